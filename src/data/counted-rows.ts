import type { AmountByCurrency } from "../core/funnel.ts";
import type { ValueCount } from "../core/quantile.ts";
import type { Reopened } from "../core/reopened-words.ts";
import type { Question, Row } from "./ask.ts";

/** What a report may be split by; an attribute is a fact about accounts, by its name. */
export type Dimension = "source" | "campaign" | "team" | "product" | "division" | `attribute:${string}`;

/** Counts of one row; `key` is the id of its source, campaign, team, product line or division, or an attribute's value; null for none. */
export type CountedRow = {
  key: string | null;
  leads: number;
  /** sales-ready meetings, rejected ones included */
  meetings: number;
  meetingsWithoutLead: number;
  disqualified: number;
  won: number;
  wonWithoutLead: number;
  lost: number;
  open: number;
  wonAmounts: AmountByCurrency[];
  /** amounts of the deals that became sales-ready in the period, disqualified ones left out */
  pipelineAmounts: AmountByCurrency[];
  /** won deals whose amount nobody has said */
  wonWithoutAmount: number;
};

/** A counted period: its rows, days from sales-ready to won of the won deals, and open deals without a day. */
export type Counted = {
  rows: CountedRow[];
  cycleDays: ValueCount[];
  undated: number;
  /** deals opened again in the period, apart from the rows; none in a cohort, which tells how deals stand to date */
  reopened: Reopened[];
};

type Plain = Exclude<Dimension, `attribute:${string}`> | "all";

const isPlain = (by: Dimension | "all"): by is Plain => !by.startsWith("attribute:");

const dealColumns: Record<Plain, string> = {
  all: "NULL",
  source: 'd."sourceId"',
  campaign: 'd."campaignId"',
  team: 'd."teamId"',
  product: 'd."productLineId"',
  division: 'd."divisionId"',
};

const leadColumns: Record<Plain, string> = {
  all: "NULL",
  source: 'l."sourceId"',
  campaign: 'l."campaignId"',
  team: 's."teamId"',
  product: 'l."productLineId"',
  division: 'l."divisionId"',
};

/** What the account behind a row has for an attribute: unique by (ledger, account, name). */
const attributeColumn = (of: "d" | "l", by: string): Condition => ({
  sql: `(SELECT a."value" FROM "Attribute" a WHERE a."ledgerId" = ${of}."ledgerId" AND a."accountId" = ${of}."accountId" AND a."key" = ?)`,
  params: [by.slice("attribute:".length)],
});

/** The column that splits deals "d", with its parameters, which come first; NULL for the whole. */
export const dealKey = (by: Dimension | "all"): Condition =>
  isPlain(by) ? { sql: dealColumns[by], params: [] } : attributeColumn("d", by);

/** The column that splits leads "l", likewise; a lead's team is its source's. */
export const leadKey = (by: Dimension | "all"): Condition =>
  isPlain(by) ? { sql: leadColumns[by], params: [] } : attributeColumn("l", by);

/** What a split of leads by team has to join. */
export const joinTeamOfLead = (by: Dimension | "all"): string =>
  by === "team" ? 'LEFT JOIN "Source" s ON s."ledgerId" = l."ledgerId" AND s."id" = l."sourceId"' : "";

/** A piece of SQL with its parameters; empty where nothing is left out. */
export type Condition = { sql: string; params: string[] };

/** Only deals "d" that this team sourced; every deal for null. */
export const dealsOf = (teamId: string | null): Condition =>
  teamId === null ? { sql: "", params: [] } : { sql: ` AND d."teamId" = ?`, params: [teamId] };

/** Only leads "l" from this team's sources; every lead for null. */
export const leadsOf = (ledgerId: string, teamId: string | null): Condition =>
  teamId === null
    ? { sql: "", params: [] }
    : {
        sql: ` AND l."sourceId" IN (SELECT "id" FROM "Source" WHERE "ledgerId" = ? AND "teamId" = ?)`,
        params: [ledgerId, teamId],
      };

/**
 * The day of closing of deals "d" in another currency than this one, on which their rate depends: '' for what needs none.
 * Null, for a ledger without rates: nothing is looked at.
 */
export const sqlRateDay = (currency: string | null): Condition =>
  currency === null
    ? { sql: "''", params: [] }
    : {
        sql: `CASE WHEN d."currency" = ? OR d."amountMinor" IS NULL THEN '' ELSE coalesce(d."closedDay", '') END`,
        params: [currency],
      };

/** Rows by key, filled in from several questions. */
export function collector() {
  const rows = new Map<string | null, CountedRow>();
  const at = (key: Row[string]): CountedRow => {
    const id = key === null || key === undefined ? null : String(key);
    const row = rows.get(id) ?? {
      key: id,
      leads: 0,
      meetings: 0,
      meetingsWithoutLead: 0,
      disqualified: 0,
      won: 0,
      wonWithoutLead: 0,
      lost: 0,
      open: 0,
      wonAmounts: [],
      pipelineAmounts: [],
      wonWithoutAmount: 0,
    };
    rows.set(id, row);
    return row;
  };
  return { rows, at };
}

/** Adds a row's `amount` (minor units) to the sum of its currency. */
export function addAmount(amounts: AmountByCurrency[], row: Row): void {
  const amountMinor = BigInt(row.amount ?? 0n);
  const currency = String(row.currency);
  const known = amounts.find((amount) => amount.currency === currency);
  if (known) known.amountMinor += amountMinor;
  else amounts.push({ currency, amountMinor });
}

/** Adds a row of deals of one status to the counts; won ones also to the amounts. */
export function addClosed(into: CountedRow, row: Row): void {
  const n = Number(row.n);
  if (row.status === "open") into.open += n;
  if (row.status === "disqualified") into.disqualified += n;
  if (row.status === "lost") into.lost += n;
  if (row.status !== "won") return;
  into.won += n;
  into.wonWithoutLead += Number(row.withoutLead ?? 0n);
  into.wonWithoutAmount += Number(row.withoutAmount);
  if (row.amount !== null) addAmount(into.wonAmounts, row);
}

/** Rows of `days` and `n` as a histogram. */
export const toHistogram = (rows: readonly Row[]): ValueCount[] =>
  rows.map((row): ValueCount => [Number(row.days), Number(row.n)]);

/** The count that undatedQuestion answers. */
export const undatedOf = (rows: readonly Row[] | undefined): number => Number(rows?.[0]?.n ?? 0n);

/** How many open deals have no sales-ready day: they stand in no period. */
export const undatedQuestion = (ledgerId: string, teamId: string | null): Question => {
  const own = dealsOf(teamId);
  return {
    sql: `SELECT count(*) AS n FROM "Deal" d
      WHERE d."ledgerId" = ? AND d."salesReadyDay" IS NULL AND d."status" = 'open'${own.sql}`,
    params: [ledgerId, ...own.params],
  };
};
