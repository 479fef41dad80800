import { z } from "zod";
import { ledgerTables } from "../../data/ledger-tables.ts";

/** The file of an export that says what the others are; written last, so an export without it is not whole. */
export const descriptionFile = "export.json";

/** How an export's tables are written. */
export type ExportFormat = "csv" | "json";

/** What an export is of. */
export const Description = z.object({
  format: z.literal("roundtrip-export"),
  /** one more whenever tables or columns change their meaning */
  version: z.literal(1),
  ledger: z.object({ id: z.string().min(1), name: z.string().min(1) }),
  files: z.enum(["csv", "json"]),
  /** rows of each table's file, by the file's name without ending */
  rows: z.record(z.string(), z.number().int().nonnegative()),
});
export type Description = z.infer<typeof Description>;

/** The description's text; the same ledger gives the same text. */
export function printDescription(
  ledger: { id: string; name: string },
  files: ExportFormat,
  rows: ReadonlyMap<string, number>,
): string {
  const counts = ledgerTables.map(({ file }) => [file, rows.get(file) ?? 0]);
  const description: Description = {
    format: "roundtrip-export",
    version: 1,
    ledger: { id: ledger.id, name: ledger.name },
    files,
    rows: Object.fromEntries(counts),
  };
  return `${JSON.stringify(description, null, 2)}\n`;
}
