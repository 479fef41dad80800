import { setImmediate as letOthersRun } from "node:timers/promises";
import { binsFrom, type NumberBin, wordsForBin } from "../core/number-bins.ts";
import { fewestClosed, type ProfileCell } from "../core/profile.ts";
import type { ValueCount } from "../core/quantile.ts";
import type { Row } from "./ask.ts";
import type { Database } from "./client.ts";
import type { Condition } from "./counted-rows.ts";
import { sqlDaysBetween, sqlIsNumber } from "./dialect.ts";

/** Deals closed in the half-open span (null: ever), and the currency in which won revenue is added up. */
export type ClosedDeals = { span: { start: string; end: string } | null; currency: string };

/** An attribute that is compared: by its values, or (numbers) by bins. */
export type ComparedAttribute = { key: string; bins: NumberBin[] };

/** The attributes of accounts with closed deals: those to compare, and those with too many values. */
export type ProfileAttributes = { compared: ComparedAttribute[]; leftOut: { key: string; values: number }[] };

/** An attribute with more values than this, none of them numbers, tells customers apart one by one. */
const mostValues = 50;
/** Numbers with so few different values are compared one by one. */
const fewestToBin = 8;
/** So many attributes are compared in pairs. */
const mostAttributes = 12;

/** Accounts with deals won or lost, and what these come to. */
function closedAccounts(ledgerId: string, { span, currency }: ClosedDeals): Condition {
  const inSpan = span === null ? "" : ` AND d."closedDay" >= ? AND d."closedDay" < ?`;
  return {
    sql: `c AS MATERIALIZED (SELECT d."ledgerId" AS "ledgerId", d."accountId" AS "accountId",
      sum(CASE WHEN d."status" = 'won' THEN 1 ELSE 0 END) AS won, sum(CASE WHEN d."status" = 'lost' THEN 1 ELSE 0 END) AS lost,
      sum(CASE WHEN d."status" = 'won' AND d."currency" = ? THEN coalesce(d."amountMinor", 0) ELSE 0 END) AS minor
      FROM "Deal" d WHERE d."ledgerId" = ? AND d."status" IN ('won', 'lost')${inSpan} GROUP BY 1, 2)`,
    params: [currency, ledgerId, ...(span === null ? [] : [span.start, span.end])],
  };
}

const joinAttribute = `JOIN "Attribute" a ON a."ledgerId" = c."ledgerId" AND a."accountId" = c."accountId"`;

/** Which attributes can be compared, and the quarters of those that are numbers. */
export async function readProfileAttributes(
  database: Database,
  ledgerId: string,
  closed: ClosedDeals,
): Promise<ProfileAttributes> {
  const { sql, params } = closedAccounts(ledgerId, closed);
  const isNumber = sqlIsNumber(database.provider, 'a."value"');
  const [keys = [], quarters = []] = await database.ask([
    {
      sql: `WITH ${sql} SELECT a."key" AS key, count(*) AS n, count(DISTINCT a."value") AS "values",
        sum(CASE WHEN ${isNumber} THEN 1 ELSE 0 END) AS numbers FROM c ${joinAttribute} GROUP BY 1`,
      params,
    },
    {
      sql: `WITH ${sql}, v AS (SELECT a."key" AS key, CAST(a."value" AS DOUBLE PRECISION) AS value FROM c ${joinAttribute} WHERE ${isNumber})
        SELECT key, place, CAST(max(value) AS TEXT) AS largest
        FROM (SELECT key, value, ntile(4) OVER (PARTITION BY key ORDER BY value) AS place FROM v) q GROUP BY 1, 2`,
      params,
    },
  ]);
  const compared: ComparedAttribute[] = [];
  const leftOut: ProfileAttributes["leftOut"] = [];
  for (const row of keys.toSorted((a, b) => (String(a.key) < String(b.key) ? -1 : 1))) {
    const key = String(row.key);
    const [values, n, numbers] = [row.values, row.n, row.numbers].map(Number);
    const isNumeric = Number(numbers) === Number(n) && Number(values) > fewestToBin;
    const largest = quarters.filter((quarter) => quarter.key === row.key).map((each) => Number(each.largest));
    const bins = isNumeric ? binsFrom(largest) : [];
    if (compared.length >= mostAttributes || (bins.length === 0 && Number(values) > mostValues))
      leftOut.push({ key, values: Number(values) });
    else compared.push({ key, bins });
  }
  return { compared, leftOut };
}

