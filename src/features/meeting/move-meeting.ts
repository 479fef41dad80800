import type { Day } from "../../core/day.ts";
import type { Ctx } from "../../ctx.ts";
import { changeDeal, getDeal } from "../../data/deals.ts";
import { addHistory, type Change } from "../../data/history.ts";
import { changeMeeting, getMeeting } from "../../data/meetings.ts";
import { UserError } from "../../errors.ts";

const changedSince = () =>
  new UserError("This meeting has been changed since.", "/deal show Acme, to see how it stands");

/**
 * Puts a meeting on another day. A meeting that took place was booked by then at the latest, so its counted day, and
 * with it the day its deal became sales-ready, moves along where it would come after.
 * @throws UserError when somebody changed it meanwhile
 */
export async function moveMeeting(
  ctx: Ctx,
  to: { meetingId: string; version: number; day: Day },
): Promise<void> {
  const { ledger } = ctx;
  const { meetingId, version, day } = to;
  await ctx.database.transaction(async (tx) => {
    const meeting = await getMeeting(tx, ledger.id, meetingId);
    const bookedDay = day < meeting.bookedDay ? day : meeting.bookedDay;
    const isMoved = await changeMeeting(
      tx,
      ledger.id,
      { id: meetingId, version },
      { meetingDay: day, bookedDay },
    );
    if (!isMoved) throw changedSince();
    const change = (
      subject: Change["subject"],
      subjectId: string,
      before: Change["before"],
      after: Change["after"],
    ) =>
      addHistory(tx, ledger.id, {
        id: ctx.newId(),
        subject,
        subjectId,
        action: "moved",
        actor: ctx.userId,
        recordedAt: ctx.clock(),
        effectiveDay: day,
        before,
        after,
      });
    await change(
      "meeting",
      meetingId,
      { meetingDay: meeting.meetingDay, bookedDay: meeting.bookedDay },
      { meetingDay: day, bookedDay },
    );
    if (!meeting.isSalesReady || bookedDay === meeting.bookedDay) return;
    const deal = await getDeal(tx, ledger.id, meeting.dealId);
    if (!(await changeDeal(tx, ledger.id, deal, { salesReadyDay: bookedDay }))) throw changedSince();
    await change("deal", deal.id, { salesReadyDay: deal.salesReadyDay }, { salesReadyDay: bookedDay });
  });
}
