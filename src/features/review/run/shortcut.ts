import { longestWhat } from "../../../core/action-line.ts";
import { shorten } from "../../../core/shorten.ts";
import { tokenize } from "../../../core/tokens.ts";
import type { Ctx } from "../../../ctx.ts";
import { keepDraft } from "../../../data/drafts.ts";
import type { Shortcut } from "../../../slack/kit.ts";
import type { Shot } from "../../../slack/read-shortcut.ts";
import { findPlaceOf, printPlace } from "../place.ts";

/** Opens a form filled in with a message's words, for the meeting that runs in its channel. */
const open =
  (form: "review-decide" | "review-action") =>
  async (ctx: Ctx, { text, channelId }: Shot) => {
    const { ledger, userId } = ctx;
    const id = ctx.newId();
    const words = tokenize(text ?? "").tokens.map((token) => token.text);
    const input = { what: shorten(words.join(" "), longestWhat) };
    const draft = { id, ledgerId: ledger.id, userId, kind: "review" as const, input, now: ctx.clock() };
    await keepDraft(ctx.database.db, draft);
    const recordId = printPlace(await findPlaceOf(ctx, channelId), id);
    return { kind: "form" as const, form, scope: { ledgerId: ledger.id, recordId, version: 0 } };
  };

/** What a message of the meeting's thread becomes, where commands cannot be typed. */
export const runShortcuts: readonly Shortcut<Ctx>[] = [
  {
    id: "decision-from-message",
    title: "Make it a decision",
    does: "Opens the form of a decision, filled in from this message",
    least: "partner",
    kind: "message",
    run: open("review-decide"),
  },
  {
    id: "action-from-message",
    title: "Make it an action",
    does: "Opens the form of an action, filled in from this message",
    least: "partner",
    kind: "message",
    run: open("review-action"),
  },
];