/** An attribute's value as it is compared: itself, or the words of its bin. */
function traitOf(attributes: readonly ComparedAttribute[]): Condition {
  const params: string[] = [];
  const cases = attributes
    .filter(({ bins }) => bins.length > 0)
    .map(({ key, bins }) => {
      params.push(key);
      const bounds = bins.map((bin) => {
        if (bin.upTo === null) {
          params.push(wordsForBin(bin));
          return "ELSE CAST(? AS TEXT)";
        }
        params.push(String(bin.upTo), wordsForBin(bin));
        return `WHEN CAST(a."value" AS DOUBLE PRECISION) <= CAST(? AS DOUBLE PRECISION) THEN CAST(? AS TEXT)`;
      });
      return `WHEN a."key" = ? THEN CASE ${bounds.join(" ")} END`;
    });
  return { sql: cases.length === 0 ? 'a."value"' : `CASE ${cases.join(" ")} ELSE a."value" END`, params };
}

/** Closed deals by value of each attribute and, with 10 or more, by pair of values; and those of all accounts together. */
export async function readProfileCells(
  database: Database,
  ledgerId: string,
  { closed, attributes }: { closed: ClosedDeals; attributes: readonly ComparedAttribute[] },
): Promise<{ cells: ProfileCell[]; all: { won: number; lost: number; wonMinor: bigint } }> {
  const { sql, params } = closedAccounts(ledgerId, closed);
  const value = traitOf(attributes);
  const keys = attributes.map(({ key }) => key);
  const traits = `v AS MATERIALIZED (SELECT c."accountId" AS account, a."key" AS key, ${value.sql} AS value, c.won AS won, c.lost AS lost, c.minor AS minor
    FROM c ${joinAttribute} WHERE a."key" IN (${keys.map(() => "?").join(", ") || "NULL"}))`;
  const sums = (of: string) =>
    `CAST(sum(${of}won) AS BIGINT) AS won, CAST(sum(${of}lost) AS BIGINT) AS lost, CAST(sum(${of}minor) AS BIGINT) AS minor`;
  const all = [...params, ...value.params, ...keys];
  const none = "CAST(NULL AS TEXT)";
  const [rows = []] = await database.ask([
    {
      // one statement, so that accounts and their traits are gathered once
      sql: `WITH ${sql}, ${traits} SELECT key, value, ${none} AS key2, ${none} AS value2, ${sums("")} FROM v GROUP BY 1, 2
        UNION ALL SELECT x.key AS key, x.value AS value, y.key AS key2, y.value AS value2, ${sums("x.")}
          FROM v x JOIN v y ON y.account = x.account AND x.key < y.key GROUP BY 1, 2, 3, 4
          HAVING sum(x.won + x.lost) >= ${fewestClosed}
        UNION ALL SELECT ${none}, ${none}, ${none}, ${none}, ${sums("")} FROM c`,
      params: all,
    },
  ]);
  const cellOf = (row: Row): ProfileCell => ({
    traits: [
      { attribute: String(row.key), value: String(row.value) },
      ...(typeof row.key2 === "string" ? [{ attribute: row.key2, value: String(row.value2) }] : []),
    ],
    ...countsOf(row),
  });
  const total = rows.find(({ key }) => key === null);
  return { cells: rows.filter(({ key }) => key !== null).map(cellOf), all: countsOf(total ?? {}) };
}

