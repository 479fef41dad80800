import { addDays, type Day } from "../../core/day.ts";
import { divisions, lostReasons, owners, type ProductProfile } from "./company.ts";
import { pullToQuarterEnd, toWeekday } from "./days.ts";
import type { PlannedMeeting } from "./plan-meetings.ts";
import type { Random } from "./random.ts";
import type { SampleDeal } from "./sample.ts";

/** What becomes of a deal, without the company and where it came from. */
export type Fate = Pick<
  SampleDeal,
  | "owner"
  | "status"
  | "salesReadyDay"
  | "closedDay"
  | "amountMinor"
  | "currency"
  | "dueDay"
  | "lostReason"
  | "followUps"
>;

const wonMedianDays = 69;
const lostMedianDays = 55;
/** deals that fade away take longer until somebody says so */
const fadedMedianDays = 130;
const fadedShare = 0.22;
const unsourcedWinRate = 0.28;

/** Wins, loses or leaves open the deal of a meeting, as seen `today`. */
export function planFate(
  random: Random,
  meeting: PlannedMeeting,
  today: Day,
  given: { product: ProductProfile; division: string },
): Fate {
  const opened = meeting.day;
  const isWon = random.isTrue(meeting.team?.winRate ?? unsourcedWinRate);
  const end = planEnd(random, opened, isWon);
  const isOver = end < today;
  const status = meeting.isRejected ? "disqualified" : isOver ? (isWon ? "won" : "lost") : "open";
  const isClosed = status === "won" || status === "lost";
  return {
    owner: random.pick(owners),
    status,
    salesReadyDay: opened,
    closedDay: isClosed ? end : null,
    ...planAmount(random, given, isWon && isOver),
    dueDay: random.isTrue(0.85) ? toWeekday(addDays(end, random.whole(-12, 12))) : null,
    lostReason: status === "lost" ? random.pick(lostReasons) : null,
    followUps: planFollowUps(random, opened, isOver ? end : today),
  };
}

function planEnd(random: Random, opened: Day, isWon: boolean): Day {
  const isFaded = !isWon && random.isTrue(fadedShare);
  const median = isWon ? wonMedianDays : isFaded ? fadedMedianDays : lostMedianDays;
  const days = Math.max(5, Math.round(random.logNormal(median, 0.45)));
  return pullToQuarterEnd(random, toWeekday(addDays(opened, days)), opened);
}

/** Rounded to five hundred; one in eight open or lost deals has none yet, a few in EMEA are in euros. */
function planAmount(
  random: Random,
  { product, division }: { product: ProductProfile; division: string },
  isWon: boolean,
): Pick<Fate, "amountMinor" | "currency"> {
  const isUnknown = random.isTrue(1 / 8);
  const amount = Math.max(1, Math.round(random.logNormal(product.median, 0.55) / 500)) * 500;
  const isEuro = division === divisions[1].name && random.isTrue(0.15);
  return {
    amountMinor: isUnknown && !isWon ? null : BigInt(amount) * 100n,
    currency: isEuro ? "EUR" : "USD",
  };
}

function planFollowUps(random: Random, opened: Day, until: Day): Day[] {
  const count = random.pick([0, 0, 0, 1, 1, 2]);
  const days: Day[] = [];
  let day = opened;
  for (let index = 0; index < count; index += 1) {
    day = toWeekday(addDays(day, random.whole(7, 25)));
    if (day < until) days.push(day);
  }
  return days;
}
