import type { RateRow } from "./convert.ts";
import type { CycleSummary } from "./cycle.ts";
import { type Thresholds, usualThresholds } from "./definitions.ts";
import { divideRounded } from "./divide-rounded.ts";
import type { AmountByCurrency } from "./funnel.ts";
import type { StudiedRate } from "./key-metrics.ts";
import { type Rate, rateOf } from "./rate.ts";

/** An amount in minor units a day, or in one sentence why there is none. */
export type Velocity = { kind: "velocity"; perDayMinor: bigint } | { kind: "none"; why: string };

/** How often the open pipeline covers what is still to be won, in tenths (24 is 2.4 times), or why there is no such figure. */
export type Coverage = { kind: "coverage"; tenths: bigint } | { kind: "none"; why: string };

/**
 * Open deals that a figure counts, and beside them those that it leaves out, by why. `oldestDays`: 2 × p80, the age beyond
 * which it counts none; null: too few wins tell it.
 */
export type OpenCount = {
  counted: number;
  leftOut: readonly { why: string; n: number }[];
  oldestDays: number | null;
};

/**
 * A rate or duration of the whole company on a scorecard. `target`: what an administrator defined for it, a win rate in
 * basis points and a cycle in days; null: none. `open`: deals open now beside a running quarter's win rate.
 */
export type KeyFigure =
  | { metric: "win rate"; won: number; lost: number; open: number | null; rate: Rate; target: number | null }
  | { metric: "cycle"; summary: CycleSummary; undated: number; target: number | null }
  | { metric: "velocity"; open: OpenCount; wins: WinsOfYear; velocity: Velocity }
  | {
      metric: "coverage";
      pipelineMinor: bigint;
      targetMinor: bigint | null;
      wonMinor: bigint;
      open: OpenCount;
      /** the rates behind the open pipeline */
      used: readonly RateRow[];
      coverage: Coverage;
    };

/** What was closed in the twelve months up to today; amounts in minor units of the ledger's currency. */
export type WinsOfYear = {
  won: number;
  lost: number;
  /** the sum of the won amounts that are known in that currency or have a rate, and how many they are */
  amountMinor: bigint;
  amounts: number;
  /** the rates behind it, and what has none */
  used: readonly RateRow[];
  others: readonly AmountByCurrency[];
  cycle: CycleSummary;
};

/** The figure's id wherever it stands: "win-rate"; ":attainment" behind it is what it comes to against its target. */
export const idOfRate = (metric: StudiedRate): string => metric.replace(" ", "-");

/**
 * How far a rate or duration reached its target, unrounded: win rate ÷ target; a cycle is better lower, so target ÷
 * median. Null without a target, for a target of 0, and where there is no rate or median. A rate has no pace.
 * Formulas.md §3.
 */
export function attainmentOf(figure: KeyFigure): number | null {
  if (figure.metric === "win rate") {
    const { rate, target } = figure;
    const isRate = rate.kind === "rate" || rate.kind === "indicative";
    return !isRate || target === null || target === 0 ? null : rate.rate / (target / 10_000);
  }
  if (figure.metric !== "cycle") return null;
  const { summary, target } = figure;
  return summary.kind === "cycle" && summary.median > 0 && target !== null ? target / summary.median : null;
}

/**
 * Velocity = open deals × win rate × mean won amount ÷ cycle days: what the open deals bring in a day, in minor units,
 * rounded half up at the end. `open` leaves out what is older than 2 × p80. None with too few closed deals or cycles (5,
 * the ledger defines it), without a won amount, and for a median cycle of 0 days. Exact in whole numbers: a median of two
 * deals is a half at most. Formulas.md §4.
 */
export function velocityOf(
  open: number,
  { won, lost, amountMinor, amounts, cycle }: Omit<WinsOfYear, "used" | "others">,
  { tooFew, indicative }: Pick<Thresholds, "tooFew" | "indicative"> = usualThresholds,
): Velocity {
  const none = (why: string): Velocity => ({ kind: "none", why });
  const rate = rateOf(won, won + lost, { tooFew, indicative });
  if (rate.kind === "none" || rate.kind === "counts") return none("too few closed deals in twelve months");
  if (cycle.kind === "too few") return none("too few won deals for a cycle in twelve months");
  if (amounts === 0) return none("no won deal has an amount");
  if (cycle.median <= 0) return none("the median cycle is 0 days");
  const over = BigInt(open) * BigInt(won) * amountMinor * 2n;
  const under = BigInt(won + lost) * BigInt(amounts) * BigInt(Math.round(cycle.median * 2));
  return { kind: "velocity", perDayMinor: divideRounded(over, under) };
}

/**
 * Coverage = open pipeline due in the quarter ÷ (target − won so far), all in minor units; in tenths, rounded half up.
 * None without a target for revenue ("no target yet") and once it is reached. Formulas.md §4.
 */
export function coverageOf(of: {
  pipelineMinor: bigint;
  targetMinor: bigint | null;
  wonMinor: bigint;
}): Coverage {
  if (of.targetMinor === null) return { kind: "none", why: "no target yet" };
  const left = of.targetMinor - of.wonMinor;
  if (left <= 0n) return { kind: "none", why: "the target is reached" };
  return { kind: "coverage", tenths: (of.pipelineMinor * 20n + left) / (2n * left) };
}
