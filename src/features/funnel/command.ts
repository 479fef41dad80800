import { readModel } from "../../core/attribution-words.ts";
import { attributeOf, findSplit, parseFunnelLine } from "../../core/funnel-line.ts";
import type { Ctx } from "../../ctx.ts";
import { UserError } from "../../errors.ts";
import { buildCreditReport } from "../../reports/build-credits.ts";
import { buildFunnelReport, type FunnelQuestion, resolveSplit } from "../../reports/build-funnel.ts";
import { forAudience } from "../../reports/for-audience.ts";
import type { Action, Command } from "../../slack/kit.ts";
import type { Message } from "../../slack/message.ts";
import { chartOfFunnel } from "./chart.ts";
import { sayCredits } from "./credits-view.ts";
import { answerProfile, profileActions } from "./profile.ts";
import { answerVerdicts, verdictActions } from "./verdicts.ts";
import { sayFunnel } from "./view.ts";

/** What was typed. @throws UserError */
function readQuestion(ctx: Ctx, text: string): FunnelQuestion {
  const read = parseFunnelLine(text, ctx);
  if (!read.ok) throw new UserError(read.what, `/funnel ${read.example}`);
  return read.value;
}

async function answer(ctx: Ctx, question: FunnelQuestion, isShared = false): Promise<Message> {
  const { model } = question;
  if (model !== null) return sayCredits(ctx, await buildCreditReport(ctx, { ...question, model }), isShared);
  const report = await buildFunnelReport(ctx, await resolveSplit(ctx, question));
  const where = { workspaceId: ctx.ledger.workspaceId, place: "reply" } as const;
  const chart = await ctx.charts.block(chartOfFunnel(report), where);
  return sayFunnel(ctx, report, { isShared, chart });
}

/** `/funnel`: what became of the leads. */
export const funnelCommand: Command<Ctx> = {
  name: "/funnel",
  least: "partner",
  does: "See what became of the leads",
  hint: "[period] [by source|campaign|team|product|division|attribute] [cohort] [model …] | verdicts | profile",
  lines: [
    { usage: "/funnel", does: "this quarter: leads, sales-ready meetings, won, win rate, sales cycle" },
    {
      usage: "/funnel 2026-Q3 by source",
      does: "a period, split by source, campaign, team, product or division",
    },
    { usage: "/funnel by sector", does: "split by an attribute of the accounts, as imported" },
    {
      usage: "/funnel last quarter cohort",
      does: "what became of those who entered in the period, instead of what happened in it",
    },
    {
      usage: "/funnel 2026-10-01..2026-10-31 by team cohort by meetings",
      does: "any days; the cohort counted from sales-ready meetings",
    },
    {
      usage: "/funnel by campaign model linear",
      does: "won deals and revenue as a model credits the touches before them, beside what was sourced: first, last, linear, u, w, decay (members)",
    },
    {
      usage: "/funnel verdicts by campaign",
      does: "what to continue, watch or set aside, by source or campaign: with its numbers, the rule, and the day to look again (members)",
    },
    {
      usage: "/funnel profile",
      does: "who buys and who does not, by the attributes of the accounts; which sources bring the best customers (members)",
    },
  ],
  example: "/funnel last quarter by source",
  async run(ctx, said) {
    const [, verb, rest = ""] = /^\s*(verdicts?|profile)\b(.*)$/is.exec(said.text) ?? [];
    if (verb === undefined) return answer(ctx, readQuestion(ctx, said.text));
    return /^v/i.test(verb) ? answerVerdicts(ctx, rest) : answerProfile(ctx, rest);
  },
};

const change = (
  id: string,
  changed: (question: FunnelQuestion, value: string, ctx: Ctx) => FunnelQuestion,
): Action<Ctx> => ({
  id,
  least: "partner",
  async run(ctx, pressed) {
    const question = changed(readQuestion(ctx, pressed.scope.recordId), pressed.value, ctx);
    return { kind: "replace", message: await answer(ctx, question) };
  },
});

/** The menus and the button under a funnel. */
export const funnelActions: readonly Action<Ctx>[] = [
  change("funnel-period", (question, value, ctx) => ({
    ...question,
    period: readQuestion(ctx, value).period,
  })),
  change("funnel-by", (question, value) => {
    const by = findSplit(value);
    return { ...question, by, model: by === null || attributeOf(by) !== null ? null : question.model };
  }),
  change("funnel-model", (question, value) => ({ ...question, model: readModel(value) })),
  change("funnel-view", (question, value, ctx) => ({ ...question, view: readQuestion(ctx, value).view })),
  ...verdictActions,
  ...profileActions,
  {
    id: "funnel-post",
    least: "partner",
    run: async (ctx, pressed) => ({
      kind: "channel",
      message: await answer(
        await forAudience(ctx, pressed.channelId),
        readQuestion(ctx, pressed.scope.recordId),
        true,
      ),
    }),
  },
];
