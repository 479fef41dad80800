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
  /** "" for the whole company; core/cell.ts reads it */
  cell: string;
  version: number;
};

/**
 * A team's share (basis points) or number of a target; exactly one of the two is set. What is in force: the latest
 * version that was agreed, or the proposal while none was.
 */
export type Commitment = {
  id: string;
  teamId: string;
  quarter: Quarter;
  startDay: Day;
  endDay: Day;
  metric: Metric;
  shareBp: number | null;
  number: bigint | null;
  /** "" for the whole company; core/cell.ts reads it */
  cell: string;
  /** Slack user who signed what is in force, and when (epoch ms); null: a proposal that nobody has signed yet */
  signedBy: string | null;
  signedAt: number | null;
  version: number;
};

const metrics: readonly Metric[] = ["leads", "meetings", "pipeline", "deals", "revenue"];

/** A stored value as a metric; null for anything else. */
export const checkedMetric = (value: unknown): Metric | null =>
  metrics.find((known) => known === value) ?? null;

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
  cell: true,
  number: true,
  version: true,
} as const;

const ofCommitment = { ...common, teamId: true, shareBp: true, signedBy: true, signedAt: true } as const;

type CommitmentRow = Common & Omit<Commitment, keyof Common | "signedAt"> & { signedAt: bigint | null };

const toCommitment = (row: CommitmentRow): Commitment => ({
  ...checked(row),
  signedAt: row.signedAt === null ? null : Number(row.signedAt),
});

/** The targets of a quarter: of the whole company (cell "") and of cells, oldest first. */
export async function listTargets(db: Queryable, ledgerId: string, quarter: Quarter): Promise<Target[]> {
  const rows = await db.target.findMany({
    where: { ledgerId, quarter },
    select: common,
    orderBy: { id: "asc" },
  });
  return rows.map(checked);
}

/** The commitments of a quarter: of the whole company (cell "") and of cells, oldest first. */
export async function listCommitments(
  db: Queryable,
  ledgerId: string,
  quarter: Quarter,
): Promise<Commitment[]> {
  const rows = await db.commitment.findMany({
    where: { ledgerId, quarter },
    select: ofCommitment,
    orderBy: { id: "asc" },
  });
  return rows.map(toCommitment);
}

/** A commitment by id; null in another ledger. */
export async function findCommitment(
  db: Queryable,
  ledgerId: string,
  id: string,
): Promise<Commitment | null> {
  const row = await db.commitment.findUnique({
    where: { ledgerId_id: { ledgerId, id } },
    select: ofCommitment,
  });
  return row === null ? null : toCommitment(row);
}

/** Keeps a commitment as it is until the transaction ends: of two who propose or sign at once, one waits. */
export async function lockCommitment(tx: Queryable, ledgerId: string, id: string): Promise<void> {
  await tx.commitment.updateMany({ where: { ledgerId, id }, data: { setAt: { increment: 0 } } });
}

/** What a person sets; `setAt` epoch ms. */
export type Setting = {
  id: string;
  ledgerId: string;
  quarter: Quarter;
  startDay: Day;
  endDay: Day;
  metric: Metric;
  /** "" for the whole company */
  cell: string;
  setBy: string;
  setAt: number;
};

/** Sets the target of a quarter; one row per quarter, metric and cell, whose version grows. */
export async function setTarget(db: Queryable, target: Setting & { number: bigint }): Promise<Target> {
  const { id, setAt, ...rest } = target;
  const { ledgerId, quarter, metric, cell } = target;
  const row = await db.target.upsert({
    where: { ledgerId_quarter_metric_cell: { ledgerId, quarter, metric, cell } },
    create: { id, ...rest, setAt: BigInt(setAt) },
    update: { number: target.number, setBy: target.setBy, setAt: BigInt(setAt), version: { increment: 1 } },
    select: common,
  });
  return checked(row);
}

/** What of a commitment is in force: a figure, and who signed it, when (epoch ms). */
export type InForce = Pick<Commitment, "shareBp" | "number" | "signedBy" | "signedAt">;

/**
 * Adds a commitment at version 1; one row per team, quarter, metric and cell. @throws a unique violation where somebody
 * adds the same at this very moment
 */
export async function insertCommitment(
  tx: Queryable,
  commitment: Setting & InForce & { teamId: string },
): Promise<void> {
  const { setAt, signedAt, ...rest } = commitment;
  await tx.commitment.create({
    data: { ...rest, setAt: BigInt(setAt), signedAt: signedAt === null ? null : BigInt(signedAt) },
  });
}

/** Changes what of a commitment is in force; `version` is its latest one. */
export async function changeCommitment(
  tx: Queryable,
  at: { ledgerId: string; id: string },
  { signedAt, ...change }: Partial<InForce> & { version?: number },
): Promise<void> {
  const signed = signedAt === undefined ? {} : { signedAt: signedAt === null ? null : BigInt(signedAt) };
  await tx.commitment.updateMany({ where: at, data: { ...change, ...signed } });
}

/** Takes away a target that never was. */
export async function removeTarget(tx: Queryable, ledgerId: string, id: string): Promise<void> {
  await tx.target.deleteMany({ where: { ledgerId, id } });
}

/** Sets the number of a target back to what it was. */
export async function setTargetNumber(
  tx: Queryable,
  at: { ledgerId: string; id: string },
  number: bigint,
): Promise<void> {
  await tx.target.updateMany({ where: at, data: { number, version: { increment: 1 } } });
}

/** Takes away a commitment that never was, with its versions. */
export async function removeCommitment(tx: Queryable, ledgerId: string, id: string): Promise<void> {
  await tx.commitmentVersion.deleteMany({ where: { ledgerId, commitmentId: id } });
  await tx.commitment.deleteMany({ where: { ledgerId, id } });
}
