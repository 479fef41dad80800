import type { Ctx } from "../../ctx.ts";
import { findCampaignRecord } from "../../data/campaigns.ts";
import { findDraft } from "../../data/drafts.ts";
import { UserError } from "../../errors.ts";
import type { Action, Menu } from "../../slack/kit.ts";
import type { Pressed } from "../../slack/request.ts";
import { type Asked, answerLine } from "./answer-line.ts";
import { answerShow } from "./answer-show.ts";
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

async function show(ctx: Ctx, campaignId: string) {
  if ((await findCampaignRecord(ctx.database.db, ctx.ledger.id, campaignId)) === null)
    throw new UserError("That campaign is not in this ledger.", "/campaign list");
  return { kind: "private" as const, message: await answerShow(ctx, campaignId) };
}

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
