import { textAt } from "../../../core/csv-cell.ts";
import { guessColumns } from "../../../core/guess-columns.ts";
import { guessDayFormats, guessOutcome, isNoLead, readings } from "../../../core/guess-values.ts";
import { type ImportField, type ImportKind, importKinds } from "../../../core/import-kinds.ts";
import { findPreset } from "../../../core/import-presets.ts";
import { normaliseName } from "../../../core/names.ts";
import type { DayFormat } from "../../../core/parse-day-format.ts";
import type { Named } from "../../../data/vocabulary.ts";
import { valueIn } from "../../../errors.ts";
import type { Inspected } from "./inspect-csv.ts";

/** What the ledger knows already. */
export type Known = { sources: readonly Named[]; teams: readonly Named[] };

/** How a file would be read, as far as it tells by itself; what it does not tell is asked. */
export type Offer = {
  kind: ImportKind;
  columns: ReadonlyMap<ImportField, string>;
  /** needed fields that no column was found for: of each list one is enough */
  missing: readonly (readonly ImportField[])[];
  /** formats that read all its days; one: clear, several: to be asked, none: no format fits */
  dayFormats: readonly DayFormat[];
  /** deals: what each stage would mean; leads: which status is no lead */
  stages: readonly (readonly [stage: string, outcome: string])[];
  /** sources of the file that the ledger does not have, with the team of each where an export of this system tells */
  newSources: readonly { source: string; team: string | null }[];
  /** columns kept as facts about accounts, by the fact's name */
  attributes: readonly (readonly [name: string, column: string])[];
};

/** As many stages as somebody can be asked to explain; beside more of them "*" stands for the open ones. */
export const mostStages = 40;

/** @param preset "salesforce" | "hubspot"; null: by the columns' names. @throws UserError for a preset without this kind */
export function offerMapping(kind: ImportKind, preset: string | null, file: Inspected, known: Known): Offer {
  const ready = preset === null ? null : valueIn(findPreset(preset, kind, file.headers));
  const guessed = guessColumns(kind, file.headers);
  const columns = new Map(ready?.columns ?? guessed);
  for (const choices of importKinds[kind].required) {
    if (choices.some((field) => columns.has(field))) continue;
    for (const field of choices) addTo(columns, field, guessed.get(field));
  }
  return {
    kind,
    columns,
    missing: importKinds[kind].required.filter((choices) => !choices.some((field) => columns.has(field))),
    dayFormats: offerDayFormats(columns, file),
    stages: offerStages(kind, columns, file),
    newSources: offerSources(columns.get("source"), ready?.sources ?? [], file, known),
    attributes: (ready?.attributes ?? []).flatMap(({ name, from }) =>
      "column" in from ? [[name, from.column] as const] : [],
    ),
  };
}

function addTo(columns: Map<ImportField, string>, field: ImportField, column: string | undefined): void {
  if (column !== undefined) columns.set(field, column);
}

/** The different texts of a column, or of the first of several that has any. */
export const valuesOf = (column: string | undefined, { values }: Inspected): string[] =>
  column === undefined ? [] : column.split("|").flatMap((each) => [...(values.get(each) ?? [])]);

const dayFields = ["day", "salesReady", "closed", "due"] as const;

function offerDayFormats(columns: ReadonlyMap<ImportField, string>, file: Inspected): readonly DayFormat[] {
  const cells = dayFields.flatMap((field) => valuesOf(columns.get(field), file));
  const formats = guessDayFormats(cells);
  return formats.length === 0 ? readings : formats;
}

function offerStages(kind: ImportKind, columns: ReadonlyMap<ImportField, string>, file: Inspected) {
  if (kind === "deals") {
    const stages = valuesOf(columns.get("stage"), file).map((stage) => [stage, guessOutcome(stage)] as const);
    if (stages.length <= mostStages) return stages;
    const ended = stages.filter(([, outcome]) => outcome !== "open").slice(0, mostStages);
    return [...ended, ["*", "open"] as const];
  }
  if (kind !== "leads") return [];
  return valuesOf(columns.get("status"), file)
    .filter(isNoLead)
    .slice(0, mostStages)
    .map((status) => [status, "none"] as const);
}

function offerSources(
  column: string | undefined,
  proposed: readonly { source: string; team: string }[],
  file: Inspected,
  { sources, teams }: Known,
) {
  const has = new Set(sources.map(({ key }) => key));
  const fresh = valuesOf(column, file).filter((name) => !has.has(normaliseName(name)));
  return fresh.map((source) => {
    const team = proposed.find((each) => normaliseName(each.source) === normaliseName(source))?.team;
    const isTeam = team !== undefined && teams.some(({ key }) => key === normaliseName(team));
    return { source, team: isTeam ? team : null };
  });
}

/** A column's first texts, as a person recognises it by. */
export const sampleOf = (column: string, { first }: Inspected): string =>
  first
    .map((row) => textAt(row, column))
    .filter((text) => text !== "")
    .join(" · ");
