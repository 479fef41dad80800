import { stringify } from "csv-stringify/sync";
import type { Figure } from "../../core/figure.ts";
import { nameFigure } from "../../core/figure.ts";
import { guardCell } from "../../core/guard-cell.ts";
import { printDecimal } from "../../core/print-decimal.ts";
import type { Explanation } from "../../reports/explain-figure.ts";

const cell = (text: string | null): string => guardCell(text ?? "");

/** All records behind a figure as a CSV file; the column "counts" adds up to it. */
export function printRecords({ records, isMoney }: Explanation, currency: string): string {
  const rows = records.map((record) => [
    record.day ?? "",
    cell(record.company),
    cell(record.source),
    cell(record.team),
    isMoney ? printDecimal(record.n, currency) : String(record.n),
    record.leftOut ?? "",
    record.note ?? "",
    record.amountMinor === null ? "" : printDecimal(record.amountMinor, record.currency ?? currency),
    record.currency ?? "",
    record.id,
  ]);
  const columns = [
    "day",
    "company",
    "source",
    "team",
    "counts",
    "left out",
    "note",
    "amount",
    "currency",
    "id",
  ];
  return stringify([columns, ...rows]);
}

/** Every figure of a scorecard as a CSV file, as printed everywhere else, with the id to ask why. */
export const printFigures = (figures: readonly Figure[], label: string): string =>
  stringify([
    ["quarter", "metric", "team", "what", "figure", "id"],
    ...figures.map((figure) => [
      cell(label),
      figure.metric,
      cell(figure.of === "row" ? figure.team : ""),
      cell(nameFigure(figure)),
      cell(figure.printed),
      cell(figure.id),
    ]),
  ]);
