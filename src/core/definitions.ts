import type { AttributionModel } from "./attribution.ts";
import { nameOfModel, readModel, usualModel } from "./attribution-words.ts";

/** One change of one definition, oldest first by version. */
export type DefinitionRow = { version: number; key: string; value: string };

/** A ledger that chose no hurdle wants its money back. */
const usualHurdle = 1;

/** From where a rate is a rate, and a figure worth a note: counts, and basis points of everything that is unsourced. */
export type Thresholds = { tooFew: number; indicative: number; unsourcedBp: number };

/** What holds where a ledger has defined nothing. */
export const usualThresholds: Thresholds = { tooFew: 5, indicative: 30, unsourcedBp: 500 };

/** Definitions in words, where a ledger has none of its own. */
export const usualWords: ReadonlyMap<string, string> = new Map([
  ["lead", "someone who has provided contact information"],
  ["sales-ready lead", "a meeting has been set up with a prospective buyer who has demonstrated interest"],
  ["deal", "what a sales-ready meeting opens; it ends won, lost or disqualified"],
]);

/** The names of numbers that can be defined. */
export const numberKeys = [
  ...(["look-back", "margin", "hurdle", "unsourced", "too few", "indicative"] as const),
  ...(["win rate target", "cycle target"] as const),
] as const;

/** What is in force: the ledger's version (0: nothing was ever changed) and the latest value of each key. */
export type Definitions = {
  version: number;
  values: ReadonlyMap<string, DefinitionRow>;
  thresholds: Thresholds;
};

const count = (row: DefinitionRow | undefined, usual: number): number => {
  const n = row === undefined ? Number.NaN : Number(row.value);
  return Number.isSafeInteger(n) && n >= 0 ? n : usual;
};

/** The definitions in force from all their changes, in any order. Values that are no numbers leave the usual ones. Never throws. */
export function definitionsInForce(rows: readonly DefinitionRow[]): Definitions {
  const values = new Map<string, DefinitionRow>();
  const inOrder = rows.toSorted((a, b) => a.version - b.version);
  for (const row of inOrder) values.set(row.key, row);
  return {
    version: inOrder.at(-1)?.version ?? 0,
    values,
    thresholds: {
      tooFew: count(values.get("too few"), usualThresholds.tooFew),
      indicative: count(values.get("indicative"), usualThresholds.indicative),
      unsourcedBp: count(values.get("unsourced"), usualThresholds.unsourcedBp),
    },
  };
}

/** "Definitions v7", for the foot of a report; null while nothing was changed. `version` from 0. */
export const wordsForVersion = (version: number): string | null =>
  version === 0 ? null : `Definitions v${version}`;

const percent = (basisPoints: number): string => `${basisPoints / 100} %`;

/** A stored value in words: "9 months", "35 %", "1.2×", a count, or the words themselves. Never throws. */
export function wordsForDefinition(key: string, value: string): string {
  if (key === "look-back") return `${value} ${value === "1" ? "month" : "months"}`;
  if (key === "cycle target") return `${value} ${value === "1" ? "day" : "days"}`;
  if (key === "margin" || key === "unsourced" || key === "win rate target") return percent(Number(value));
  if (key === "curve")
    return value === "none"
      ? value
      : `${value
          .split("/")
          .map((point) => Number(point) / 100)
          .join("/")} % by month`;
  if (key === "model") return nameOfModel(readModel(value) ?? usualModel);
  return key === "hurdle" ? `${Number(value) / 10_000}×` : value;
}

/** The model of attribution that the ledger locked for its reports; linear where it chose none. Never throws. */
export const modelInForce = ({ values }: Pick<Definitions, "values">): AttributionModel =>
  readModel(values.get("model")?.value ?? "") ?? usualModel;

/**
 * By what a ledger judges returns: the margin in basis points of revenue, null where none was said, and what must come
 * back for each 1 spent, 1 where no hurdle was chosen. Never throws.
 */
export function returnRulesOf({ values }: Pick<Definitions, "values">): {
  marginBp: number | null;
  hurdle: number;
} {
  const hurdle = count(values.get("hurdle"), 0) / 10_000;
  const margin = values.get("margin");
  return {
    marginBp: margin === undefined ? null : count(margin, 0),
    hurdle: hurdle === 0 ? usualHurdle : hurdle,
  };
}

/** What an administrator defined as the target of a rate: a win rate in basis points, a cycle in days; null: none. Never throws. */
export function rateTargetOf(
  { values }: Pick<Definitions, "values">,
  key: "win rate target" | "cycle target",
): number | null {
  const value = Number(values.get(key)?.value ?? Number.NaN);
  return Number.isSafeInteger(value) && value > 0 ? value : null;
}

/** The Slack user who owns closed-loop reporting here; null: nobody was named. Never throws. */
export function ownerInForce({ values }: Pick<Definitions, "values">): string | null {
  const named = values.get("owner")?.value ?? "none";
  return /^[UW][A-Z0-9]+$/.test(named) ? named : null;
}

/** The administrator's curve of a quarter in force: basis points for each of its three months; null: none. Never throws. */
export function curveInForce({ values }: Pick<Definitions, "values">): number[] | null {
  const points = (values.get("curve")?.value ?? "").split("/").map(Number);
  const sum = points.reduce((all, point) => all + point, 0);
  return points.length === 3 && points.every((point) => point >= 0) && sum === 10_000 ? points : null;
}