const countsOf = (row: Row) => ({
  won: Number(row.won ?? 0n),
  lost: Number(row.lost ?? 0n),
  wonMinor: BigInt(row.minor ?? 0n),
});

/** One kind of customer in more detail: days from sales-ready to won, and closed and won deals by source. */
export type ProfileDetail = {
  cycleDays: ValueCount[];
  bySource: { sourceId: string | null; closed: number; won: number }[];
};

/** The details of several kinds of customers, in their order, from one pass over the closed deals. */
export async function readProfileDetails(
  database: Database,
  ledgerId: string,
  asked: {
    closed: ClosedDeals;
    attributes: readonly ComparedAttribute[];
    cells: readonly Pick<ProfileCell, "traits">[];
  },
): Promise<ProfileDetail[]> {
  const { cells, closed } = asked;
  if (cells.length === 0) return [];
  const value = traitOf(asked.attributes);
  const keys = [...new Set(cells.flatMap(({ traits }) => traits.map(({ attribute }) => attribute)))];
  const columnOf = (attribute: string) => `a${keys.indexOf(attribute)}`;
  const maxOf = (key: string) => `max(CASE WHEN a."key" = ? THEN ${value.sql} END) AS ${columnOf(key)}`;
  const isOf = ({ traits }: (typeof cells)[number], at: number) =>
    `CASE WHEN ${traits.map(({ attribute }) => `${columnOf(attribute)} = ?`).join(" AND ")} THEN 1 ELSE 0 END AS k${at}`;
  const inSpan = closed.span === null ? "" : ` AND d."closedDay" >= ? AND d."closedDay" < ?`;
  const days = sqlDaysBetween(database.provider, 'd."salesReadyDay"', 'd."closedDay"');
  const [rows = []] = await database.ask([
    {
      sql: `WITH v AS (SELECT a."accountId" AS account, ${keys.map(maxOf).join(", ")} FROM "Attribute" a
          WHERE a."ledgerId" = ? AND a."key" IN (${keys.map(() => "?").join(", ")}) GROUP BY 1),
        k AS MATERIALIZED (SELECT account, ${cells.map(isOf).join(", ")} FROM v)
        SELECT d."sourceId" AS source, d."status" AS status, CASE WHEN d."status" = 'won' THEN ${days} END AS days,
          ${cells.map((_, at) => `sum(k.k${at}) AS n${at}`).join(", ")}
        FROM "Deal" d JOIN k ON k.account = d."accountId"
        WHERE d."ledgerId" = ? AND d."status" IN ('won', 'lost')${inSpan} GROUP BY 1, 2, 3`,
      params: [
        ...keys.flatMap((key) => [key, ...value.params]),
        ...[ledgerId, ...keys, ...cells.flatMap(({ traits }) => traits.map((trait) => trait.value))],
        ...[ledgerId, ...(closed.span === null ? [] : [closed.span.start, closed.span.end])],
      ],
    },
  ]);
  const details: ProfileDetail[] = [];
  for (const at of cells.keys()) {
    await letOthersRun();
    details.push(detailOf(rows, `n${at}`));
  }
  return details;
}

/** Rows of deals by source, status and days to won, added up by the column that counts them. */
function detailOf(rows: readonly Row[], column: string): ProfileDetail {
  const cycle = new Map<number, number>();
  const sources = new Map<string | null, ProfileDetail["bySource"][number]>();
  for (const row of rows) {
    const n = Number(row[column]);
    if (n === 0) continue;
    const sourceId = typeof row.source === "string" ? row.source : null;
    const known = sources.get(sourceId) ?? { sourceId, closed: 0, won: 0 };
    sources.set(sourceId, known);
    known.closed += n;
    if (row.status !== "won") continue;
    known.won += n;
    if (row.days !== null) cycle.set(Number(row.days), (cycle.get(Number(row.days)) ?? 0) + n);
  }
  return { cycleDays: [...cycle], bySource: [...sources.values()] };
}
