import { type Fields, fieldsOf, textOf } from "./json.ts";
import { bot } from "./seed.ts";
import { readMessage, type ShownMessage } from "./shown-message.ts";
import type { Workspace } from "./workspace.ts";

/** chat.postMessage: emulate keeps the message; we add who posted it and Slack's rule about membership. */
export async function postMessage(workspace: Workspace, args: Fields): Promise<Fields> {
  const refusal = await whyNoPost(workspace, textOf(args.channel));
  if (refusal !== null) return { ok: false, error: refusal };
  const answer = await workspace.emulator.call("app", "chat.postMessage", withBot(args));
  if (answer.ok === true) announcePost(workspace, answer, textOf(args.channel));
  return answer;
}

/** Posts as the app wherever the person is, as a response_url may, also where the app is not a member. */
export async function postWhereAsked(workspace: Workspace, args: Fields): Promise<ShownMessage> {
  let answer = await workspace.emulator.call("bot", "chat.postMessage", withBot(args));
  if (answer.ok !== true) answer = await workspace.emulator.call("admin", "chat.postMessage", withBot(args));
  if (answer.ok !== true) throw new Error(`emulate refused a message: ${textOf(answer.error)}.`);
  return readMessage(asBot(fieldsOf(answer.message)), textOf(answer.channel));
}

/** chat.postEphemeral: emulate checks it and forgets it; we keep it for the one who sees it. */
export async function postEphemeral(workspace: Workspace, args: Fields): Promise<Fields> {
  const channel = textOf(args.channel);
  const refusal = await whyNoPost(workspace, channel);
  if (refusal !== null) return { ok: false, error: refusal };
  const answer = await workspace.emulator.call("app", "chat.postEphemeral", args);
  if (answer.ok !== true) return answer;
  const viewer = textOf(args.user);
  const message = readMessage({ ...args, user: bot.userId, ts: textOf(answer.message_ts) }, channel, viewer);
  workspace.privateMessages.set(message.ts, message);
  workspace.arrivals.add({ way: "private", userId: viewer, channel, message, responseUrl: null });
  return answer;
}

/** chat.update, and what people then see. */
export async function updateMessage(workspace: Workspace, args: Fields): Promise<Fields> {
  const answer = await workspace.emulator.call("app", "chat.update", args);
  if (answer.ok === true) announceUpdate(workspace, answer);
  return answer;
}

/** The message changed in place for everybody in the channel. */
export function announceUpdate(workspace: Workspace, answer: Fields): ShownMessage {
  const channel = textOf(answer.channel);
  const message = readMessage(asBot(fieldsOf(answer.message)), channel);
  workspace.arrivals.add({ way: "update", userId: null, channel, message, responseUrl: null });
  return message;
}

function announcePost(workspace: Workspace, answer: Fields, target: string): void {
  const channel = textOf(answer.channel);
  if (target.startsWith("U")) workspace.directChannels.set(target, channel);
  const owner = [...workspace.directChannels].find(([, id]) => id === channel)?.[0] ?? null;
  workspace.arrivals.add({
    way: owner === null ? "post" : "direct",
    userId: owner,
    channel,
    message: readMessage(asBot(fieldsOf(answer.message)), channel),
    responseUrl: null,
  });
}

const withBot = (args: Fields): Fields => ({ ...args, bot_id: bot.botId, app_id: bot.appId });

/** Whoever emulate thinks wrote it: a message with our bot's id is the app's. */
export const asBot = (message: Fields): Fields =>
  message.bot_id === bot.botId ? { ...message, user: bot.userId } : message;

/** Slack's error when the app may not write there; null when it may. emulate lets it write to any public channel. */
async function whyNoPost(workspace: Workspace, channel: string): Promise<string | null> {
  if (channel.startsWith("U") || channel.startsWith("D")) return null;
  const info = fieldsOf((await workspace.emulator.call("admin", "conversations.info", { channel })).channel);
  if (info.id === undefined) return "channel_not_found";
  if (info.is_archived === true) return "is_archived";
  const seen = fieldsOf((await workspace.emulator.call("bot", "conversations.info", { channel })).channel);
  if (seen.is_member === true) return null;
  if (info.is_private === true) return "channel_not_found";
  return workspace.scopes.includes("chat:write.public") ? null : "not_in_channel";
}
