import type { ImportKind } from "../../core/import-kinds.ts";
import type { ImportLedger } from "./find-import-ledger.ts";
import type { LineProblem } from "./read-rows.ts";
import type { Outcome } from "./write-batch.ts";

/** A text and how many rows have it, most first. */
export type TextCount = { text: string; count: number };

/** What an import did; a dry run: what it would do. Counts are of rows of the file, unless said. */
export type ImportSummary = {
  kind: ImportKind;
  ledgerName: string;
  isNewLedger: boolean;
  isDryRun: boolean;
  /** it was asked to stop before the end; what it did stands, and running it again continues */
  isStopped: boolean;
  rowsInFile: number;
  read: number;
  created: number;
  unchanged: number;
  changed: number;
  /** they differ from the file, but a person changed them in Roundtrip since */
  leftAlone: number;
  refusedRows: number;
  /** rows of a leads file: a known person again, which is a touch */
  knownPeople: number;
  /** rows of a leads file that are no leads by their status */
  notLeads: number;
  /** deals that rows of a leads file gave their origin */
  dealsJoined: number;
  /** the first 1,000 problems of refused rows; all of them are in the report */
  refused: LineProblem[];
  /** what is wrong with rows that were imported all the same, by kind */
  dataErrors: TextCount[];
  /** sources and campaigns that the ledger does not have: their records are unsourced */
  unmatchedSources: TextCount[];
  accountsCreated: number;
  productLinesCreated: number;
  divisionsCreated: number;
  peopleCreated: number;
  sourcesCreated: number;
  campaignsCreated: number;
  /** the file with every problem; null when there is none */
  reportFile: string | null;
};

const mostRefused = 1000;
const mostTexts = 200;
const others = "others";

/** Sums up batches as they are done. */
export function startSummary(
  ledger: Pick<ImportLedger, "name" | "isNew">,
  { kind, isDryRun, rowsInFile }: { kind: ImportKind; isDryRun: boolean; rowsInFile: number },
) {
  const count = { read: 0, created: 0, unchanged: 0, changed: 0, leftAlone: 0, refusedRows: 0 };
  const leads = { knownPeople: 0, notLeads: 0, dealsJoined: 0 };
  const made = {
    ...{ accountsCreated: 0, productLinesCreated: 0, divisionsCreated: 0, peopleCreated: 0 },
    ...{ sourcesCreated: 0, campaignsCreated: 0 },
  };
  const refused: LineProblem[] = [];
  const dataErrors = new Map<string, number>();
  const sources = new Map<string, number>();
  return {
    add(batch: { rowsInFile: number; refusals: readonly LineProblem[] }, outcome: Outcome): void {
      const { plan, changed, leftAlone } = outcome;
      count.read += batch.rowsInFile;
      count.created += plan.count.created;
      count.unchanged += plan.count.unchanged;
      count.changed += changed;
      count.leftAlone += leftAlone;
      count.refusedRows += new Set(batch.refusals.map(({ line }) => line)).size;
      leads.knownPeople += plan.count.knownPeople;
      leads.notLeads += plan.count.notLeads;
      leads.dealsJoined +=
        kind === "leads" ? plan.changes.filter(({ subject }) => subject === "deal").length : 0;
      refused.push(...batch.refusals.slice(0, mostRefused - refused.length));
      for (const { column, reason } of plan.dataErrors) tally(dataErrors, `${column}: ${kindOf(reason)}`);
      for (const name of plan.unmatchedSources) tally(sources, name);
      made.accountsCreated += plan.names.accounts.length;
      made.productLinesCreated += plan.names.productLine.length;
      made.divisionsCreated += plan.names.division.length;
      made.peopleCreated += plan.people.people.length;
      made.sourcesCreated += plan.origins.sources.length;
      made.campaignsCreated += plan.origins.campaigns.length;
    },
    finish(end: { isStopped: boolean; reportFile: string | null }): ImportSummary {
      return {
        ...{ kind, ledgerName: ledger.name, isNewLedger: ledger.isNew, isDryRun, rowsInFile },
        ...{ ...count, ...leads, ...made, ...end, refused },
        ...{ dataErrors: ranked(dataErrors), unmatchedSources: ranked(sources) },
      };
    },
  };
}

/** A problem without the values of its row: problems of one kind read the same. */
function kindOf(reason: string): string {
  return reason.replace(/".*"/s, "…").replace(/\d{4}-\d\d-\d\d/g, "…");
}

/** Counts a text; after the first 200 different ones the rest are counted together. */
function tally(counts: Map<string, number>, text: string): void {
  const key = counts.has(text) || counts.size < mostTexts ? text : others;
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

const ranked = (counts: ReadonlyMap<string, number>): TextCount[] =>
  [...counts].map(([text, count]) => ({ text, count })).sort((a, b) => b.count - a.count);
