import type { Day } from "../../core/day.ts";
import { visibleTeam } from "../../core/roles.ts";
import type { Ctx } from "../../ctx.ts";
import { changeDeal, findDeal } from "../../data/deals.ts";
import { addHistory, findChange } from "../../data/history.ts";
import { changeMeeting, getMeeting, lockDealOfMeeting } from "../../data/meetings.ts";
import { recordOnce } from "../../data/record-once.ts";
import type { RequestId } from "../../data/requests.ts";
import { UserError } from "../../errors.ts";

/**
 * Puts a meeting on another day. A meeting that took place was booked by then at the latest, so its counted day, and
 * with it the day its deal became sales-ready, moves along where it would come after. One history row tells of both.
 * @param to `changeId` is the change that logged the meeting, `version` the meeting's as the person saw it
 * @throws UserError when somebody changed it meanwhile
 */
export async function moveMeeting(
  ctx: Ctx,
  to: { changeId: string; version: number; day: Day },
  request: RequestId,
): Promise<void> {
  const { ledger, newId } = ctx;
  const { changeId, version, day } = to;
  const made = { request, ledgerId: ledger.id, recordId: newId(), createdAt: ctx.clock() };
  await recordOnce(ctx.database, made, async (tx, id) => {
    const { meetingId } = (await findChange(tx, ledger.id, changeId))?.after ?? {};
    if (typeof meetingId !== "string")
      throw new UserError("That meeting is not in this ledger.", "/deal list");
    await lockDealOfMeeting(tx, ledger.id, meetingId);
    const meeting = await getMeeting(tx, ledger.id, meetingId);
    const deal = await findDeal(tx, ledger.id, meeting.dealId, visibleTeam(ctx.actor));
    if (deal === null) throw new UserError("That meeting is not in this ledger.", "/deal list");
    const countsEarlier = day < meeting.bookedDay;
    const bookedDay = countsEarlier ? day : meeting.bookedDay;
    const movesDeal = meeting.isSalesReady && countsEarlier;
    const at = { id: meetingId, version };
    const isMoved =
      (await changeMeeting(tx, ledger.id, at, { meetingDay: day, bookedDay })) &&
      (!movesDeal || (await changeDeal(tx, ledger.id, deal, { salesReadyDay: bookedDay })));
    if (!isMoved) {
      throw new UserError(
        "This meeting has been changed since.",
        `/deal show ${deal.accountName ?? "Acme"}, to see how it stands`,
      );
    }
    await addHistory(tx, ledger.id, {
      id,
      subject: "meeting",
      subjectId: meetingId,
      action: "moved",
      actor: ctx.userId,
      recordedAt: ctx.clock(),
      effectiveDay: day,
      before: {
        meetingDay: meeting.meetingDay,
        bookedDay: meeting.bookedDay,
        ...(movesDeal && { salesReadyDay: deal.salesReadyDay }),
      },
      after: { meetingDay: day, bookedDay, ...(movesDeal && { salesReadyDay: bookedDay }) },
    });
  });
}
