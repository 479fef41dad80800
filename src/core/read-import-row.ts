import { bandOf } from "./csv-bands.ts";
import { type CsvRow, textAt } from "./csv-cell.ts";
import type { Day } from "./day.ts";
import { type ImportField, importKinds, nameFieldsOf, type Outcome } from "./import-kinds.ts";
import type { ImportMapping } from "./import-mapping.ts";
import type { Money } from "./money.ts";
import {
  type Cell,
  columnOf,
  type RowProblem,
  readAmount,
  readDay,
  readDealOutcome,
  readEmail,
  readLeadOutcome,
  readLookup,
  readName,
  readNote,
  readPlainName,
  readReference,
  textOf,
} from "./read-import-cells.ts";

/**
 * A row as a file has it, of whatever kind: what the kind has no field for is null. Names are as written, after aliases;
 * null where the file is blank (company null: no company yet). References are ids of the other system. `stageName` is
 * the file's own word behind `outcome`. `dataErrors` lists what is wrong but does not keep the row out, to be counted
 * and shown.
 */
export type ImportRow = {
  /** null only for kinds that are found by name */
  externalId: string | null;
  company: string | null;
  accountRef: string | null;
  contactName: string | null;
  email: string | null;
  productName: string | null;
  divisionName: string | null;
  ownerName: string | null;
  teamName: string | null;
  sourceName: string | null;
  campaignName: string | null;
  campaignRef: string | null;
  leadRef: string | null;
  dealRef: string | null;
  outcome: Outcome;
  stageName: string;
  /** the day of a lead, a touch or an amount spent */
  day: Day | null;
  salesReadyDay: Day | null;
  closedDay: Day | null;
  dueDay: Day | null;
  amount: Money | null;
  note: string | null;
  attributes: readonly { name: string; value: string }[];
  dataErrors: readonly RowProblem[];
};

/** A row read, or every problem that keeps it out. */
export type ImportRowReading =
  | { ok: true; value: ImportRow }
  | { ok: false; problems: readonly RowProblem[] };

/**
 * Reads one row (column → text) of a file. Refused, with all its problems: a blank id or another field that the kind
 * cannot do without, an unknown stage, a day or amount that cannot be read, a won or lost deal without the day it
 * closed. Kept, with a data error: a deal closed before it was sales-ready, an open deal with a closing day (the day is
 * dropped), a lookup that finds nothing, an e-mail address that is none, a number of a band that is none.
 * Throws only when a lookup's table was not loaded.
 */
export function readImportRow(row: CsvRow, mapping: ImportMapping): ImportRowReading {
  const isDeal = mapping.kind === "deals";
  const outcome = isDeal ? readDealOutcome(row, mapping) : { value: readLeadOutcome(row, mapping) };
  const days = {
    salesReady: readDay(row, "salesReady", mapping),
    closed: readDay(row, "closed", mapping),
    due: readDay(row, "due", mapping),
    day: readDay(row, "day", mapping),
  };
  const amount = readAmount(row, mapping);
  const names = readNames(row, mapping);
  const references = readReferences(row, mapping);
  const attributes = readAttributes(row, mapping);
  const email = readEmail(row, mapping);
  const problems = [
    ...findBlank(row, mapping),
    ...problemsOf([outcome, ...Object.values(days), amount]),
    ...names.problems,
    ...problemsOf(Object.values(references)),
    ...findMissingClose(outcome, days.closed, mapping),
  ];
  if (problems.length > 0 || !("value" in outcome)) return { ok: false, problems };

  const salesReadyDay = valueIn(days.salesReady);
  const closedDay = valueIn(days.closed);
  const found = { isOpen: outcome.value === "open", salesReadyDay, closedDay };
  const id = textOf(row, "id", mapping);
  const value: ImportRow = {
    externalId: id === "" ? null : id,
    ...names.values,
    accountRef: valueIn(references.account),
    campaignRef: valueIn(references.campaignId),
    leadRef: valueIn(references.lead),
    dealRef: valueIn(references.deal),
    email: valueIn(email),
    outcome: outcome.value,
    stageName: textOf(row, isDeal ? "stage" : "status", mapping),
    day: valueIn(days.day),
    salesReadyDay,
    closedDay: outcome.value === "open" ? null : closedDay,
    dueDay: valueIn(days.due),
    amount: valueIn(amount),
    note: readNote(row, mapping),
    attributes: attributes.values,
    dataErrors: [
      ...names.dataErrors,
      ...attributes.dataErrors,
      ...problemsOf([email]),
      ...(isDeal ? findDayErrors(found, mapping) : []),
    ],
  };
  return { ok: true, value };
}

