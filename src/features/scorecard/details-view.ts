import { wordsForShares } from "../../core/check-shares.ts";
import { mergeRates, wordsForConversion } from "../../core/convert.ts";
import { addDays, formatDay } from "../../core/day.ts";
import { wordsForVersion } from "../../core/definitions.ts";
import { wordsForBasis } from "../../core/expected-share.ts";
import { nameQuantity } from "../../core/figure-words.ts";
import { isKnown, lineOfKeyFigure, ratesOfFigure } from "../../core/key-figure-words.ts";
import { wordsForCounted } from "../../core/key-metrics.ts";
import { formatMoney } from "../../core/money.ts";
import { wordsForLate } from "../../core/restatement-words.ts";
import type { ScorecardSection } from "../../core/scorecard-sections.ts";
import { shorten } from "../../core/shorten.ts";
import { wordsForStatus } from "../../core/status-words.ts";
import { countOf, printPercent } from "../../core/wording.ts";
import type { Board } from "../../reports/build-board.ts";
import type { Details } from "../../reports/build-details.ts";
import type { Scorecard } from "../../reports/build-scorecard.ts";
import { figuresOfRow } from "../../reports/list-figures.ts";
import { actualOf } from "../../reports/scorecard-words.ts";
import { context, section } from "../../slack/blocks.ts";
import type { Block } from "../../slack/message.ts";
import { mrkdwn } from "../../slack/text.ts";
import type { ScorecardFrame } from "./view.ts";

/** What became of the leads of the quarter, at a glance; wins of a quarter come from earlier leads as well. */
function funnelLine({ funnel }: Scorecard): string {
  const { leads, meetings, won, lost } = funnel;
  return `${countOf(leads, "lead")} → ${countOf(meetings, "meeting")} → ${won} won, ${lost} lost, each by its own day in the quarter`;
}

/** The other metrics in one line each. */
function lineOf(board: Board, currency: string): string {
  const rows = board.rows.filter((row) => row.isCommitted || row.n > 0n);
  const parts = rows.map(
    (row) =>
      `${row.team} ${actualOf(row, currency)}${row.status === null ? "" : ` ${wordsForStatus(row.status, { isProvisional: row.isProvisional })}`}`,
  );
  return `${board.name}: ${parts.length === 0 ? "none yet" : parts.join(" · ")}`;
}

/** Where the rows will end; one reason where none can be forecast. */
function forecastLines({ rows, usedAhead }: Board, currency: string): string[] {
  const said = rows.flatMap((row) =>
    figuresOfRow(row, currency).flatMap((figure) =>
      figure.part === "forecast" ? [{ team: row.team, words: figure.printed }] : [],
    ),
  );
  const [first, second] = said;
  if (first === undefined) return [];
  const isOneReason = second !== undefined && said.every(({ words }) => words === first.words);
  const lines = isOneReason ? [first.words] : said.map(({ team, words }) => `${team} ${words}`);
  return [...lines, wordsForConversion(usedAhead, currency)].filter((line) => line !== null);
}

/** What no team sourced, and where that is much the shares without it. */
function wordsForUnsourced(board: Board, currency: string): string | null {
  const much = board.rows.flatMap((row) =>
    row.share?.shareAmongSourced == null ? [] : [`${row.team} ${printPercent(row.share.shareAmongSourced)}`],
  );
  const shares = much.length === 0 ? null : `share among sourced: ${much.join(", ")}`;
  if (board.isOwnOnly) return shares;
  const unsourced = `unsourced: ${nameQuantity(board.metric, board.unsourced, currency)}`;
  return shares === null ? unsourced : `${unsourced}; ${shares}`;
}

