/**
 * What is still needed: nothing, so much a week, so much a day in the last week, or what was short when the period
 * ended. `missing` is need − n in the unit of both (records, or minor units as a number); rates are unrounded.
 */
export type Gap =
  | { kind: "closed" }
  | { kind: "per week"; missing: number; perWeek: number }
  | { kind: "per day"; missing: number; perDay: number }
  | { kind: "short"; missing: number };

/**
 * The gap to the need for each week that is left, or for each working day in the last week.
 * `n` and `need` are both counts or both minor units; `weeksLeft` may be a fraction. Closed when n ≥ need or there is
 * no need; "short" when no working day is left. Unrounded.
 * Gap per remaining week = (need − n) ÷ weeks left.
 */
export function gapPerRemainingWeek(of: {
  n: number | bigint;
  need: number | bigint | null;
  weeksLeft: number;
  workingDaysLeft: number;
  isLastWeek: boolean;
}): Gap {
  if (of.need === null || of.n >= of.need) return { kind: "closed" };
  const missing = Number(BigInt(of.need) - BigInt(of.n));
  if (of.workingDaysLeft <= 0 || of.weeksLeft <= 0) return { kind: "short", missing };
  if (of.isLastWeek) return { kind: "per day", missing, perDay: missing / of.workingDaysLeft };
  return { kind: "per week", missing, perWeek: missing / of.weeksLeft };
}
