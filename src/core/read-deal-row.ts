import { type CsvRow, cellOf } from "./csv-cell.ts";
import { namedFields } from "./csv-lookup.ts";
import type { DealOutcome } from "./csv-mapping.ts";
import type { Day } from "./day.ts";
import type { DealMapping } from "./deal-mapping.ts";
import type { Money } from "./money.ts";
import {
  type Cell,
  type RowProblem,
  readAmount,
  readDay,
  readLookup,
  readName,
  readOutcome,
  readPlainName,
  textOf,
} from "./read-deal-cells.ts";

/**
 * A deal as a file has it. Names are as written, after aliases; null where the file is blank (company null: the deal
 * has no company yet). `stageName` is the file's own word behind `stage`. `dataErrors` lists what is wrong but does
 * not keep the deal out, to be counted and shown.
 */
export type DealRow = {
  externalId: string;
  company: string | null;
  contactName: string | null;
  productName: string | null;
  divisionName: string | null;
  ownerName: string | null;
  sourceName: string | null;
  stage: DealOutcome;
  stageName: string;
  salesReadyDay: Day | null;
  closedDay: Day | null;
  dueDay: Day | null;
  amount: Money | null;
  attributes: readonly { name: string; value: string }[];
  dataErrors: readonly RowProblem[];
};

/** A row read, or every problem that keeps it out. */
export type DealRowReading = { ok: true; value: DealRow } | { ok: false; problems: readonly RowProblem[] };

/**
 * Reads one row (column → text) of a deals file. Refused, with all its problems: a blank id, an unknown stage, a day or
 * amount that cannot be read, a won or lost deal without the day it closed. Kept, with a data error: a deal closed
 * before it was sales-ready, an open deal with a closing day (the day is dropped), a lookup that finds nothing.
 * Throws only when a lookup's table was not loaded.
 */
export function readDealRow(row: CsvRow, mapping: DealMapping): DealRowReading {
  const externalId = textOf(row, "id", mapping);
  const outcome = readOutcome(row, mapping);
  const days = readDays(row, mapping);
  const amount = readAmount(row, mapping);
  const names = readNames(row, mapping);
  const attributes = readAttributes(row, mapping);

  const problems = [
    ...(externalId === "" ? [{ column: columnOf("id", mapping), reason: "the id is blank" }] : []),
    ...problemsOf([outcome, ...Object.values(days), amount]),
    ...names.problems,
    ...findMissingClose(outcome, days.closed, mapping),
  ];
  if (problems.length > 0 || !("value" in outcome)) return { ok: false, problems };

  const stage = outcome.value;
  const salesReadyDay = valueIn(days.salesReady);
  const closedDay = valueIn(days.closed);
  const value: DealRow = {
    externalId,
    ...names.values,
    stage,
    stageName: textOf(row, "stage", mapping),
    salesReadyDay,
    closedDay: stage === "open" ? null : closedDay,
    dueDay: valueIn(days.due),
    amount: valueIn(amount),
    attributes: attributes.values,
    dataErrors: [
      ...names.dataErrors,
      ...attributes.dataErrors,
      ...findDayErrors({ stage, salesReadyDay, closedDay }, mapping),
    ],
  };
  return { ok: true, value };
}

function readDays(row: CsvRow, mapping: DealMapping) {
  return {
    salesReady: readDay(row, "salesReady", mapping),
    closed: readDay(row, "closed", mapping),
    due: readDay(row, "due", mapping),
  };
}

/** A lookup that finds nothing must not keep a deal out; a name that cannot be stored must. */
function readNames(row: CsvRow, mapping: DealMapping) {
  const cells = {
    company: readName(row, "company", mapping),
    contact: readName(row, "contact", mapping),
    product: readName(row, "product", mapping),
    division: readName(row, "division", mapping),
    owner: readName(row, "owner", mapping),
    source: readName(row, "source", mapping),
  };
  const lookedUp = new Set(mapping.lookups.map((lookup) => lookup.field));
  return {
    values: {
      company: valueIn(cells.company),
      contactName: valueIn(cells.contact),
      productName: valueIn(cells.product),
      divisionName: valueIn(cells.division),
      ownerName: valueIn(cells.owner),
      sourceName: valueIn(cells.source),
    },
    problems: problemsOf(namedFields.filter((field) => !lookedUp.has(field)).map((field) => cells[field])),
    dataErrors: problemsOf(namedFields.filter((field) => lookedUp.has(field)).map((field) => cells[field])),
  };
}

function readAttributes(row: CsvRow, mapping: DealMapping) {
  const read = mapping.attributes.map(({ name, from }) => ({
    name,
    cell:
      "column" in from
        ? readPlainName(cellOf(row, from.column), from.column, mapping)
        : readLookup(row, from, mapping),
  }));
  return {
    values: read.flatMap(({ name, cell }) => {
      const value = valueIn(cell);
      return value === null ? [] : [{ name, value }];
    }),
    dataErrors: problemsOf(read.map(({ cell }) => cell)),
  };
}

/** A deal that ended counts in the period it ended in; without a day it would count nowhere. */
function findMissingClose(
  outcome: Cell<DealOutcome>,
  closed: Cell<Day | null>,
  mapping: DealMapping,
): RowProblem[] {
  const hasEnded = "value" in outcome && outcome.value !== "open";
  if (!hasEnded || "problem" in closed || closed.value !== null) return [];
  return [{ column: columnOf("closed", mapping), reason: `a ${outcome.value} deal needs the day it closed` }];
}

function findDayErrors(
  deal: Pick<DealRow, "stage" | "salesReadyDay" | "closedDay">,
  mapping: DealMapping,
): RowProblem[] {
  const { stage, salesReadyDay, closedDay } = deal;
  const column = columnOf("closed", mapping);
  if (closedDay === null) return [];
  if (stage === "open") return [{ column, reason: `an open deal has a closing day, ${closedDay}; left out` }];
  // Days in ISO form compare as text.
  if (salesReadyDay === null || closedDay >= salesReadyDay) return [];
  return [{ column, reason: `closed ${closedDay}, before it was sales-ready ${salesReadyDay}` }];
}

function valueIn<T>(cell: Cell<T>): T | null {
  return "value" in cell ? cell.value : null;
}

function problemsOf(cells: readonly Cell<unknown>[]): RowProblem[] {
  return cells.flatMap((cell) => ("problem" in cell ? [cell.problem] : []));
}

function columnOf(field: "id" | "closed", mapping: DealMapping): string {
  return mapping.columns.get(field) ?? field;
}
