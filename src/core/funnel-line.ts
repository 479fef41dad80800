import { type AttributionModel, attributionModels } from "./attribution.ts";
import { readModel } from "./attribution-words.ts";
import { addDays, type Day } from "./day.ts";
import { parsePeriod } from "./parse-period.ts";
import {
  type CalendarSettings,
  fiscalYearOf,
  monthOf,
  type Period,
  quarterOf,
  quarterPeriod,
  yearPeriod,
} from "./period.ts";
import { readWords } from "./read-words.ts";
import { ok, problem, type Result } from "./result.ts";
import { shorten } from "./shorten.ts";

/** By what the funnel is split into rows; an attribute is a fact about accounts, e.g. "attribute:sector". */
export type FunnelSplit = "source" | "campaign" | "team" | "product" | "division" | `attribute:${string}`;

/** What a line after `/funnel` asks for; a null split is one row. */
export type FunnelLine = {
  period: Period;
  by: FunnelSplit | null;
  view: "activity" | "cohort" | "cohort by meetings";
  /** the model by which touches are credited beside what is sourced; null: only what is sourced */
  model: AttributionModel | null;
};

const splits = new Map<string, FunnelSplit>([
  ["source", "source"],
  ["sources", "source"],
  ["campaign", "campaign"],
  ["campaigns", "campaign"],
  ["team", "team"],
  ["teams", "team"],
  ["product", "product"],
  ["products", "product"],
  ["division", "division"],
  ["divisions", "division"],
]);
const bases = new Map<string, FunnelLine["view"]>([
  ["meeting", "cohort by meetings"],
  ["meetings", "cohort by meetings"],
  ["sales-ready", "cohort by meetings"],
  ["lead", "cohort"],
  ["leads", "cohort"],
]);

/** The attribute that a split names; null for every other split. */
export const attributeOf = (by: FunnelSplit | null): string | null =>
  by?.startsWith("attribute:") ? by.slice("attribute:".length) : null;

/** The split behind a menu's value: "source", "attribute:sector"; null for any other text. Never throws. */
export function findSplit(value: string): FunnelSplit | null {
  if (value.startsWith("attribute:") && value.length > "attribute:".length)
    return `attribute:${value.slice("attribute:".length)}`;
  return splits.get(value) ?? null;
}
const fillers = new Set(["split", "view", "for", "in", "from", "of", "over"]);

/**
 * A line as typed after `/funnel`, its words in any order: a period (without one this quarter), `by source`, `by campaign`,
 * `by team`, `by product`, `by division` or by an attribute of accounts (`by sector`, `by "office location"`; which there
 * are only the ledger knows, so any other word is one), and `cohort`, which counts from leads unless it is `cohort by meetings`; without it
 * the view is activity. `model linear` credits touches beside what is sourced, by source where nothing else is said. A problem's example is what to type after `/funnel`. Never throws.
 */
export function parseFunnelLine(
  text: string,
  { today, calendar }: { today: Day; calendar: CalendarSettings },
): Result<FunnelLine> {
  const credited = takeModel(readWords(text).map((word) => word.toLowerCase()));
  if (!credited.ok) return credited;
  const { words, model } = credited.value;
  const isCohort = words.some((word) => /^cohorts?$/.test(word));
  if (isCohort && words.includes("activity"))
    return problem("One view at a time: activity or cohort.", "cohort");

  const taken = takeSplits(words.filter((word) => !/^(?:cohorts?|activity)$/.test(word)));
  const split = readSplits(taken.by);
  if (!split.ok) return split;
  const { by, base } = split.value;
  if (base !== null && !isCohort)
    return problem('"by meetings" and "by leads" say what a cohort is counted from.', "cohort by meetings");

  const period = parsePeriod(taken.rest.filter((word) => !fillers.has(word)).join(" "), today, calendar);
  if (!period.ok) return period;
  if (model !== null && attributeOf(by) !== null)
    return problem(
      "A model shares a deal among its touches: by source, campaign, team, product or division.",
      `by source model ${model}`,
    );
  return ok({
    period: period.value,
    by: model === null ? by : (by ?? "source"),
    view: isCohort ? (base ?? "cohort") : "activity",
    model,
  });
}

