import type { Period } from "../../src/core/period.ts";
import { quantileFromCounts, type ValueCount } from "../../src/core/quantile.ts";
import type { FunnelReport } from "../../src/reports/build-funnel.ts";

/** A row as a driver gives it; counts may be numbers, bigints or text. */
export type RawRow = Record<string, unknown>;
/** Asks one statement with `?` marks of the database at hand. */
export type RawAsk = (
  sql: string,
  params: readonly string[],
) => Promise<readonly RawRow[]> | readonly RawRow[];

/** What both sides must agree on; `by` is sorted by the source's name. */
export type Figures = {
  by: {
    label: string;
    leads: number;
    meetings: number;
    won: number;
    lost: number;
    open: number;
    wonMinor: string;
  }[];
  undated: number;
  /** deals opened again */
  reopened: number;
  cycle: { n: number; median: number; p25: number; p75: number };
};

/** SQL for the days between two day columns of the database at hand. */
export type DaysBetween = (from: string, to: string) => string;

const inPeriod = (day: string, of = "") => `${of}"ledgerId" = ? AND ${of}"${day}" >= ? AND ${of}"${day}" < ?`;
const reopenedIn = (day: string) => `FROM "Reopening" r
    JOIN "Deal" d ON d."ledgerId" = r."ledgerId" AND d."id" = r."dealId" WHERE ${inPeriod(day, "r.")} AND r."status" = 'open'`;
const countsOf = (of: string) =>
  `count(*) AS n, count("originLeadId") AS led, count(${of}"amountMinor") AS valued, sum(${of}"amountMinor") AS amount`;

/** The statements of a funnel by source, as one would write them by hand. */
export const rawStatements = (daysBetween: DaysBetween) => ({
  names: `SELECT "id", "name" FROM "Source" WHERE "ledgerId" = ? ORDER BY "id"`,
  leads: `SELECT "sourceId" AS k, count(*) AS n FROM "Lead" WHERE ${inPeriod("day")} AND "status" <> 'undone' GROUP BY 1`,
  ready: `SELECT "sourceId" AS k, "status" AS status, "currency" AS currency, ${countsOf("")}
    FROM "Deal" WHERE ${inPeriod("salesReadyDay")} AND "status" <> 'undone' GROUP BY 1, 2, 3`,
  closed: `SELECT "sourceId" AS k, "status" AS status, "currency" AS currency, ${countsOf("")}
    FROM "Deal" WHERE ${inPeriod("closedDay")} AND "status" IN ('won', 'lost') GROUP BY 1, 2, 3`,
  closedBefore: `SELECT d."sourceId" AS k, r."wasStatus" AS status, r."currency" AS currency, ${countsOf("r.")}
    ${reopenedIn("closedDay")} GROUP BY 1, 2, 3`,
  reopened: `SELECT r."wasStatus" AS status, r."closedDay" AS day, r."currency" AS currency, ${countsOf("r.")}
    ${reopenedIn("reopenedDay")} GROUP BY 1, 2, 3`,
  cycle: `SELECT ${daysBetween('"salesReadyDay"', '"closedDay"')} AS days, count(*) AS n FROM "Deal"
    WHERE ${inPeriod("closedDay")} AND "status" = 'won' AND "salesReadyDay" IS NOT NULL GROUP BY 1`,
  cycleBefore: `SELECT ${daysBetween('d."salesReadyDay"', 'r."closedDay"')} AS days, count(*) AS n ${reopenedIn("closedDay")}
    AND r."wasStatus" = 'won' AND d."salesReadyDay" IS NOT NULL GROUP BY 1`,
  undated: `SELECT count(*) AS n FROM "Deal" WHERE "ledgerId" = ? AND "salesReadyDay" IS NULL AND "status" = 'open'`,
});

/** A funnel of a period by source, from raw SQL. */
export async function askRaw(
  ask: RawAsk,
  statements: ReturnType<typeof rawStatements>,
  ledgerId: string,
  period: Pick<Period, "start" | "end">,
): Promise<Figures> {
  const params = [ledgerId, period.start, period.end];
  const names = new Map((await ask(statements.names, [ledgerId])).map(({ id, name }) => [id, String(name)]));
  const rows = new Map<unknown, Figures["by"][number]>();
  const at = ({ k }: RawRow) => {
    const label = names.get(k) ?? "Unsourced";
    const row = rows.get(k) ?? { label, leads: 0, meetings: 0, won: 0, lost: 0, open: 0, wonMinor: "0" };
    rows.set(k, row);
    return row;
  };
  for (const row of await ask(statements.leads, params)) at(row).leads = Number(row.n);
  for (const row of await ask(statements.ready, params)) {
    at(row).meetings += Number(row.n);
    if (row.status === "open") at(row).open += Number(row.n);
  }
  const closedBefore = await ask(statements.closedBefore, params);
  for (const row of [...(await ask(statements.closed, params)), ...closedBefore]) {
    const into = at(row);
    if (row.status === "lost") into.lost += Number(row.n);
    if (row.status !== "won") continue;
    into.won += Number(row.n);
    into.wonMinor = String(BigInt(into.wonMinor) + BigInt(String(row.amount)));
  }
  const reopened = await ask(statements.reopened, params);
  const cycle = [...(await ask(statements.cycle, params)), ...(await ask(statements.cycleBefore, params))];
  const days = cycle.map(({ days, n }): ValueCount => [Number(days), Number(n)]);
  const [undated] = await ask(statements.undated, [ledgerId]);
  return {
    by: [...rows.values()].sort((a, b) => (a.label < b.label ? -1 : 1)),
    undated: Number(undated?.n),
    reopened: reopened.reduce((sum, { n }) => sum + Number(n), 0),
    cycle: {
      n: days.reduce((sum, [, n]) => sum + n, 0),
      median: quantileFromCounts(days, 0.5) ?? 0,
      p25: quantileFromCounts(days, 0.25) ?? 0,
      p75: quantileFromCounts(days, 0.75) ?? 0,
    },
  };
}

/** The same figures of our own report. */
export function figuresOf({ funnel, cycle, undated, reopened }: FunnelReport): Figures {
  if (cycle.kind !== "cycle") throw new Error("the benchmark has too few won deals");
  const { n, median, p25, p75 } = cycle;
  return {
    by: funnel.rows
      .map(({ label, counts: { leads, meetings, won, lost, open, wonAmounts } }) => {
        const wonMinor = String(wonAmounts[0]?.amountMinor ?? 0n);
        return { label, leads, meetings, won, lost, open, wonMinor };
      })
      .sort((a, b) => (a.label < b.label ? -1 : 1)),
    undated,
    reopened: reopened.reduce((sum, line) => sum + Number.parseInt(line.replaceAll(",", ""), 10), 0),
    cycle: { n, median, p25, p75 },
  };
}
