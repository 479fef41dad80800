import { printCell } from "../../core/cell.ts";
import type { TargetLine } from "../../core/commit-line.ts";
import { type Period, type Quarter, quarterPeriod } from "../../core/period.ts";
import type { Ctx } from "../../ctx.ts";
import type { Queryable } from "../../data/client.ts";
import { listCommitments, listTargets, setTarget } from "../../data/commitments.ts";
import { addHistory } from "../../data/history.ts";

/** A quarter's days: those that its first commitment or target was signed for, else those of the calendar now. */
export async function findDays(
  tx: Queryable,
  { ledger, calendar }: Ctx,
  quarter: Quarter,
): Promise<{ startDay: Period["start"]; endDay: Period["end"] }> {
  const [target] = await listTargets(tx, ledger.id, quarter);
  const signed = target ?? (await listCommitments(tx, ledger.id, quarter))[0];
  if (signed !== undefined) return { startDay: signed.startDay, endDay: signed.endDay };
  const { start, end } = quarterPeriod(quarter, calendar);
  return { startDay: start, endDay: end };
}

/** Sets a target with its history row, in the caller's transaction. @param ids the history row's id, and that of the first change made together with it */
export async function writeTarget(
  ctx: Ctx,
  tx: Queryable,
  line: TargetLine,
  { changeId, together }: { changeId: string; together: string },
): Promise<void> {
  const { ledger, userId } = ctx;
  const { metric, quarter, number } = line;
  const cell = printCell(line.cell);
  const now = ctx.clock();
  const days = await findDays(tx, ctx, quarter);
  const all = await listTargets(tx, ledger.id, quarter);
  const before = all.find((each) => each.metric === metric && each.cell === cell) ?? null;
  const setting = { id: ctx.newId(), ledgerId: ledger.id, quarter, ...days, metric, cell };
  const { id } = await setTarget(tx, { ...setting, setBy: userId, setAt: now, number });
  await addHistory(tx, ledger.id, {
    ...{ id: changeId, subject: "target", subjectId: id, action: "set", actor: userId },
    ...{ recordedAt: now, effectiveDay: days.startDay },
    before: before === null ? null : { number: before.number },
    after: { metric, quarter, cell, number, together },
  });
}
