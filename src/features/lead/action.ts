import type { Ctx } from "../../ctx.ts";
import { findDraft } from "../../data/drafts.ts";
import { UserError } from "../../errors.ts";
import { findAccountOptions } from "../../reports/find-options.ts";
import type { Action, Menu } from "../../slack/kit.ts";
import { answerLead } from "./answer-lead.ts";

/** "Which company do you mean?" was answered. */
export const chooseLeadAccount: Action<Ctx> = {
  id: "lead-account",
  least: "partner",
  async run(ctx, pressed) {
    const draft = { id: pressed.scope.recordId, userId: ctx.userId, kind: "lead" as const, now: ctx.clock() };
    const { text } = (await findDraft(ctx.database.db, ctx.ledger.id, draft)) ?? {};
    if (typeof text !== "string") {
      throw new UserError(
        "This question is older than a day, or was asked of someone else.",
        '/lead Acme "Jane Doe" from webinar',
      );
    }
    const message = await answerLead(ctx, { text, accountId: pressed.value }, pressed.request);
    return { kind: "replace", message };
  },
};

/** "Another company", searched by name. */
export const leadAccountMenu: Menu<Ctx> = {
  id: "lead-account",
  least: "partner",
  options: (ctx, { query }) => findAccountOptions(ctx, query),
};
