import { validateMessage, validateView } from "../slack/limits/validate.ts";
import { deliver } from "./deliver.ts";
import type { Desk } from "./desk.ts";
import { optionsOf } from "./find-controls.ts";
import { noteViolations } from "./journal.ts";
import { type Fields, fieldsOf, isFields, parseJson, textOf } from "./json.ts";
import { controlsOf } from "./modal-state.ts";
import type { Outcome, Sent } from "./reply.ts";
import type { Acknowledged } from "./send.ts";

/**
 * Does what the acknowledgement says: shows a command's answer, changes or closes a modal. Answers null when it said
 * nothing, so that the answer is still to come.
 */
export async function readAcknowledgement(
  desk: Desk,
  sent: Sent,
  ack: Acknowledged,
): Promise<Outcome | null> {
  if (ack.ms > desk.workspace.patienceMs || ack.status === 0) return { error: "operation_timeout" };
  if (ack.status !== 200) return { error: "dispatch_failed" };
  if (sent.kind === "submission") return readSubmission(desk, sent, ack.body);
  if (sent.kind === "suggestion") return { options: optionsOf(fieldsOf(parseJson(ack.body))) };
  if (sent.kind === "command" && ack.body !== "") return showAnswer(desk, sent, ack.body);
  return null;
}

/** A slash command may be answered in the acknowledgement, as JSON or as plain text. */
async function showAnswer(desk: Desk, sent: Sent, body: string): Promise<Outcome> {
  const parsed = parseJson(body);
  const payload = isFields(parsed) ? parsed : { text: typeof parsed === "string" ? parsed : body };
  const isRefused = noteViolations(desk.workspace.journal, sent.name, validateMessage(payload));
  if (isRefused) return { error: "invalid_blocks" };
  const { userId, responseUrl } = sent;
  const to = { userId, channel: sent.channel ?? "", original: null, responseUrl };
  return { message: await deliver(desk.workspace, "ack", payload, to) };
}

function readSubmission(desk: Desk, sent: Sent, body: string): Outcome | null {
  const { views, journal } = desk.workspace;
  const answer = fieldsOf(parseJson(body));
  const view = views.find({ id: sent.viewId ?? "" });
  if (view === null) return null; // closed meanwhile: nothing to change
  switch (answer.response_action) {
    case undefined:
      views.close(sent.userId);
      return null;
    case "clear":
      views.closeAll(sent.userId);
      return null;
    case "errors": {
      const errors = readErrors(answer.errors);
      noteViolations(
        journal,
        sent.name,
        unknownFields(
          errors,
          controlsOf(view).map(({ blockId }) => blockId),
        ),
      );
      return { errors, view };
    }
    case "update":
    case "push":
      return changeView(desk, sent, answer);
    default:
      return { error: "invalid_response_action", view };
  }
}

function changeView(desk: Desk, sent: Sent, answer: Fields): Outcome {
  const { views, journal } = desk.workspace;
  const payload = fieldsOf(answer.view);
  if (noteViolations(journal, sent.name, validateView(payload))) return { error: "invalid_blocks" };
  if (answer.response_action === "update") return { view: views.update(sent.viewId ?? "", payload) };
  const pushed = views.push(sent.userId, payload);
  return pushed === null ? { error: "push_limit_reached" } : { view: pushed };
}

const readErrors = (value: unknown): Record<string, string> =>
  Object.fromEntries(Object.entries(fieldsOf(value)).map(([blockId, words]) => [blockId, textOf(words)]));

/** Slack ignores errors under block ids that the modal does not have: nobody would see them. */
const unknownFields = (errors: Readonly<Record<string, string>>, blockIds: readonly string[]) =>
  Object.keys(errors)
    .filter((blockId) => !blockIds.includes(blockId))
    .map((blockId) => ({
      pointer: `/errors/${blockId}`,
      rule: "errors-block-id",
      message: "no field of the modal has this block_id",
      severity: "error" as const,
    }));