/** The small print that the first screen needs: of which days and by what its figures are. */
export function footer(scorecard: Scorecard, board: Board, frame: ScorecardFrame): string[] {
  const { period } = scorecard;
  const unsourcedRejected = board.isOwnOnly ? 0 : board.unsourcedRejected;
  const rejected = board.rows.reduce((sum, row) => sum + row.rejected, unsourcedRejected);
  const lines = [
    `${formatDay(period.start)} – ${formatDay(addDays(period.end, -1))}, as of ${formatDay(frame.today)} (${frame.timeZone})`,
    `${printPercent(board.expected.share)} ${wordsForBasis(board.expected)}`,
    wordsForUnsourced(board, frame.currency),
    wordsForCounted(board.metric, scorecard.meetingsCount),
    board.target === null
      ? null
      : `target ${nameQuantity(board.metric, board.target, frame.currency)}; ${wordsForShares(board.shares)}`,
    ...scorecard.reopened,
    scorecard.frozen === null ? null : `frozen on ${formatDay(scorecard.frozen.day)}`,
    frame.openUntil === null ? null : `open for late records until ${formatDay(frame.openUntil)}`,
    rejected === 0 ? null : `${countOf(rejected, "rejected meeting")} left out`,
    ...moneyLines(scorecard, frame.currency),
    wordsForVersion(scorecard.definitionsVersion),
    frame.ledgerName === null ? null : `ledger: ${frame.ledgerName}`,
  ];
  return lines.filter((line) => line !== null);
}

/** Of all the amounts of a scorecard: what is not in them, and by which rates others are. */
function moneyLines({ boards, keyFigures }: Scorecard, currency: string): (string | null)[] {
  const apart = boards.flatMap(({ metric, otherCurrencies: others }) =>
    others.length === 0
      ? []
      : [`${metric} not added, for want of a rate: ${others.map(formatMoney).join(", ")}`],
  );
  const used = [...boards.map((board) => board.used), ...keyFigures.filter(isKnown).map(ratesOfFigure)];
  return [...apart, wordsForConversion(mergeRates(used), currency)];
}

/** A part with its lines; `section` by which a schedule leaves it out. */
export type DetailPart = { title: string; lines: readonly string[]; section?: ScorecardSection };

const part = (title: string, lines: readonly string[], section?: ScorecardSection): DetailPart[] =>
  lines.length === 0 ? [] : [{ title, lines, ...(section !== undefined && { section }) }];

/** What stands behind the first screen, part by part: the ones that have something to say. */
export function detailParts(scorecard: Scorecard, details: Details, currency: string): DetailPart[] {
  const [board, ...others] = scorecard.boards;
  if (board === undefined) return [];
  const missing = [
    ...scorecard.boards.flatMap(({ metric, unsourced, isOwnOnly }) =>
      isOwnOnly || unsourced === 0n ? [] : [`without a source: ${nameQuantity(metric, unsourced, currency)}`],
    ),
    ...(details.quiet === null ? [] : [details.quiet]),
  ];
  return [
    ...part("Forecast", forecastLines(board, currency)),
    ...part(
      "Changed since it was frozen",
      (scorecard.frozen?.restatements ?? []).map((restatement) => wordsForLate(restatement, currency)),
    ),
    ...part("Changed since", details.restated),
    ...part(
      "Other metrics",
      others.map((other) => lineOf(other, currency)),
    ),
    ...part(
      "Key metrics",
      scorecard.keyFigures.map((figure) => lineOfKeyFigure(figure, currency)),
    ),
    ...part("Funnel", [funnelLine(scorecard)], "funnel"),
    ...part("Parts", details.cells, "cells"),
    ...part("Missing", missing),
    ...part("Commitments", details.unsigned === null ? [] : [details.unsigned]),
  ];
}

/** Of one part; all of them and the first screen stay under 12,000 together. */
const mostCharacters = 1_100;

/** A part as a block: its name and a line each, cut to what a section holds. */
export function partBlocks(parts: readonly DetailPart[]): Block[] {
  return parts.map(({ title, lines }) => {
    return section(mrkdwn`*${title}*\n${linesThatFit(lines).join("\n")}`);
  });
}

/** As many lines as fit, a long one cut; the last one says how many do not. */
function linesThatFit(lines: readonly string[]): string[] {
  let left = mostCharacters;
  const cut = lines.map((line) => shorten(line, mostCharacters / 2));
  const kept = cut.filter((line) => {
    left -= line.length + 1;
    return left > 0;
  });
  return kept.length === lines.length ? kept : [...kept, `… and ${lines.length - kept.length} more`];
}

/** The small print as a block. */
export const footerBlock = (lines: readonly string[]): Block => context(...lines);
