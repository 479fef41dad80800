import { nameFigure } from "../../core/figure.ts";
import { idOfRate } from "../../core/key-figure.ts";
import { isQuarter, type Quarter, quarterOf } from "../../core/period.ts";
import { visibleTeam } from "../../core/roles.ts";
import { parseWhyLine, type WhyLine, type WhyTopic } from "../../core/why-line.ts";
import { countOf } from "../../core/wording.ts";
import type { Ctx } from "../../ctx.ts";
import { listTeams } from "../../data/vocabulary.ts";
import { UserError } from "../../errors.ts";
import { buildScorecard } from "../../reports/build-scorecard.ts";
import { explainFigure } from "../../reports/explain-figure.ts";
import { listFigures } from "../../reports/list-figures.ts";
import { listTopic } from "../../reports/list-topic.ts";
import type { Action, Verb } from "../../slack/kit.ts";
import type { Message } from "../../slack/message.ts";
import { sayBehind } from "../../slack/say-behind.ts";
import { sendCsv } from "../../slack/send-csv.ts";
import { printRecords } from "./print-csv.ts";
import { sayFigures, sayWhy } from "./why-view.ts";

/** The id of the figure that was named in words. @throws UserError where the scorecard has no such figure */
async function findId(ctx: Ctx, line: Extract<WhyLine, { kind: "words" }>): Promise<string> {
  const scorecard = await buildScorecard(ctx, line.quarter, line.metric === null ? [] : [line.metric]);
  const board = scorecard.boards.find(({ metric }) => line.metric === null || metric === line.metric);
  const teamId = line.teamId ?? visibleTeam(ctx.actor);
  const figures = listFigures(scorecard, ctx.ledger.currency).filter(
    ({ metric }) => metric === board?.metric,
  );
  const part = line.part ?? (teamId === null ? "total" : "actual");
  const found =
    figures.find((each) => each.part === part && each.of === "row" && each.teamId === teamId) ??
    figures.find((each) => each.part === part && each.of === "board");
  if (found === undefined)
    throw new UserError(
      teamId === null ? "Of which team?" : `The scorecard of ${scorecard.label} has no such figure.`,
      `/roundtrip why ${figures[0]?.id ?? "meetings"}`,
    );
  return found.id;
}

async function answerWhy(ctx: Ctx, quarter: Quarter, id: string): Promise<Message> {
  const { ledger } = ctx;
  return sayWhy(await explainFigure(ctx, quarter, id), { ledgerId: ledger.id, currency: ledger.currency });
}

/** What the agenda finds, as it is now. */
async function answerTopic(ctx: Ctx, topic: WhyTopic): Promise<Message> {
  const facts = await listTopic(ctx, topic);
  if (facts.length === 0)
    return sayBehind([
      {
        ...{ title: `Nothing about ${topic} asks for attention`, figureWords: null, behind: [] },
        none: "What would, comes with the agenda: `/review`",
      },
    ]);
  return sayBehind(
    facts.map((fact) => ({ ...fact, none: `\`/roundtrip why ${fact.figureId}\` has its records` })),
  );
}

const thisQuarter = (ctx: Ctx): Quarter => quarterOf(ctx.today, ctx.calendar);

/** `/roundtrip why <figure>`: what a figure of the scorecard is made of. */
export const whyVerb: Verb<Ctx> = {
  verb: "why",
  usage: "why <figure>",
  does: "how a figure of the scorecard comes about, and the records behind it: `why marketing meetings pace`, `why win rate`; or what the agenda finds: `why hand-off`, `stages`, `speed`, `voice`",
  least: "partner",
  async run(ctx, rest) {
    const teams = await listTeams(ctx.database.db, ctx.ledger.id);
    const read = parseWhyLine(rest, { today: ctx.today, calendar: ctx.calendar, teams });
    if (!read.ok) throw new UserError(read.what, `/roundtrip why ${read.example}`);
    const line = read.value;
    if (line.kind === "topic") return answerTopic(ctx, line.topic);
    const quarter = line.quarter ?? thisQuarter(ctx);
    if (line.kind === "id") return answerWhy(ctx, quarter, line.id);
    if (line.kind === "rate")
      return answerWhy(ctx, quarter, `${idOfRate(line.metric)}${line.part === "value" ? "" : ":attainment"}`);
    if (line.kind === "words" && line.part === "path") return answerWhy(ctx, quarter, "revenue:path");
    if (line.kind === "words") return answerWhy(ctx, quarter, await findId(ctx, line));
    const scorecard = await buildScorecard(ctx, quarter);
    const given = { ledgerId: ctx.ledger.id, quarter, label: scorecard.label };
    return sayFigures(listFigures(scorecard, ctx.ledger.currency), given);
  },
};

const quarterIn = (ctx: Ctx, text: string): Quarter => (isQuarter(text) ? text : thisQuarter(ctx));

/** The menu under a scorecard, and the button under an answer to why. */
export const whyActions: readonly Action<Ctx>[] = [
  {
    id: "scorecard-why",
    least: "partner",
    async run(ctx, pressed) {
      const quarter = quarterIn(ctx, pressed.scope.recordId);
      return { kind: "private", message: await answerWhy(ctx, quarter, pressed.value) };
    },
  },
  {
    id: "why-rows",
    least: "partner",
    async run(ctx, pressed) {
      const quarter = quarterIn(ctx, pressed.scope.recordId);
      const explanation = await explainFigure(ctx, quarter, pressed.value);
      const { figure, label, records } = explanation;
      const message = await sendCsv(ctx, {
        name: `${figure.id.replace(/[^a-z0-9.-]+/gi, "-")}-${quarter}.csv`,
        csv: printRecords(explanation, ctx.ledger.currency),
        about: `${nameFigure(figure)} in ${label}: ${countOf(records.length, "row")}.`,
        instead: "/roundtrip why, which shows the first rows; or grant files:write",
      });
      return { kind: "private", message };
    },
  },
];