/** `model linear` anywhere in the line, and the other words. */
function takeModel(
  words: readonly string[],
): Result<{ words: readonly string[]; model: AttributionModel | null }> {
  const at = words.findIndex((word) => word === "model" || word === "attribution");
  if (at < 0) return ok({ words, model: null });
  const two = readModel(words.slice(at + 1, at + 3).join(" "));
  const model = two ?? readModel(words[at + 1] ?? "");
  if (model === null)
    return problem(`There are six models: ${attributionModels.join(", ")}.`, "by source model linear");
  const isTwo = two !== null && readModel(words[at + 1] ?? "") === null;
  const isTail = !isTwo && /^(?:touch|shaped)$/.test(words[at + 2] ?? "");
  return ok({ words: words.toSpliced(at, isTwo || isTail ? 3 : 2), model });
}

/** The word after each "by" ("" when there is none), "line" and "leads" behind it swallowed, and the other words. */
function takeSplits(words: readonly string[]): { by: string[]; rest: string[] } {
  const by: string[] = [];
  const rest: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? "";
    if (word !== "by") {
      rest.push(word);
      continue;
    }
    at += 1;
    const name = words[at] ?? "";
    by.push(name);
    const next = words[at + 1] ?? "";
    const isSwallowed = /^products?$/.test(name)
      ? /^lines?$/.test(next)
      : name === "sales-ready" && /^leads?$/.test(next);
    if (isSwallowed) at += 1;
  }
  return { by, rest };
}

function readSplits(
  names: readonly string[],
): Result<{ by: FunnelSplit | null; base: FunnelLine["view"] | null }> {
  if (names.includes("")) return problem(splitsThereAre("By what?", []), "by source");
  const [by = null, ...otherSplits] = new Set(
    names.flatMap((name) => splits.get(name) ?? (bases.has(name) ? [] : (`attribute:${name}` as const))),
  );
  const [base = null, ...otherBases] = new Set(names.flatMap((name) => bases.get(name) ?? []));
  if (otherSplits.length > 0) return problem("One split at a time.", printSplit(by ?? "source"));
  if (otherBases.length > 0)
    return problem("A cohort is counted from leads or from meetings.", "cohort by meetings");
  return ok({ by, base });
}

/**
 * The line as words that parseFunnelLine reads back to the same days, split and view, on whatever day that is: a
 * relative period becomes its quarter key, month, fiscal year or "first..last day", so that a button pressed next week
 * still shows what its message showed. The label comes back the same for quarters, months and fiscal years.
 */
export function printFunnelLine({ period, by, view, model }: FunnelLine, calendar: CalendarSettings): string {
  const words = [
    printPeriod(period, calendar),
    by === null ? "" : printSplit(by),
    view === "activity" ? "" : view,
    model === null ? "" : `model ${model}`,
  ];
  return words.filter((word) => word !== "").join(" ");
}

/** A split as it is typed: `by source`, `by "office location"`. */
function printSplit(by: FunnelSplit): string {
  const attribute = attributeOf(by);
  return attribute === null ? `by ${by}` : `by "${attribute}"`;
}

/** The sentence that names every split, behind what was wrong; `attributes` are those of the ledger. */
export function splitsThereAre(what: string, attributes: readonly string[]): string {
  const all = ["source", "campaign", "team", "product", "division", ...attributes.slice(0, 20)];
  const listed = `${all.slice(0, -1).join(", ")} or ${all.at(-1)}`;
  return `${what} It goes by ${listed}.`;
}

/** A split that the ledger has no attribute for: what was wrong, naming those there are, and what to type instead. */
export const unknownSplit = (attribute: string, attributes: readonly string[]) =>
  problem(splitsThereAre(`"by ${shorten(attribute)}" is not known.`, attributes), "by source");

function printPeriod({ start, end }: Period, calendar: CalendarSettings): string {
  const is = (period: Period): boolean => period.start === start && period.end === end;
  const quarter = quarterOf(start, calendar);
  const year = fiscalYearOf(start, calendar);
  if (is(quarterPeriod(quarter, calendar))) return quarter;
  if (is(monthOf(start))) return start.slice(0, 7);
  return is(yearPeriod(year, calendar)) ? String(year) : `${start}..${addDays(end, -1)}`;
}
