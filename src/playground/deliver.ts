import { announceUpdate, postWhereAsked } from "./answer-chat.ts";
import type { Way } from "./arrivals.ts";
import { type Fields, isTrue, textOf } from "./json.ts";
import { bot } from "./seed.ts";
import { readMessage, type ShownMessage } from "./shown-message.ts";
import type { Workspace } from "./workspace.ts";

/** The place an answer goes to; `original` is the message whose button was pressed. */
export type Destination = {
  readonly userId: string;
  readonly channel: string;
  readonly original: ShownMessage | null;
  readonly responseUrl: string | null;
};

/**
 * Shows an acknowledgement's body or a response_url's payload: for one person by default, in the channel with
 * response_type in_channel, in place of the original with replace_original, or removing it with delete_original.
 */
export async function deliver(
  workspace: Workspace,
  way: Way,
  payload: Fields,
  to: Destination,
): Promise<ShownMessage | null> {
  const message = await show(workspace, payload, to);
  const { userId, channel, responseUrl } = to;
  workspace.arrivals.add({ way, userId, channel, message, responseUrl });
  return message;
}

async function show(workspace: Workspace, payload: Fields, to: Destination): Promise<ShownMessage | null> {
  const { original } = to;
  if (isTrue(payload.delete_original)) {
    if (original !== null) await remove(workspace, original);
    return null;
  }
  if (isTrue(payload.replace_original) && original !== null) return replace(workspace, payload, original);
  const { response_type: type, replace_original: _replace, delete_original: _delete, ...content } = payload;
  if (type === "in_channel") return postWhereAsked(workspace, { ...content, channel: to.channel });
  const raw = { ...content, ts: workspace.nextTs(), user: bot.userId, bot_id: bot.botId };
  const message = readMessage(raw, to.channel, to.userId);
  workspace.privateMessages.set(message.ts, message);
  return message;
}

async function replace(workspace: Workspace, payload: Fields, original: ShownMessage): Promise<ShownMessage> {
  const { channel, ts, viewer } = original;
  const content = {
    text: textOf(payload.text),
    blocks: payload.blocks ?? [],
    attachments: payload.attachments ?? [],
  };
  if (viewer !== null) {
    const raw = { ...original.raw, ...content, edited: { user: bot.userId, ts: workspace.nextTs() } };
    const message = readMessage(raw, channel, viewer);
    workspace.privateMessages.set(ts, message);
    return message;
  }
  const answer = await asAuthor(workspace, "chat.update", { ...content, channel, ts });
  return announceUpdate(workspace, answer);
}

async function remove(workspace: Workspace, original: ShownMessage): Promise<void> {
  const { channel, ts, viewer } = original;
  if (viewer !== null) workspace.privateMessages.delete(ts);
  else await asAuthor(workspace, "chat.delete", { channel, ts });
}

/** An in-channel answer where the app is no member was kept under the administrator's name (see postWhereAsked). */
async function asAuthor(workspace: Workspace, method: string, args: Fields): Promise<Fields> {
  const answer = await workspace.emulator.call("bot", method, args);
  const final = answer.ok === true ? answer : await workspace.emulator.call("admin", method, args);
  if (final.ok !== true) throw new Error(`emulate refused ${method}: ${textOf(final.error)}.`);
  return final;
}
