import { normaliseName } from "../../core/names.ts";
import type { Queryable } from "../../data/client.ts";
import { listDealsByExternalIds, type StoredDeal } from "../../data/import-deals.ts";
import { type Fact, listFacts, listPeople } from "../../data/import-facts.ts";
import { listNamesByKeys, type NameKind } from "../../data/import-names.ts";
import type { Batch } from "./read-rows.ts";

/** Names of a ledger that a batch needs: normalised name → id. */
export type KnownNames = Readonly<Record<NameKind, ReadonlyMap<string, string>>>;

/** What the database knows about the rows of a batch. */
export type State = {
  /** by external id */
  deals: ReadonlyMap<string, StoredDeal>;
  names: KnownNames;
  /** by `factKey` */
  facts: ReadonlyMap<string, Fact>;
  /** `factKey` of account and normalised name */
  people: ReadonlySet<string>;
};

/** One text for a pair of an account and a key; a newline is in no normalised name and no id. */
export const factKey = (accountId: string, key: string): string => `${accountId}\n${key}`;

/** Reads what the database knows about a batch, in a handful of questions whatever its size. */
export async function readState(db: Queryable, ledgerId: string, { deals }: Batch): Promise<State> {
  const keysOf = (names: readonly (string | null)[]) => [
    ...new Set(names.flatMap((name) => (name === null ? [] : [normaliseName(name)]))),
  ];
  const stored = await listDealsByExternalIds(
    db,
    ledgerId,
    deals.map(({ deal }) => deal.externalId),
  );
  const find = async (kind: NameKind, names: readonly (string | null)[]) => {
    const rows = await listNamesByKeys(db, ledgerId, kind, keysOf(names));
    return new Map(rows.map(({ key, id }) => [key, id]));
  };
  const account = await find(
    "account",
    deals.map(({ deal }) => deal.company),
  );
  const productLine = await find(
    "productLine",
    deals.map(({ deal }) => deal.productName),
  );
  const division = await find(
    "division",
    deals.map(({ deal }) => deal.divisionName),
  );
  const accountIds = [...account.values()];
  const hasFacts = deals.some(({ deal }) => deal.attributes.length > 0);
  const facts = hasFacts ? await listFacts(db, ledgerId, accountIds) : [];
  const keys = keysOf(deals.map(({ deal }) => deal.contactName));
  const people = keys.length > 0 ? await listPeople(db, ledgerId, { accountIds, keys }) : [];
  return {
    deals: new Map(stored.map((deal) => [deal.externalId, deal])),
    names: { account, productLine, division },
    facts: new Map(facts.map((fact) => [factKey(fact.accountId, fact.key), fact])),
    people: new Set(people.map(({ accountId, key }) => factKey(accountId, key))),
  };
}
