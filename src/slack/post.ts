import type { KnownBlock } from "@slack/types";
import type { WebClient } from "@slack/web-api";
import type { Message } from "./message.ts";
import { type NotPosted, readPostError } from "./read-post-error.ts";

/** What became of a request: there, and where; or not there; or nobody can tell. */
export type Posted = { kind: "posted"; ts: string; channelId: string } | NotPosted;

/** The name under which our messages carry their key; visible to the workspace, so the key holds ids only. */
export const deliveryEvent = "roundtrip_delivery";

/** The blocks as @slack/web-api takes them: it does not know data_visualization yet, Slack does. */
const blocksOf = (message: Message) => ({ blocks: (message.blocks ?? []) as KnownBlock[] });

/**
 * Posts a message once, without retrying, and says what became of it. `key` goes along as metadata, by which
 * `findPosted` recognises it. `channel` may be a person's id: then `channelId` is that of the conversation.
 */
export async function post(
  client: WebClient,
  input: { channel: string; message: Message; key: string; threadTs?: string },
): Promise<Posted> {
  const { channel, message, key, threadTs } = input;
  try {
    const answer = await client.chat.postMessage({
      channel,
      text: message.text,
      ...blocksOf(message),
      metadata: { event_type: deliveryEvent, event_payload: { key } },
      unfurl_links: false,
      unfurl_media: false,
      ...(threadTs !== undefined && { thread_ts: threadTs }),
    });
    if (answer.ts === undefined) return { kind: "ambiguous", reason: "answer without ts" };
    return { kind: "posted", ts: answer.ts, channelId: answer.channel ?? channel };
  } catch (error) {
    return readPostError(error);
  }
}

/** Rewrites a message of ours; safe to repeat. Says what became of it, as `post` does. */
export async function update(
  client: WebClient,
  input: { channel: string; ts: string; message: Message },
): Promise<Posted> {
  const { channel, ts, message } = input;
  try {
    await client.chat.update({ channel, ts, text: message.text, ...blocksOf(message) });
    return { kind: "posted", ts, channelId: channel };
  } catch (error) {
    return readPostError(error);
  }
}
