import type { Database, Queryable } from "../../data/client.ts";
import { isUniqueViolation } from "../../data/database-errors.ts";
import { changeImportedDeal, insertImportedDeals, type NewImportedDeal } from "../../data/import-deals.ts";
import { changeFact, insertFacts, insertPeople } from "../../data/import-facts.ts";
import { addImportHistory, countImportsOf, type ImportedChange } from "../../data/import-history.ts";
import { insertNames, type NameKind } from "../../data/import-names.ts";
import type { ImportLedger } from "./find-import-ledger.ts";
import { type Plan, type PlannedChange, planBatch } from "./plan-batch.ts";
import type { Batch } from "./read-rows.ts";
import { type KnownNames, readState } from "./read-state.ts";

/** What became of a batch: its plan, how many deals it changed and left alone, and how long it held the database. */
export type Outcome = { plan: Plan; changed: number; leftAlone: number; heldMs: number };

type Given = { database: Database; newId: () => string; clock: () => number };

// Each failure means that another import got further, so this many in a row mean that something else is wrong.
const attempts = 50;
const kinds: readonly NameKind[] = ["account", "productLine", "division"];

/**
 * Writes a batch in one transaction: all of it or nothing. It is read, decided and written again when someone else
 * made one of its names or deals meanwhile. `pretended` (dry run) holds names that earlier batches would have made;
 * with it nothing is written.
 */
export async function writeBatch(
  given: Given,
  ledger: ImportLedger,
  batch: Batch,
  pretended: KnownNames | null,
): Promise<Outcome> {
  for (let attempt = 1; ; attempt += 1) {
    const startedAt = given.clock();
    const { plan, leftAlone } = await decide(given, ledger, batch, pretended);
    if (pretended !== null) {
      return { plan, changed: plan.changes.length, leftAlone, heldMs: given.clock() - startedAt };
    }
    try {
      return await write(given, ledger.id, plan, leftAlone);
    } catch (error) {
      if (!isUniqueViolation(error) || attempt === attempts) throw error;
    }
  }
}

async function decide(given: Given, ledger: ImportLedger, batch: Batch, pretended: KnownNames | null) {
  const { db } = given.database;
  const state = await readState(db, ledger.id, batch);
  const names = pretended === null ? state.names : join(state.names, pretended);
  const plan = planBatch(batch, { ...state, names }, ledger, given.newId);
  const imports = await countImportsOf(
    db,
    ledger.id,
    plan.changes.map(({ deal }) => deal.id),
  );
  // Each import that wrote a deal made one version of it; a higher version is a person's work, and stays.
  const isOurs = ({ deal }: PlannedChange) => deal.version <= (imports.get(deal.id) ?? 0);
  const changes = plan.changes.filter(isOurs);
  return { plan: { ...plan, changes }, leftAlone: plan.changes.length - changes.length };
}

const join = (stored: KnownNames, pretended: KnownNames): KnownNames => ({
  account: new Map([...pretended.account, ...stored.account]),
  productLine: new Map([...pretended.productLine, ...stored.productLine]),
  division: new Map([...pretended.division, ...stored.division]),
});

async function write(given: Given, ledgerId: string, plan: Plan, leftAlone: number): Promise<Outcome> {
  if (isEmpty(plan)) return { plan, changed: 0, leftAlone, heldMs: 0 };
  let startedAt = 0;
  const changed = await given.database.transaction(async (tx) => {
    startedAt = given.clock();
    return writePlan(tx, { ...given, ledgerId, plan });
  });
  const heldMs = given.clock() - startedAt;
  return { plan, changed, leftAlone: leftAlone + plan.changes.length - changed, heldMs };
}

const isEmpty = (plan: Plan): boolean =>
  plan.created.length + plan.changes.length + plan.people.length === 0 &&
  plan.newFacts.length + plan.changedFacts.length === 0 &&
  kinds.every((kind) => plan.names[kind].length === 0);

/** Writes a plan, and how many of its changes found their deal as it was read. */
async function writePlan(
  tx: Queryable,
  { ledgerId, plan, clock, newId }: Pick<Given, "clock" | "newId"> & { ledgerId: string; plan: Plan },
): Promise<number> {
  const at = clock();
  for (const kind of kinds) await insertNames(tx, ledgerId, kind, plan.names[kind], at);
  await insertPeople(tx, ledgerId, plan.people, at);
  await insertFacts(tx, ledgerId, plan.newFacts);
  for (const fact of plan.changedFacts) await changeFact(tx, ledgerId, fact);
  await insertImportedDeals(tx, ledgerId, plan.created, at);
  const changed: PlannedChange[] = [];
  for (const change of plan.changes) {
    if (await changeImportedDeal(tx, ledgerId, change.deal, change.after)) changed.push(change);
  }
  const history = [
    ...plan.created.map((deal) => historyOfNew(deal, newId())),
    ...changed.map((change) => historyOfChange(change, newId())),
  ];
  await addImportHistory(tx, ledgerId, history, at);
  return changed.length;
}

function historyOfNew({ id: dealId, ...columns }: NewImportedDeal, id: string): ImportedChange {
  const after = Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== null));
  return { id, dealId, effectiveDay: columns.closedDay ?? columns.salesReadyDay, before: null, after };
}

function historyOfChange({ deal, before, after }: PlannedChange, id: string): ImportedChange {
  const { closedDay, salesReadyDay } = { ...deal, ...after };
  return { id, dealId: deal.id, effectiveDay: closedDay ?? salesReadyDay, before, after };
}
