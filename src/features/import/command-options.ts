/** The options of `roundtrip import deals`, as help lists them, each with an example. */
export const importArguments = {
  file: { type: "positional", description: "the CSV file, UTF-8", valueHint: "FILE.csv", required: false },
  ledger: {
    type: "string",
    description: 'the ledger it goes into, made when there is none of that name; e.g. --ledger "Acme Europe"',
    valueHint: "name",
  },
  map: {
    type: "string",
    description:
      'which column holds which field: id and stage, and any of company, contact, product, division, owner, source, salesReady, closed, amount, currency, due; e.g. --map "id=opportunity_id,company=account,stage=deal_stage,closed=close_date,amount=close_value"',
    valueHint: "field=Column,…",
  },
  stages: {
    type: "string",
    description:
      'what the file\'s stages mean: open, won or lost; e.g. --stages "Won=won,Lost=lost,Engaging=open"',
    valueHint: "Stage=outcome,…",
  },
  "date-format": {
    type: "string",
    description:
      "how the file writes days: YYYY-MM-DD (when not given), YYYY/MM/DD, M/D/YYYY, MM/DD/YYYY, D/M/YYYY, D.M.YYYY; e.g. --date-format M/D/YYYY",
    valueHint: "format",
  },
  alias: {
    type: "string",
    description: 'names written in another way than meant; e.g. --alias "GTXPro=GTX Pro"',
    valueHint: "written=meant,…",
  },
  lookup: {
    type: "string",
    description:
      'a name kept in another file, found by a column that both have; e.g. --lookup "division=sales_teams.csv:sales_agent:regional_office"',
    valueHint: "field=FILE:key:value,…",
  },
  attributes: {
    type: "string",
    description:
      'facts about accounts, from a column or another file; e.g. --attributes "sector=accounts.csv:account:sector"',
    valueHint: "name=Column,…",
  },
  currency: {
    type: "string",
    description: "currency of a new ledger (USD when not given); e.g. --currency EUR",
    valueHint: "code",
  },
  "time-zone": {
    type: "string",
    description: "time zone of a new ledger (UTC when not given); e.g. --time-zone Europe/Berlin",
    valueHint: "zone",
  },
  workspace: {
    type: "string",
    description:
      "id of the Slack workspace; not needed when the database knows one; e.g. --workspace T0123ABCD",
    valueHint: "T…",
  },
  "dry-run": {
    type: "boolean",
    description: "write nothing and say what an import would do; e.g. --dry-run",
  },
} as const;

/** The options by which a person types an import; kebab-case as typed, absent when they are not given. */
export type ImportArguments = {
  file?: string | undefined;
  ledger?: string | undefined;
  map?: string | undefined;
  stages?: string | undefined;
  "date-format"?: string | undefined;
  alias?: string | undefined;
  lookup?: string | undefined;
  attributes?: string | undefined;
  currency?: string | undefined;
  "time-zone"?: string | undefined;
  workspace?: string | undefined;
  "dry-run"?: boolean | undefined;
};
