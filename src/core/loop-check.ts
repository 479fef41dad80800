import type { SharesCheck } from "./check-shares.ts";

/** What must be settled before closed-loop reporting can work, in the order in which it is asked. */
export const loopTopics = [
  ...(["owner", "definitions", "metrics", "commitments", "budget", "meeting", "paths"] as const),
] as const;
export type LoopTopic = (typeof loopTopics)[number];

/** How a question stands. */
export type Standing = "yes" | "partly" | "no";

const symbols: Record<Standing, string> = { yes: "✓", partly: "◐", no: "✗" };

/** A standing as it is shown: symbol and word, never one of them alone. */
export const wordsForStanding = (standing: Standing): string => `${symbols[standing]} ${standing}`;

/** The questions in words. */
export const loopQuestions: Readonly<Record<LoopTopic, string>> = {
  owner: "Does somebody own it here?",
  definitions: "Is it settled what counts as a lead, a sales-ready lead and a closed deal?",
  metrics: "Are the key metrics chosen?",
  commitments: "Has every team committed to its share, and does it add up?",
  budget: "Are there budget and staff for it, in the right quarter?",
  meeting: "Does the alignment meeting take place?",
  paths: "Does the won revenue have a complete path, from campaign or source to lead, meeting and deal?",
};

/** Several standings as one: yes if all are yes, no if none is more than no or there is none, else partly. Never throws. */
export function standTogether(standings: readonly Standing[]): Standing {
  if (standings.length === 0 || standings.every((each) => each === "no")) return "no";
  return standings.every((each) => each === "yes") ? "yes" : "partly";
}

/** How much of something there is: all, some or none of it. Counts ≥ 0; nothing needed is "no". */
export const standByCount = (there: number, needed: number): Standing =>
  needed > 0 && there >= needed ? "yes" : there > 0 ? "partly" : "no";

/**
 * A quarter's commitments: yes if each metric that the ledger studies and can be committed to has shares that add up to
 * 100 % and all of them are signed; no if nobody has committed to anything; else partly. Never throws.
 * @param boards one per metric that has a target or a commitment; `isStudied` whether the ledger studies it
 * @param studied how many of the metrics that the ledger studies can be committed to
 */
export function standOfQuarter(
  boards: readonly { shares: SharesCheck; isSigned: boolean; isStudied: boolean; teams: number }[],
  studied: number,
): Standing {
  const counted = boards.filter(({ isStudied }) => isStudied);
  const settled = counted.filter(({ shares, isSigned }) => isSigned && shares.kind === "complete");
  if (boards.every(({ teams }) => teams === 0)) return "no";
  return settled.length === counted.length && counted.length >= studied ? "yes" : "partly";
}

/** Of the planned meetings so many take place before one may say that the meeting does. */
const heldEnough = 0.75;

/**
 * Whether the meeting takes place: no without a schedule and without a meeting, and where none of the planned ones was
 * held; partly while none was due yet, where there is no schedule, or where fewer than 75 % were held. Counts ≥ 0.
 */
export function standOfMeeting(of: { isScheduled: boolean; planned: number; held: number }): Standing {
  const { isScheduled, planned, held } = of;
  if (!isScheduled) return held > 0 ? "partly" : "no";
  if (planned === 0) return held > 0 ? "yes" : "partly";
  if (held === 0) return "no";
  return held >= planned * heldEnough ? "yes" : "partly";
}

/** From these shares of the won revenue on, in percent, its paths count as complete, or as complete in part. */
const completeEnough = 90n;
const completeInPart = 50n;

/**
 * Whether the won revenue has a complete path: yes from 90 % of it, partly from 50 %, no below and where nothing was
 * won. Minor units of one currency, ≥ 0. Never throws.
 */
export function standOfPaths({ won, complete }: { won: bigint; complete: bigint }): Standing {
  if (won === 0n) return "no";
  if (complete * 100n >= won * completeEnough) return "yes";
  return complete * 100n >= won * completeInPart ? "partly" : "no";
}
