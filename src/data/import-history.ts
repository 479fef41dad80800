import type { Queryable } from "./client.ts";
import { freeze } from "./frozen.ts";
import { inChunks } from "./in-chunks.ts";
import { insertRows } from "./insert-rows.ts";

/** What an import did to one deal: the columns before (null: it is new) and after. */
export type ImportedChange = {
  id: string;
  dealId: string;
  effectiveDay: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown>;
};

/**
 * Adds a history row for each deal that an import wrote, by actor "import": "imported" for new deals, "imported again"
 * for changed ones. `recordedAt` epoch ms. Run in the transaction of the deals.
 */
export async function addImportHistory(
  db: Queryable,
  ledgerId: string,
  changes: readonly ImportedChange[],
  recordedAt: number,
): Promise<void> {
  const rows = changes.map(({ dealId, before, after, ...change }) => ({
    ...change,
    ledgerId,
    subject: "deal",
    subjectId: dealId,
    action: before === null ? "imported" : "imported again",
    actor: "import",
    recordedAt: BigInt(recordedAt),
    before: before === null ? null : freeze(before),
    after: freeze(after),
  }));
  await insertRows(db, "History", rows);
}

/** How often each of these deals was written by an import, by the deal's id; deals that never were are left out. */
export async function countImportsOf(
  db: Queryable,
  ledgerId: string,
  dealIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await inChunks(dealIds, (chunk) =>
    db.history.groupBy({
      by: ["subjectId"],
      where: { ledgerId, subjectId: { in: chunk }, subject: "deal", actor: "import" },
      _count: { _all: true },
    }),
  );
  return new Map(rows.map((row) => [row.subjectId, row._count._all]));
}
