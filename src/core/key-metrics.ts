import { readMetricAt } from "./read-metric.ts";
import { ok, problem, type Result } from "./result.ts";
import { shorten } from "./shorten.ts";

/** The rates and durations that a ledger can study, which nobody commits to. */
export const studiedRates = ["win rate", "cycle", "velocity", "coverage"] as const;
export type StudiedRate = (typeof studiedRates)[number];

/** What a ledger can study on its scorecard. The first five can be committed to; the others are rates and durations. */
export const keyMetrics = [
  ...(["leads", "meetings", "pipeline", "deals", "revenue"] as const),
  ...studiedRates,
] as const;
export type KeyMetric = (typeof keyMetrics)[number];

/** The rates and durations that a ledger studies, in its order; none where it has chosen nothing. Never throws. */
export const studiedRatesOf = (ledger: { keyMetrics: string }): StudiedRate[] =>
  keyMetricsOf(ledger).flatMap((metric) => studiedRates.find((rate) => rate === metric) ?? []);

/** Which sales-ready meetings count: all that were booked, those that were held, or those that sales accepted. */
export const meetingsCounted = ["booked", "held", "accepted"] as const;
export type MeetingsCounted = (typeof meetingsCounted)[number];

/** What a ledger studies, in its order. */
export type KeyMetrics = { metrics: readonly KeyMetric[]; meetingsCount: MeetingsCounted };

/** What a ledger studies that has chosen nothing. */
export const usualKeyMetrics: readonly KeyMetric[] = ["meetings", "deals", "revenue"];

/** Text from a table → which meetings count; booked ones for anything else. */
export const readMeetingsCounted = (text: string): MeetingsCounted =>
  meetingsCounted.find((each) => each === text) ?? "booked";

/**
 * The metrics that a ledger studies, in its order: what it chose, else meetings, deals, revenue. Unknown names are left
 * out. Never throws.
 * @param ledger `keyMetrics` as in its column: "meetings,deals,revenue", empty where nothing was chosen
 */
export function keyMetricsOf({ keyMetrics: stored }: { keyMetrics: string }): readonly KeyMetric[] {
  const chosen = stored.split(",").flatMap((word) => keyMetrics.find((each) => each === word) ?? []);
  return chosen.length === 0 ? usualKeyMetrics : [...new Set(chosen)];
}

/** A metric's name with which meetings count: "meetings (held)". "booked" goes without saying. */
export const nameMetric = (metric: KeyMetric, meetingsCount: MeetingsCounted): string =>
  metric === "meetings" && meetingsCount !== "booked" ? `meetings (${meetingsCount})` : metric;

/** "meetings count on the day they were held", where that is not the usual; else null. */
export const wordsForCounted = (metric: KeyMetric, meetingsCount: MeetingsCounted): string | null =>
  metric !== "meetings" || meetingsCount === "booked"
    ? null
    : `meetings count on the day they were ${meetingsCount}`;

/** "meetings (held), deals, revenue": how a choice is said and stored as a definition. "booked" goes without saying. */
export const wordsForKeyMetrics = ({ metrics, meetingsCount }: KeyMetrics): string =>
  metrics.map((metric) => nameMetric(metric, meetingsCount)).join(", ");

const example = "metrics meetings, deals, revenue";
const rates = new Map<string, StudiedRate>([
  ...(["win rate", "win-rate", "winrate", "win rates"] as const).map((word): [string, StudiedRate] => [
    word,
    "win rate",
  ]),
  ...(["cycle", "sales cycle", "cycle time"] as const).map((word): [string, StudiedRate] => [word, "cycle"]),
  ...(["velocity", "sales velocity"] as const).map((word): [string, StudiedRate] => [word, "velocity"]),
  ...(["coverage", "pipeline coverage"] as const).map((word): [string, StudiedRate] => [word, "coverage"]),
]);

/**
 * A typed choice of metrics, in the order typed: "meetings held, deals, win rate"; commas may be left out. Behind
 * "meetings" stands which of them count: booked, held or accepted. "usual" goes back to what holds where nothing was
 * chosen. A problem's example is what to type after `/roundtrip define`. Never throws.
 */
export function readKeyMetrics(text: string): Result<KeyMetrics> {
  const words = text
    .replace(/[,;()+]|\band\b/gi, " ")
    .trim()
    .split(/\s+/)
    .filter((word) => word !== "");
  if (words.length === 1 && words[0]?.toLowerCase() === "usual")
    return ok({ metrics: usualKeyMetrics, meetingsCount: "booked" });
  const metrics: KeyMetric[] = [];
  let meetingsCount: MeetingsCounted = "booked";
  for (let at = 0; at < words.length; ) {
    const found = readKeyMetricAt(words, at);
    if (found === null)
      return problem(
        `“${shorten(words[at] ?? "")}” is no metric: there are ${keyMetrics.join(", ")}.`,
        example,
      );
    if (metrics.includes(found.metric)) return problem(`${found.metric} stands there twice.`, example);
    metrics.push(found.metric);
    at = found.next;
    const counted = meetingsCounted.find((each) => each === words[at]?.toLowerCase());
    if (found.metric !== "meetings" || counted === undefined) continue;
    meetingsCount = counted;
    at += 1;
  }
  if (metrics.length === 0) return problem("Which metrics, and in which order?", example);
  return ok({ metrics, meetingsCount });
}

/** The rate or duration that one or two words from `at` on name ("win rate", "sales cycle"), and the index behind it. */
export function readRateAt(
  words: readonly string[],
  at: number,
): { metric: StudiedRate; next: number } | null {
  for (const count of [2, 1]) {
    const typed = words.slice(at, at + count);
    const rate = rates.get(typed.join(" ").toLowerCase());
    if (rate !== undefined) return { metric: rate, next: at + count };
  }
  return null;
}

/** The metric that one or two words from `at` on name, the longer name first, and the index behind it. Never throws. */
export function readKeyMetricAt(
  words: readonly string[],
  at: number,
): { metric: KeyMetric; next: number } | null {
  const rate = readRateAt(words, at);
  if (rate !== null) return rate;
  const counted = readMetricAt(words, at);
  return counted === null || counted.metric === "sales"
    ? null
    : { metric: counted.metric, next: counted.next };
}