/** A lookup that finds nothing must not keep a row out; a name that cannot be stored must. */
function readNames(row: CsvRow, mapping: ImportMapping) {
  const read = (field: ImportField) => readName(row, field, mapping);
  const { kind } = mapping;
  const cells: Partial<Record<ImportField, Cell<string | null>>> = Object.fromEntries(
    nameFieldsOf(kind).map((field) => [field, read(field)]),
  );
  const lookedUp = new Set(mapping.lookups.map((lookup) => lookup.field));
  const nameAt = (field: ImportField) => {
    const cell = cells[field];
    return cell === undefined ? null : valueIn(cell);
  };
  const cellsOf = (isLookedUp: boolean) =>
    nameFieldsOf(kind).flatMap((field) => {
      const cell = cells[field];
      return cell === undefined || lookedUp.has(field) !== isLookedUp ? [] : [cell];
    });
  return {
    values: {
      company: nameAt(kind === "accounts" ? "name" : "company"),
      contactName: nameAt("contact"),
      productName: nameAt(kind === "products" ? "name" : "product"),
      divisionName: nameAt("division"),
      ownerName: nameAt("owner"),
      teamName: nameAt("team"),
      sourceName: nameAt("source"),
      campaignName: nameAt("campaign"),
    },
    problems: problemsOf(cellsOf(false)),
    dataErrors: problemsOf(cellsOf(true)),
  };
}

const readReferences = (row: CsvRow, mapping: ImportMapping) => ({
  id: readReference(row, "id", mapping),
  account: readReference(row, "account", mapping),
  campaignId: readReference(row, "campaignId", mapping),
  lead: readReference(row, "lead", mapping),
  deal: readReference(row, "deal", mapping),
});

function readAttributes(row: CsvRow, mapping: ImportMapping) {
  const read = mapping.attributes.map(({ name, from }) => {
    const cell =
      "column" in from
        ? readPlainName(textAt(row, from.column), from.column, mapping)
        : readLookup(row, from, mapping);
    return {
      name,
      cell: inBand(cell, "column" in from ? from.column : from.valueColumn, mapping.bands.get(name)),
    };
  });
  return {
    values: read.flatMap(({ name, cell }) => {
      const value = valueIn(cell);
      return value === null ? [] : [{ name, value }];
    }),
    dataErrors: problemsOf(read.map(({ cell }) => cell)),
  };
}

function inBand(
  cell: Cell<string | null>,
  column: string,
  edges: readonly number[] | undefined,
): Cell<string | null> {
  const text = valueIn(cell);
  if (edges === undefined || text === null) return cell;
  const band = bandOf(text, edges);
  return band === null
    ? { problem: { column, reason: `"${text}" is no number, so it has no band` } }
    : { value: band };
}

/** Fields that the kind cannot do without, blank in this row. A lookup stands for its field. */
function findBlank(row: CsvRow, mapping: ImportMapping): RowProblem[] {
  const { required } = importKinds[mapping.kind];
  const isLookedUp = (field: ImportField) => mapping.lookups.some((each) => each.field === field);
  return required.flatMap((choices) => {
    // A blank stage has a problem of its own.
    if (choices.some((field) => field === "stage" || isLookedUp(field))) return [];
    if (choices.some((field) => textOf(row, field, mapping) !== "")) return [];
    const column = choices.map((field) => mapping.columns.get(field)).find((each) => each !== undefined);
    return [{ column: column ?? choices[0] ?? "", reason: `the ${choices.join(" or ")} is blank` }];
  });
}

/** A deal that ended counts in the period it ended in; without a day it would count nowhere. */
function findMissingClose(
  outcome: Cell<Outcome>,
  closed: Cell<Day | null>,
  mapping: ImportMapping,
): RowProblem[] {
  const hasEnded = "value" in outcome && (outcome.value === "won" || outcome.value === "lost");
  if (!hasEnded || "problem" in closed || closed.value !== null) return [];
  return [{ column: columnOf("closed", mapping), reason: `a ${outcome.value} deal needs the day it closed` }];
}

function findDayErrors(
  { isOpen, salesReadyDay, closedDay }: { isOpen: boolean; salesReadyDay: Day | null; closedDay: Day | null },
  mapping: ImportMapping,
): RowProblem[] {
  const column = columnOf("closed", mapping);
  if (closedDay === null) return [];
  // In many systems one column is the day a deal closed, or is expected to close while it is open.
  const isDueToo = column === mapping.columns.get("due");
  if (isOpen) {
    return isDueToo ? [] : [{ column, reason: `an open deal has a closing day, ${closedDay}; left out` }];
  }
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
