import { planLedger } from "../../core/default-ledger.ts";
import { normaliseName } from "../../core/names.ts";
import type { Database } from "../../data/client.ts";
import { isUniqueViolation } from "../../data/database-errors.ts";
import { listCampaigns } from "../../data/import-names.ts";
import { insertLedger, type Ledger, listLedgers, setLedgerSettings } from "../../data/ledgers.ts";
import { listSources } from "../../data/vocabulary.ts";
import { UserError } from "../../errors.ts";

/** Where a source's or campaign's name leads: the columns that it gives a deal. */
export type Origin = { sourceId: string; campaignId: string | null; teamId: string };

/** The ledger that an import goes into, and its sources and campaigns by normalised name. */
export type ImportLedger = {
  id: string;
  name: string;
  currency: string;
  isNew: boolean;
  origins: ReadonlyMap<string, Origin>;
};

type Wanted = {
  workspaceId: string;
  name: string;
  /** null: as the ledger has it, USD and UTC for a new one */
  currency: string | null;
  timeZone: string | null;
};

/**
 * The workspace's ledger of this name, made when there is none; a dry run plans it and writes nothing.
 * @throws UserError for a name of only punctuation, or a currency or zone that the ledger does not have
 */
export async function findImportLedger(
  given: { database: Database; newId: () => string; clock: () => number },
  wanted: Wanted,
  isDryRun: boolean,
): Promise<ImportLedger> {
  const { db } = given.database;
  const found = await findByName(given.database, wanted);
  if (found !== null) return { ...(await withOrigins(given.database, found)), isNew: false };
  const plan = planLedger(given.newId);
  const ledger = {
    id: given.newId(),
    workspaceId: wanted.workspaceId,
    key: normaliseName(wanted.name),
    name: wanted.name.trim(),
    currency: wanted.currency ?? "USD",
    timeZone: wanted.timeZone ?? "UTC",
    createdAt: given.clock(),
    ...plan,
  };
  if (isDryRun) return { ...ledger, isNew: true, origins: originsOf(plan.sources, []) };
  try {
    await given.database.transaction(async (tx) => {
      await insertLedger(tx, ledger);
      // Whoever imports has stated currency and zone, or accepted the ones that help names.
      await setLedgerSettings(tx, ledger.id, { askedAt: ledger.createdAt });
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const other = (await listLedgers(db, wanted.workspaceId)).find((each) => isNamed(each, wanted.name));
    if (other === undefined) throw error;
    return { ...(await withOrigins(given.database, other)), isNew: false };
  }
  return { ...ledger, isNew: true, origins: originsOf(plan.sources, []) };
}

const isNamed = (ledger: Ledger, name: string) => normaliseName(ledger.name) === normaliseName(name);

async function findByName(database: Database, wanted: Wanted): Promise<Ledger | null> {
  if (normaliseName(wanted.name) === "") {
    throw new UserError(`"${wanted.name}" is no name for a ledger.`, '--ledger "Acme Europe"');
  }
  const ledgers = await listLedgers(database.db, wanted.workspaceId);
  const found = ledgers.find((ledger) => isNamed(ledger, wanted.name));
  if (found === undefined) return null;
  const { currency, timeZone } = wanted;
  if (currency !== null && currency !== found.currency) {
    throw new UserError(
      `Ledger "${found.name}" reports in ${found.currency}, not ${currency}. Leave --currency out; amounts in another currency need a currency column.`,
      '--map "amount=close_value,currency=currency_code,…"',
    );
  }
  if (timeZone !== null && timeZone !== found.timeZone) {
    throw new UserError(
      `Ledger "${found.name}" is in ${found.timeZone}, not ${timeZone}.`,
      `leave --time-zone out, or --time-zone ${found.timeZone}`,
    );
  }
  return found;
}

async function withOrigins(database: Database, { id, name, currency }: Ledger) {
  const sources = await listSources(database.db, id);
  const campaigns = await listCampaigns(database.db, id);
  return { id, name, currency, origins: originsOf(sources, campaigns) };
}

/** Campaigns first: "webinar-q3" says more than "webinar". */
function originsOf(
  sources: readonly { id: string; key: string; teamId: string }[],
  campaigns: readonly { id: string; key: string; sourceId: string }[],
): Map<string, Origin> {
  const bySource = sources.map(({ id, key, teamId }): [string, Origin] => [
    key,
    { sourceId: id, campaignId: null, teamId },
  ]);
  const teamOf = new Map(sources.map(({ id, teamId }) => [id, teamId]));
  const byCampaign = campaigns.flatMap(({ id, key, sourceId }): [string, Origin][] => {
    const teamId = teamOf.get(sourceId);
    return teamId === undefined ? [] : [[key, { sourceId, campaignId: id, teamId }]];
  });
  return new Map([...bySource, ...byCampaign]);
}
