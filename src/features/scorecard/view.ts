import type { ChartBlock } from "../../charts/make-charts.ts";
import { wordsForShares } from "../../core/check-shares.ts";
import { addDays, type Day, formatDay } from "../../core/day.ts";
import { wordsForVersion } from "../../core/definitions.ts";
import { wordsForBasis } from "../../core/expected-share.ts";
import { nameQuantity } from "../../core/figure-words.ts";
import { formatMoney } from "../../core/money.ts";
import type { ScorecardSection } from "../../core/scorecard-sections.ts";
import { wordsForSlot } from "../../core/slot-words.ts";
import { wordsForStatus } from "../../core/status-words.ts";
import { countOf, printPercent, wordsForQuantity } from "../../core/wording.ts";
import type { Board } from "../../reports/build-board.ts";
import type { Scorecard } from "../../reports/build-scorecard.ts";
import { figuresOfRow, listFigures } from "../../reports/list-figures.ts";
import { actions, context, header, section } from "../../slack/blocks.ts";
import { button } from "../../slack/controls.ts";
import { type Message, message } from "../../slack/message.ts";
import { printScope } from "../../slack/request.ts";
import { mrkdwn } from "../../slack/text.ts";
import { actualOf, boardTable, mostRows, rowCells } from "./board-view.ts";
import { whyMenu } from "./why-view.ts";

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
  /** what ctx.charts made of the scorecard; null: it goes without */
  chart: ChartBlock | null;
  /** what its schedule leaves out */
  sectionsOff: readonly ScorecardSection[];
};

/** The other metrics in one line each. */
function lineOf(board: Board, currency: string): string {
  const rows = board.rows.filter((row) => row.isCommitted || row.n > 0n);
  const parts = rows.map(
    (row) =>
      `${row.team} ${actualOf(row, currency)}${row.status === null ? "" : ` ${wordsForStatus(row.status, { isProvisional: row.isProvisional })}`}`,
  );
  return `*${board.metric}*: ${parts.length === 0 ? "none yet" : parts.join(" · ")}`;
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
      : `target ${nameQuantity(board.metric, board.target, frame.currency)}; ${wordsForShares(board.shares)}`,
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
    figuresOfRow(row, currency).flatMap((figure) =>
      figure.part === "forecast" ? [{ team: row.team, words: figure.printed }] : [],
    ),
  );
  const [first, second] = said;
  if (first === undefined) return null;
  const isOneReason = second !== undefined && said.every(({ words }) => words === first.words);
  return isOneReason ? first.words : said.map(({ team, words }) => `${team} ${words}`).join("; ");
}

/** What no team sourced, and where that is much the shares without it. */
function wordsForUnsourced(board: Board, currency: string, much: readonly string[]): string | null {
  const shares = much.length === 0 ? null : `share among sourced: ${much.join(", ")}`;
  if (board.isOwnOnly) return shares;
  const unsourced = `unsourced: ${nameQuantity(board.metric, board.unsourced, currency)}`;
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
  const lines = footer(scorecard, board, frame);
  return message(`Scorecard ${scorecard.label}: ${said}${late} ${cells.join("; ")}. ${lines.join(". ")}`, [
    header(`Scorecard ${scorecard.label}: ${board.metric}`),
    section(`${said}${late}`),
    boardTable(board, currency),
    ...(frame.chart === null ? [] : [frame.chart]),
    ...(others.length === 0 ? [] : [context(...others.map((other) => lineOf(other, currency)))]),
    context(...lines),
    ...(scorecard.boards.some((each) => each.together.teams > 0)
      ? []
      : [
          context(
            mrkdwn`Start with \`/commit target 120 meetings ${scorecard.quarter}\`, then \`/commit set marketing 50% of meetings ${scorecard.quarter}\``,
          ),
        ]),
    whyMenu(listFigures(scorecard, currency), { ledgerId: frame.ledgerId, quarter: scorecard.quarter }),
    ...(frame.question === null
      ? []
      : [
          actions(
            [
              button({ actionId: "scorecard-post", text: "Post to channel" }),
              button({ actionId: "scorecard-csv", text: "As CSV" }),
            ],
            printScope({ ledgerId: frame.ledgerId, recordId: frame.question, version: 0 }, "scorecard"),
          ),
        ]),
  ]);
}
