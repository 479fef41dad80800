import type { Day } from "../core/day.ts";

/**
 * To which days sums may be rounded where the day itself does not matter: amounts in the ledger's own currency, which need no
 * rate, go to the last of `cuts` (in order) on or before their day, or to the first where that is later.
 */
export type RoundedDays = { currency: string; cuts: readonly [Day, ...Day[]] };

/** SQL for such a day of a row `of` with a currency, with its parameters. A few rows come of it instead of thousands. */
export function sqlRoundedDay(
  of: string,
  column: string,
  { currency, cuts }: RoundedDays,
): { sql: string; params: string[] } {
  const [first, ...later] = cuts;
  const cases = later.toReversed();
  const day = `${of}."${column}"`;
  return {
    sql: `CASE WHEN ${of}."currency" <> ? THEN ${day} ${cases.map(() => `WHEN ${day} >= ? THEN CAST(? AS TEXT)`).join(" ")} ELSE CAST(? AS TEXT) END`,
    params: [currency, ...cases.flatMap((cut) => [cut, cut]), first],
  };
}
