import { readSections, type ScorecardSection, scorecardSections } from "../../core/scorecard-sections.ts";
import type { Ctx } from "../../ctx.ts";
import { addHistory } from "../../data/history.ts";
import { recordOnce } from "../../data/record-once.ts";
import type { RequestId } from "../../data/requests.ts";
import { type Subscription, setParts } from "../../data/subscriptions.ts";
import { getSchedule, refuseUnlessMine } from "./schedule-scorecard.ts";

/**
 * Switches a part of a scheduled scorecard on or off, or whether it comes where nothing happened. Of a channel's for
 * admins. @throws UserError where none is scheduled
 */
export async function setPart(
  ctx: Ctx,
  place: string,
  { part, isOn }: { part: ScorecardSection | "empty"; isOn: boolean },
  request: RequestId,
): Promise<Subscription> {
  const { database, ledger } = ctx;
  await refuseUnlessMine(ctx, place, "change what scorecards show");
  const schedule = await getSchedule(ctx, place);
  const before = { sectionsOff: schedule.sectionsOff, skipsEmpty: schedule.skipsEmpty };
  const after =
    part === "empty"
      ? { ...before, skipsEmpty: !isOn }
      : { ...before, sectionsOff: withSection(before.sectionsOff, part, isOn) };
  const recordId = ctx.newId();
  await recordOnce(
    database,
    { request, ledgerId: ledger.id, recordId, createdAt: ctx.clock() },
    async (tx) => {
      await setParts(tx, ledger.id, schedule.id, after);
      await addHistory(tx, ledger.id, {
        id: recordId,
        ...{ subject: "subscription", subjectId: schedule.id, action: "set", actor: ctx.userId },
        ...{ recordedAt: ctx.clock(), effectiveDay: ctx.today, before, after },
      });
    },
  );
  return getSchedule(ctx, place);
}

function withSection(stored: string, section: ScorecardSection, isOn: boolean): string {
  const off = new Set(readSections(stored));
  if (isOn) off.delete(section);
  else off.add(section);
  return scorecardSections.filter((each) => off.has(each)).join(",");
}
