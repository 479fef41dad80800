import type { IncomingMessage, ServerResponse } from "node:http";
import { type CustomRoute, HTTPReceiver, type Receiver, SocketModeReceiver } from "@slack/bolt";
import type { Logger } from "@slack/logger";

/** What the two probes answer: null when well, otherwise what is missing, in words. */
export type Probes = { ready: () => Promise<string | null> };

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}

function probeRoutes(probes: Probes): CustomRoute[] {
  return [
    { path: "/healthz", method: "GET", handler: (_request, response) => answer(response, 200, { ok: true }) },
    {
      path: "/readyz",
      method: "GET",
      handler: (_request, response) => {
        probes.ready().then(
          (missing) =>
            answer(
              response,
              missing === null ? 200 : 503,
              missing === null ? { ready: true } : { ready: false, missing },
            ),
          () => answer(response, 503, { ready: false, missing: "the check itself failed" }),
        );
      },
    },
  ];
}

const windowSeconds = 300;

/** Bolt refuses requests older than five minutes; this refuses those from more than five minutes ahead. */
function isFromTheFuture(request: IncomingMessage, nowMs: number): boolean {
  const stamp = Number(request.headers["x-slack-request-timestamp"]);
  return Number.isFinite(stamp) && stamp - nowMs / 1000 > windowSeconds;
}

/**
 * Slack's requests over HTTP at /slack/events, with the two probes beside it.
 * @param wallClock epoch ms as Slack's own clock runs; signatures are about real time even where the app's clock is set
 */
export function makeHttpReceiver(
  signingSecret: string,
  logger: Logger,
  probes: Probes,
  wallClock: () => number,
): Receiver & HTTPReceiver {
  const receiver = new HTTPReceiver({
    signingSecret,
    logger,
    customRoutes: probeRoutes(probes),
    unhandledRequestTimeoutMillis: 3001,
    bodyLimit: 1024 * 1024,
  });
  const inner = receiver.requestListener;
  receiver.requestListener = (request, response) => {
    if (isFromTheFuture(request, wallClock())) {
      request.resume();
      answer(response, 401, { error: "timestamp is in the future" });
      return;
    }
    inner(request, response);
  };
  return receiver;
}

/** Slack's requests over a socket that we open, for hosts without a public address; the probes keep their port. */
export function makeSocketReceiver(appToken: string, logger: Logger, probes: Probes, port: number): Receiver {
  return new SocketModeReceiver({
    appToken,
    logger,
    customRoutes: probeRoutes(probes),
    installerOptions: { port },
  });
}
