import { type Day, daysBetween } from "./day.ts";
import { splitInteger } from "./split.ts";

/** How the credit for a milestone, such as a won deal, is shared among the touches before it. */
export const attributionModels = ["first", "last", "linear", "u", "w", "decay"] as const;
export type AttributionModel = (typeof attributionModels)[number];

/** The whole of a milestone's credit, in basis points. */
export const wholeCredit = 10_000;

/** No half-life of the time decay is shorter, in days. */
export const shortestHalfLife = 30;

/** A touch as attribution sees it: its business day, and whether it is the one that made the deal's origin lead. */
export type CreditedTouch = { day: Day; isLead: boolean };

/**
 * What the touches are credited for: the day of the milestone (the won deal's closing), the day on which the deal
 * became sales-ready (null: undated), and the half-life of the time decay in days, from `halfLifeOf`.
 */
export type Milestone = { day: Day; dealDay: Day | null; halfLifeDays: number };

/**
 * The credit of each touch in basis points, in the order given; they add to exactly 10,000 (largest remainder, of
 * equal remainders the earlier touch first). `touches` come in the order in which they happened, the earliest first;
 * a touch on the day of the milestone still counts, one after it is ignored: 0. Null where no touch is left: the
 * milestone is unattributed. Throws RangeError when touches are out of order or the half-life is under 1 day.
 *
 * first and last: all of it · linear: equal parts · u: 40 to the first, 40 to the last, 20 over those between; two
 * touches 50/50 · w: 30 each to the first touch, the one that made the lead, and the last one on or before the day the deal
 * was opened, 10 over all others; a touch that is several of these is one, and a part without a touch falls
 * away, after which the rest is scaled to the whole · decay: 0.5^(age ÷ half-life), age in days before the milestone.
 * formulas.md §5, attribution.
 */
export function creditTouches(
  model: AttributionModel,
  touches: readonly CreditedTouch[],
  milestone: Milestone,
): number[] | null {
  if (!(milestone.halfLifeDays >= 1))
    throw new RangeError(`A half-life has 1 day or more, not ${milestone.halfLifeDays}.`);
  if (touches.some(({ day }, at) => day < (touches[at - 1]?.day ?? day)))
    throw new RangeError("Touches are credited in the order in which they happened.");
  const before = touches.filter(({ day }) => day <= milestone.day);
  const parts = splitInteger(wholeCredit, weigh(model, before, milestone));
  return parts === null ? null : touches.map((_, at) => parts[at] ?? 0);
}

/** The half-life of the time decay in days: the median sales cycle, 30 at least and where no cycle is known (null). formulas.md §5. */
export const halfLifeOf = (medianCycleDays: number | null): number =>
  Math.max(shortestHalfLife, medianCycleDays ?? 0);

/** Whole weights ≥ 0 of touches that all count; only their proportions matter. */
function weigh(
  model: AttributionModel,
  touches: readonly CreditedTouch[],
  milestone: Milestone,
): (number | bigint)[] {
  const last = touches.length - 1;
  if (model === "first") return touches.map((_, at) => (at === 0 ? 1 : 0));
  if (model === "last") return touches.map((_, at) => (at === last ? 1 : 0));
  if (model === "linear") return touches.map(() => 1);
  if (model === "decay") return weighByAge(touches, milestone);
  const isKey = model === "u" ? new Set([0, last]) : keyTouches(touches, milestone.dealDay);
  return weighKeys(touches.length, isKey, model === "u" ? { each: 2, others: 1 } : { each: 3, others: 1 });
}

/** `each` for every key touch, and `others` shared by all the others: multiplied by their number, so that it is whole. */
function weighKeys(count: number, isKey: ReadonlySet<number>, of: { each: number; others: number }) {
  const others = Math.max(1, count - isKey.size);
  return Array.from({ length: count }, (_, at) => (isKey.has(at) ? of.each * others : of.others));
}

/** The places of W's milestones: the first touch, the one that made the lead, the last one before the deal was opened. */
function keyTouches(touches: readonly CreditedTouch[], dealDay: Day | null): ReadonlySet<number> {
  const lead = touches.findIndex(({ isLead }) => isLead);
  const deal = dealDay === null ? -1 : touches.findLastIndex(({ day }) => day <= dealDay);
  return new Set([0, lead, deal].filter((at) => at >= 0));
}

/** So many parts of a weight are told apart. */
const grain = 2 ** 50;

// Measured from the youngest touch, so that the weights of a journey that ended long ago do not all vanish.
function weighByAge(touches: readonly CreditedTouch[], { day, halfLifeDays }: Milestone): bigint[] {
  const ages = touches.map((touch) => daysBetween(touch.day, day));
  const youngest = Math.min(...ages);
  return ages.map((age) => BigInt(Math.round(grain * 0.5 ** ((age - youngest) / halfLifeDays))));
}
