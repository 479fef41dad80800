import { z } from "zod";
import type { Ctx } from "../../../ctx.ts";
import { findDraft, keepDraft } from "../../../data/drafts.ts";
import { replaceBehind } from "../../../slack/replace-behind.ts";
import type { Pressed } from "../../../slack/request.ts";
import { readFacts } from "./read-facts.ts";
import { steps } from "./steps.ts";
import { sayStep } from "./view.ts";

const Place = z.object({
  responseUrl: z.string().nullable(),
  viewId: z.string().nullable(),
  isFromHome: z.boolean(),
  channelId: z.string().nullable(),
});

/** Remembers where a step stands while its form is open. @returns the draft's id */
export async function keepPlace(
  ctx: Ctx,
  { responseUrl, viewId, isFromHome, channelId }: Pressed,
): Promise<string> {
  const id = ctx.newId();
  await keepDraft(ctx.database.db, {
    ...{ id, ledgerId: ctx.ledger.id, userId: ctx.userId, kind: "setup", now: ctx.clock() },
    input: { responseUrl, viewId, isFromHome, channelId },
  });
  return id;
}

/** Shows the step after this one where its form was opened. @returns whether it stands there */
export async function goOn(ctx: Ctx, step: number, placeId: string): Promise<boolean> {
  const asked = { id: placeId, userId: ctx.userId, kind: "setup", now: ctx.clock() } as const;
  const place = Place.safeParse(await findDraft(ctx.database.db, ctx.ledger.id, asked));
  if (!place.success) return false;
  const next = Math.min(step + 1, steps.length - 1);
  const message = sayStep(next, await readFacts(ctx, place.data.channelId));
  return replaceBehind(ctx.slack.interactive, ctx.config.commandNames, place.data, message);
}
