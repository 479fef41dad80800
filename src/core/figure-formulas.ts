import type { BoardPart, RowPart } from "./figure.ts";
import type { MeetingsCounted, StudiedRate } from "./key-metrics.ts";
import type { Metric } from "./metric.ts";

const wordsForCounted = (meetingsCount: MeetingsCounted): Record<Metric, string> => ({
  leads: "contacts whose first touch of a buying cycle is dated in the quarter, by the team of their source",
  meetings: `sales-ready meetings ${meetingsCount} in the quarter, by the team that sourced the deal; rejected ones left out`,
  pipeline:
    "amounts of the deals that became sales-ready in the quarter (other currencies at the rate of that day), by the team that sourced them; rejected ones left out",
  deals: "deals won in the quarter, by the team that sourced them; a deal reopened later stays won here",
  revenue:
    "amounts of the deals won in the quarter (other currencies at the rate of that day), by the team that sourced them",
});

/**
 * How a figure of a metric comes about, in words, without its numbers; `meetingsCount` which meetings the ledger counts.
 * The rules are formulas.md §3.
 */
export function formulaOf(
  metric: Metric,
  part: RowPart | BoardPart,
  meetingsCount: MeetingsCounted = "booked",
): string {
  const counted = wordsForCounted(meetingsCount);
  switch (part) {
    case "actual":
      return `Actual: ${counted[metric]}.`;
    case "total":
      return `All together: ${counted[metric]}, of every team and of none.`;
    case "unsourced":
      return `Unsourced: ${metric} whose source nobody has named, so that no team has them.`;
    case "need":
      return "Committed: the number that the team committed to, or its share × the company's target, rounded so that the teams' add up.";
    case "committed":
      return "Committed share: as the team committed to it, or its number ÷ the company's target.";
    case "target":
      return "Target: the company's total for the quarter.";
    case "share":
      return `Share: the team's ${metric} ÷ everybody's, with what nobody sourced. Printed percentages add to 100.`;
    case "unsourced-share":
      return `Share: unsourced ${metric} ÷ everybody's. Printed percentages add to 100.`;
    case "path":
      return "Complete path: the won revenue of the quarter whose deal has a sales-ready meeting and a lead behind it, and that a campaign or source.";
    case "path-share":
      return "Share: the won revenue with a complete path (campaign or source, lead, sales-ready meeting, deal) ÷ all won revenue with a known amount; other currencies at the rate of their day.";
    case "pace":
      return "Pace: attainment (actual ÷ committed) ÷ the share expected by now. 1.00 is on time.";
    case "status":
      return "Status: met once the commitment is reached, early in the first 15 % of the quarter; else by the chance to reach it (on track from 50 %, at risk from 20 %), without a forecast by pace (on track from 0.95, at risk from 0.80). A count that is low only as chance would have it is at risk, not behind.";
    case "forecast":
      return metric === "revenue"
        ? "Forecast: what is won so far, plus open deals, each won by its age and stage, plus new ones, in many simulated ends of the quarter."
        : "Forecast: what is there so far, plus a Gamma–Poisson count of what remains on the expected curve; past quarters weigh as much as two weeks.";
    case "expected":
      return "Expected by now: an administrator's curve, else the mean course of at least four complete quarters, else the working days gone by.";
  }
}

const ofRates: Record<StudiedRate, string> = {
  "win rate":
    "Win rate: won ÷ (won + lost) of the deals closed in the quarter; open and disqualified ones are in neither. A deal reopened later stays as it was closed.",
  cycle:
    "Cycle: the median days from sales-ready to won of the deals won in the quarter. Fewer than the ledger's “too few” (5) are no cycle.",
  velocity:
    "Velocity: open deals × win rate × mean won amount ÷ median cycle, the last three of the twelve months up to today. Open deals older than 2 × p80 are left out: by p80 days four in five of the wins have come.",
  coverage:
    "Coverage: open pipeline due in the quarter ÷ (target for revenue − won so far). Open deals older than 2 × p80 are left out: by p80 days four in five of the wins have come.",
};

/** How a rate or duration comes about, or what it comes to against its target, in words. The rules are formulas.md §3 and §4. */
export function formulaOfRate(metric: StudiedRate, isAttainment: boolean): string {
  if (!isAttainment) return ofRates[metric];
  return metric === "cycle"
    ? "Of its target: the target ÷ the median cycle, because a cycle is better lower. It has no pace."
    : "Of its target: the win rate ÷ the target that an administrator defined. A rate has no pace.";
}
