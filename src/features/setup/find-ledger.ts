import { planLedger } from "../../core/default-ledger.ts";
import type { Services } from "../../ctx.ts";
import { isUniqueViolation } from "../../data/client.ts";
import {
  findBoundLedgerId,
  findChosenLedgerId,
  insertLedger,
  type Ledger,
  listLedgers,
} from "../../data/ledgers.ts";

/** Where a question about "the" ledger comes from. */
export type Place = { workspaceId: string; userId: string; channelId: string | null };

/**
 * The ledger that is meant in a place: the channel's, else the one the person chose, else the only one; made at first
 * use. Null when several could be meant: then it is asked, never guessed.
 */
export async function findLedger(services: Services, place: Place): Promise<Ledger | null> {
  const { db } = services.database;
  const { workspaceId, userId, channelId } = place;
  const ledgers = await listLedgers(db, workspaceId);
  if (ledgers.length === 0) return createDefaultLedger(services, place);
  const byId = (id: string | null) => ledgers.find((ledger) => ledger.id === id) ?? null;
  const [only] = ledgers;
  if (ledgers.length === 1 && only !== undefined) return only;
  const bound = channelId === null ? null : byId(await findBoundLedgerId(db, workspaceId, channelId));
  return bound ?? byId(await findChosenLedgerId(db, workspaceId, userId));
}

/** Makes the ledger of the first use; of two at once, one makes it and both get it. */
async function createDefaultLedger(services: Services, place: Place): Promise<Ledger> {
  const { workspaceId, userId } = place;
  const person = await services.slack.people.find(userId);
  const { teams, sources } = planLedger(services.newId);
  const ledger = {
    id: services.newId(),
    workspaceId,
    key: "default",
    name: "Our ledger",
    currency: "USD",
    timeZone: person?.timeZone ?? "UTC",
    createdAt: services.clock(),
    teams,
    sources,
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
