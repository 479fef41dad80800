import { addDays, type Day } from "../../core/day.ts";
import { toWeekday } from "./days.ts";
import type { Random } from "./random.ts";
import type { SampleDeal, SampleMeeting } from "./sample.ts";

const noShows = 0.04;
const accepted = 0.7;
const reasons = ["no budget this year", "not the one who decides", "wanted a job, not a robot"];

/** What became of the first meeting of a deal, as seen `today`: it took place within two weeks, before the deal ended. */
export function planOutcome(
  random: Random,
  deal: Pick<SampleDeal, "status" | "salesReadyDay" | "closedDay">,
  today: Day,
): SampleMeeting {
  const planned = toWeekday(addDays(deal.salesReadyDay, random.whole(2, 14)));
  const isTooLate = deal.closedDay !== null && planned > deal.closedDay;
  const meetingDay = planned < deal.salesReadyDay || isTooLate ? deal.salesReadyDay : planned;
  const isRejected = deal.status === "disqualified";
  const [wasMissed, isAccepted, reason] = [
    random.isTrue(noShows),
    random.isTrue(accepted),
    random.pick(reasons),
  ];
  const nothing = { meetingDay, heldDay: null, acceptedDay: null, reason: null };
  if (isRejected) {
    const heldDay = meetingDay < today ? meetingDay : deal.salesReadyDay;
    return { ...nothing, meetingDay: heldDay, outcome: "rejected", heldDay, reason };
  }
  if (meetingDay >= today) return { ...nothing, outcome: "booked" };
  if (wasMissed && deal.status === "open") return { ...nothing, outcome: "no-show" };
  const held = { ...nothing, heldDay: meetingDay };
  return isAccepted || deal.status === "won"
    ? { ...held, outcome: "accepted", acceptedDay: meetingDay }
    : { ...held, outcome: "held" };
}
