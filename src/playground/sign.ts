import { createHmac } from "node:crypto";

/** One request exactly as Slack would send it; sending it twice is Slack's (or an attacker's) repeat. */
export type SignedRequest = { readonly body: string; readonly headers: Readonly<Record<string, string>> };

/**
 * Slack's v0 signature: HMAC-SHA256 over `v0:<seconds>:<raw body>`.
 * @param seconds whole epoch seconds, sent as X-Slack-Request-Timestamp
 */
export function signBody(signingSecret: string, seconds: number, body: string): string {
  return `v0=${createHmac("sha256", signingSecret).update(`v0:${seconds}:${body}`).digest("hex")}`;
}

/** The request with Slack's signature headers; `contentType` is form for commands and interaction, JSON for events. */
export function signRequest(
  signingSecret: string,
  request: { body: string; contentType: string; seconds: number },
): SignedRequest {
  return {
    body: request.body,
    headers: {
      "content-type": request.contentType,
      "x-slack-request-timestamp": String(request.seconds),
      "x-slack-signature": signBody(signingSecret, request.seconds, request.body),
    },
  };
}
