import { type Day, isDay } from "../core/day.ts";
import { type Database, isUniqueViolation, type Queryable } from "./client.ts";

/** A stage of open deals in the ledger's own words. */
export type Stage = { id: string; name: string; key: string; position: number };

/** The ledger's stages that are in use, in their order. */
export async function listStages(db: Queryable, ledgerId: string): Promise<Stage[]> {
  return db.stage.findMany({
    where: { ledgerId, isRetired: false },
    select: { id: true, name: true, key: true, position: true },
    orderBy: [{ position: "asc" }, { id: "asc" }],
  });
}

/**
 * The ledger's stages in use; a ledger older than stages gets the given ones first. Of two at once one makes them.
 * @param starting what a ledger starts with
 */
export async function ensureStages(
  { db }: Database,
  ledgerId: string,
  starting: readonly Stage[],
): Promise<Stage[]> {
  const stages = await listStages(db, ledgerId);
  if (stages.length > 0 || (await db.stage.count({ where: { ledgerId } })) > 0) return stages;
  try {
    await db.stage.createMany({ data: starting.map((stage) => ({ ...stage, ledgerId })) });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
  }
  return listStages(db, ledgerId);
}

/** A deal reached a stage on a business day. `createdAt` epoch ms. */
export async function insertStageEntry(
  db: Queryable,
  entry: {
    id: string;
    ledgerId: string;
    dealId: string;
    stageId: string;
    day: Day;
    createdAt: number;
    createdBy: string;
  },
): Promise<void> {
  await db.stageEntry.create({ data: { ...entry, createdAt: BigInt(entry.createdAt) } });
}

/** The stage that a deal reached last: by day, of one day the one logged last. Null while it reached none. */
export async function findLatestStage(
  db: Queryable,
  ledgerId: string,
  dealId: string,
): Promise<{ name: string; day: Day } | null> {
  const entry = await db.stageEntry.findFirst({
    where: { ledgerId, dealId, status: "open" },
    select: { day: true, stage: { select: { name: true } } },
    orderBy: [{ day: "desc" }, { createdAt: "desc" }, { id: "desc" }],
  });
  return entry !== null && isDay(entry.day) ? { name: entry.stage.name, day: entry.day } : null;
}

/** A deal never reached that stage. */
export async function undoStageEntry(db: Queryable, ledgerId: string, entryId: string): Promise<void> {
  await db.stageEntry.updateMany({ where: { ledgerId, id: entryId }, data: { status: "undone" } });
}
