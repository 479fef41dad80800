import type { Metric } from "./metric.ts";

/** What a figure of a scorecard says: of a team's row, and of the whole board. */
export type RowPart = "actual" | "need" | "share" | "committed" | "pace" | "status" | "forecast";
export type BoardPart = "total" | "target" | "unsourced" | "unsourced-share" | "expected";

/**
 * One figure of a scorecard. `id` names it wherever it stands: "meetings.marketing" is what the team has, with
 * ".need", ".share", ".committed", ".pace", ".status" or ".forecast" what belongs to that; "meetings:total" and the like
 * are of everybody. `printed` is how every door prints it.
 */
export type Figure = { id: string; metric: Metric; printed: string } & (
  | { of: "row"; part: RowPart; teamId: string; team: string }
  | { of: "board"; part: BoardPart }
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
};

/** A figure's name in words: "Marketing meetings: pace", "meetings: target". */
export const nameFigure = (figure: Figure): string =>
  figure.of === "row"
    ? `${figure.team} ${figure.metric}${ofRow[figure.part]}`
    : `${figure.metric}: ${ofBoard[figure.part]}`;
