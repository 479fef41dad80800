import type { Logger } from "@slack/logger";
import { LogLevel, WebClient } from "@slack/web-api";

/**
 * The two ways we call Slack. `interactive` answers a waiting person: short timeout, one retry. `delivery` posts what
 * was scheduled: no retry of its own, because a repeated post would be a second message; the Outbox decides.
 */
export type SlackClients = { readonly interactive: WebClient; readonly delivery: WebClient };

/** How long one call of each client may take. */
export const slackTimeouts = { interactiveMs: 2500, deliveryMs: 15_000 } as const;

// What goes wrong is thrown at whoever asked, who logs it; web-api would print it once more, past our log.
const quiet: Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => LogLevel.ERROR,
  setName: () => {},
};

/** Clients for one installation. @param apiUrl ends with "/" */
export function makeSlackClients(
  token: string,
  apiUrl: string,
  timeouts: { interactiveMs: number; deliveryMs: number } = slackTimeouts,
): SlackClients {
  const common = { slackApiUrl: apiUrl, rejectRateLimitedCalls: true, logger: quiet };
  return {
    interactive: new WebClient(token, {
      ...common,
      timeout: timeouts.interactiveMs,
      retryConfig: { retries: 1, minTimeout: 100, maxTimeout: 200 },
    }),
    delivery: new WebClient(token, {
      ...common,
      timeout: timeouts.deliveryMs,
      retryConfig: { retries: 0 },
    }),
  };
}
