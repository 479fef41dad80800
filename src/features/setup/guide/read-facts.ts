import { termKinds } from "../../../core/define-line.ts";
import type { Ctx } from "../../../ctx.ts";
import { findBinding } from "../../../data/bindings.ts";
import { getLedger } from "../../../data/ledgers.ts";
import { listTerms } from "../../../data/terms.ts";
import type { StepFacts } from "./view.ts";

/** How the ledger stands right now. @param channelId where it is asked, for the last step */
export async function readFacts(ctx: Ctx, channelId: string | null): Promise<StepFacts> {
  const { db } = ctx.database;
  const kinds = termKinds.map(async (kind) => [kind, await listTerms(db, ctx.ledger.id, kind)] as const);
  const binding = channelId === null ? null : await findBinding(db, ctx.ledger.workspaceId, channelId);
  return {
    ledger: await getLedger(db, ctx.ledger.id),
    terms: new Map(await Promise.all(kinds)),
    channelId,
    boundTo:
      binding === null ? null : binding.ledgerId === ctx.ledger.id ? ctx.ledger.name : "another ledger",
  };
}
