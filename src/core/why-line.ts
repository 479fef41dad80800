import type { BoardPart, RatePart, RowPart } from "./figure.ts";
import { readRateAt, type StudiedRate } from "./key-metrics.ts";
import type { Metric } from "./metric.ts";
import type { Quarter } from "./period.ts";
import { readWords } from "./read-words.ts";
import { ok, problem, type Result } from "./result.ts";
import { parseScorecardLine, type ScorecardContext } from "./scorecard-line.ts";
import { takeQuarter } from "./take-quarter.ts";

/**
 * Which figure is asked about: by its id, by its words, or none (all of them are offered). A null team with a part of a
 * row means that no team was said.
 */
export type WhyLine =
  | { kind: "all"; quarter: Quarter | null }
  | { kind: "id"; id: string; quarter: Quarter | null }
  | {
      kind: "words";
      quarter: Quarter;
      teamId: string | null;
      metric: Metric | null;
      part: RowPart | BoardPart | null;
    }
  /** what the agenda finds in the records of now */
  | { kind: "topic"; topic: WhyTopic }
  /** a rate or duration of the company */
  | { kind: "rate"; metric: StudiedRate; part: RatePart; quarter: Quarter | null };

/** What the agenda finds beside the scorecard's figures. */
export const whyTopics = ["hand-off", "stages", "speed", "voice"] as const;
export type WhyTopic = (typeof whyTopics)[number];

const parts = new Map<string, RowPart | BoardPart>([
  ...(
    ["share", "pace", "status", "forecast", "target", "unsourced", "expected", "total", "path"] as const
  ).map((part): [string, RowPart | BoardPart] => [part, part]),
  ["commitment", "need"],
  ["committed", "need"],
  ["need", "need"],
  ["needed", "need"],
  ["actual", "actual"],
  ["all", "total"],
]);

/**
 * A line as typed after `/roundtrip why`: a figure's id ("meetings.marketing.share"), or its words in any order
 * ("marketing meetings pace last quarter", "win rate"), or a topic of the agenda ("hand-off"). Nothing asks for all. A problem's example is what to type after `/roundtrip
 * why`. Never throws.
 */
export function parseWhyLine(text: string, known: ScorecardContext): Result<WhyLine> {
  const words = readWords(text);
  const { quarter, rest } = takeQuarter(words, known.today, known.calendar);
  const [first] = rest;
  if (first === undefined) return ok({ kind: "all", quarter });
  const topic = whyTopics.find((each) => rest.length === 1 && each === first.toLowerCase());
  if (topic !== undefined) return ok({ kind: "topic", topic });
  const rate = readRateAt(rest, 0);
  if (rate !== null) {
    const tail = rest.slice(rate.next).join(" ").toLowerCase();
    if (tail === "" || tail === "attainment" || tail === "target")
      return ok({ kind: "rate", metric: rate.metric, part: tail === "" ? "value" : "attainment", quarter });
  }
  const isId = rest.length === 1 && /^[a-z-]+[.:]/i.test(first);
  if (isId) return ok({ kind: "id", id: first.toLowerCase(), quarter });
  const said = words.find((word) => parts.has(word.toLowerCase()));
  const others = words.filter((word) => word !== said);
  const read = parseScorecardLine(others.join(" "), known);
  if (!read.ok) return problem(read.what, `${known.teams[0]?.name ?? "Marketing"} meetings share`);
  if (read.value.kind !== "show")
    return problem("That is no figure of the scorecard.", `${known.teams[0]?.name ?? "Marketing"} meetings`);
  const { teamId, metric } = read.value;
  const part = said === undefined ? null : (parts.get(said.toLowerCase()) ?? null);
  return ok({ kind: "words", quarter: read.value.quarter, teamId, metric, part });
}
