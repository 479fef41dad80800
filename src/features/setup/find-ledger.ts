import { planLedger } from "../../core/default-ledger.ts";
import type { Services } from "../../ctx.ts";
import { isUniqueViolation, type Queryable } from "../../data/client.ts";
import {
  findBoundLedgerId,
  findChosenLedgerId,
  insertLedger,
  type Ledger,
  listLedgers,
} from "../../data/ledgers.ts";
import { isPartnerSomewhere, listLedgerIdsOf } from "../../data/members.ts";

/** Where a question about "the" ledger comes from. */
export type Place = { workspaceId: string; userId: string; channelId: string | null };

/**
 * The ledgers of a workspace that a person may know of: all of them, or for someone who is a partner somewhere those in
 * which they have a role, because an agency's clients never meet.
 */
export async function listOpenLedgers(
  db: Queryable,
  { workspaceId, userId }: Pick<Place, "workspaceId" | "userId">,
): Promise<Ledger[]> {
  const ledgers = await listLedgers(db, workspaceId);
  return keepOpen(db, ledgers, { workspaceId, userId });
}

async function keepOpen(
  db: Queryable,
  ledgers: Ledger[],
  { workspaceId, userId }: Pick<Place, "workspaceId" | "userId">,
): Promise<Ledger[]> {
  if (ledgers.length < 2 || !(await isPartnerSomewhere(db, workspaceId, userId))) return ledgers;
  const own = await listLedgerIdsOf(db, workspaceId, userId);
  return ledgers.filter(({ id }) => own.has(id));
}

/**
 * The ledger that is meant in a place: the channel's, else the one the person chose, else the only one; made at first
 * use. Null when several could be meant: then it is asked, never guessed.
 */
export async function findLedger(services: Services, place: Place): Promise<Ledger | null> {
  const { db } = services.database;
  const { workspaceId, userId, channelId } = place;
  const ledgers = await listLedgers(db, workspaceId);
  if (ledgers.length === 0) return createDefaultLedger(services, place);
  if (ledgers.length === 1) return ledgers[0] ?? null;
  const boundId = channelId === null ? null : await findBoundLedgerId(db, workspaceId, channelId);
  const bound = ledgers.find(({ id }) => id === boundId);
  if (bound !== undefined) return bound;
  const open = await keepOpen(db, ledgers, place);
  if (open.length === 1) return open[0] ?? null;
  const chosenId = await findChosenLedgerId(db, workspaceId, userId);
  return open.find(({ id }) => id === chosenId) ?? null;
}

/** Makes the ledger of the first use; of two at once, one makes it and both get it. */
async function createDefaultLedger(services: Services, place: Place): Promise<Ledger> {
  const { workspaceId, userId } = place;
  const person = await services.slack.people.find(userId);
  const ledger = {
    id: services.newId(),
    workspaceId,
    key: "default",
    name: "Our ledger",
    currency: "USD",
    timeZone: person?.timeZone ?? "UTC",
    createdAt: services.clock(),
    ...planLedger(services.newId),
  };
  try {
    await services.database.transaction((tx) => insertLedger(tx, ledger));
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
  }
  const [first] = await listLedgers(services.database.db, workspaceId);
  if (first === undefined) throw new Error(`workspace ${workspaceId} has no ledger after one was made`);
  return first;
}
