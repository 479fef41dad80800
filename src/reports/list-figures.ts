import type { Figure, RowPart } from "../core/figure.ts";
import { printBasisPoints, printPace, printQuantity, printShare } from "../core/figure-words.ts";
import { wordsForForecast } from "../core/forecast-words.ts";
import { idOfRate, type KeyFigure } from "../core/key-figure.ts";
import { printAttainment, printKeyFigure } from "../core/key-figure-words.ts";
import { wordsForStatus } from "../core/status-words.ts";
import { printPercent } from "../core/wording.ts";
import type { Board, ScorecardRow } from "./build-board.ts";
import type { Scorecard } from "./build-scorecard.ts";

/** The figures of a team's row, those that it has. */
export function figuresOfRow(row: ScorecardRow, currency: string): Figure[] {
  const { id, metric, teamId, team } = row;
  const figure = (part: RowPart, printed: string): Figure => ({
    ...{ id: part === "actual" ? id : `${id}.${part}`, metric, printed, of: "row", part, teamId, team },
  });
  const n = printQuantity(metric, row.n, currency);
  const { status, isProvisional } = row;
  return [
    figure("actual", n),
    ...(row.need === null ? [] : [figure("need", printQuantity(metric, row.need, currency))]),
    ...(row.sharePercent === null ? [] : [figure("share", printShare(row.sharePercent, row.n))]),
    ...(row.committedBp === null ? [] : [figure("committed", printBasisPoints(row.committedBp))]),
    ...(row.pace === null ? [] : [figure("pace", printPace(row.pace))]),
    ...(status === null ? [] : [figure("status", wordsForStatus(status, { n, isProvisional }))]),
    ...(row.forecast === null || !(row.isCommitted || row.n > 0n)
      ? []
      : [figure("forecast", wordsForForecast(row.forecast, { ...row, currency }))]),
  ];
}

/** The figures of a whole board; a partner has no business with what nobody sourced. */
function figuresOfBoard(board: Board, currency: string): Figure[] {
  const { metric, target, total, unsourced } = board;
  const figure = (part: Extract<Figure, { of: "board" }>["part"], printed: string): Figure => ({
    ...{ id: `${metric}:${part}`, metric, printed, of: "board", part },
  });
  return [
    figure("total", printQuantity(metric, total, currency)),
    ...(target === null ? [] : [figure("target", printQuantity(metric, target, currency))]),
    ...(board.isOwnOnly
      ? []
      : [
          figure("unsourced", printQuantity(metric, unsourced, currency)),
          ...(board.unsourcedPercent === null
            ? []
            : [figure("unsourced-share", printShare(board.unsourcedPercent, unsourced))]),
        ]),
    figure("expected", printPercent(board.expected.share)),
  ];
}

/** A rate or duration of the company, and what it comes to against its target. */
function figuresOfRate(key: KeyFigure, currency: string): Figure[] {
  const { metric } = key;
  const id = idOfRate(metric);
  const attainment = printAttainment(key);
  return [
    { id, metric, printed: printKeyFigure(key, currency), of: "company", part: "value" },
    ...(attainment === null
      ? []
      : [
          { id: `${id}:attainment`, metric, printed: attainment, of: "company", part: "attainment" } as const,
        ]),
  ];
}

/** Every figure of a scorecard, board by board and row by row, and its rates, each with an id of its own. */
export const listFigures = (scorecard: Scorecard, currency: string): Figure[] => [
  ...scorecard.boards.flatMap((board) => [
    ...board.rows.flatMap((row) => figuresOfRow(row, currency)),
    ...figuresOfBoard(board, currency),
  ]),
  ...scorecard.keyFigures.flatMap((key) => figuresOfRate(key, currency)),
];
