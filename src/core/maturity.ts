import { ageWhenWon, type ConversionCurve } from "./kaplan-meier.ts";

/** How much of what a cohort will win it has had time to win. */
export type Maturity = "open" | "maturing" | "mature" | "unknown";

/** Under so many wins the ages of a curve are chance, as with the sales cycle. */
const fewestWins = 5;

const words: Record<Maturity, string> = {
  open: "open: half of its wins or more are still to come",
  maturing: "maturing: up to half of its wins are still to come",
  mature: "mature: most of its wins are in",
  unknown: "unknown: the ledger is too young to say how long a win takes",
};

/**
 * How mature a cohort is, by the age in days of its youngest member and the conversion curve of the ledger, measured
 * from the same start as the cohort: open before the median entry→won, mature from its p80, maturing between.
 * p50 and p80 are the ages by which 50 % and 80 % of the eventual wins (1 − S at the curve's end) have come. Unknown
 * when the ledger's first entry is less than 2 × p80 days old, because slow wins cannot have been seen yet, or when
 * there are under 5 wins. Open and unknown cohorts must not be ranked, coloured bad or set aside.
 * Quantiles of the Kaplan–Meier curve.
 */
export function maturityOf(of: {
  youngestAgeDays: number;
  curve: ConversionCurve;
  ledgerAgeDays: number;
}): Maturity {
  const median = ageWhenWon(of.curve, 0.5);
  const p80 = ageWhenWon(of.curve, 0.8);
  if (median === null || p80 === null || of.curve.won < fewestWins) return "unknown";
  if (of.ledgerAgeDays < 2 * p80) return "unknown";
  if (of.youngestAgeDays < median) return "open";
  return of.youngestAgeDays < p80 ? "maturing" : "mature";
}

/** The maturity in words, with what it means for the figures: "open: half of its wins or more are still to come". */
export const wordsForMaturity = (maturity: Maturity): string => words[maturity];
