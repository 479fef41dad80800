import { readMessageDraft } from "../../core/read-message-draft.ts";
import type { Ctx } from "../../ctx.ts";
import { keepDraft } from "../../data/drafts.ts";
import type { Shortcut } from "../../slack/kit.ts";

/** "Log a lead" in a message's menu: its text becomes the form's draft, to be checked and handed in. */
const leadFromMessage: Shortcut<Ctx> = {
  id: "lead-from-message",
  title: "Log a lead",
  does: "Opens the form of a lead, filled in from this message",
  least: "partner",
  kind: "message",
  async run(ctx, { text }) {
    const { ledger, today, userId } = ctx;
    const { day, ...fields } = readMessageDraft(text ?? "", { today, currency: ledger.currency });
    // A day to come is that of a meeting; the lead came in by the message.
    const came = day !== undefined && day <= today ? { day } : {};
    const id = ctx.newId();
    const draft = { id, ledgerId: ledger.id, userId, kind: "lead" as const, now: ctx.clock() };
    await keepDraft(ctx.database.db, { ...draft, input: { fields: { ...fields, ...came } } });
    return { kind: "form", form: "lead", scope: { ledgerId: ledger.id, recordId: id, version: 0 } };
  },
};

/** "Log a lead" beside the message box, where no command can be typed. */
const leadAnywhere: Shortcut<Ctx> = {
  id: "lead-anywhere",
  title: "Log a lead",
  does: "Opens the form of a lead, from anywhere",
  least: "partner",
  kind: "global",
  run: async ({ ledger }) => ({
    kind: "form",
    form: "lead",
    scope: { ledgerId: ledger.id, recordId: "", version: 0 },
  }),
};

/** Both ways to log a lead without a command. */
export const leadShortcuts: readonly Shortcut<Ctx>[] = [leadFromMessage, leadAnywhere];
