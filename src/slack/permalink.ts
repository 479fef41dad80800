import type { WebClient } from "@slack/web-api";
import { readPostError } from "./read-post-error.ts";

/** A message's address; or that it is gone; or that Slack does not say right now. */
export type Permalink = { kind: "found"; url: string } | { kind: "gone" } | { kind: "unknown" };

/** Asks Slack for the address of a message. Never throws. */
export async function findPermalink(
  client: WebClient,
  at: { channel: string; ts: string },
): Promise<Permalink> {
  try {
    const { permalink } = await client.chat.getPermalink({ channel: at.channel, message_ts: at.ts });
    return permalink === undefined ? { kind: "unknown" } : { kind: "found", url: permalink };
  } catch (error) {
    const read = readPostError(error);
    return read.kind === "refused" && read.error === "message_not_found"
      ? { kind: "gone" }
      : { kind: "unknown" };
  }
}
