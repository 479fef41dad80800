import { type Day, isDay } from "../core/day.ts";
import type { Metric } from "../core/metric.ts";
import { isQuarter, type Quarter } from "../core/period.ts";
import type { Queryable } from "./client.ts";

/** The company's total for a quarter; `number` is a count, or minor units for pipeline and revenue. */
export type Target = {
  id: string;
  quarter: Quarter;
  startDay: Day;
  endDay: Day;
  metric: Metric;
  number: bigint;
  version: number;
};

/** A team's share (basis points) or number of a target; exactly one of the two is set. */
export type Commitment = {
  id: string;
  teamId: string;
  quarter: Quarter;
  startDay: Day;
  endDay: Day;
  metric: Metric;
  shareBp: number | null;
  number: bigint | null;
  version: number;
};

const metrics: readonly Metric[] = ["leads", "meetings", "pipeline", "deals", "revenue"];

type Common = { quarter: string; startDay: string; endDay: string; metric: string };

/** Checks on the way out what was checked on the way in. @throws Error for a row that was not written here */
export function checked<T extends Common>(
  row: T,
): T & { quarter: Quarter; startDay: Day; endDay: Day; metric: Metric } {
  const { quarter, startDay, endDay } = row;
  const metric = metrics.find((known) => known === row.metric);
  if (metric === undefined || !isQuarter(quarter) || !isDay(startDay) || !isDay(endDay)) {
    throw new Error(`a stored commitment is unreadable: ${quarter} ${row.metric}`);
  }
  return { ...row, quarter, startDay, endDay, metric };
}

const common = {
  id: true,
  quarter: true,
  startDay: true,
  endDay: true,
  metric: true,
  number: true,
  version: true,
} as const;

/** The targets of a quarter for the whole company. */
export async function listTargets(db: Queryable, ledgerId: string, quarter: Quarter): Promise<Target[]> {
  const rows = await db.target.findMany({ where: { ledgerId, quarter, cell: "" }, select: common });
  return rows.map(checked);
}

/** The commitments of a quarter for the whole company. */
export async function listCommitments(
  db: Queryable,
  ledgerId: string,
  quarter: Quarter,
): Promise<Commitment[]> {
  const rows = await db.commitment.findMany({
    where: { ledgerId, quarter, cell: "" },
    select: { ...common, teamId: true, shareBp: true },
  });
  return rows.map(checked);
}

/** What a person sets; `setAt` epoch ms. */
export type Setting = {
  id: string;
  ledgerId: string;
  quarter: Quarter;
  startDay: Day;
  endDay: Day;
  metric: Metric;
  setBy: string;
  setAt: number;
};

/** Sets the target of a quarter; one row per quarter and metric, whose version grows. */
export async function setTarget(db: Queryable, target: Setting & { number: bigint }): Promise<Target> {
  const { id, setAt, ...rest } = target;
  const { ledgerId, quarter, metric } = target;
  const row = await db.target.upsert({
    where: { ledgerId_quarter_metric_cell: { ledgerId, quarter, metric, cell: "" } },
    create: { id, ...rest, setAt: BigInt(setAt) },
    update: { number: target.number, setBy: target.setBy, setAt: BigInt(setAt), version: { increment: 1 } },
    select: common,
  });
  return checked(row);
}

/** Sets a team's commitment; one row per team, quarter and metric, whose version grows. */
export async function setCommitment(
  db: Queryable,
  commitment: Setting & { teamId: string; shareBp: number | null; number: bigint | null },
): Promise<Commitment> {
  const { id, setAt, ...rest } = commitment;
  const { ledgerId, quarter, metric, teamId, shareBp, number, setBy } = commitment;
  const row = await db.commitment.upsert({
    where: { ledgerId_quarter_metric_cell_teamId: { ledgerId, quarter, metric, cell: "", teamId } },
    create: { id, ...rest, setAt: BigInt(setAt) },
    update: { shareBp, number, setBy, setAt: BigInt(setAt), version: { increment: 1 } },
    select: { ...common, teamId: true, shareBp: true },
  });
  return checked(row);
}
