import { type Brought, type Pool, type Range, worthInterval } from "./return-interval.ts";

/** What to do with a source or campaign, as far as its records allow to say. */
export type VerdictKind = "continue" | "watch" | "set aside" | "too early" | "too small";

/** Why it is that verdict: the rule that decided. */
export type VerdictReason =
  | "ledger too young"
  | "nothing old enough"
  | "meetings too young"
  | "few meetings"
  | "no amounts"
  | "no margin"
  | "above"
  | "across"
  | "below";

/** What is known of a source or campaign on the day it is judged; money in minor units of the ledger's currency. */
export type Evidence = Brought & {
  /** what was spent at least the p80 of the cycle ago: what is judged */
  spendMinor: number;
  /** meetings younger than that: they may still bring back what is judged, unless money was spent since */
  youngMeetings: number;
  isRunning: boolean;
};

/** By what a ledger judges. */
export type VerdictRules = {
  /** basis points of revenue; null: not said */
  marginBp: number | null;
  /** what must come back for each 1 spent */
  hurdle: number;
  /** whether the ledger is old enough to say how long a win takes */
  isMaturityKnown: boolean;
};

/**
 * A verdict with the rule that decided. `got` is what came back so far and `range` its 80 % interval if more like it
 * came, both for each 1 spent, after the margin where one is defined; null where nothing was judged.
 */
export type Verdict = { kind: VerdictKind; reason: VerdictReason; got: number | null; range: Range | null };

/** Fewer meetings than this are too small to judge. */
export const fewestMeetings = 5;

/** So much of what may still come back is let pass: a fifth of the meetings. */
const mostYoung = 0.2;

/**
 * The verdict on a source or campaign. Too early: the ledger is too young to know how long a win takes, nothing was spent
 * at least the p80 of the cycle ago, over a fifth of the meetings of a finished one are younger than that, or the young ones
 * make up what is missing to 5. Too small: fewer than 5 meetings, or no amount to go by. Otherwise the 80 % interval of the return, won revenue ×
 * margin ÷ spend, decides: above the hurdle continue, below it set aside, across it watch. Without a margin it is revenue
 * ÷ spend, which is never reason enough to continue. Null where nothing was spent: there is no return to judge.
 * formulas.md §5, verdict.
 */
export function judge(
  evidence: Evidence,
  pool: Pool,
  rules: VerdictRules & { hasSpent: boolean },
): Verdict | null {
  const { meetings, youngMeetings, isRunning, spendMinor } = evidence;
  if (!rules.hasSpent) return null;
  const early = (reason: VerdictReason): Verdict => ({ kind: "too early", reason, got: null, range: null });
  if (!rules.isMaturityKnown) return early("ledger too young");
  if (spendMinor <= 0) return early("nothing old enough");
  const all = meetings + youngMeetings;
  if (!isRunning && youngMeetings > mostYoung * all + 1e-9) return early("meetings too young");
  if (meetings < fewestMeetings - 1e-9 && all >= fewestMeetings - 1e-9) return early("meetings too young");
  const worthOf = (worthMinor: number) => (worthMinor * (rules.marginBp ?? 10_000)) / 10_000 / spendMinor;
  const got = worthOf(evidence.wonMinor);
  if (meetings < fewestMeetings - 1e-9)
    return { kind: "too small", reason: "few meetings", got, range: null };
  const worth = worthInterval({ brought: evidence, pool });
  if (worth === null) return { kind: "too small", reason: "no amounts", got, range: null };
  const range = { low: worthOf(worth.low), middle: worthOf(worth.middle), high: worthOf(worth.high) };
  if (range.high < rules.hurdle) return { kind: "set aside", reason: "below", got, range };
  if (range.low <= rules.hurdle) return { kind: "watch", reason: "across", got, range };
  if (rules.marginBp === null) return { kind: "watch", reason: "no margin", got, range };
  return { kind: "continue", reason: "above", got, range };
}
