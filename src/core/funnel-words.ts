import type { FunnelCounts, FunnelView, StageRate } from "./funnel.ts";
import type { MeetingsCounted } from "./key-metrics.ts";

/** Which view the figures are, in words, for the head of the funnel. */
export function wordsForView(view: FunnelView): string {
  return view.kind === "activity"
    ? "Activity view: events dated in the period"
    : "Cohort view: what became of the records that entered in the period";
}

/**
 * On which day sales-ready meetings are counted: in the activity view as the ledger chose; cohorts follow the day they
 * were booked, which is said only where the ledger chose otherwise; else null.
 */
export function wordsForMeetingDay(view: FunnelView, counted: MeetingsCounted): string | null {
  if (view.kind === "activity") return `Meetings counted on the day they were ${counted}`;
  return counted === "booked" ? null : "Meetings counted on the day they were booked, in cohorts always";
}

/** What rates divide by in this view, and the warning that belongs to it, in words. */
export function wordsForRates(view: FunnelView): string {
  if (view.kind === "activity") return "Rates mix cohorts: a win may come from an earlier period's lead.";
  return view.base === "leads"
    ? "Rates follow the period's leads to date."
    : "Rates follow the period's sales-ready meetings to date.";
}

/**
 * A stage's conversion where it is not a plain rate, in words: "57 won from earlier leads", "no leads in the period",
 * "3 of 4". Null when there is a rate (indicative or not) to print. `of` names both stages.
 */
export function wordsForStage(
  rate: StageRate,
  of: { reached: "meetings" | "won"; from: "leads" | "meetings" },
): string | null {
  if (rate.kind === "none") return `no ${of.from} in the period`;
  if (rate.kind === "counts") return `${rate.n} of ${rate.d}`;
  if (rate.kind !== "from earlier") return null;
  const reached = of.reached === "meetings" && rate.n === 1 ? "meeting" : of.reached;
  return `${rate.n} ${reached} from earlier ${of.from}`;
}

/**
 * The line about deals that no lead stands behind, or null when there are none:
 * "Outside the lead rates: 12 meetings and 3 won without a lead".
 */
export function wordsForDealsWithoutLead(counts: FunnelCounts): string | null {
  const { meetingsWithoutLead: meetings = 0, wonWithoutLead: won = 0 } = counts;
  if (meetings === 0 && won === 0) return null;
  return `Outside the lead rates: ${meetings} ${meetings === 1 ? "meeting" : "meetings"} and ${won} won without a lead`;
}
