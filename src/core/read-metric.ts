import type { Metric } from "./metric.ts";

/** A metric, or "sales", which can mean deals or revenue. */
export type MetricWord = Metric | "sales";

const aliases = new Map<string, MetricWord>([
  ...entries("leads", "lead", "leads", "raw lead", "raw leads"),
  ...entries(
    "meetings",
    "meeting",
    "meetings",
    "sales meeting",
    "sales meetings",
    "srl",
    "srls",
    "sales ready",
  ),
  ...entries(
    "meetings",
    "sales ready lead",
    "sales ready leads",
    "sales ready meeting",
    "sales ready meetings",
  ),
  ...entries("deals", "deal", "deals", "win", "wins", "won deal", "won deals", "sales deal", "sales deals"),
  ...entries("deals", "closed deal", "closed deals", "closed won deal", "closed won deals"),
  ...entries("revenue", "revenue", "won revenue", "sales revenue"),
  ...entries("pipeline", "pipeline", "sales pipeline"),
  ...entries("sales", "sales"),
]);
const mostWords = 4;

function entries(metric: MetricWord, ...words: string[]): [string, MetricWord][] {
  return words.map((word) => [word, metric]);
}

/**
 * The metric that the words from `at` on name, the longest alias first ("sales-ready leads" is meetings), and the
 * index behind it; null when there is none. Case is ignored and a hyphen is a space. Never throws.
 */
export function readMetricAt(
  words: readonly string[],
  at: number,
): { metric: MetricWord; next: number } | null {
  for (let count = Math.min(mostWords, words.length - at); count > 0; count -= 1) {
    const typed = words
      .slice(at, at + count)
      .join(" ")
      .toLowerCase()
      .replaceAll("-", " ");
    const metric = aliases.get(typed);
    if (metric !== undefined) return { metric, next: at + count };
  }
  return null;
}

/** The first metric anywhere among the words, and the words without it; null when there is none. Never throws. */
export function takeMetric(words: readonly string[]): { metric: MetricWord; rest: string[] } | null {
  for (let at = 0; at < words.length; at += 1) {
    const found = readMetricAt(words, at);
    if (found) return { metric: found.metric, rest: words.toSpliced(at, found.next - at) };
  }
  return null;
}
