import type { Evidence, Verdict, VerdictKind } from "./verdict.ts";

/** A multiple of the spend: "2.10×", "14×". */
export const printMultiple = (times: number): string => `${times.toFixed(times < 9.995 ? 2 : 0)}×`;

const marks: Record<VerdictKind, string> = {
  ...{ continue: "▲", watch: "◆", "set aside": "▼", "too early": "…", "too small": "…" },
};

/** The verdict with its mark, which does not lean on colour: "▲ continue". */
export const markVerdict = (kind: VerdictKind): string => `${marks[kind]} ${kind}`;

/**
 * Why the verdict is what it is, as a clause: "12.5 of 41 meetings won; 2.10× came back, 80 % sure between 1.60× and
 * 2.80×, over the hurdle of 1.00×". `hasMargin` false: what came back is revenue. `p80` in days.
 */
export function wordsForVerdict(
  { reason, got, range }: Verdict,
  of: Pick<Evidence, "meetings" | "youngMeetings" | "wins"> & {
    hurdle: number;
    hasMargin: boolean;
    p80: number | null;
  },
): string {
  const { meetings, youngMeetings, wins, hurdle } = of;
  const p80 = of.p80 === null ? "" : ` ${of.p80} days`;
  if (reason === "ledger too young") return "the ledger is too young to know how long a win takes";
  if (reason === "nothing old enough") return `nothing was spent${p80} ago or earlier`;
  if (reason === "meetings too young")
    return `${printCredit(youngMeetings)} of ${printCredit(meetings + youngMeetings)} meetings are younger than${p80}`;
  const won = `${printCredit(wins)} of ${printCredit(meetings)} meetings won`;
  if (reason === "few meetings") return `${printCredit(meetings)} meetings old enough, and 5 are the least`;
  if (reason === "no amounts" || range === null || got === null)
    return `${won}, but no amount is known to go by`;
  const what = of.hasMargin ? "came back" : "came back as revenue";
  const sure = `${printMultiple(got)} ${what}, 80 % sure between ${printMultiple(range.low)} and ${printMultiple(range.high)}`;
  const place: Partial<Record<Verdict["reason"], string>> = {
    above: "over",
    below: "under",
    across: "on both sides of",
    "no margin": "over",
  };
  return `${won}; ${sure}, ${place[reason] ?? "near"} the hurdle of ${printMultiple(hurdle)}`;
}

/** Credited meetings or wins: "41", "12.5". */
export const printCredit = (n: number): string => (Math.round(n * 10) / 10).toString();
