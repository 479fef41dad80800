import type { ChartBlock } from "../../charts/make-charts.ts";
import type { Day } from "../../core/day.ts";
import type { ScorecardSection } from "../../core/scorecard-sections.ts";
import { wordsForSlot } from "../../core/slot-words.ts";
import type { Details } from "../../reports/build-details.ts";
import type { Scorecard } from "../../reports/build-scorecard.ts";
import { listFigures } from "../../reports/list-figures.ts";
import { lineOfRow, rowCells, sayHeadline } from "../../reports/scorecard-words.ts";
import { actions, context, header, section } from "../../slack/blocks.ts";
import { button } from "../../slack/controls.ts";
import { type Block, type Message, message } from "../../slack/message.ts";
import { printScope } from "../../slack/request.ts";
import { mrkdwn } from "../../slack/text.ts";
import { boardTable, mostRows } from "./board-view.ts";
import { type DetailPart, detailParts, footer, footerBlock, partBlocks } from "./details-view.ts";
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
  /** the last day on which the quarter takes late records, in the days when it does; else null */
  openUntil: Day | null;
  /** what ctx.charts made of the scorecard; null: it goes without */
  chart: ChartBlock | null;
  /** what its schedule leaves out */
  sectionsOff: readonly ScorecardSection[];
};

/** One or two sentences, at most five rows, one chart and the small print; and the same in words. */
function firstScreen(scorecard: Scorecard, frame: ScorecardFrame): { text: string; blocks: Block[] } {
  const [board] = scorecard.boards;
  if (board === undefined) throw new Error("a scorecard has at least one board");
  const { currency, lateSlot, chart } = frame;
  const headline = sayHeadline(scorecard, currency);
  const late = lateSlot === null ? "" : ` This is the scorecard of ${wordsForSlot(lateSlot)}; it comes late.`;
  const said = `${headline}${late}`;
  const cells = board.rows.slice(0, mostRows).map((row) => rowCells(row, currency).join(", "));
  const lines = footer(scorecard, board, frame);
  return {
    text: `Scorecard ${scorecard.label}: ${said} ${cells.join("; ")}. ${lines.join(". ")}`,
    blocks: [
      header(`Scorecard ${scorecard.label}: ${board.name}`),
      section(said),
      boardTable(board, currency),
      ...(chart === null ? [] : [chart]),
      footerBlock(lines),
    ],
  };
}

/** The scorecard where no table and no chart may stand: a line a team, and what stands behind the first screen. */
export function sayScorecardInLines(scorecard: Scorecard, details: Details, frame: ScorecardFrame): Message {
  const { text, blocks } = firstScreen(scorecard, frame);
  const { currency, ledgerId } = frame;
  const [head, said, , ...rest] = blocks.filter(({ type }) => type !== "data_visualization");
  const [board] = scorecard.boards;
  const rows = board === undefined ? [] : board.rows.map((row) => lineOfRow(row, board, currency));
  const lines: DetailPart = { title: "Teams", lines: rows };
  return message(text, [
    ...[head, said].filter((block) => block !== undefined),
    ...(rows.length === 0 ? [] : partBlocks([lines])),
    ...partBlocks(detailParts(scorecard, details, currency)),
    ...rest,
    whyMenu(listFigures(scorecard, currency), { ledgerId, quarter: scorecard.quarter }),
    context("In a channel, with its chart: `/scorecard`"),
  ]);
}

/** How a ledger begins that has committed to nothing. */
const startBlocks = ({ boards, quarter }: Scorecard): Block[] =>
  boards.some((each) => each.together.teams > 0)
    ? []
    : [
        context(
          mrkdwn`Start with \`/commit target 120 meetings ${quarter}\`, then \`/commit set marketing 50% of meetings ${quarter}\``,
        ),
      ];

/** The scorecard in one message: the first screen, what stands behind it, and what can be done with it. */
export function sayScorecard(scorecard: Scorecard, details: Details, frame: ScorecardFrame): Message {
  const { text, blocks } = firstScreen(scorecard, frame);
  const { currency, ledgerId, question } = frame;
  return message(text, [
    ...blocks,
    ...partBlocks(detailParts(scorecard, details, currency)),
    ...startBlocks(scorecard),
    whyMenu(listFigures(scorecard, currency), { ledgerId, quarter: scorecard.quarter }),
    ...(question === null
      ? []
      : [
          actions(
            [
              button({ actionId: "scorecard-post", text: "Post to channel" }),
              button({ actionId: "scorecard-csv", text: "As CSV" }),
            ],
            printScope({ ledgerId, recordId: question, version: 0 }, "scorecard"),
          ),
        ]),
  ]);
}

/**
 * The scorecard as a post: the first screen, and in its thread what stands behind it; first of all the quarter before,
 * while that is open for late records.
 */
export function sayPost(
  scorecard: Scorecard,
  details: Details,
  frame: ScorecardFrame,
  before: { scorecard: Scorecard; frame: ScorecardFrame } | null,
): { message: Message; thread: Message[] } {
  const { text, blocks } = firstScreen(scorecard, frame);
  const last = before && firstScreen(before.scorecard, before.frame);
  const { currency, ledgerId, sectionsOff } = frame;
  const both =
    before === null
      ? []
      : [context(`${before.scorecard.label} is open for late records; it stands in the thread.`)];
  const parts = detailParts(scorecard, details, currency).filter(
    ({ section: each }) => each === undefined || !sectionsOff.includes(each),
  );
  const words = parts.map(({ title, lines }) => `${title}: ${lines.join("; ")}`).join(". ");
  const menu = whyMenu(listFigures(scorecard, currency), { ledgerId, quarter: scorecard.quarter });
  return {
    message: message(text, [...blocks, ...both, ...startBlocks(scorecard), menu]),
    thread: [
      ...(last === null ? [] : [message(last.text, last.blocks)]),
      ...(parts.length === 0
        ? []
        : [message(`Behind the scorecard of ${scorecard.label}. ${words}`, partBlocks(parts))]),
    ],
  };
}
