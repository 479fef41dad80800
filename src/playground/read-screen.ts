import { asBot } from "./answer-chat.ts";
import { findChannel } from "./desk.ts";
import { objectsOf } from "./json.ts";
import { getPerson } from "./seed.ts";
import { readMessage, type ShownMessage } from "./shown-message.ts";
import type { Workspace } from "./workspace.ts";

/** What everybody in the channel sees, oldest first, without the replies in threads. */
export async function readChannel(workspace: Workspace, channel: string): Promise<ShownMessage[]> {
  const { id } = findChannel(channel);
  const as = id.startsWith("D") ? "bot" : "admin";
  const answer = await workspace.emulator.call(as, "conversations.history", { channel: id, limit: 1000 });
  return objectsOf(answer.messages)
    .map((raw) => readMessage(asBot(raw), id))
    .reverse();
}

/** A thread: its first message and the replies, oldest first. */
export async function readThread(workspace: Workspace, channel: string, ts: string): Promise<ShownMessage[]> {
  const { id } = findChannel(channel);
  const as = id.startsWith("D") ? "bot" : "admin";
  const answer = await workspace.emulator.call(as, "conversations.replies", { channel: id, ts });
  return objectsOf(answer.messages).map((raw) => readMessage(asBot(raw), id));
}

/** The app's direct messages to one person, oldest first. */
export async function readDirect(workspace: Workspace, user: string): Promise<ShownMessage[]> {
  const channel = workspace.directChannels.get(getPerson(user).id);
  return channel === undefined ? [] : readChannel(workspace, channel);
}

/** What only this person sees, oldest first; in one channel when it is given. */
export function readPrivate(workspace: Workspace, user: string, channel?: string): ShownMessage[] {
  const { id } = getPerson(user);
  const place =
    channel === undefined
      ? null
      : channel === "dm"
        ? workspace.directChannels.get(id)
        : findChannel(channel).id;
  return [...workspace.privateMessages.values()].filter(
    (message) => message.viewer === id && (place === null || message.channel === place),
  );
}
