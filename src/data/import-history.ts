import type { Queryable } from "./client.ts";
import { freeze } from "./frozen.ts";
import type { ImportedSubject } from "./import-records.ts";
import { inChunks } from "./in-chunks.ts";
import { insertRows } from "./insert-rows.ts";

/** What an import did to one record: the columns before (null: it is new) and after. */
export type ImportedChange = {
  id: string;
  subject: ImportedSubject | "account";
  subjectId: string;
  effectiveDay: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown>;
};

/**
 * Adds a history row for each record that an import wrote, by actor "import": "imported" for new ones, "imported
 * again" for changed ones. `recordedAt` epoch ms. Run in the transaction of the records.
 */
export async function addImportHistory(
  db: Queryable,
  ledgerId: string,
  changes: readonly ImportedChange[],
  recordedAt: number,
): Promise<void> {
  const rows = changes.map(({ before, after, ...change }) => ({
    ...change,
    ledgerId,
    action: before === null ? "imported" : "imported again",
    actor: "import",
    recordedAt: BigInt(recordedAt),
    before: before === null ? null : freeze(before),
    after: freeze(after),
  }));
  await insertRows(db, "History", rows);
}

/** How often each of these records was written by an import, by its id; those that never were are left out. */
export async function countImportsOf(
  db: Queryable,
  ledgerId: string,
  subjectIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await inChunks(subjectIds, (chunk) =>
    db.history.groupBy({
      by: ["subjectId"],
      where: { ledgerId, subjectId: { in: chunk }, actor: "import" },
      _count: { _all: true },
    }),
  );
  return new Map(rows.map((row) => [row.subjectId, row._count._all]));
}

/** Which of these records somebody changed by hand, by their ids: their history has an actor other than "import". */
export async function listTouchedByPeople(
  db: Queryable,
  ledgerId: string,
  subjectIds: readonly string[],
): Promise<Set<string>> {
  const rows = await inChunks(subjectIds, (chunk) =>
    db.history.findMany({
      where: { ledgerId, subjectId: { in: chunk }, actor: { not: "import" } },
      select: { subjectId: true },
    }),
  );
  return new Set(rows.map((row) => row.subjectId));
}
