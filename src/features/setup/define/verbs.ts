import { termKinds } from "../../../core/define-line.ts";
import type { Ctx } from "../../../ctx.ts";
import { listDefinitions } from "../../../data/definitions.ts";
import { findChange } from "../../../data/history.ts";
import { listTerms } from "../../../data/terms.ts";
import type { Verb } from "../../../slack/kit.ts";
import type { Message } from "../../../slack/message.ts";
import type { RequestId } from "../../../slack/request.ts";
import { defineOnce, readDefineLine } from "./define-once.ts";
import { sayDefined, sayDefinitions } from "./view.ts";

async function answerShow(ctx: Ctx): Promise<Message> {
  const { database, ledger } = ctx;
  const kinds = termKinds.map(async (kind) => [kind, await listTerms(database.db, ledger.id, kind)] as const);
  return sayDefinitions({
    ledgerId: ledger.id,
    lookBackMonths: ledger.lookBackMonths,
    changes: await listDefinitions(database.db, ledger.id),
    terms: new Map(await Promise.all(kinds)),
  });
}

/** Shows the definitions, or changes one and says what it is now. @throws UserError */
export async function answerDefine(ctx: Ctx, text: string, request: RequestId): Promise<Message> {
  const line = readDefineLine(text);
  if (line.kind === "show") return answerShow(ctx);
  const changeId = await defineOnce(ctx, line, request);
  const change = await findChange(ctx.database.db, ctx.ledger.id, changeId);
  if (change === null) throw new Error(`no change ${changeId}`);
  return sayDefined(change);
}

/** What the ledger means by its words, and the names it offers. */
export const defineVerbs: readonly Verb<Ctx>[] = [
  {
    verb: "define",
    usage: "define look-back 9 months",
    does: "shows all definitions, or changes one: lead, meeting, deal in words; `owner @jane`, who answers for closed-loop reporting here; look-back, margin, hurdle, unsourced, too few, indicative, `win rate target 30%`, `cycle target 60 days`; the metrics of the scorecard in their order, `metrics meetings held, deals, win rate, coverage`; the months' shares of a quarter, `curve 20/25/55`; the model that shares credit among touches, `model linear`; source, campaign, product, division, team, stage with `rename`, `retire`; `team Marketing channel #marketing`, where it is asked to sign (admins)",
    least: "member",
    run: (ctx, rest, said) => answerDefine(ctx, rest, said.request),
  },
];
