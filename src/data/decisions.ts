import type { Day } from "../core/day.ts";
import type { CheckedMetric } from "../core/decision-line.ts";
import type { Direction, Verdict } from "../core/metric-change.ts";
import type { Queryable } from "./client.ts";
import { freeze, thaw } from "./frozen.ts";

/** What was decided; `before` and `after` are the metric as it was measured, frozen. `createdAt` epoch ms. */
export type Decision = {
  id: string;
  channelId: string;
  reviewId: string | null;
  itemId: string | null;
  what: string;
  why: string | null;
  ownerUserId: string;
  metric: CheckedMetric | null;
  direction: Direction | null;
  teamId: string | null;
  decidedDay: Day;
  decidedBy: string;
  checkDay: Day;
  before: Readonly<Record<string, unknown>> | null;
  after: Readonly<Record<string, unknown>> | null;
  state: "open" | "checked" | "undone";
  verdict: Verdict | null;
  checkedDay: Day | null;
  version: number;
  createdAt: number;
};

type Stored = Awaited<ReturnType<Queryable["decision"]["findFirstOrThrow"]>>;

/** A stored row as a decision: its words and days are written by the functions below only, from these very types. */
export const toDecision = (row: Stored): Decision =>
  ({
    ...row,
    before: row.before === null ? null : thaw(row.before),
    after: row.after === null ? null : thaw(row.after),
    createdAt: Number(row.createdAt),
  }) as unknown as Decision;

/** Adds a decision at version 1. */
export async function insertDecision(
  tx: Queryable,
  ledgerId: string,
  decision: Omit<Decision, "after" | "state" | "verdict" | "checkedDay" | "version">,
): Promise<void> {
  const { createdAt, before, ...rest } = decision;
  await tx.decision.create({
    data: {
      ...{ ...rest, ledgerId, state: "open", createdAt: BigInt(createdAt) },
      before: before === null ? null : freeze(before),
    },
  });
}

/** A decision by id; null in another ledger. */
export async function findDecision(db: Queryable, ledgerId: string, id: string): Promise<Decision | null> {
  const row = await db.decision.findUnique({ where: { ledgerId_id: { ledgerId, id } } });
  return row === null ? null : toDecision(row);
}

/** What of a decision changes; its version grows with each change. */
export type DecisionChange = Partial<Pick<Decision, "state" | "verdict" | "checkedDay" | "after">>;

/** Changes a decision that still has this version (compare-and-set); false when somebody changed it first. */
export async function changeDecision(
  tx: Queryable,
  at: { ledgerId: string; id: string; version: number },
  { after, ...change }: DecisionChange,
): Promise<boolean> {
  const frozen = after === undefined ? {} : { after: after === null ? null : freeze(after) };
  const { count } = await tx.decision.updateMany({
    where: at,
    data: { ...change, ...frozen, version: { increment: 1 } },
  });
  return count === 1;
}

/** Decisions of a ledger that were not undone, the newest first; at most `most`. Fields that are not there ask for all. */
export async function listDecisions(
  db: Queryable,
  ledgerId: string,
  wanted: { reviewId?: string; channelIds?: readonly string[]; state?: "open"; checkBy?: Day } = {},
  most = 100,
): Promise<Decision[]> {
  const { reviewId, channelIds, state, checkBy } = wanted;
  const rows = await db.decision.findMany({
    where: {
      ledgerId,
      state: state ?? { not: "undone" },
      ...(reviewId !== undefined && { reviewId }),
      ...(channelIds !== undefined && { channelId: { in: [...channelIds] } }),
      ...(checkBy !== undefined && { checkDay: { lte: checkBy } }),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: most,
  });
  return rows.map(toDecision);
}
