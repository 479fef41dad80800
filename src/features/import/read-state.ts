import { normaliseName } from "../../core/names.ts";
import type { KnownOfAccount } from "../../core/plan-lead.ts";
import type { ImportRow } from "../../core/read-import-row.ts";
import type { Queryable } from "../../data/client.ts";
import { type Fact, listFacts, listPeople, type Person } from "../../data/import-facts.ts";
import { type JoinedLead, listJoinedLeads, touchOfLeadRow } from "../../data/import-joins.ts";
import { listImportedAccounts, listNamesByKeys, type NameKind } from "../../data/import-names.ts";
import {
  type ImportedSubject,
  listRecordsByExternalIds,
  type StoredRecord,
} from "../../data/import-records.ts";
import { listKnownOfAccounts } from "../../data/known-leads.ts";
import type { KnownNames } from "./plan-names.ts";
import type { Batch } from "./read-rows.ts";

/** What the database knows about the rows of a batch. */
export type State = {
  /** by external id */
  records: Readonly<Record<ImportedSubject, ReadonlyMap<string, StoredRecord>>>;
  names: KnownNames;
  /** by `factKey` */
  facts: ReadonlyMap<string, Fact>;
  people: readonly Person[];
  /** leads that rows name, by their ids in the other system */
  joinedLeads: ReadonlyMap<string, JoinedLead>;
  /** leads, touches and closings by account; only for leads and touches */
  knownOfAccounts: ReadonlyMap<string, KnownOfAccount>;
};

/** One text for a pair of an account and a key; a newline is in no normalised name and no id. */
export const factKey = (accountId: string, key: string): string => `${accountId}\n${key}`;

const present = (values: readonly (string | null)[]): string[] => [
  ...new Set(values.flatMap((value) => (value === null || value === "" ? [] : [value]))),
];

/** Reads what the database knows about a batch, in a handful of questions whatever its size. */
export async function readState(db: Queryable, ledgerId: string, { rows, kind }: Batch): Promise<State> {
  const of = (pick: (row: ImportRow) => string | null) => present(rows.map(({ row }) => pick(row)));
  const keysOf = (pick: (row: ImportRow) => string | null) => present(of(pick).map(normaliseName));
  const ids = of((row) => row.externalId);
  const stored = async (subject: ImportedSubject, externalIds: readonly string[]) => {
    const found = await listRecordsByExternalIds(db, ledgerId, subject, externalIds);
    return new Map(found.map((record) => [record.externalId, record]));
  };
  const find = async (nameKind: NameKind, keys: readonly string[]) => {
    const found = await listNamesByKeys(db, ledgerId, nameKind, keys);
    return new Map(found.map(({ key, id }) => [key, id]));
  };
  const isLeads = kind === "leads";
  const records = {
    deal: await stored("deal", kind === "deals" ? ids : of((row) => row.dealRef)),
    lead: await stored("lead", isLeads ? ids : []),
    touch: await stored("touch", kind === "touches" ? ids : isLeads ? ids.map(touchOfLeadRow) : []),
    spend: await stored("spend", kind === "spend" ? ids : []),
  };
  const accounts = await listImportedAccounts(db, ledgerId, {
    keys: keysOf((row) => row.company),
    externalIds: of((row) => (kind === "accounts" ? row.externalId : row.accountRef)),
  });
  const names = {
    accounts,
    productLine: await find(
      "productLine",
      keysOf((row) => row.productName),
    ),
    division: await find(
      "division",
      keysOf((row) => row.divisionName),
    ),
  };
  const accountIds = present(accounts.map(({ id }) => id));
  const hasFacts = rows.some(({ row }) => row.attributes.length > 0);
  const facts = hasFacts ? await listFacts(db, ledgerId, accountIds) : [];
  const people = await listPeople(db, ledgerId, {
    accountIds,
    keys: keysOf((row) => row.contactName ?? row.email),
    emails: of((row) => row.email),
  });
  const joinedLeads = await listJoinedLeads(
    db,
    ledgerId,
    of((row) => row.leadRef),
  );
  const withPeople = present(
    [...people, ...joinedLeads.values()].map(({ accountId }) => accountId).concat(accountIds),
  );
  return {
    records,
    names,
    facts: new Map(facts.map((fact) => [factKey(fact.accountId, fact.key), fact])),
    people,
    joinedLeads,
    knownOfAccounts:
      isLeads || kind === "touches" ? await listKnownOfAccounts(db, ledgerId, withPeople) : new Map(),
  };
}
