import { addMonths, type Day } from "./day.ts";

/** When something happened: its business day, and on one day the order in which it was recorded (epoch ms). */
export type Happened = { day: Day; recordedAt: number };

/** Negative where `a` came before `b`: by day, on one day by record order. Never throws. */
export const compareHappened = (a: Happened, b: Happened): number =>
  a.day === b.day ? a.recordedAt - b.recordedAt : a.day < b.day ? -1 : 1;

/**
 * The number of an account's buying cycle, from 0: how many of its deals were won or lost before this. A disqualified
 * deal ends no cycle: nothing was bought or refused. formulas.md §1. Never throws.
 * @param closings when the account's deals were won or lost, in any order
 */
export const cycleOf = (at: Happened, closings: readonly Happened[]): number =>
  closings.filter((closing) => compareHappened(closing, at) < 0).length;

/**
 * Whether two records belong to one buying cycle: no deal was closed between them, and their days lie within the
 * look-back of each other (whole months, ends included). formulas.md §1. @throws outside years 1000 to 9999
 */
export function isSameCycle(
  a: Happened,
  b: Happened,
  closings: readonly Happened[],
  lookBackMonths: number,
): boolean {
  const [early, late] = a.day <= b.day ? [a.day, b.day] : [b.day, a.day];
  return early >= addMonths(late, -lookBackMonths) && cycleOf(a, closings) === cycleOf(b, closings);
}
