import { nativeChart } from "../../charts/native-block.ts";
import type { ChartSpec } from "../../charts/spec.ts";
import { wordsForShares } from "../../core/check-shares.ts";
import { minorDigits } from "../../core/currency.ts";
import { addDays, type Day, formatDay } from "../../core/day.ts";
import { wordsForVersion } from "../../core/definitions.ts";
import { wordsForBasis } from "../../core/expected-share.ts";
import { wordsForForecast } from "../../core/forecast-words.ts";
import { isMoneyMetric } from "../../core/metric.ts";
import { formatMoney, formatMoneyShort } from "../../core/money.ts";
import { wordsForSlot } from "../../core/slot-words.ts";
import { wordsForStatus } from "../../core/status-words.ts";
import { countOf, printPercent, wordsForQuantity } from "../../core/wording.ts";
import type { Board, ScorecardRow } from "../../reports/build-board.ts";
import type { Scorecard } from "../../reports/build-scorecard.ts";
import { actions, context, header, section } from "../../slack/blocks.ts";
import { button } from "../../slack/controls.ts";
import { type Message, message } from "../../slack/message.ts";
import { printScope } from "../../slack/request.ts";
import { table } from "../../slack/table.ts";
import { mrkdwn } from "../../slack/text.ts";

/** Where and how a scorecard is shown. */
export type ScorecardFrame = {
  ledgerId: string;
  /** named where the workspace has several and no reply's footer names it */
  ledgerName: string | null;
  currency: string;
  timeZone: string;
  today: Day;
  /** what was typed, for the button that posts it; null when it is posted */
  question: string | null;
  /** the slot it was meant for, where it comes late */
  lateSlot: string | null;
};

const mostRows = 5;

const short = (row: Pick<ScorecardRow, "metric">, n: bigint, currency: string): string =>
  isMoneyMetric(row.metric) ? formatMoneyShort({ amountMinor: n, currency }) : String(n);

function actualOf(row: ScorecardRow, currency: string): string {
  const n = short(row, row.n, currency);
  return row.need === null ? n : `${n} / ${short(row, row.need, currency)}`;
}

function shareOf(row: ScorecardRow): string {
  const share = row.share === null ? "–" : printPercent(row.share.share);
  return row.committedBp === null ? share : `${share} / ${row.committedBp / 100} %`;
}

function rowCells(row: ScorecardRow, currency: string): string[] {
  const status =
    row.status === null
      ? "–"
      : wordsForStatus(row.status, { n: short(row, row.n, currency), isProvisional: row.isProvisional });
  return [
    row.team,
    actualOf(row, currency),
    shareOf(row),
    row.pace === null ? "–" : row.pace.toFixed(2),
    status,
  ];
}

/** At most so many rows: those with a commitment first to stay, the rest summed in the last one. */
function shownRows(board: Board, most: number, currency: string): string[][] {
  const { rows } = board;
  if (rows.length <= most) return rows.map((row) => rowCells(row, currency));
  const kept = new Set(
    rows.toSorted((a, b) => Number(b.isCommitted) - Number(a.isCommitted)).slice(0, most - 1),
  );
  const others = rows.filter((row) => !kept.has(row));
  const sum = others.reduce((all, row) => all + row.n, 0n);
  const share = board.total === 0n ? "–" : printPercent(Number(sum) / Number(board.total));
  return [
    ...rows.filter((row) => kept.has(row)).map((row) => rowCells(row, currency)),
    [`${others.length} other teams`, short(board, sum, currency), share, "–", "–"],
  ];
}

function boardTable(board: Board, currency: string) {
  const right = (text: string) => ({ text, align: "right" as const });
  const unsourced = lastRow(board, currency);
  const rows = shownRows(board, mostRows - unsourced.length, currency);
  return table({
    header: ["Team", right("Actual / committed"), right("Share / committed"), right("Pace"), "Status"],
    rows: [...rows, ...unsourced],
  });
}

/** What belongs to no team; for a partner, all teams together. */
function lastRow(board: Board, currency: string): string[][] {
  if (board.isOwnOnly) return [["All teams together", short(board, board.total, currency), "–", "–", "–"]];
  if (board.unsourced === 0n) return [];
  return [["Unsourced", short(board, board.unsourced, currency), shareOfUnsourced(board), "–", "–"]];
}

const shareOfUnsourced = (board: Board): string =>
  board.total === 0n ? "–" : printPercent(Number(board.unsourced) / Number(board.total));

/** The other metrics in one line each. */
function lineOf(board: Board, currency: string): string {
  const rows = board.rows.filter((row) => row.isCommitted || row.n > 0n);
  const parts = rows.map(
    (row) =>
      `${row.team} ${actualOf(row, currency)}${row.status === null ? "" : ` ${wordsForStatus(row.status, { isProvisional: row.isProvisional })}`}`,
  );
  return `*${board.metric}*: ${parts.length === 0 ? "none yet" : parts.join(" · ")}`;
}

