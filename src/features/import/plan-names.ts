import { normaliseName } from "../../core/names.ts";
import type { RowProblem } from "../../core/read-import-cells.ts";
import type { ImportRow } from "../../core/read-import-row.ts";
import type { ImportedAccount, NameKind } from "../../data/import-names.ts";
import type { Named } from "../../data/vocabulary.ts";

/** Names of a ledger that a batch needs: accounts, and the ids of product lines and divisions by normalised name. */
export type KnownNames = {
  accounts: readonly ImportedAccount[];
  productLine: ReadonlyMap<string, string>;
  division: ReadonlyMap<string, string>;
};

/** Names that a batch makes. */
export type MadeNames = Record<NameKind, Named[]> & { accounts: ImportedAccount[] };

/** What a row's names came to; null where the row is blank. */
export type FoundNames = {
  account: ImportedAccount | null;
  productLineId: string | null;
  divisionId: string | null;
  problems: RowProblem[];
};

/**
 * Finds a row's company, product line and division, planning into `made` those that the ledger lacks, spelt as the file
 * has them first. A company is found by its id in the other system, else by its normalised name. A blank one stays
 * null: records without a company are never merged into one. A name of only punctuation ("-") is read as blank, with a
 * problem, and so is an id that no account has where no name stands beside it.
 */
export function planNames(known: KnownNames, made: MadeNames, newId: () => string) {
  const accounts = new Map(known.accounts.map((account) => [account.key, account]));
  const byRef = new Map<string, ImportedAccount>();
  for (const account of known.accounts) {
    if (account.externalId !== null) byRef.set(account.externalId, account);
  }
  const ids: Record<NameKind, Map<string, string>> = {
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

  const accountOf = (name: string | null, ref: string | null): ImportedAccount | null => {
    const joined = ref === null ? undefined : byRef.get(ref);
    if (joined !== undefined) return joined;
    const key = name === null ? "" : normaliseName(name);
    if (name === null || key === "") return null;
    const found = accounts.get(key);
    if (found !== undefined) return found;
    const account = { id: newId(), name, key, externalId: ref };
    accounts.set(key, account);
    if (ref !== null) byRef.set(ref, account);
    made.accounts.push(account);
    return account;
  };

  const find = (row: ImportRow, accountRef: string | null): FoundNames => {
    const account = accountOf(row.company, accountRef);
    const isLost = account === null && accountRef !== null && row.company === null;
    return {
      account,
      productLineId: idOf("productLine", row.productName),
      divisionId: idOf("division", row.divisionName),
      problems: [
        ...emptyName("company", row.company),
        ...emptyName("product", row.productName),
        ...emptyName("division", row.divisionName),
        ...(isLost ? [{ column: "account", reason: `no account has the id "${accountRef}" yet` }] : []),
      ],
    };
  };
  /** who has this normalised name, or will have it after this batch */
  const holderOf = (key: string): ImportedAccount | null => accounts.get(key) ?? null;
  return { find, holderOf };
}

function emptyName(column: string, name: string | null): RowProblem[] {
  if (name === null || normaliseName(name) !== "") return [];
  return [{ column, reason: `"${name}" is no name; read as blank` }];
}
