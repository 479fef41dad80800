import { titleMost } from "../../core/review-line.ts";
import { shorten } from "../../core/shorten.ts";
import { cleanText } from "../../core/tokens.ts";
import type { Ctx } from "../../ctx.ts";
import { findDraft, keepDraft } from "../../data/drafts.ts";
import { FieldError } from "../../errors.ts";
import { option, staticSelect } from "../../slack/controls.ts";
import { inputSelect, inputText, inputUsers } from "../../slack/inputs.ts";
import type { Form, Shortcut } from "../../slack/kit.ts";
import { unescapeMrkdwn } from "../../slack/text.ts";
import { answerAdded } from "./answer-added.ts";
import { mayChangeAgenda } from "./may-change-agenda.ts";

/** Minutes that an added item takes where nobody says. */
export const usualMinutes = 5;
const minutes = [3, 5, 10, 15].map((each) => option(`${each} minutes`, String(each)));

/** The channel and, where a message was put on the agenda, the draft with its words: "C123" or "C123:draft". */
const readPlace = (recordId: string): { channelId: string; draftId: string | null } => {
  const [channelId = "", draftId = null] = recordId.split(":");
  return { channelId, draftId };
};

async function findWords(ctx: Ctx, draftId: string | null): Promise<string | null> {
  if (draftId === null) return null;
  const asked = { id: draftId, userId: ctx.userId, kind: "review" as const, now: ctx.clock() };
  const draft = await findDraft(ctx.database.db, ctx.ledger.id, asked);
  return typeof draft?.words === "string" ? draft.words : null;
}

/** The form behind "Add an item", and behind "Put on the agenda" in a message's menu. */
export const addForm: Form<Ctx> = {
  id: "review-add",
  least: "outsider",
  title: "Put on the agenda",
  submit: "Put it on",
  async fields(ctx, scope) {
    const { channelId, draftId } = readPlace(scope.recordId);
    await mayChangeAgenda(ctx, channelId);
    const words = await findWords(ctx, draftId);
    return [
      inputText({
        ...{ blockId: "title", actionId: "title", label: "What is to be talked about?" },
        ...{ placeholder: "The fair in June", maxLength: titleMost },
        ...(words !== null && { initial: words }),
      }),
      inputUsers({ blockId: "owner", actionId: "owner", label: "Whose item is it?", optional: true }),
      inputSelect(
        { blockId: "minutes", label: "How long?" },
        staticSelect({
          ...{ actionId: "minutes", placeholder: "Minutes", options: minutes, initial: String(usualMinutes) },
        }),
      ),
    ];
  },
  async run(ctx, { scope, values, request }) {
    const { channelId } = readPlace(scope.recordId);
    const seen = await mayChangeAgenda(ctx, channelId);
    const title = values.get("title") ?? "";
    if (title === "") throw new FieldError("title", "What is to be talked about?", "the fair in June");
    const item = {
      title,
      ownerUserId: values.get("owner") ?? null,
      minutes: Number(values.get("minutes") ?? usualMinutes),
    };
    return answerAdded(seen, channelId, item, request);
  },
};

/** "Put on the agenda" in a message's own menu: works in threads, where commands do not. */
export const messageToAgenda: Shortcut<Ctx> = {
  id: "review-from-message",
  title: "Put on the agenda",
  does: "Puts this message on the agenda of the channel's next meeting",
  least: "partner",
  kind: "message",
  async run(ctx, { text, channelId }) {
    const { ledger, userId } = ctx;
    await mayChangeAgenda(ctx, channelId ?? "");
    const id = ctx.newId();
    const words = shorten(cleanText(unescapeMrkdwn(text ?? "")), titleMost);
    const draft = { id, ledgerId: ledger.id, userId, kind: "review" as const, input: { words } };
    await keepDraft(ctx.database.db, { ...draft, now: ctx.clock() });
    const scope = { ledgerId: ledger.id, recordId: `${channelId ?? ""}:${id}`, version: 0 };
    return { kind: "form", form: "review-add", scope };
  },
};
