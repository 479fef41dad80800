import { createServer, type IncomingMessage } from "node:http";
import { HTTPReceiver, type Receiver, SocketModeReceiver } from "@slack/bolt";
import type { Logger } from "@slack/logger";
import { answerJson, type SideDoor, withSideDoors } from "./side-doors.ts";

/** What the two probes answer: null when well, otherwise what is missing, in words. */
export type Probes = { ready: () => Promise<string | null> };

/** /healthz and /readyz. */
export const makeProbeDoor =
  (probes: Probes): SideDoor =>
  (pathname, request, response) => {
    if (request.method !== "GET" || (pathname !== "/healthz" && pathname !== "/readyz")) return false;
    if (pathname === "/healthz") {
      answerJson(response, 200, { ok: true });
      return true;
    }
    probes.ready().then(
      (missing) =>
        missing === null
          ? answerJson(response, 200, { ready: true })
          : answerJson(response, 503, { ready: false, missing }),
      () => answerJson(response, 503, { ready: false, missing: "the check itself failed" }),
    );
    return true;
  };

const windowSeconds = 300;

/** Bolt refuses requests older than five minutes; this refuses those from more than five minutes ahead. */
function isFromTheFuture(request: IncomingMessage, nowMs: number): boolean {
  const stamp = Number(request.headers["x-slack-request-timestamp"]);
  return Number.isFinite(stamp) && stamp - nowMs / 1000 > windowSeconds;
}

/**
 * Slack's requests over HTTP at /slack/events, with the side doors beside it.
 * @param wallClock epoch ms as Slack's own clock runs; signatures are about real time even where the app's clock is set
 */
export function makeHttpReceiver(
  signingSecret: string,
  logger: Logger,
  doors: readonly SideDoor[],
  wallClock: () => number,
): Receiver & HTTPReceiver {
  const receiver = new HTTPReceiver({
    signingSecret,
    logger,
    unhandledRequestTimeoutMillis: 3001,
    bodyLimit: 1024 * 1024,
  });
  const inner = receiver.requestListener;
  receiver.requestListener = withSideDoors(doors, (request, response) => {
    if (isFromTheFuture(request, wallClock())) {
      request.resume();
      answerJson(response, 401, { error: "timestamp is in the future" });
      return;
    }
    inner(request, response);
  });
  return receiver;
}

/** Slack's requests over a socket that we open, for hosts without a public address; the side doors keep their port. */
export function makeSocketReceiver(
  appToken: string,
  logger: Logger,
  doors: readonly SideDoor[],
  at: { host: string; port: number },
): Receiver {
  const receiver = new SocketModeReceiver({ appToken, logger });
  const server = createServer(
    withSideDoors(doors, (request, response) => {
      request.resume();
      answerJson(response, 404, { error: "nothing is here" });
    }),
  );
  return {
    init: (app) => receiver.init(app),
    async start() {
      await new Promise<void>((resolve, reject) => {
        server.once("error", reject);
        server.listen(at.port, at.host, resolve);
      });
      return receiver.start();
    },
    async stop() {
      await receiver.stop();
      server.closeIdleConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
