import { normaliseName } from "../../core/names.ts";
import type { RowProblem } from "../../core/read-deal-cells.ts";
import type { DealRow } from "../../core/read-deal-row.ts";
import type { NameKind } from "../../data/import-names.ts";
import type { Named } from "../../data/vocabulary.ts";
import type { KnownNames } from "./read-state.ts";

/** The ids behind a row's names; null where the row is blank. */
export type NamedIds = { accountId: string | null; productLineId: string | null; divisionId: string | null };

/**
 * Finds a row's company, product line and division by normalised name, planning into `made` those that the ledger
 * lacks, spelt as the file has them first. A blank company stays null: deals without a company are never merged into
 * one. A name of only punctuation ("-") is read as blank, with a problem.
 */
export function planNames(known: KnownNames, made: Record<NameKind, Named[]>, newId: () => string) {
  const ids: Record<NameKind, Map<string, string>> = {
    account: new Map(known.account),
    productLine: new Map(known.productLine),
    division: new Map(known.division),
  };
  const idOf = (kind: NameKind, name: string | null): string | null => {
    const key = name === null ? "" : normaliseName(name);
    if (name === null || key === "") return null;
    const found = ids[kind].get(key);
    if (found !== undefined) return found;
    const id = newId();
    ids[kind].set(key, id);
    made[kind].push({ id, name, key });
    return id;
  };
  const find = (deal: DealRow): { ids: NamedIds; problems: RowProblem[] } => ({
    ids: {
      accountId: idOf("account", deal.company),
      productLineId: idOf("productLine", deal.productName),
      divisionId: idOf("division", deal.divisionName),
    },
    problems: [
      ...emptyName("company", deal.company),
      ...emptyName("product", deal.productName),
      ...emptyName("division", deal.divisionName),
    ],
  });
  return { find };
}

function emptyName(column: string, name: string | null): RowProblem[] {
  if (name === null || normaliseName(name) !== "") return [];
  return [{ column, reason: `"${name}" is no name; read as blank` }];
}
