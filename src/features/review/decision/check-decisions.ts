import { type Day, daysBetween } from "../../../core/day.ts";
import { valueIn } from "../../../core/decision-words.ts";
import { type Judged, judgeChange } from "../../../core/metric-change.ts";
import { isCountMetric } from "../../../core/metric-weeks.ts";
import type { Ctx } from "../../../ctx.ts";
import { changeDecision, type Decision, listDecisions } from "../../../data/decisions.ts";
import { addHistory } from "../../../data/history.ts";
import { type Measured, measureHistory, measureMetric } from "../../../reports/measure-metric.ts";

/** Who checks, in history. */
const clockActor = "clock";

/**
 * Checks every decision whose day has come, once: then and now, and whether the change is beyond what its metric usually
 * varies from week to week. Returns how many were checked.
 */
export async function checkDueDecisions(ctx: Ctx): Promise<number> {
  const { database, ledger, today } = ctx;
  const due = await listDecisions(database.db, ledger.id, { state: "open", checkBy: today });
  let checked = 0;
  for (const decision of due) if (await checkOne(ctx, decision)) checked += 1;
  return checked;
}

async function checkOne(ctx: Ctx, decision: Decision): Promise<boolean> {
  const { database, ledger, today } = ctx;
  const { after, judged } = await measure(ctx, decision, today);
  const { usual, why, verdict } = judged;
  const change = {
    state: "checked" as const,
    ...{ verdict, checkedDay: today, after: { ...after, usual, why } },
  };
  return database.transaction(async (tx) => {
    const at = { ledgerId: ledger.id, id: decision.id, version: decision.version };
    if (!(await changeDecision(tx, at, change))) return false;
    await addHistory(tx, ledger.id, {
      ...{ id: ctx.newId(), subject: "decision", subjectId: decision.id, action: "checked" },
      ...{ actor: clockActor, recordedAt: ctx.clock(), effectiveDay: today },
      before: { state: "open", verdict: null, checkedDay: null, after: null },
      after: change,
    });
    return true;
  });
}

async function measure(
  ctx: Ctx,
  { metric, teamId, direction, before, decidedDay }: Decision,
  today: Day,
): Promise<{ after: Measured | Record<string, never>; judged: Judged }> {
  if (metric === null)
    return { after: {}, judged: { verdict: "unknown", why: "no metric was named", usual: null } };
  const of = { metric, teamId };
  const after = await measureMetric(ctx, of, today);
  const judged = judgeChange({
    ...{ before: valueIn(before), after: after.value, direction: direction ?? "up" },
    history: await measureHistory(ctx, of, decidedDay),
    weeks: Math.floor(daysBetween(decidedDay, today) / 7),
    isCount: isCountMetric(metric),
  });
  return { after, judged };
}
