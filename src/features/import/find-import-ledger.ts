import { planLedger } from "../../core/default-ledger.ts";
import { normaliseName } from "../../core/names.ts";
import type { Database, Queryable } from "../../data/client.ts";
import { isUniqueViolation } from "../../data/database-errors.ts";
import { type ImportedCampaign, type ImportedSource, listCampaigns } from "../../data/import-names.ts";
import { insertLedger, type Ledger, listLedgers, setLedgerSettings } from "../../data/ledgers.ts";
import { listSources, listTeams, type Named } from "../../data/vocabulary.ts";
import { UserError } from "../../errors.ts";

/** The sources and campaigns of a ledger, which an import adds to. */
export type KnownOrigins = {
  /** by normalised name */
  sources: ReadonlyMap<string, ImportedSource>;
  campaigns: ReadonlyMap<string, ImportedCampaign>;
};

/** The ledger that an import goes into. */
export type ImportLedger = {
  id: string;
  name: string;
  currency: string;
  timeZone: string;
  lookBackMonths: number;
  isNew: boolean;
  teams: readonly Named[];
  origins: KnownOrigins;
};

type Wanted = {
  workspaceId: string;
  name: string;
  /** a ledger that there is; absent: by its name */
  id?: string;
  /** null: as the ledger has it, USD and UTC for a new one */
  currency: string | null;
  timeZone: string | null;
};

/**
 * The workspace's ledger of this name, made when there is none and `checkTeams` does not throw for the teams it will
 * have; a dry run plans it and writes nothing.
 * @throws UserError for a name of only punctuation, or a currency or zone that the ledger does not have
 */
export async function findImportLedger(
  given: { database: Database; newId: () => string; clock: () => number },
  wanted: Wanted,
  { isDryRun, checkTeams }: { isDryRun: boolean; checkTeams: (teams: readonly Named[]) => void },
): Promise<ImportLedger> {
  const { db } = given.database;
  const found = await findByName(given.database, wanted);
  if (found !== null) return { ...(await withNames(db, found)), isNew: false };
  const plan = planLedger(given.newId);
  checkTeams(plan.teams);
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
  const fresh = { ...ledger, isNew: true, lookBackMonths: 12, origins: originsOf(plan.sources, []) };
  if (isDryRun) return fresh;
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
    return { ...(await withNames(db, other)), isNew: false };
  }
  return fresh;
}

const isNamed = (ledger: Ledger, name: string) => normaliseName(ledger.name) === normaliseName(name);

async function findByName(database: Database, wanted: Wanted): Promise<Ledger | null> {
  if (normaliseName(wanted.name) === "") {
    throw new UserError(`"${wanted.name}" is no name for a ledger.`, '--ledger "Acme Europe"');
  }
  const ledgers = await listLedgers(database.db, wanted.workspaceId);
  const found = ledgers.find((ledger) =>
    wanted.id === undefined ? isNamed(ledger, wanted.name) : ledger.id === wanted.id,
  );
  if (found === undefined && wanted.id !== undefined) throw new Error(`no ledger ${wanted.id}`);
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

async function withNames(db: Queryable, { id, name, currency, timeZone, lookBackMonths }: Ledger) {
  const [teams, origins] = [await listTeams(db, id), await readOrigins(db, id)];
  return { id, name, currency, timeZone, lookBackMonths, teams, origins };
}

/** The ledger's sources and campaigns as they are now. */
export async function readOrigins(db: Queryable, ledgerId: string): Promise<KnownOrigins> {
  return originsOf(await listSources(db, ledgerId), await listCampaigns(db, ledgerId));
}

const originsOf = (
  sources: readonly ImportedSource[],
  campaigns: readonly ImportedCampaign[],
): KnownOrigins => ({
  sources: new Map(sources.map((source) => [source.key, source])),
  campaigns: new Map(campaigns.map((campaign) => [campaign.key, campaign])),
});
