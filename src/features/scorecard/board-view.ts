import type { ChartSpec } from "../../charts/spec.ts";
import { minorDigits } from "../../core/currency.ts";
import { noFigure, printQuantity, printShare } from "../../core/figure-words.ts";
import { isMoneyMetric } from "../../core/metric.ts";
import type { Board } from "../../reports/build-board.ts";
import type { Scorecard } from "../../reports/build-scorecard.ts";
import { actualOf, rowCells } from "../../reports/scorecard-words.ts";
import { table } from "../../slack/table.ts";

/** As many rows as a first screen holds. */
export const mostRows = 5;

/** At most so many rows: those with a commitment first to stay, the rest summed in the last one. */
function shownRows(board: Board, most: number, currency: string): string[][] {
  const { rows, metric } = board;
  if (rows.length <= most) return rows.map((row) => rowCells(row, currency));
  const kept = new Set(
    rows.toSorted((a, b) => Number(b.isCommitted) - Number(a.isCommitted)).slice(0, most - 1),
  );
  const others = rows.filter((row) => !kept.has(row));
  const sum = others.reduce((all, row) => all + row.n, 0n);
  const percent = others.reduce((all, row) => all + (row.sharePercent ?? 0), 0);
  const share = printShare(board.total === 0n ? null : percent, sum);
  return [
    ...rows.filter((row) => kept.has(row)).map((row) => rowCells(row, currency)),
    [`${others.length} other teams`, printQuantity(metric, sum, currency), share, noFigure, noFigure],
  ];
}

/** What belongs to no team; for a partner, all teams together. */
function lastRow(board: Board, currency: string): string[][] {
  const cells = (name: string, n: bigint, share: string) => [
    [name, printQuantity(board.metric, n, currency), share, noFigure, noFigure],
  ];
  if (board.isOwnOnly) return cells("All teams together", board.total, noFigure);
  if (board.unsourced === 0n) return [];
  return cells("Unsourced", board.unsourced, printShare(board.unsourcedPercent, board.unsourced));
}

/** A board as a table of at most five rows. */
export function boardTable(board: Board, currency: string) {
  const right = (text: string) => ({ text, align: "right" as const });
  const last = lastRow(board, currency);
  const rows = shownRows(board, mostRows - last.length, currency);
  return table({
    header: ["Team", right("Actual / committed"), right("Share / committed"), right("Pace"), "Status"],
    rows: [...rows, ...last],
  });
}

/** The one chart of a scorecard, of its first board; null when nothing has happened yet. */
export function chartOfScorecard({ boards, label }: Scorecard, currency: string): ChartSpec | null {
  const [board] = boards;
  return board === undefined || board.total === 0n ? null : chartOf(board, label, currency);
}

/** Actual, and beside it a mark for what was committed, team by team. */
function chartOf(board: Board, label: string, currency: string): ChartSpec {
  const rows = board.rows.slice(0, mostRows);
  const scale = isMoneyMetric(board.metric) ? 10 ** minorDigits(currency) : 1;
  const committed = rows.map((row) => (row.need === null ? null : Number(row.need) / scale));
  return {
    kind: "bars",
    title: `${board.metric.charAt(0).toUpperCase()}${board.metric.slice(1)} ${label}`,
    categories: rows.map((row) => row.team),
    series: [
      {
        name: "Actual",
        values: rows.map((row) => Number(row.n) / scale),
        labels: rows.map((row) => printQuantity(board.metric, row.n, currency)),
      },
    ],
    ...(committed.some((need) => need !== null && need > 0) && {
      marker: { name: "Committed", values: committed },
    }),
    altText: rows.map((row) => `${row.team}: ${actualOf(row, currency)}`).join("; "),
  };
}
