import type { StudiedRate } from "./key-metrics.ts";
import type { Metric } from "./metric.ts";

/** What a figure of a scorecard says: of a team's row, and of the whole board. */
export type RowPart = "actual" | "need" | "share" | "committed" | "pace" | "status" | "forecast";
export type BoardPart =
  | "total"
  | "target"
  | "unsourced"
  | "unsourced-share"
  | "expected"
  /** of the check of the loop, about revenue alone: what has a complete path */
  | "path"
  | "path-share";
/** Of a rate or duration of the company: itself, and what it comes to against its target. */
export type RatePart = "value" | "attainment";

/**
 * One figure of a scorecard. `id` names it wherever it stands: "meetings.marketing" is what the team has, with
 * ".need", ".share", ".committed", ".pace", ".status" or ".forecast" what belongs to that; "meetings:total" and the like
 * are of everybody, and so are "win-rate" and "win-rate:attainment". `printed` is how every door prints it.
 */
export type Figure = { id: string; printed: string } & (
  | { of: "row"; metric: Metric; part: RowPart; teamId: string; team: string }
  | { of: "board"; metric: Metric; part: BoardPart }
  | { of: "company"; metric: StudiedRate; part: RatePart }
);

const ofRow: Record<RowPart, string> = {
  actual: "",
  need: " needed",
  share: ": share",
  committed: ": committed share",
  pace: ": pace",
  status: ": status",
  forecast: ": forecast",
};
const ofBoard: Record<BoardPart, string> = {
  total: "all together",
  target: "target",
  unsourced: "unsourced",
  "unsourced-share": "unsourced, share",
  expected: "expected by now",
  path: "with a complete path",
  "path-share": "with a complete path, share",
};

/** A figure's name in words: "Marketing meetings: pace", "meetings: target", "win rate". */
export function nameFigure(figure: Figure): string {
  if (figure.of === "row") return `${figure.team} ${figure.metric}${ofRow[figure.part]}`;
  if (figure.of === "board") return `${figure.metric}: ${ofBoard[figure.part]}`;
  return figure.part === "value" ? figure.metric : `${figure.metric}: of its target`;
}
