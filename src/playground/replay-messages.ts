import type { Caller, Emulator } from "./emulator.ts";
import { type Fields, fieldsOf, textOf } from "./json.ts";
import type { Kept } from "./memory.ts";
import { bot } from "./seed.ts";

/** Posts kept messages again under their old ts, threads and marks of editing included, so that each one can be changed. */
export async function replayMessages(emulator: Emulator, messages: readonly Kept[]): Promise<void> {
  for (const kept of messages) await replay(emulator, kept);
}

async function replay(emulator: Emulator, { channel, ts, message }: Kept): Promise<void> {
  if (channel.startsWith("D"))
    await emulator.call("bot", "conversations.open", { users: `U${channel.slice(1)}` });
  const content = { ...contentOf(message), channel };
  const posted = await firstThatMay(authorsOf(message), (caller) =>
    emulator.call(caller, "chat.postMessage", content, ts),
  );
  if (posted === null) throw new Error(`A kept message of ${channel} could not be posted again: ${ts}.`);
  if (message.edited !== undefined)
    await emulator.call(posted, "chat.update", { ...contentOf(message), channel, ts });
}

/** The app's own messages may stand where the app is no member: then an administrator posted them in its name. */
const authorsOf = (message: Fields): Caller[] => {
  if (message.bot_id === bot.botId) return ["bot", "admin"];
  const user = textOf(message.user);
  return isUserId(user) ? [user] : ["admin"];
};

const isUserId = (id: string): id is `U${string}` => id.startsWith("U");

async function firstThatMay(
  callers: readonly Caller[],
  post: (caller: Caller) => Promise<Fields>,
): Promise<Caller | null> {
  for (const caller of callers) if ((await post(caller)).ok === true) return caller;
  return null;
}

function contentOf(message: Fields): Fields {
  const { text, blocks, attachments, metadata, thread_ts, bot_id, app_id } = message;
  const kept = { text, blocks, attachments, metadata, thread_ts, bot_id, app_id };
  return fieldsOf(JSON.parse(JSON.stringify(kept))); // leaves out what is undefined
}
