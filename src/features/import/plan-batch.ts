import { normaliseName } from "../../core/names.ts";
import type { ImportRow } from "../../core/read-import-row.ts";
import type { Fact } from "../../data/import-facts.ts";
import { touchOfLeadRow } from "../../data/import-joins.ts";
import type { ImportedAccount } from "../../data/import-names.ts";
import type { ImportLedger } from "./find-import-ledger.ts";
import { decidesColumn, emptyPlan, type Plan } from "./plan.ts";
import { planNames } from "./plan-names.ts";
import { planOrigins } from "./plan-origins.ts";
import { planPeople } from "./plan-people.ts";
import {
  type FoundRow,
  type MutableKnown,
  type Planning,
  planDeal,
  planLeadRow,
  planSpend,
  planTouch,
} from "./plan-records.ts";
import type { Batch } from "./read-rows.ts";
import { factKey, type State } from "./read-state.ts";

type Given = {
  newId: () => string;
  /** epoch ms */
  now: number;
  /** normalised name of a source → the team that --sources gives it */
  teamOfNewSource: ReadonlyMap<string, string>;
};

/** Decides what becomes of a batch, from its rows and what the database knows; writes nothing. Ids come from `newId`. */
export function planBatch(batch: Batch, state: State, ledger: ImportLedger, given: Given): Plan {
  const { newId } = given;
  const plan = emptyPlan();
  const names = planNames(state.names, plan.names, newId);
  const origins = planOrigins(ledger.origins, plan.origins, given);
  const people = planPeople(state.people, plan.people, newId);
  const facts = new Map(state.facts);
  const planning: Planning = {
    ...{ plan, state, ledger, newId, now: given.now, joinedDeals: new Set<string>() },
    isDecided: decidesColumn(batch.mapping),
    knownOf: rememberKnown(state),
  };
  const teamOf = (name: string | null) => ledger.teams.find(({ key }) => key === normaliseName(name ?? ""));

  for (const { line, row } of batch.rows) {
    if (batch.kind === "leads" && isNoLead(row, state)) {
      plan.count.notLeads += 1;
      continue;
    }
    const isAccounts = batch.kind === "accounts";
    const found = names.find(row, isAccounts ? row.externalId : row.accountRef);
    const { origin, unmatched, problems } = origins.find(row);
    if (unmatched !== null) plan.unmatchedSources.push(unmatched);
    const accountId = found.account?.id ?? people.ownerOf(row.email)?.accountId ?? null;
    const person = people.find(row, accountId);
    const team = teamOf(row.teamName);
    const lostTeam =
      row.teamName === null || team !== undefined
        ? []
        : [{ column: "team", reason: `"${row.teamName}" is no team of the ledger` }];
    const errors = [...row.dataErrors, ...found.problems, ...problems, ...lostTeam];
    plan.dataErrors.push(...errors.map((each) => ({ line, ...each })));
    if (accountId !== null) planFacts(plan, facts, { accountId, row, newId });
    const rest = { accountId, contactId: person?.id ?? null, origin, teamId: team?.id ?? null };
    const { productLineId, divisionId } = found;
    planOf[batch.kind](planning, {
      ...{ line, row, externalId: row.externalId ?? "", ...rest, productLineId, divisionId },
      ...{ account: found.account, holderOf: names.holderOf },
    });
  }
  // A name that only rows of records left alone would bring is made all the same: the file says that it exists.
  return plan;
}

type PlannedRow = FoundRow & {
  account: ImportedAccount | null;
  holderOf: (key: string) => ImportedAccount | null;
};

const planOf: Record<Batch["kind"], (planning: Planning, found: PlannedRow) => void> = {
  accounts: planAccount,
  products: ({ plan }, { productLineId }) => {
    if (productLineId !== null) countName(plan, plan.names.productLine);
  },
  leads: planLeadRow,
  deals: planDeal,
  touches: planTouch,
  spend: planSpend,
};

/** A name that a row brings is new the first time it stands in the file. */
function countName(plan: Plan, made: readonly unknown[]): void {
  plan.count[made.length > plan.count.created ? "created" : "unchanged"] += 1;
}

/** A row that is no lead by its status, and made none before. */
const isNoLead = ({ outcome, externalId }: ImportRow, { records }: State): boolean =>
  outcome === "none" &&
  !records.lead.has(externalId ?? "") &&
  !records.touch.has(touchOfLeadRow(externalId ?? ""));

/** An account is made with the names; here its own name and id follow the file. */
function planAccount({ plan }: Planning, { account, row, line, holderOf }: PlannedRow): void {
  if (account === null) return;
  if (plan.names.accounts.includes(account)) {
    countName(plan, plan.names.accounts);
    return;
  }
  const key = normaliseName(row.company ?? "");
  const { externalId } = row;
  if (externalId !== null && account.externalId !== null && account.externalId !== externalId) {
    const reason = `"${row.company}" is known under the id "${account.externalId}"; taken as the same`;
    plan.dataErrors.push({ line, column: "id", reason });
  }
  const holder = holderOf(key);
  const isTaken = holder !== null && holder.id !== account.id;
  if (isTaken)
    plan.dataErrors.push({ line, column: "name", reason: `another account has the name "${row.company}"` });
  const isRenamed = row.company !== null && key !== "" && row.company !== account.name && !isTaken;
  const isFoundById = account.externalId !== null && account.externalId === externalId;
  const after = {
    ...(isRenamed && isFoundById ? { name: row.company, key } : {}),
    ...(externalId !== null && account.externalId === null ? { externalId } : {}),
  };
  if (Object.keys(after).length === 0) {
    plan.count.unchanged += 1;
    return;
  }
  const { name, externalId: before } = account;
  const all: Record<string, string | null> = { name, key: account.key, externalId: before };
  plan.changes.push({
    ...{ subject: "account", id: account.id, version: null, day: null, isRow: true, after },
    before: Object.fromEntries(Object.keys(after).map((column) => [column, all[column] ?? null])),
  });
}

/** What is known of accounts, copied before a batch adds to it. */
function rememberKnown({ knownOfAccounts }: State): (accountId: string) => MutableKnown {
  const copies = new Map<string, MutableKnown>();
  return (accountId) => {
    const known = knownOfAccounts.get(accountId);
    const copy = copies.get(accountId) ?? {
      leads: [...(known?.leads ?? [])],
      touches: [...(known?.touches ?? [])],
      closings: known?.closings ?? [],
    };
    copies.set(accountId, copy);
    return copy;
  };
}

function planFacts(
  plan: Plan,
  facts: Map<string, Fact>,
  { accountId, row, newId }: { accountId: string; row: ImportRow; newId: () => string },
): void {
  for (const { name, value } of row.attributes) {
    const key = factKey(accountId, name);
    const known = facts.get(key);
    if (known?.value === value) continue;
    const fact = { id: known?.id ?? newId(), accountId, key: name, value };
    const planned = known && [...plan.newFacts, ...plan.changedFacts].find((each) => each.id === fact.id);
    facts.set(key, fact);
    if (planned !== undefined) planned.value = value;
    else if (known === undefined) plan.newFacts.push(fact);
    else plan.changedFacts.push(fact);
  }
}
