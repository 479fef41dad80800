import type { Message } from "./message.ts";

/** How an answer reaches Slack through a response_url: 30 minutes, 5 uses. */
export type Delivery = "private" | "channel" | "replace";

const shape: Record<Delivery, object> = {
  private: { response_type: "ephemeral", replace_original: false },
  channel: { response_type: "in_channel", replace_original: false },
  replace: { replace_original: true },
};

/**
 * Sends an answer to a response_url.
 * @param timeoutMs gives up after this many milliseconds
 * @throws Error with Slack's status when it is refused
 */
export async function respond(
  url: string,
  answer: Message,
  delivery: Delivery,
  timeoutMs = 5000,
): Promise<void> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json; charset=utf-8" },
    body: JSON.stringify({ ...shape[delivery], ...answer }),
    signal: AbortSignal.timeout(timeoutMs),
  });
  if (!response.ok) throw new Error(`Slack refused an answer: HTTP ${response.status}`);
}
