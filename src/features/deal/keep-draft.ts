import type { Ctx } from "../../ctx.ts";
import { keepDraft } from "../../data/drafts.ts";

/** Keeps what was typed of a deal until a question about it is answered. @returns the draft's id */
export async function keepDealDraft(ctx: Ctx, input: object): Promise<string> {
  const id = ctx.newId();
  const now = ctx.clock();
  const draft = { id, ledgerId: ctx.ledger.id, userId: ctx.userId, kind: "deal" as const, input, now };
  await keepDraft(ctx.database.db, draft);
  return id;
}
