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
  cycle: { n: number; median: number; p25: number; p75: number };
};

const inPeriod = (day: string) => `"ledgerId" = ? AND "${day}" >= ? AND "${day}" < ?`;

/** The statements of a funnel by source, as one would write them by hand. @param days SQL for the length of a cycle */
export const rawStatements = (days: string) => ({
  names: `SELECT "id", "name" FROM "Source" WHERE "ledgerId" = ? ORDER BY "id"`,
  leads: `SELECT "sourceId" AS k, count(*) AS n FROM "Lead" WHERE ${inPeriod("day")} GROUP BY 1`,
  ready: `SELECT "sourceId" AS k, "status" AS status, "currency" AS currency, count(*) AS n, count("originLeadId") AS led, sum("amountMinor") AS amount
    FROM "Deal" WHERE ${inPeriod("salesReadyDay")} AND "status" <> 'undone' GROUP BY 1, 2, 3`,
  closed: `SELECT "sourceId" AS k, "status" AS status, "currency" AS currency, count(*) AS n, count("originLeadId") AS led, count("amountMinor") AS valued, sum("amountMinor") AS amount
    FROM "Deal" WHERE ${inPeriod("closedDay")} AND "status" IN ('won', 'lost') GROUP BY 1, 2, 3`,
  cycle: `SELECT ${days} AS days, count(*) AS n FROM "Deal" WHERE ${inPeriod("closedDay")} AND "status" = 'won' AND "salesReadyDay" IS NOT NULL GROUP BY 1`,
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
  for (const row of await ask(statements.closed, params)) {
    if (row.status === "lost") at(row).lost = Number(row.n);
    else Object.assign(at(row), { won: Number(row.n), wonMinor: String(row.amount) });
  }
  const cycle = await ask(statements.cycle, params);
  const days = cycle.map(({ days, n }): ValueCount => [Number(days), Number(n)]);
  const [undated] = await ask(statements.undated, [ledgerId]);
  return {
    by: [...rows.values()].sort((a, b) => (a.label < b.label ? -1 : 1)),
    undated: Number(undated?.n),
    cycle: {
      n: days.reduce((sum, [, n]) => sum + n, 0),
      median: quantileFromCounts(days, 0.5) ?? 0,
      p25: quantileFromCounts(days, 0.25) ?? 0,
      p75: quantileFromCounts(days, 0.75) ?? 0,
    },
  };
}

/** The same figures of our own report. */
export function figuresOf({ funnel, cycle, undated }: FunnelReport): Figures {
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
    cycle: { n, median, p25, p75 },
  };
}
