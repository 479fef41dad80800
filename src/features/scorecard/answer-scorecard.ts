import { quarterOf } from "../../core/period.ts";
import { lastOpenDay, quarterState } from "../../core/quarter-end.ts";
import { visibleTeam } from "../../core/roles.ts";
import { parseScorecardLine, type ScorecardLine } from "../../core/scorecard-line.ts";
import { countOf } from "../../core/wording.ts";
import type { Ctx } from "../../ctx.ts";
import { listTeams } from "../../data/vocabulary.ts";
import { UserError } from "../../errors.ts";
import { buildDetails } from "../../reports/build-details.ts";
import { buildScorecard, type Scorecard } from "../../reports/build-scorecard.ts";
import { headlineOf } from "../../reports/headline-of.ts";
import { listFigures } from "../../reports/list-figures.ts";
import type { Message } from "../../slack/message.ts";
import { sendCsv } from "../../slack/send-csv.ts";
import { chartOfScorecard } from "./board-view.ts";
import { closeDueQuarter } from "./close-quarter.ts";
import { printFigures } from "./print-csv.ts";
import { type ScorecardFrame, sayScorecard, sayScorecardInLines } from "./view.ts";

/** What was typed. @throws UserError */
export async function readScorecardLine(ctx: Ctx, text: string): Promise<ScorecardLine> {
  const teams = await listTeams(ctx.database.db, ctx.ledger.id);
  const read = parseScorecardLine(text, { today: ctx.today, calendar: ctx.calendar, teams });
  if (!read.ok) throw new UserError(read.what, `/scorecard ${read.example}`);
  return read.value;
}

type ShowLine = Extract<ScorecardLine, { kind: "show" | "csv" }>;

/** What a scorecard is shown with, apart from its figures. @param place where it appears: a reply takes no picture */
export async function frameOf(
  ctx: Ctx,
  scorecard: Scorecard,
  place: "post" | "reply",
  given: Pick<ScorecardFrame, "question" | "lateSlot" | "ledgerName" | "sectionsOff">,
): Promise<ScorecardFrame> {
  const { ledger, today, charts } = ctx;
  const spec = given.sectionsOff.includes("chart") ? null : chartOfScorecard(scorecard, ledger.currency);
  const chart = spec && (await charts.block(spec, { workspaceId: ledger.workspaceId, place }));
  return {
    ledgerId: ledger.id,
    currency: ledger.currency,
    timeZone: ledger.timeZone,
    today,
    chart,
    openUntil:
      quarterState(scorecard.period, today, ledger.holidays) === "open"
        ? lastOpenDay(scorecard.period, ledger.holidays)
        : null,
    ...given,
  };
}

/** The scorecard that was asked for: of a quarter, of one metric first, of one team alone. */
export async function answerScorecard(
  ctx: Ctx,
  line: ShowLine,
  question: string | null,
  channelId: string | null,
): Promise<Message> {
  const { quarter, metric, teamId } = line;
  const own = visibleTeam(ctx.actor);
  if (own !== null && teamId !== null && teamId !== own)
    throw new UserError("You see your own team's row and the totals.", "/scorecard");
  if (quarter < quarterOf(ctx.today, ctx.calendar)) await closeDueQuarter(ctx);
  const scorecard = narrow(ctx, await buildScorecard(ctx, quarter, metric === null ? [] : [metric]), line);
  if (teamId !== null && scorecard.boards.every((board) => board.rows.length === 0))
    throw new Error(`no team ${teamId}`);
  const [details, frame] = await Promise.all([
    buildDetails(ctx, scorecard, channelId),
    frameOf(ctx, scorecard, "reply", { question, lateSlot: null, ledgerName: null, sectionsOff: [] }),
  ]);
  return sayScorecard(scorecard, details, frame);
}

/** Every figure of the scorecard that was asked for, as a CSV file to whoever asks. @throws UserError where Slack refuses files */
export async function sendFigures(ctx: Ctx, line: ShowLine): Promise<Message> {
  const { quarter, metric, teamId } = line;
  const scorecard = await buildScorecard(ctx, quarter, metric === null ? [] : [metric]);
  const figures = listFigures(scorecard, ctx.ledger.currency).filter(
    (figure) => figure.of !== "row" || teamId === null || figure.teamId === teamId,
  );
  return sendCsv(ctx, {
    name: `scorecard-${quarter}.csv`,
    csv: printFigures(figures, scorecard.label),
    about: `The scorecard of ${scorecard.label}: ${countOf(figures.length, "figure")}.`,
    instead: "/scorecard, which shows them; or grant files:write",
  });
}

/** This quarter's scorecard where no table may stand: in a modal on somebody's Home. */
export async function openScorecard(ctx: Ctx): Promise<Message> {
  const scorecard = await buildScorecard(ctx, quarterOf(ctx.today, ctx.calendar));
  const given = { question: null, lateSlot: null, ledgerName: null, sectionsOff: ["chart" as const] };
  const [details, frame] = await Promise.all([
    buildDetails(ctx, scorecard, null),
    frameOf(ctx, scorecard, "reply", given),
  ]);
  return sayScorecardInLines(scorecard, details, frame);
}

function narrow(ctx: Ctx, scorecard: Scorecard, { metric, teamId }: ShowLine): Scorecard {
  const first = scorecard.boards.filter((board) => board.metric === metric);
  const boards = [...first, ...scorecard.boards.filter((board) => board.metric !== metric)].map((board) =>
    teamId === null ? board : { ...board, rows: board.rows.filter((row) => row.teamId === teamId) },
  );
  return { ...scorecard, boards, headline: headlineOf(boards, ctx.ledger.currency) };
}
