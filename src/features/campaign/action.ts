import type { Ctx } from "../../ctx.ts";
import { findDraft } from "../../data/drafts.ts";
import { UserError } from "../../errors.ts";
import { forAudience } from "../../reports/for-audience.ts";
import type { Action, Menu, Outcome } from "../../slack/kit.ts";
import type { Pressed } from "../../slack/request.ts";
import { type Asked, answerLine } from "./answer-line.ts";
import { answerShow, sendDeals } from "./answer-show.ts";
import { listSimilar, readKnownNames } from "./find-terms.ts";

async function readAsked(ctx: Ctx, { scope, value }: Pressed): Promise<Asked> {
  const draft = { id: scope.recordId, userId: ctx.userId, kind: "campaign" as const, now: ctx.clock() };
  const { text } = (await findDraft(ctx.database.db, ctx.ledger.id, draft)) ?? {};
  if (typeof text !== "string")
    throw new UserError(
      "This question is older than a day, or was asked of someone else.",
      "/campaign spend webinar-q3 $4,000",
    );
  return { text, targetId: value };
}

const shownMost = 50;

const show = async (ctx: Ctx, campaignId: string): Promise<Outcome> => ({
  kind: "private",
  message: await answerShow(ctx, campaignId),
});

/** The answer to "which campaign?", and the buttons under campaigns. */
export const campaignActions: readonly Action<Ctx>[] = [
  {
    id: "campaign-name",
    least: "member",
    run: async (ctx, pressed) => ({
      kind: "replace",
      message: await answerLine(ctx, await readAsked(ctx, pressed), pressed.request),
    }),
  },
  { id: "campaign-show", least: "member", run: (ctx, { value }) => show(ctx, value) },
  { id: "campaign-pick", least: "member", run: (ctx, { value }) => show(ctx, value) },
  {
    id: "campaign-post",
    least: "member",
    run: async (ctx, { channelId, value }) => ({
      kind: "channel",
      message: await answerShow(await forAudience(ctx, channelId), value, true),
    }),
  },
  {
    id: "campaign-csv",
    least: "member",
    run: async (ctx, { value }) => ({ kind: "private", message: await sendDeals(ctx, value) }),
  },
  {
    id: "campaign-open",
    least: "member",
    run: async (_ctx, { scope, value }) => ({
      kind: "form",
      form: value === "campaign" ? "campaign" : "campaign-spend",
      scope,
    }),
  },
];

/** "Another campaign", searched by name. */
export const campaignMenus: readonly Menu<Ctx>[] = [
  {
    id: "campaign-name",
    least: "member",
    async options(ctx, { query }) {
      const known = await readKnownNames(ctx);
      const near = listSimilar(known, query, true);
      const held = known.campaigns.filter(
        ({ id, name, isRetired }) =>
          !isRetired &&
          name.toLowerCase().includes(query.toLowerCase()) &&
          near.every((one) => one.id !== id),
      );
      return [...near, ...held].slice(0, shownMost).map(({ id, name }) => ({ text: name, value: id }));
    },
  },
];
