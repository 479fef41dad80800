import {
  nameQuantity,
  noFigure,
  printBasisPoints,
  printPace,
  printQuantity,
  printShare,
} from "../core/figure-words.ts";
import { wordsForStatus } from "../core/status-words.ts";
import type { Board, ScorecardRow } from "./build-board.ts";
import type { Scorecard } from "./build-scorecard.ts";

/** "30 / 48": what a team has, and what it committed to. */
export function actualOf(row: ScorecardRow, currency: string): string {
  const n = printQuantity(row.metric, row.n, currency);
  return row.need === null ? n : `${n} / ${printQuantity(row.metric, row.need, currency)}`;
}

function shareOf(row: ScorecardRow): string {
  const share = printShare(row.sharePercent, row.n);
  return row.committedBp === null ? share : `${share} / ${printBasisPoints(row.committedBp)}`;
}

/** A team's status in a symbol and a word. */
export function statusOf(row: ScorecardRow, currency: string): string {
  const { status, isProvisional, metric } = row;
  return status === null
    ? noFigure
    : wordsForStatus(status, { n: printQuantity(metric, row.n, currency), isProvisional });
}

/** A team's line: Team · actual / committed · share / committed share · pace · status. */
export const rowCells = (row: ScorecardRow, currency: string): string[] => [
  row.team,
  actualOf(row, currency),
  shareOf(row),
  printPace(row.pace),
  statusOf(row, currency),
];

/** The same in words, where no table may stand: "Marketing: 30 / 48 meetings, share 68 % / 50 %, pace 1.11, ● on track". */
export function lineOfRow(row: ScorecardRow, { name }: Pick<Board, "name">, currency: string): string {
  const parts = [
    `${actualOf(row, currency)} ${name}`,
    row.sharePercent === null ? null : `share ${shareOf(row)}`,
    row.pace === null ? null : `pace ${printPace(row.pace)}`,
    row.status === null ? null : statusOf(row, currency),
  ];
  return `${row.team}: ${parts.filter((part) => part !== null).join(", ")}`;
}

/** What the first board comes to in one or two sentences, also where nobody has committed to its metric. */
export function sayHeadline({ boards, headline, label }: Scorecard, currency: string): string {
  const [board] = boards;
  if (board === undefined || board.rows.some((row) => row.isCommitted)) return headline;
  const { metric, name, rows, total } = board;
  const [only, ...others] = rows;
  const ofOne = only !== undefined && others.length === 0;
  const quantity = nameQuantity(metric, ofOne ? only.n : total, currency);
  return `${ofOne ? `${only.team}: ` : ""}${quantity} so far in ${label}; nothing is committed to ${name} yet.`;
}