function chartOf(board: Board, label: string, currency: string): ChartSpec {
  const rows = board.rows.slice(0, mostRows);
  const scale = isMoneyMetric(board.metric) ? 10 ** minorDigits(currency) : 1;
  const committed = rows.map((row) => Number(row.need ?? 0n) / scale);
  return {
    kind: "bars",
    title: `${board.metric.charAt(0).toUpperCase()}${board.metric.slice(1)} ${label}`,
    categories: rows.map((row) => row.team),
    series: [
      { name: "Actual", values: rows.map((row) => Number(row.n) / scale) },
      ...(committed.some((need) => need > 0) ? [{ name: "Committed", values: committed }] : []),
    ],
    altText: rows
      .map((row) => `${row.team}: ${row.n}${row.need === null ? "" : ` of ${row.need}`}`)
      .join("; "),
  };
}

function footer(scorecard: Scorecard, board: Board, frame: ScorecardFrame): string[] {
  const { period } = scorecard;
  const unsourcedRejected = board.isOwnOnly ? 0 : board.unsourcedRejected;
  const rejected = board.rows.reduce((sum, row) => sum + row.rejected, unsourcedRejected);
  const much = board.rows.flatMap((row) =>
    row.share?.shareAmongSourced == null ? [] : [`${row.team} ${printPercent(row.share.shareAmongSourced)}`],
  );
  const lines = [
    `${formatDay(period.start)} – ${formatDay(addDays(period.end, -1))}, as of ${formatDay(frame.today)} (${frame.timeZone})`,
    `${printPercent(board.expected.share)} ${wordsForBasis(board.expected)}`,
    wordsForUnsourced(board, frame.currency, much),
    forecastLine(board, frame.currency),
    board.target === null
      ? null
      : `target ${wordsForQuantity(board.metric, board.target, frame.currency)}; ${wordsForShares(board.shares)}`,
    ...scorecard.reopened,
    rejected === 0 ? null : `${countOf(rejected, "rejected meeting")} left out`,
    board.otherCurrencies.length === 0
      ? null
      : `not added, for want of a rate: ${board.otherCurrencies.map(formatMoney).join(", ")}`,
    wordsForVersion(scorecard.definitionsVersion),
    frame.ledgerName === null ? null : `ledger: ${frame.ledgerName}`,
  ];
  return lines.filter((line) => line !== null);
}

/** Where the rows will end; one reason where none can be forecast. */
function forecastLine({ rows }: Board, currency: string): string | null {
  const said = rows.flatMap((row) =>
    row.forecast === null || (!row.isCommitted && row.n === 0n)
      ? []
      : [{ team: row.team, words: wordsForForecast(row.forecast, { ...row, currency }) }],
  );
  const [first] = said;
  if (first === undefined) return null;
  if (said.every(({ words }) => words === first.words)) return first.words;
  return said.map(({ team, words }) => `${team} ${words}`).join("; ");
}

/** What no team sourced, and where that is much the shares without it. */
function wordsForUnsourced(board: Board, currency: string, much: readonly string[]): string | null {
  const shares = much.length === 0 ? null : `share among sourced: ${much.join(", ")}`;
  if (board.isOwnOnly) return shares;
  const unsourced = `unsourced: ${wordsForQuantity(board.metric, board.unsourced, currency)}`;
  return shares === null ? unsourced : `${unsourced}; ${shares}`;
}

/** The headline where nobody has committed to this metric: one team's figure, or everybody's. */
function saySoFar({ metric, rows, total }: Board, label: string, currency: string): string {
  const [only, ...others] = rows;
  const ofOne = only !== undefined && others.length === 0;
  const quantity = wordsForQuantity(metric, ofOne ? only.n : total, currency);
  return `${ofOne ? `${only.team}: ` : ""}${quantity} so far in ${label}; nothing is committed to ${metric} yet.`;
}

/** The scorecard as a message: a headline, at most five rows, one chart, the other metrics in a line each. */
export function sayScorecard(scorecard: Scorecard, frame: ScorecardFrame): Message {
  const [board, ...others] = scorecard.boards;
  if (board === undefined) throw new Error("a scorecard has at least one board");
  const { currency } = frame;
  const isCommitted = board.rows.some((row) => row.isCommitted);
  const said = isCommitted ? scorecard.headline : saySoFar(board, scorecard.label, currency);
  const late =
    frame.lateSlot === null
      ? ""
      : ` This is the scorecard of ${wordsForSlot(frame.lateSlot)}; it comes late.`;
  const cells = board.rows.slice(0, mostRows).map((row) => rowCells(row, currency).join(", "));
  const chart = board.total === 0n ? null : nativeChart(chartOf(board, scorecard.label, currency));
  const lines = footer(scorecard, board, frame);
  return message(`Scorecard ${scorecard.label}: ${said}${late} ${cells.join("; ")}. ${lines.join(". ")}`, [
    header(`Scorecard ${scorecard.label}: ${board.metric}`),
    section(`${said}${late}`),
    boardTable(board, currency),
    ...(chart === null ? [] : [chart]),
    ...(others.length === 0 ? [] : [context(...others.map((other) => lineOf(other, currency)))]),
    context(...lines),
    ...(scorecard.boards.some((each) => each.together.teams > 0)
      ? []
      : [
          context(
            mrkdwn`Start with \`/commit target 120 meetings ${scorecard.quarter}\`, then \`/commit set marketing 50% of meetings ${scorecard.quarter}\``,
          ),
        ]),
    ...(frame.question === null
      ? []
      : [
          actions(
            [button({ actionId: "scorecard-post", text: "Post to channel" })],
            printScope({ ledgerId: frame.ledgerId, recordId: frame.question, version: 0 }, "scorecard"),
          ),
        ]),
  ]);
}
