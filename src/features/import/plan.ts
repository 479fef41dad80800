import type { ImportField } from "../../core/import-kinds.ts";
import type { ImportMapping } from "../../core/import-mapping.ts";
import type { Fact } from "../../data/import-facts.ts";
import type { Columns, ImportedSubject, NewRecord, StoredRecord } from "../../data/import-records.ts";
import type { MadeNames } from "./plan-names.ts";
import type { MadeOrigins } from "./plan-origins.ts";
import type { MadePeople } from "./plan-people.ts";
import type { LineProblem } from "./read-rows.ts";

/** A record that differs from its row: the columns that differ, before and after. */
export type PlannedChange = {
  subject: ImportedSubject | "account";
  id: string;
  /** null for accounts, which have none */
  version: number | null;
  /** the day it takes effect */
  day: string | null;
  before: Columns;
  after: Columns;
  /** whether it is the row itself, and not something that follows from it */
  isRow: boolean;
};

/** A record that a row becomes, or would change into. */
export type Wanted = {
  subject: ImportedSubject;
  externalId: string;
  /** what is stored of it */
  stored: StoredRecord | undefined;
  /** the id it gets when it is new */
  id: string;
  /** the day it takes effect */
  day: string | null;
  columns: Columns;
  isRow: boolean;
};

/** What a batch would write, and what it would leave as it is. */
export type Plan = {
  names: MadeNames;
  origins: MadeOrigins;
  people: MadePeople;
  newFacts: Fact[];
  changedFacts: Fact[];
  created: Record<ImportedSubject, (NewRecord & { day: string | null })[]>;
  changes: PlannedChange[];
  /** rows that make something new, rows that change nothing, rows that are a touch of a known person, rows of no lead */
  count: { created: number; unchanged: number; knownPeople: number; notLeads: number };
  /** what is wrong with rows that are kept */
  dataErrors: LineProblem[];
  /** names of sources and campaigns that the ledger does not have, once for each row */
  unmatchedSources: string[];
};

/** A plan to which nothing was added yet. */
export const emptyPlan = (): Plan => ({
  names: { accounts: [], productLine: [], division: [] },
  origins: { sources: [], campaigns: [], joins: [] },
  people: { people: [], emails: [] },
  newFacts: [],
  changedFacts: [],
  created: { lead: [], touch: [], deal: [], spend: [] },
  changes: [],
  count: { created: 0, unchanged: 0, knownPeople: 0, notLeads: 0 },
  dataErrors: [],
  unmatchedSources: [],
});

/** The fields behind a column; a column that the file says nothing of is not compared, and so never changed. */
const fieldsBehind: Record<string, readonly ImportField[]> = {
  accountId: ["company", "account", "lead"],
  contactId: ["contact", "email"],
  originLeadId: ["lead"],
  leadId: ["lead"],
  sourceId: ["source", "campaign", "campaignId"],
  campaignId: ["source", "campaign", "campaignId"],
  fromText: ["source", "campaign", "campaignId"],
  teamId: ["source", "campaign", "campaignId", "team"],
  productLineId: ["product"],
  divisionId: ["division"],
  ownerName: ["owner"],
  status: ["stage", "status", "isWon", "isClosed"],
  stage: ["stage"],
  salesReadyDay: ["salesReady"],
  closedDay: ["closed"],
  dueDay: ["due"],
  amountMinor: ["amount"],
  currency: ["amount"],
  note: ["note", "contact", "email"],
};

/** Which columns a file decides, by the fields that it has. */
export function decidesColumn(
  mapping: Pick<ImportMapping, "columns" | "lookups">,
): (column: string) => boolean {
  const given = new Set([...mapping.columns.keys(), ...mapping.lookups.map(({ field }) => field)]);
  return (column) => fieldsBehind[column]?.some((field) => given.has(field)) ?? true;
}

/** Adds a record to the plan: new, changed where the file says something else, or as it is. */
export function planRecord(plan: Plan, wanted: Wanted, isDecided: (column: string) => boolean): void {
  const { subject, externalId, stored, id, day, columns, isRow } = wanted;
  if (stored === undefined) {
    plan.created[subject].push({ id, externalId, columns, day });
    plan.count.created += isRow ? 1 : 0;
    return;
  }
  const differing = Object.keys(columns).filter(
    (column) => isDecided(column) && columns[column] !== stored.columns[column],
  );
  if (differing.length === 0) {
    plan.count.unchanged += isRow ? 1 : 0;
    return;
  }
  const pick = (from: Columns): Columns =>
    Object.fromEntries(differing.map((column) => [column, from[column] ?? null]));
  const { version } = stored;
  plan.changes.push({
    ...{ subject, id: stored.id, version, day, isRow },
    ...{ before: pick(stored.columns), after: pick(columns) },
  });
}
