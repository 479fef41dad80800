import { normaliseName } from "../../core/names.ts";
import type { DealRow } from "../../core/read-deal-row.ts";
import type { ImportedColumns, NewImportedDeal, StoredDeal } from "../../data/import-deals.ts";
import type { Fact, Person } from "../../data/import-facts.ts";
import type { NameKind } from "../../data/import-names.ts";
import type { Named } from "../../data/vocabulary.ts";
import type { ImportLedger } from "./find-import-ledger.ts";
import { planNames } from "./plan-names.ts";
import type { Batch, LineProblem } from "./read-rows.ts";
import { factKey, type State } from "./read-state.ts";

/** A deal that differs from its row: the columns that differ, before and after. */
export type PlannedChange = {
  deal: StoredDeal;
  before: Partial<ImportedColumns>;
  after: Partial<ImportedColumns>;
};

/** What a batch would write, and what it would leave as it is. */
export type Plan = {
  names: Record<NameKind, Named[]>;
  people: Person[];
  newFacts: Fact[];
  changedFacts: Fact[];
  created: NewImportedDeal[];
  changes: PlannedChange[];
  unchanged: number;
  /** what is wrong with rows that are kept */
  dataErrors: LineProblem[];
  /** names of sources that the ledger does not have, once for each row */
  unmatchedSources: string[];
};

/** Decides what becomes of a batch, from its rows and what the database knows; writes nothing. Ids come from `newId`. */
export function planBatch(batch: Batch, state: State, ledger: ImportLedger, newId: () => string): Plan {
  const plan: Plan = {
    names: { account: [], productLine: [], division: [] },
    people: [],
    newFacts: [],
    changedFacts: [],
    created: [],
    changes: [],
    unchanged: 0,
    dataErrors: [],
    unmatchedSources: [],
  };
  const names = planNames(state.names, plan.names, newId);
  const facts = new Map(state.facts);
  const people = new Set(state.people);
  for (const { line, deal } of batch.deals) {
    const named = names.find(deal);
    plan.dataErrors.push(...[...deal.dataErrors, ...named.problems].map((each) => ({ line, ...each })));
    const { accountId } = named.ids;
    if (accountId !== null) {
      planFacts(plan, facts, { accountId, deal, newId });
      planPerson(plan, people, { accountId, name: deal.contactName, newId });
    }
    const origin = deal.sourceName === null ? undefined : ledger.origins.get(normaliseName(deal.sourceName));
    if (deal.sourceName !== null && origin === undefined) plan.unmatchedSources.push(deal.sourceName);
    planDeal(plan, state.deals.get(deal.externalId), {
      externalId: deal.externalId,
      ...named.ids,
      sourceId: origin?.sourceId ?? null,
      campaignId: origin?.campaignId ?? null,
      teamId: origin?.teamId ?? null,
      fromText: origin === undefined ? deal.sourceName : null,
      ownerName: deal.ownerName,
      status: deal.stage,
      stage: deal.stage === "open" ? deal.stageName : null,
      salesReadyDay: deal.salesReadyDay,
      closedDay: deal.closedDay,
      amountMinor: deal.amount?.amountMinor ?? null,
      currency: deal.amount?.currency ?? ledger.currency,
      dueDay: deal.dueDay,
      id: newId(),
    });
  }
  // A name that only rows of deals left alone would bring is made all the same: the file says that it exists.
  return plan;
}

function planDeal(plan: Plan, stored: StoredDeal | undefined, wanted: NewImportedDeal): void {
  if (stored === undefined) {
    plan.created.push(wanted);
    return;
  }
  const { id: _, externalId: __, ...columns } = wanted;
  // Without an amount the currency says nothing: the ledger's own may have changed since.
  const compared = columns.amountMinor === null ? { ...columns, currency: stored.currency } : columns;
  const keys = Object.keys(compared).filter(isColumn);
  const differing = keys.filter((key) => compared[key] !== stored[key]);
  if (differing.length === 0) {
    plan.unchanged += 1;
    return;
  }
  const pick = (from: object) =>
    Object.fromEntries(Object.entries(from).filter(([key]) => differing.some((each) => each === key)));
  plan.changes.push({ deal: stored, before: pick(stored), after: pick(compared) });
}

const comparedColumns: Record<keyof ImportedColumns, true> = {
  accountId: true,
  sourceId: true,
  campaignId: true,
  teamId: true,
  fromText: true,
  productLineId: true,
  divisionId: true,
  ownerName: true,
  status: true,
  stage: true,
  salesReadyDay: true,
  closedDay: true,
  amountMinor: true,
  currency: true,
  dueDay: true,
};

const isColumn = (key: string): key is keyof ImportedColumns => Object.hasOwn(comparedColumns, key);

type ForAccount = { accountId: string; newId: () => string };

function planFacts(
  plan: Plan,
  facts: Map<string, Fact>,
  { accountId, deal, newId }: ForAccount & { deal: DealRow },
): void {
  for (const { name, value } of deal.attributes) {
    const key = factKey(accountId, name);
    const known = facts.get(key);
    if (known?.value === value) continue;
    const fact = { id: known?.id ?? newId(), accountId, key: name, value };
    const planned = [...plan.newFacts, ...plan.changedFacts].find((each) => each.id === fact.id);
    facts.set(key, fact);
    if (planned !== undefined) planned.value = value;
    else if (known === undefined) plan.newFacts.push(fact);
    else plan.changedFacts.push(fact);
  }
}

function planPerson(
  plan: Plan,
  people: Set<string>,
  { accountId, name, newId }: ForAccount & { name: string | null },
): void {
  const key = name === null ? "" : normaliseName(name);
  if (name === null || key === "" || people.has(factKey(accountId, key))) return;
  people.add(factKey(accountId, key));
  plan.people.push({ id: newId(), accountId, name, key });
}
