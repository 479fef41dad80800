import { readOptionPairs } from "./csv-option.ts";
import { DAY_FORMATS, type DayFormat, isDayFormat } from "./parse-day-format.ts";
import { ok, problem, type Result } from "./result.ts";

/** What a column of an imported file may mean, in the order in which help lists them. */
export const dealFields = [
  "id",
  "company",
  "contact",
  "product",
  "division",
  "owner",
  "source",
  "stage",
  "salesReady",
  "closed",
  "amount",
  "currency",
  "due",
] as const;

/** What a column of an imported file may mean. */
export type DealField = (typeof dealFields)[number];

/** Which column of the file holds each field. */
export type ColumnMap = ReadonlyMap<DealField, string>;

/** How far a deal is, for the counts; a file's own stage names are mapped onto these. */
export type DealOutcome = "open" | "won" | "lost";

/** The outcome behind each of the file's stage names; keys as `stageKey` writes them. */
export type StageMap = ReadonlyMap<string, DealOutcome>;

const outcomes: readonly DealOutcome[] = ["open", "won", "lost"];
const mapExample = "id=opportunity_id,company=account,stage=deal_stage,closed=close_date,amount=close_value";
const stagesExample = "Won=won,Lost=lost,Engaging=open,Prospecting=open";

/** Narrows a typed word to a field of a deal; field names are case-sensitive. */
export function isDealField(text: string): text is DealField {
  return dealFields.some((field) => field === text);
}

/**
 * Reads `--map "field=Column,…"`: which column holds which field. `id` is required, so that a second import of the
 * same file finds the same deals, and so is `stage`. A problem for an unknown field, a field twice, or one missing.
 */
export function parseFieldMap(text: string): Result<ColumnMap> {
  const pairs = readOptionPairs(text, "--map", mapExample);
  if (!pairs.ok) return pairs;
  const columns = new Map<DealField, string>();
  for (const { name, value } of pairs.value) {
    if (!isDealField(name)) {
      return problem(
        `--map knows no field "${name}"; the fields are ${dealFields.join(", ")}.`,
        `--map "${mapExample}"`,
      );
    }
    columns.set(name, value);
  }
  for (const required of ["id", "stage"] as const) {
    if (!columns.has(required))
      return problem(`--map needs a column for ${required}.`, `--map "${mapExample}"`);
  }
  return ok(columns);
}

/**
 * Reads `--stages "Won=won,Lost=lost,Engaging=open,…"`: the outcome behind each stage name of the file. Stage names
 * match whatever their case. A problem for an outcome other than open, won or lost, or a name twice.
 */
export function parseStages(text: string): Result<StageMap> {
  const pairs = readOptionPairs(text, "--stages", stagesExample);
  if (!pairs.ok) return pairs;
  const stages = new Map<string, DealOutcome>();
  for (const { name, value } of pairs.value) {
    const outcome = outcomes.find((each) => each === value.toLowerCase());
    if (outcome === undefined) {
      return problem(
        `--stages maps "${name}" to "${value}", which is not open, won or lost.`,
        `--stages "${stagesExample}"`,
      );
    }
    if (stages.has(stageKey(name))) {
      return problem(`--stages gives "${name}" twice.`, `--stages "${stagesExample}"`);
    }
    stages.set(stageKey(name), outcome);
  }
  return ok(stages);
}

/** Reads `--date-format M/D/YYYY`: how the file writes its days. A problem, with the formats there are, for any other. */
export function parseDateFormat(text: string): Result<DayFormat> {
  const format = text.trim();
  if (isDayFormat(format)) return ok(format);
  return problem(`--date-format knows no "${format}".`, `one of: ${DAY_FORMATS.join(", ")}`);
}

/** A stage name as `StageMap` keeps it: trimmed, in lower case. */
export function stageKey(stage: string): string {
  return stage.trim().toLowerCase();
}

/**
 * Checks that every column an option names stands in a file's header. `file` names the file for the message. Gives the
 * columns back; a problem for the first one missing, with the columns there are.
 */
export function checkColumns(
  columns: readonly string[],
  headers: readonly string[],
  file: string,
): Result<readonly string[]> {
  const missing = columns.find((column) => !headers.includes(column));
  if (missing === undefined) return ok(columns);
  const example = headers.length === 0 ? "a first line with column names" : `one of: ${headers.join(", ")}`;
  return problem(`${file} has no column "${missing}".`, example);
}
