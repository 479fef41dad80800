import { readMessageDraft } from "../../core/read-message-draft.ts";
import type { Ctx } from "../../ctx.ts";
import { keepDraft } from "../../data/drafts.ts";
import type { Shortcut } from "../../slack/kit.ts";

/** "Log a meeting" in a message's menu: its text becomes the form's draft, to be checked and handed in. */
const meetingFromMessage: Shortcut<Ctx> = {
  id: "meeting-from-message",
  title: "Log a meeting",
  does: "Opens the form of a sales-ready meeting, filled in from this message",
  least: "partner",
  kind: "message",
  async run(ctx, { text }) {
    const { ledger, today, userId } = ctx;
    const fields = readMessageDraft(text ?? "", { today, currency: ledger.currency });
    const id = ctx.newId();
    const draft = { id, ledgerId: ledger.id, userId, kind: "meeting" as const, now: ctx.clock() };
    await keepDraft(ctx.database.db, { ...draft, input: { fields } });
    return { kind: "form", form: "meeting", scope: { ledgerId: ledger.id, recordId: id, version: 0 } };
  },
};

/** "Log a meeting" beside the message box, where no command can be typed. */
const meetingAnywhere: Shortcut<Ctx> = {
  id: "meeting-anywhere",
  title: "Log a meeting",
  does: "Opens the form of a sales-ready meeting, from anywhere",
  least: "partner",
  kind: "global",
  run: async ({ ledger }) => ({
    kind: "form",
    form: "meeting",
    scope: { ledgerId: ledger.id, recordId: "", version: 0 },
  }),
};

/** The shortcuts that log meetings. */
export const meetingShortcuts: readonly Shortcut<Ctx>[] = [meetingFromMessage, meetingAnywhere];
