import type { Database, Queryable } from "../../data/client.ts";
import { isUniqueViolation } from "../../data/database-errors.ts";
import { changeFact, giveEmail, insertFacts, insertPeople } from "../../data/import-facts.ts";
import {
  addImportHistory,
  countImportsOf,
  type ImportedChange,
  listTouchedByPeople,
} from "../../data/import-history.ts";
import { insertImportedNames, insertNames, joinCampaign } from "../../data/import-names.ts";
import {
  changeImportedRecord,
  type ImportedSubject,
  insertImportedRecords,
  type NewRecord,
} from "../../data/import-records.ts";
import { type ImportLedger, readOrigins } from "./find-import-ledger.ts";
import type { Plan, PlannedChange } from "./plan.ts";
import { planBatch } from "./plan-batch.ts";
import type { Pretending } from "./pretend.ts";
import type { Batch } from "./read-rows.ts";
import { readState } from "./read-state.ts";

/**
 * What became of a batch: its plan, how many rows it changed and left alone, how long it held the database, and the
 * ledger with the sources and campaigns it has now.
 */
export type Outcome = {
  plan: Plan;
  changed: number;
  leftAlone: number;
  heldMs: number;
  ledger: ImportLedger;
};

type Given = {
  database: Database;
  newId: () => string;
  clock: () => number;
  teamOfNewSource: ReadonlyMap<string, string>;
};

// Each failure means that another import got further, so this many in a row mean that something else is wrong.
const attempts = 50;
/** What is joined to comes first. */
const subjects: readonly ImportedSubject[] = ["lead", "touch", "deal", "spend"];

/**
 * Writes a batch in one transaction: all of it or nothing. It is read, decided and written again when someone else
 * made one of its names or records meanwhile. `pretended` (dry run) holds what earlier batches would have made; with
 * it nothing is written.
 */
export async function writeBatch(
  given: Given,
  ledger: ImportLedger,
  batch: Batch,
  pretended: Pretending | null,
): Promise<Outcome> {
  let current = ledger;
  for (let attempt = 1; ; attempt += 1) {
    const startedAt = given.clock();
    const { plan, leftAlone } = await decide(given, current, batch, pretended);
    if (pretended !== null) {
      const heldMs = given.clock() - startedAt;
      return { plan, changed: countRows(plan.changes), leftAlone, heldMs, ledger: withMade(current, plan) };
    }
    try {
      const { changed, heldMs } = await write(given, ledger.id, plan);
      const lost = countRows(plan.changes) - changed;
      return { plan, changed, leftAlone: leftAlone + lost, heldMs, ledger: withMade(current, plan) };
    } catch (error) {
      if (!isUniqueViolation(error) || attempt === attempts) throw error;
      current = { ...ledger, origins: await readOrigins(given.database.db, ledger.id) };
    }
  }
}

const countRows = (changes: readonly PlannedChange[]): number => changes.filter(({ isRow }) => isRow).length;

async function decide(given: Given, ledger: ImportLedger, batch: Batch, pretended: Pretending | null) {
  const { db } = given.database;
  const read = await readState(db, ledger.id, batch);
  const state = pretended === null ? read : pretended.join(read);
  const plan = planBatch(batch, state, ledger, { ...given, now: given.clock() });
  const ids = plan.changes.map(({ id }) => id);
  const imports = await countImportsOf(db, ledger.id, ids);
  const unversioned = plan.changes.filter(({ version }) => version === null).map(({ id }) => id);
  const touched = await listTouchedByPeople(db, ledger.id, unversioned);
  // Each import that wrote a record made one version of it; a higher version is a person's work, and stays.
  const isOurs = ({ id, version }: PlannedChange) =>
    version === null ? !touched.has(id) : version <= (imports.get(id) ?? 0);
  const changes = plan.changes.filter(isOurs);
  const leftAlone = countRows(plan.changes) - countRows(changes);
  return { plan: { ...plan, changes }, leftAlone };
}

function withMade(ledger: ImportLedger, { origins: made }: Plan): ImportLedger {
  if (made.sources.length + made.campaigns.length + made.joins.length === 0) return ledger;
  const sources = new Map(ledger.origins.sources);
  const campaigns = new Map(ledger.origins.campaigns);
  for (const source of made.sources) sources.set(source.key, source);
  for (const campaign of made.campaigns) campaigns.set(campaign.key, campaign);
  for (const { id, externalId } of made.joins) {
    const joined = [...campaigns.values()].find((campaign) => campaign.id === id);
    if (joined !== undefined) campaigns.set(joined.key, { ...joined, externalId });
  }
  return { ...ledger, origins: { sources, campaigns } };
}

async function write(
  given: Given,
  ledgerId: string,
  plan: Plan,
): Promise<{ changed: number; heldMs: number }> {
  if (isEmpty(plan)) return { changed: 0, heldMs: 0 };
  let startedAt = 0;
  const changed = await given.database.transaction(async (tx) => {
    startedAt = given.clock();
    return writePlan(tx, { ...given, ledgerId, plan });
  });
  return { changed, heldMs: given.clock() - startedAt };
}

const isEmpty = ({ names, origins, people, created, ...plan }: Plan): boolean =>
  [
    ...[...Object.values(names), ...Object.values(origins), ...Object.values(people)],
    ...[...Object.values(created), plan.changes, plan.newFacts, plan.changedFacts],
  ].every((list) => list.length === 0);

/** Writes a plan, and how many of its changed rows found their record as it was read. */
async function writePlan(
  tx: Queryable,
  { ledgerId, plan, clock, newId }: Pick<Given, "clock" | "newId"> & { ledgerId: string; plan: Plan },
): Promise<number> {
  const at = clock();
  for (const kind of ["productLine", "division"] as const) {
    await insertNames(tx, ledgerId, kind, plan.names[kind]);
  }
  await insertImportedNames(tx, ledgerId, { ...plan.names, ...plan.origins }, at);
  for (const join of plan.origins.joins) await joinCampaign(tx, ledgerId, join);
  await insertPeople(tx, ledgerId, plan.people.people, at);
  for (const known of plan.people.emails) await giveEmail(tx, ledgerId, known);
  await insertFacts(tx, ledgerId, plan.newFacts);
  for (const fact of plan.changedFacts) await changeFact(tx, ledgerId, fact);
  for (const subject of subjects) {
    const records = plan.created[subject].map(({ id, externalId, columns }) => ({ id, externalId, columns }));
    await insertImportedRecords(tx, ledgerId, subject, { records, createdAt: at });
  }
  const changed: PlannedChange[] = [];
  for (const change of plan.changes) {
    if (await changeImportedRecord(tx, ledgerId, change, change.after)) changed.push(change);
  }
  const history = [
    ...subjects.flatMap((subject) =>
      plan.created[subject].map((made) => historyOfNew(subject, made, newId())),
    ),
    ...changed.map((change) => historyOfChange(change, newId())),
  ];
  await addImportHistory(tx, ledgerId, history, at);
  return countRows(changed);
}

function historyOfNew(
  subject: ImportedSubject,
  { id: subjectId, externalId, columns, day }: NewRecord & { day: string | null },
  id: string,
): ImportedChange {
  const after = Object.fromEntries(
    Object.entries({ externalId, ...columns }).filter(([, value]) => value !== null),
  );
  return { id, subject, subjectId, effectiveDay: day, before: null, after };
}

const historyOfChange = (
  { subject, id: subjectId, day, before, after }: PlannedChange,
  id: string,
): ImportedChange => ({ id, subject, subjectId, effectiveDay: day, before, after });
