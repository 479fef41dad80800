import { asBot } from "./answer-chat.ts";
import { type Fields, isTrue, objectsOf, textOf } from "./json.ts";
import type { Workspace } from "./workspace.ts";

/** conversations.history with what emulate ignores: oldest, latest, inclusive, limit 1–999 (100) and include_all_metadata. */
export async function readHistory(workspace: Workspace, args: Fields): Promise<Fields> {
  const { channel } = args;
  const answer = await workspace.emulator.call("app", "conversations.history", { channel, limit: 1000 });
  if (answer.ok !== true) return answer;
  const found = objectsOf(answer.messages).filter((message) => isBetween(textOf(message.ts), args));
  const limit = Math.min(Math.max(Number(args.limit) || 100, 1), workspace.historyLimit);
  const page = found.slice(0, limit).map((message) => showMetadata(message, args));
  const hasMore = found.length > limit;
  const next = hasMore ? { response_metadata: { next_cursor: textOf(page.at(-1)?.ts) } } : {};
  return { ok: true, messages: page, has_more: hasMore, ...next };
}

/** conversations.replies; emulate answers metadata to everybody, Slack only when asked. */
export async function readReplies(workspace: Workspace, args: Fields): Promise<Fields> {
  const answer = await workspace.emulator.call("app", "conversations.replies", args);
  return { ...answer, messages: objectsOf(answer.messages).map((message) => showMetadata(message, args)) };
}

/** Slack's timestamps have equally many digits until the year 2286, so text order is time order. */
function isBetween(ts: string, args: Fields): boolean {
  const isInclusive = isTrue(args.inclusive);
  const [oldest, latest, cursor] = [
    String(args.oldest ?? ""),
    String(args.latest ?? ""),
    textOf(args.cursor),
  ];
  if (cursor !== "" && ts >= cursor) return false;
  if (oldest !== "" && !(Number(ts) > Number(oldest) || (isInclusive && Number(ts) === Number(oldest))))
    return false;
  return latest === "" || Number(ts) < Number(latest) || (isInclusive && Number(ts) === Number(latest));
}

function showMetadata(message: Fields, args: Fields): Fields {
  const { metadata, ...rest } = asBot(message);
  return isTrue(args.include_all_metadata) && metadata !== undefined ? { ...rest, metadata } : rest;
}
