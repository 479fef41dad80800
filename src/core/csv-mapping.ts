import { columnsNamed } from "./csv-cell.ts";
import { readOptionPairs } from "./csv-option.ts";
import {
  type ImportField,
  type ImportKind,
  importKinds,
  isImportField,
  type Outcome,
} from "./import-kinds.ts";
import { DAY_FORMATS, type DayFormat, isDayFormat } from "./parse-day-format.ts";
import { ok, problem, type Result } from "./result.ts";

/** Which column of the file holds each field, as `textAt` reads it. */
export type ColumnMap = ReadonlyMap<ImportField, string>;

/** What each of the file's stage names means; keys as `stageKey` writes them, "*" for every other name. */
export type StageMap = ReadonlyMap<string, Outcome>;

const stagesExamples: Partial<Record<ImportKind, string>> = {
  deals: "Won=won,Lost=lost,Engaging=open,Prospecting=open",
  leads: "Junk=none,Duplicate=none",
};

/**
 * Reads `--map "field=Column,…"` of a kind: which column holds which field. A problem for an unknown field, a field
 * twice, or no column for one that the kind cannot do without. `preset` gives the columns of the fields that the text
 * leaves out; with one the text may be empty.
 */
export function parseFieldMap(text: string, kind: ImportKind, preset?: ColumnMap): Result<ColumnMap> {
  const { fields, mapExample } = importKinds[kind];
  const columns = new Map(preset);
  const isEmpty = preset !== undefined && text.trim() === "";
  const pairs = isEmpty ? ok([]) : readOptionPairs(text, "--map", mapExample);
  if (!pairs.ok) return pairs;
  for (const { name, value } of pairs.value) {
    if (!isImportField(name) || !fields.includes(name)) {
      return problem(
        `--map knows no field "${name}"; the fields are ${fields.join(", ")}.`,
        `--map "${mapExample}"`,
      );
    }
    columns.set(name, value);
  }
  return checkRequired(columns, kind);
}

function checkRequired(columns: ColumnMap, kind: ImportKind): Result<ColumnMap> {
  const { required, mapExample } = importKinds[kind];
  const missing = required.find((choices) => !choices.some((field) => columns.has(field)));
  if (missing === undefined) return ok(columns);
  return problem(`--map needs a column for ${missing.join(" or ")}.`, `--map "${mapExample}"`);
}

/**
 * Reads `--stages "Won=won,Lost=lost,Engaging=open,…"`: the outcome behind each stage name of a file of this kind, "*"
 * for every name that is not listed. Stage names match whatever their case. A problem for an outcome that the kind
 * does not have, or a name twice.
 */
export function parseStages(text: string, kind: ImportKind): Result<StageMap> {
  const { outcomes, many } = importKinds[kind];
  const example = stagesExamples[kind];
  if (example === undefined) return problem(`A file of ${many} has no stages.`, "leave --stages out");
  const pairs = readOptionPairs(text, "--stages", example);
  if (!pairs.ok) return pairs;
  const stages = new Map<string, Outcome>();
  for (const { name, value } of pairs.value) {
    const outcome = outcomes.find((each) => each === value.toLowerCase());
    if (outcome === undefined) {
      const known = new Intl.ListFormat("en", { type: "disjunction", style: "long" }).format(outcomes);
      return problem(
        `--stages maps "${name}" to "${value}", which is not ${known.replace(", or ", " or ")}.`,
        `--stages "${example}"`,
      );
    }
    if (stages.has(stageKey(name))) {
      return problem(`--stages gives "${name}" twice.`, `--stages "${example}"`);
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
  const missing = columns
    .flatMap((each) => columnsNamed(each, headers))
    .find((column) => !headers.includes(column));
  if (missing === undefined) return ok(columns);
  const example = headers.length === 0 ? "a first line with column names" : `one of: ${headers.join(", ")}`;
  return problem(`${file} has no column "${missing}".`, example);
}
