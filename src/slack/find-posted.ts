import type { ConversationsHistoryResponse, WebClient } from "@slack/web-api";
import { deliveryEvent } from "./post.ts";
import { readPostError } from "./read-post-error.ts";

type Page = Pick<ConversationsHistoryResponse, "messages" | "response_metadata">;
type Listed = NonNullable<ConversationsHistoryResponse["messages"]>[number];

const pageSize = 100;
const maxPages = 10;

/**
 * Looks for a message of ours by its key, among what was posted since `sinceMs` (epoch ms), or in the thread of
 * `threadTs`: its ts, or null when it is certainly not there. "cannot look" without the history scope, outside the
 * channel, or when the channel is too busy to read through; "try later" when Slack cannot be asked now.
 */
export async function findPosted(
  client: WebClient,
  input: { channel: string; key: string; sinceMs: number; threadTs?: string },
): Promise<string | null | "cannot look" | "try later"> {
  try {
    const { bot_id: botId } = await client.auth.test();
    let cursor: string | undefined;
    for (let page = 0; page < maxPages; page += 1) {
      const answer = await readPage(client, input, cursor);
      const found = answer.messages?.find((message) => isOurs(message, botId, input.key));
      if (found?.ts !== undefined) return found.ts;
      cursor = answer.response_metadata?.next_cursor;
      if (!cursor) return null;
    }
    return "cannot look";
  } catch (error) {
    const problem = readPostError(error);
    const isFinal = problem.kind === "refused" && problem.permanent !== "installation";
    return isFinal ? "cannot look" : "try later";
  }
}

async function readPage(
  client: WebClient,
  input: { channel: string; sinceMs: number; threadTs?: string },
  cursor: string | undefined,
): Promise<Page> {
  const { channel, sinceMs, threadTs } = input;
  const paging = { channel, include_all_metadata: true, limit: pageSize, ...(cursor && { cursor }) };
  // A thread's replies are not in the channel's history.
  if (threadTs !== undefined) return client.conversations.replies({ ...paging, ts: threadTs });
  return client.conversations.history({ ...paging, oldest: String(sinceMs / 1000), inclusive: true });
}

function isOurs(message: Listed, botId: string | undefined, key: string): boolean {
  const { metadata } = message;
  if (metadata?.event_type !== deliveryEvent || message.bot_id !== botId) return false;
  const payload: unknown = metadata.event_payload;
  return typeof payload === "object" && payload !== null && "key" in payload && payload.key === key;
}
