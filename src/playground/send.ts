import { askLoopback } from "./ask-loopback.ts";
import type { Fields } from "./json.ts";
import { type SignedRequest, signRequest } from "./sign.ts";
import { wallClock } from "./wall-clock.ts";

/** The app's acknowledgement; `status` 0 when it could not be reached. `ms` of real time. */
export type Acknowledged = { readonly status: number; readonly ms: number; readonly body: string };

export type Sender = {
  sign(body: string, contentType: "form" | "json"): SignedRequest;
  send(request: SignedRequest): Promise<Acknowledged>;
};

const contentTypes = { form: "application/x-www-form-urlencoded", json: "application/json" } as const;

/** How long an acknowledgement is waited for; Slack's own patience is 3 s, and the difference is worth seeing. */
const patienceMs = 10_000;

/**
 * Signs and sends requests to the app. A URL without a path gets Bolt's, /slack/events.
 * Signatures carry real time: the app compares them with the machine's clock.
 */
export function createSender(
  appUrl: () => string,
  signingSecret: string,
  tell: (request: SignedRequest, ack: Acknowledged) => void = () => {},
): Sender {
  return {
    sign: (body, contentType) =>
      signRequest(signingSecret, {
        body,
        contentType: contentTypes[contentType],
        seconds: Math.floor(wallClock() / 1000),
      }),
    async send(request) {
      const url = new URL(appUrl());
      if (url.pathname === "/") url.pathname = "/slack/events";
      const ack = await post(url, request);
      tell(request, ack);
      return ack;
    },
  };
}

async function post(url: URL, request: SignedRequest): Promise<Acknowledged> {
  const startedAt = wallClock();
  try {
    const { headers, body } = request;
    const heard = await askLoopback(url, { headers, body, patienceMs });
    return { ...heard, ms: wallClock() - startedAt };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { status: 0, ms: wallClock() - startedAt, body: `The app did not answer: ${reason}` };
  }
}

/** An interactive payload as the form that Slack sends. */
export const payloadForm = (payload: Fields): string =>
  new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
