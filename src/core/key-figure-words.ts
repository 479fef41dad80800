import type { RateRow } from "./convert.ts";
import { printBasisPoints } from "./figure-words.ts";
import { attainmentOf, type KeyFigure, type OpenCount, type WinsOfYear } from "./key-figure.ts";
import { formatMoney, formatMoneyShort } from "./money.ts";
import type { Rate } from "./rate.ts";
import { countOf, printPercent } from "./wording.ts";

/** "40 % (12 of 30)", "40 % (2 of 5, indicative)", "3 of 4", "nothing closed yet". */
function printRate(rate: Rate): string {
  if (rate.kind === "none") return "nothing closed yet";
  const counts = `${rate.n} of ${rate.d}`;
  if (rate.kind === "counts") return counts;
  return `${printPercent(rate.rate)} (${counts}${rate.kind === "indicative" ? ", indicative" : ""})`;
}

/** A number of days with at most one decimal: "62", "61.5". */
const days = (n: number): string => String(Math.round(n * 10) / 10);

/**
 * A rate or duration as every door prints it: "40 % (12 of 30)", "62 days (median of 12, middle half 30 to 95)", "too
 * few (3 won)", "$12k a day", "2.4×", "no target yet".
 */
export function printKeyFigure(figure: KeyFigure, currency: string): string {
  switch (figure.metric) {
    case "win rate":
      return printRate(figure.rate);
    case "cycle": {
      const { summary } = figure;
      if (summary.kind === "too few") return `too few (${summary.n} won)`;
      const { n, median, p25, p75 } = summary;
      return `${days(median)} days (median of ${n}, middle half ${days(p25)} to ${days(p75)})`;
    }
    case "velocity": {
      const { velocity } = figure;
      return velocity.kind === "none"
        ? `none: ${velocity.why}`
        : `${formatMoneyShort({ amountMinor: velocity.perDayMinor, currency })} a day`;
    }
    case "coverage": {
      const { coverage } = figure;
      return coverage.kind === "none" ? coverage.why : `${coverage.tenths / 10n}.${coverage.tenths % 10n}×`;
    }
  }
}

/** What a figure came to against its target: "133 %"; null where it has none. */
export function printAttainment(figure: KeyFigure): string | null {
  const attainment = attainmentOf(figure);
  return attainment === null ? null : printPercent(attainment);
}

/** The target as it was defined: "30 %", "60 days"; null: none. */
export function printTarget(figure: KeyFigure): string | null {
  if (figure.metric !== "win rate" && figure.metric !== "cycle") return null;
  const { target } = figure;
  if (target === null) return null;
  return figure.metric === "cycle" ? countOf(target, "day") : printBasisPoints(target);
}

/** "open deals left out: 2 older than 100 days (2 × p80), 1 without a due day"; null: none. */
export function wordsForLeftOpen({ leftOut, oldestDays }: OpenCount): string | null {
  const age = oldestDays === null ? "" : `older than ${countOf(oldestDays, "day")} (2 × p80)`;
  const said = leftOut.filter(({ n }) => n > 0).map(({ why, n }) => `${n} ${why === "too old" ? age : why}`);
  return said.length === 0 ? null : `open deals left out: ${said.join(", ")}`;
}

/** "won amounts not added, for want of a rate: €2,000"; null: all are. */
export const wordsForNoRate = ({ others }: Pick<WinsOfYear, "others">): string | null =>
  others.length === 0
    ? null
    : `won amounts not added, for want of a rate: ${others.map(formatMoney).join(", ")}`;

/** Whether a figure could be told, and not only why there is none. */
export function isKnown(figure: KeyFigure): boolean {
  if (figure.metric === "velocity") return figure.velocity.kind !== "none";
  return figure.metric !== "coverage" || figure.coverage.kind !== "none";
}

/** The rates by which amounts of other currencies are in a figure, or in what it is made of. */
export function ratesOfFigure(figure: KeyFigure): readonly RateRow[] {
  if (figure.metric === "velocity") return figure.wins.used;
  return figure.metric === "coverage" ? figure.used : [];
}

/** The whole line: the figure, its target, and what stands beside it. */
export function lineOfKeyFigure(figure: KeyFigure, currency: string): string {
  const target = printTarget(figure);
  const attainment = printAttainment(figure);
  const beside: (string | null)[] = [];
  if (attainment !== null && target !== null)
    beside.push(
      `${attainment} of the target of ${target}${figure.metric === "cycle" ? ", where lower is better" : ""}`,
    );
  if (figure.metric === "win rate" && figure.open !== null)
    beside.push(`${countOf(figure.open, "deal")} open beside it`);
  if (figure.metric === "cycle" && figure.summary.errors > 0)
    beside.push(`${countOf(figure.summary.errors, "deal")} won before sales-ready left out`);
  if (figure.metric === "velocity" || figure.metric === "coverage")
    beside.push(wordsForLeftOpen(figure.open));
  if (figure.metric === "velocity" && isKnown(figure)) beside.push(wordsForNoRate(figure.wins));
  return [`${figure.metric}: ${printKeyFigure(figure, currency)}`, ...beside]
    .filter((part) => part !== null)
    .join("; ");
}
