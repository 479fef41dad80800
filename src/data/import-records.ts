import type { Queryable } from "./client.ts";
import { Prisma } from "./generated/sqlite/client.ts";
import { inChunks } from "./in-chunks.ts";
import { type ColumnValue, insertRows } from "./insert-rows.ts";

/** The records that another system may have too, by the word that history has for them. */
export type ImportedSubject = "lead" | "touch" | "deal" | "spend";

const tables = { lead: "Lead", touch: "Touch", deal: "Deal", spend: "Spend", account: "Account" } as const;

/** Columns by name; amounts are minor units, days ISO text. */
export type Columns = Readonly<Record<string, ColumnValue>>;

/** A record that another system has too, as it is stored. */
export type StoredRecord = { id: string; externalId: string; version: number; columns: Columns };

/** A record new to the ledger; `id` UUIDv7; every record of one subject has the same columns. */
export type NewRecord = { id: string; externalId: string; columns: Columns };

const came = { sourceId: true, campaignId: true } as const;
const cell = { productLineId: true, divisionId: true } as const;
const found = { id: true, externalId: true, version: true, status: true } as const;

const selected = {
  lead: {
    ...{ ...found, ...came, ...cell },
    ...{ accountId: true, contactId: true, day: true, fromText: true, note: true },
  },
  touch: { ...found, ...came, ...cell, accountId: true, contactId: true, leadId: true, day: true },
  spend: {
    ...{ ...found, ...came, ...cell },
    ...{ teamId: true, day: true, amountMinor: true, currency: true, note: true },
  },
  deal: {
    ...{ ...found, ...came, ...cell },
    ...{ accountId: true, originLeadId: true, teamId: true, fromText: true, ownerName: true, stage: true },
    ...{ salesReadyDay: true, closedDay: true, amountMinor: true, currency: true, dueDay: true, note: true },
  },
} as const;

type Found = { id: string; externalId: string | null; version: number };

/** The ledger's records of a subject with these ids of another system, in no order; unknown ids are left out. */
export async function listRecordsByExternalIds(
  db: Queryable,
  ledgerId: string,
  subject: ImportedSubject,
  externalIds: readonly string[],
): Promise<StoredRecord[]> {
  const rows = await inChunks<string, Found>(externalIds, (chunk) => {
    const where = { ledgerId, externalId: { in: chunk } };
    if (subject === "lead") return db.lead.findMany({ where, select: selected.lead });
    if (subject === "touch") return db.touch.findMany({ where, select: selected.touch });
    if (subject === "spend") return db.spend.findMany({ where, select: selected.spend });
    return db.deal.findMany({ where, select: selected.deal });
  });
  return rows.flatMap(({ id, externalId, version, ...columns }) =>
    externalId === null ? [] : [{ id, externalId, version, columns }],
  );
}

/**
 * Writes new records of a subject, version 1, made by "import". `createdAt` epoch ms. Run in the transaction of their
 * history.
 * @throws a unique violation when one of the external ids is there already
 */
export async function insertImportedRecords(
  db: Queryable,
  ledgerId: string,
  subject: ImportedSubject,
  { records, createdAt }: { records: readonly NewRecord[]; createdAt: number },
): Promise<void> {
  const stamp = { ledgerId, version: 1, createdAt: BigInt(createdAt), createdBy: "import" };
  await insertRows(
    db,
    tables[subject],
    records.map(({ columns, ...record }) => ({ ...columns, ...record, ...stamp })),
  );
}

/**
 * Compare-and-set: changes a record that still has this version, which grows by one; false when it has another.
 * `version` null for accounts, which have none. Columns are those of the schema, never typed by anyone.
 */
export async function changeImportedRecord(
  db: Queryable,
  ledgerId: string,
  at: { subject: ImportedSubject | "account"; id: string; version: number | null },
  changed: Columns,
): Promise<boolean> {
  const { subject, id, version } = at;
  const all = version === null ? changed : { ...changed, version: version + 1 };
  const names = Object.keys(all);
  const values = [...Object.values(all), ledgerId, id, ...(version === null ? [] : [version])];
  const sets = names.map((name, index) => `${index === 0 ? "" : ", "}"${name}" = `);
  const pieces = [
    `UPDATE "${tables[subject]}" SET ${sets[0]}`,
    ...sets.slice(1),
    ` WHERE "ledgerId" = `,
    ` AND "id" = `,
    ...(version === null ? [""] : [` AND "version" = `, ""]),
  ];
  return (await db.$executeRaw(new Prisma.Sql(pieces, values))) === 1;
}
