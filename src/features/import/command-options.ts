import { type ImportField, type ImportKind, importKinds, nameFieldsOf } from "../../core/import-kinds.ts";

/** An option of an import: when it makes sense, and its help with an example. */
type OptionRules = {
  valueHint: string;
  /** absent: for every kind */
  isFor?: (kind: ImportKind) => boolean;
  description: (kind: ImportKind) => string;
};

const has = (field: ImportField) => (kind: ImportKind) => importKinds[kind].fields.includes(field);
const hasAccounts = (kind: ImportKind) => kind === "accounts" || has("company")(kind);

const wordsForFields = (kind: ImportKind): string => {
  const { fields, required } = importKinds[kind];
  const needed = required.map((choices) => choices.join(" or "));
  const others = fields.filter((field) => !required.some((choices) => choices.includes(field)));
  return others.length === 0 ? needed.join(", ") : `${needed.join(", ")}, and any of ${others.join(", ")}`;
};

/** The options by which a person types an import, in the order of help. */
const options = {
  ledger: {
    valueHint: "name",
    description: () =>
      'the ledger it goes into, made when there is none of that name; e.g. --ledger "Acme Europe"',
  },
  preset: {
    valueHint: "system",
    description: () =>
      "columns of a standard export, salesforce or hubspot; --map overrides each of them; e.g. --preset salesforce",
  },
  map: {
    valueHint: "field=Column,…",
    description: (kind) =>
      `which column holds which field: ${wordsForFields(kind)}; A+B joins two columns, A|B takes the first that is not blank; e.g. --map "${importKinds[kind].mapExample}"`,
  },
  stages: {
    valueHint: "Stage=outcome,…",
    isFor: (kind) => importKinds[kind].outcomes.length > 0,
    description: (kind) =>
      kind === "deals"
        ? 'what the file\'s stages mean: open, won or lost, * for all others; e.g. --stages "Won=won,Lost=lost,*=open"'
        : 'which words of the status column are no leads; e.g. --stages "Junk=none,Duplicate=none"',
  },
  "date-format": {
    valueHint: "format",
    description: () =>
      "how the file writes days: YYYY-MM-DD (when not given), YYYY/MM/DD, M/D/YYYY, MM/DD/YYYY, D/M/YYYY, D.M.YYYY, ISO (with or without a time); e.g. --date-format M/D/YYYY",
  },
  sources: {
    valueHint: "Source=Team,…",
    isFor: has("source"),
    description: () =>
      'teams of sources that the ledger does not have yet, which makes them; e.g. --sources "Web=Marketing,unknown=Marketing"',
  },
  "amounts-in": {
    valueHint: "code",
    isFor: has("amount"),
    description: () =>
      "currency of the file's amounts that carry none (the ledger's when not given); e.g. --amounts-in EUR",
  },
  alias: {
    valueHint: "written=meant,…",
    description: () => 'names written in another way than meant; e.g. --alias "GTXPro=GTX Pro"',
  },
  lookup: {
    valueHint: "field=FILE:key:value,…",
    description: (kind) =>
      `a name kept in another file (${nameFieldsOf(kind).join(", ")}), found by a column that both have; e.g. --lookup "division=sales_teams.csv:sales_agent:regional_office"`,
  },
  attributes: {
    valueHint: "name=Column,…",
    isFor: hasAccounts,
    description: () =>
      'facts about accounts, from a column or another file; e.g. --attributes "sector=accounts.csv:account:sector"',
  },
  bands: {
    valueHint: "name=edge,…",
    isFor: hasAccounts,
    description: () =>
      'attributes that are numbers, kept as bands between these edges; e.g. --bands "employees=50,200,1000"',
  },
  currency: {
    valueHint: "code",
    description: () => "currency of a new ledger (USD when not given); e.g. --currency EUR",
  },
  "time-zone": {
    valueHint: "zone",
    description: () => "time zone of a new ledger (UTC when not given); e.g. --time-zone Europe/Berlin",
  },
  workspace: {
    valueHint: "T…",
    description: () =>
      "id of the Slack workspace; not needed when the database knows one; e.g. --workspace T0123ABCD",
  },
} as const satisfies Record<string, OptionRules>;

type OptionName = keyof typeof options;

/** The options as typed: kebab-case, absent when they are not given. */
export type ImportArguments = { [name in OptionName]?: string | undefined } & {
  file?: string | undefined;
  "dry-run"?: boolean | undefined;
};

type TextOption = { type: "string"; description: string; valueHint: string };
type FileArgument = { type: "positional"; description: string; valueHint: string; required: false };
type Arguments = Record<string, TextOption | FileArgument | { type: "boolean"; description: string }>;

/** The options of `roundtrip import <kind>`, as help lists them, each with an example. */
export function importArguments(kind: ImportKind): Arguments {
  const entries: [string, OptionRules][] = Object.entries(options);
  const given = entries.flatMap(([name, { isFor, description, valueHint }]): [string, TextOption][] =>
    isFor === undefined || isFor(kind)
      ? [[name, { type: "string", description: description(kind), valueHint }]]
      : [],
  );
  return {
    ...Object.fromEntries(given),
    file: { type: "positional", description: "the CSV file, UTF-8", valueHint: "FILE.csv", required: false },
    "dry-run": {
      type: "boolean",
      description: "write nothing and say what an import would do; e.g. --dry-run",
    },
  };
}
