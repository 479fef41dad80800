import type { Day } from "./day.ts";

/** What became of a meeting, as people say it. */
export type Outcome = "held" | "no-show" | "accepted" | "rejected";

/** What people call the outcomes of a meeting. */
export const outcomeVerbs: ReadonlyMap<string, Outcome> = new Map([
  ["held", "held"],
  ["no-show", "no-show"],
  ["no show", "no-show"],
  ["noshow", "no-show"],
  ["accepted", "accepted"],
  ["accept", "accepted"],
  ["rejected", "rejected"],
  ["reject", "rejected"],
]);

/** A meeting that an outcome may be about. */
export type OutcomeCandidate = {
  isSalesReady: boolean;
  /** "booked" while nobody has said what became of it */
  outcome: string;
  /** business day on which it was held; null: not, or not said */
  heldDay: Day | null;
  /** business day it takes place; null: not said */
  meetingDay: Day | null;
  /** the person's normalised name, or null */
  contactKey: string | null;
  dealStatus: string;
};

/** Which meeting is meant: the one, a question, or none that waits for this outcome. */
export type OutcomePlan<M> =
  | { kind: "one"; meeting: M }
  | { kind: "ask"; meetings: readonly M[] }
  | { kind: "none" };

/** Outcomes that a meeting may have had before, beside none at all: first what follows, then what takes it back. */
const follows: Record<Outcome, readonly string[]> = {
  held: [],
  "no-show": [],
  accepted: ["held"],
  rejected: ["held"],
};
const corrects: Record<Outcome, readonly string[]> = {
  held: ["no-show"],
  "no-show": ["held"],
  accepted: ["no-show", "rejected"],
  rejected: ["accepted", "no-show"],
};

/** Whether an outcome can be said of a meeting now; an accepted meeting may be held later. Never throws. */
export const canBecome = (
  meeting: Pick<OutcomeCandidate, "outcome" | "heldDay">,
  outcome: Outcome,
): boolean => isWaitingFor(meeting, outcome) || corrects[outcome].includes(meeting.outcome);

const isWaitingFor = (meeting: Pick<OutcomeCandidate, "outcome" | "heldDay">, outcome: Outcome): boolean =>
  meeting.outcome === "booked" ||
  follows[outcome].includes(meeting.outcome) ||
  (outcome === "held" && meeting.outcome === "accepted" && meeting.heldDay === null);

/**
 * Which of an account's meetings an outcome is about. Meetings on open deals that wait for it come first; where none
 * does, those whose outcome it takes back (a no-show that was held later), and meetings of deals that ended. The
 * person and the day that were typed narrow where they leave any; sales accepts and rejects sales-ready meetings
 * rather than follow-ups. One left is the one, several are asked about. Never throws.
 * @param meetings those that count, newest first
 */
export function planOutcome<M extends OutcomeCandidate>(
  meetings: readonly M[],
  outcome: Outcome,
  typed: { contactKey: string | null; day: Day | null },
): OutcomePlan<M> {
  const open = meetings.filter((each) => each.dealStatus === "open" && isWaitingFor(each, outcome));
  const other = meetings.filter((each) => canBecome(each, outcome));
  const narrow = (from: readonly M[], isMeant: (meeting: M) => boolean) => {
    const meant = from.filter(isMeant);
    return meant.length > 0 ? meant : from;
  };
  const likely = open.length > 0 ? open : other;
  const byPerson = narrow(likely, ({ contactKey }) => isPerson(contactKey, typed.contactKey));
  const byDay = narrow(byPerson, (each) => typed.day === null || each.meetingDay === typed.day);
  const isAboutSales = outcome === "accepted" || outcome === "rejected";
  const left = narrow(byDay, (each) => !isAboutSales || each.isSalesReady);
  const [first] = left;
  if (first === undefined) return { kind: "none" };
  return left.length === 1 ? { kind: "one", meeting: first } : { kind: "ask", meetings: left };
}

/** "Jane" is Jane Doe too. */
const isPerson = (key: string | null, typed: string | null): boolean =>
  typed === null || key === typed || (key?.startsWith(`${typed} `) ?? false);

/**
 * What an outcome does to the deal that its meeting opened: rejected or a no-show ends it as disqualified, held or
 * accepted opens it again. Null: nothing, as for a follow-up. Never throws.
 */
export function planDealOfOutcome(
  meeting: Pick<OutcomeCandidate, "isSalesReady" | "dealStatus">,
  outcome: Outcome,
): "disqualified" | "open" | null {
  if (!meeting.isSalesReady) return null;
  const ends = outcome === "rejected" || outcome === "no-show";
  if (ends) return meeting.dealStatus === "open" ? "disqualified" : null;
  return meeting.dealStatus === "disqualified" ? "open" : null;
}

/** The columns of a meeting that an outcome sets; held and accepted keep the other's day. `day` business day. */
export function columnsOfOutcome(
  meeting: Pick<OutcomeCandidate, "outcome" | "heldDay">,
  outcome: Outcome,
  said: { day: Day; reason: string | null },
): { outcome: Outcome; heldDay?: Day | null; acceptedDay?: Day | null; outcomeReason: string | null } {
  const outcomeReason = said.reason;
  if (outcome === "held") {
    const isAccepted = meeting.outcome === "accepted";
    return { outcome: isAccepted ? "accepted" : "held", heldDay: said.day, outcomeReason };
  }
  if (outcome === "accepted") return { outcome, acceptedDay: said.day, outcomeReason };
  if (outcome === "rejected") return { outcome, acceptedDay: null, outcomeReason };
  return { outcome, heldDay: null, acceptedDay: null, outcomeReason };
}
