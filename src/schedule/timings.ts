import { slackTimeouts } from "../slack/client.ts";

const secondMs = 1000;
const minuteMs = 60 * secondMs;

/** Slack's advice: about one message a second per channel. https://docs.slack.dev/apis/web-api/rate-limits */
export const channelRestMs = secondMs;

/** A slot posted later than this says so. */
export const lateAfterMs = 5 * minuteMs;

/** A request leaves within this time after its message was frozen, or not at all. */
export const leaveWithinMs = 10 * secondMs;

/** So long after the deadline nobody may conclude that a message is not there: the request's own timeout and 60 s. */
export const settleAfterMs = slackTimeouts.deliveryMs + 60 * secondMs;

/** How far before the request the search for its message begins, for clocks that differ. */
export const lookBackMs = 10 * minuteMs;

/** How long all posting rests when Slack refuses the installation. */
export const installationRestMs = 10 * minuteMs;

/** Attempts after which a message is given up. */
export const maxAttempts = 12;

const backoffs = [5 * secondMs, 30 * secondMs, 2 * minuteMs];

/** The wait before the next attempt, after `attempts` (from 1) of them: 5 s, 30 s, 2 min, then 10 min each. */
export const backoffMs = (attempts: number): number => backoffs[attempts - 1] ?? 10 * minuteMs;

const pictureWaits = [0.5, 1, 2, 4, 8].map((seconds) => seconds * secondMs);

/** The wait until Slack may have looked at an uploaded picture, after `attempts` (from 1): 0.5 to 8 s; then null. */
export const pictureWaitMs = (attempts: number): number | null => pictureWaits[attempts - 1] ?? null;
