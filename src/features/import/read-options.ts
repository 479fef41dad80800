import { parseBands } from "../../core/csv-bands.ts";
import { parseAliases, parseAttributes, parseLookups } from "../../core/csv-lookup.ts";
import {
  type ColumnMap,
  parseDateFormat,
  parseFieldMap,
  parseStages,
  type StageMap,
} from "../../core/csv-mapping.ts";
import { readOptionPairs } from "../../core/csv-option.ts";
import { isCurrency } from "../../core/currency.ts";
import { dayAt } from "../../core/day.ts";
import { type ImportKind, importKinds } from "../../core/import-kinds.ts";
import type { ImportMapping } from "../../core/import-mapping.ts";
import { findPreset, type Preset } from "../../core/import-presets.ts";
import { normaliseName } from "../../core/names.ts";
import type { Named } from "../../data/vocabulary.ts";
import { UserError, valueIn } from "../../errors.ts";

/** How a file is to be read, as typed; null where nothing was said. */
export type ImportOptions = {
  /** "salesforce" | "hubspot": the columns of a standard export, each of which `map` overrides */
  preset: string | null;
  map: string | null;
  stages: string | null;
  /** null: YYYY-MM-DD, or as the preset writes them */
  dateFormat: string | null;
  alias: string | null;
  lookup: string | null;
  attributes: string | null;
  bands: string | null;
  /** teams of sources that the ledger does not have yet: "Web=Marketing,…" */
  sources: string | null;
  /** currency of amounts without one; null: the ledger's */
  amountsIn: string | null;
};

/** How a file is to be read, checked; the tables of other files, currency and zone come later. */
export type ReadOptions = Omit<ImportMapping, "tables" | "defaultCurrency" | "timeZone"> & {
  /** new source, as written → team, as written; of a preset they are only proposals */
  teamNames: { source: string; team: string; isProposal: boolean }[];
  /** ISO-4217; null: the ledger's */
  amountsIn: string | null;
};

/**
 * Checks the options that say how a file of a kind is read. `headers` are the file's columns: a preset reads those of
 * its columns that the file has.
 * @throws UserError for the first one that cannot be read
 */
export function readOptions(
  kind: ImportKind,
  options: ImportOptions,
  headers: readonly string[],
): ReadOptions {
  const preset = options.preset === null ? null : valueIn(findPreset(options.preset, kind, headers));
  const columns = readMap(kind, options.map, preset);
  return {
    kind,
    columns,
    stages: readStages(kind, options.stages, { preset, columns }),
    dateFormat: valueIn(parseDateFormat(options.dateFormat ?? preset?.dateFormat ?? "YYYY-MM-DD")),
    aliases: options.alias === null ? new Map() : valueIn(parseAliases(options.alias)),
    lookups:
      options.lookup === null ? [] : valueIn(parseLookups(options.lookup, kind, new Set(columns.keys()))),
    attributes:
      options.attributes === null ? (preset?.attributes ?? []) : valueIn(parseAttributes(options.attributes)),
    bands: options.bands === null ? new Map() : valueIn(parseBands(options.bands)),
    teamNames: [
      ...(preset?.sources ?? []).map((each) => ({ ...each, isProposal: true })),
      ...(options.sources === null ? [] : readSources(options.sources)),
    ],
    amountsIn: options.amountsIn === null ? null : readCurrency(options.amountsIn, "--amounts-in"),
  };
}

function readMap(kind: ImportKind, map: string | null, preset: Preset | null): ColumnMap {
  if (map === null && preset === null) {
    const { mapExample } = importKinds[kind];
    throw new UserError("The import needs --map or --preset.", `--map "${mapExample}"`);
  }
  return valueIn(parseFieldMap(map ?? "", kind, preset?.columns));
}

function readStages(
  kind: ImportKind,
  stages: string | null,
  { preset, columns }: { preset: Preset | null; columns: ColumnMap },
): StageMap {
  const given = stages === null ? new Map() : valueIn(parseStages(stages, kind));
  const all: StageMap = new Map([...(preset?.stages ?? []), ...given]);
  if (all.size > 0 || !importKinds[kind].needsStages || !columns.has("stage")) return all;
  throw new UserError("The import needs --stages.", '--stages "Won=won,Lost=lost,Proposal=open"');
}

function readSources(text: string) {
  const pairs = valueIn(readOptionPairs(text, "--sources", "Web=Marketing,Partner Referral=Partners"));
  return pairs.map(({ name, value }) => ({ source: name, team: value, isProposal: false }));
}

/**
 * Which team each new source belongs to: normalised source → the team's id. A preset's proposal counts where the ledger
 * has a team of that name.
 * @throws UserError for a typed team that the ledger does not have
 */
export function findTeamsOfSources(
  { teamNames }: Pick<ReadOptions, "teamNames">,
  teams: readonly Named[],
): Map<string, string> {
  const found = new Map<string, string>();
  for (const { source, team, isProposal } of teamNames) {
    const id = teams.find(({ key }) => key === normaliseName(team))?.id;
    if (id !== undefined) found.set(normaliseName(source), id);
    if (id !== undefined || isProposal) continue;
    throw new UserError(
      `--sources gives "${source}" to "${team}", which is no team of the ledger.`,
      `one of: ${teams.map(({ name }) => name).join(", ")}`,
    );
  }
  return found;
}

/** An ISO-4217 code, in capitals. @throws UserError for any other text */
export function readCurrency(text: string, option = "--currency"): string {
  const code = text.trim().toUpperCase();
  if (isCurrency(code)) return code;
  throw new UserError(`${option} knows no "${text}".`, `${option} EUR`);
}

/** The name of an IANA time zone. @throws UserError for any other text */
export function readTimeZone(text: string): string {
  try {
    dayAt(0, text);
    return text;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UserError(`--time-zone knows no "${text}".`, "--time-zone Europe/Berlin");
  }
}
