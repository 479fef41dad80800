import { findVerb } from "../../core/read-verb.ts";
import type { Ctx } from "../../ctx.ts";
import { getChangedDeal } from "../../data/read-deal.ts";
import type { Message } from "../../slack/message.ts";
import type { RequestId } from "../../slack/request.ts";
import { answerClosing } from "./answer-deal.ts";
import { type AskedChange, changeOneDeal } from "./change-deal.ts";
import { askChange, sayChanged } from "./change-view.ts";
import { changingVerbs } from "./verbs.ts";

/** Does to a deal what was typed, closing it or changing it, and answers; or asks what has to be settled first. */
export async function answerLine(ctx: Ctx, asked: AskedChange, request: RequestId): Promise<Message> {
  if (findVerb(asked.text, changingVerbs) === null) return answerClosing(ctx, asked, request);
  const changed = await changeOneDeal(ctx, asked, request);
  if (changed.kind !== "changed") return askChange(ctx.ledger.id, changed);
  return describeChanged(ctx, changed.changeId);
}

/** The answer to a changed deal, rebuilt from what is stored: a repeated request reads the same. */
export async function describeChanged(ctx: Ctx, changeId: string): Promise<Message> {
  const { change, deal } = await getChangedDeal(ctx.database.db, ctx.ledger.id, changeId);
  return sayChanged({ ledgerId: ctx.ledger.id, change, deal });
}
