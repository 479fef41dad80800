import { z } from "zod";
import { normaliseName } from "../../core/names.ts";
import {
  adoptSettings,
  clearStarters,
  findImportMark,
  type ImportMark,
  isEmptyLedger,
  markFinished,
  markStarted,
} from "../../data/adopt-ledger.ts";
import type { Database, Tx } from "../../data/client.ts";
import { addHistory } from "../../data/history.ts";
import { insertLedger, listLedgers } from "../../data/ledgers.ts";
import { UserError } from "../../errors.ts";
import type { StoredRow } from "./read-table.ts";

type Given = { database: Database; newId: () => string; clock: () => number };
type Wanted = { workspaceId: string; ledgerName: string };

const Settings = z.object({ currency: z.string(), timeZone: z.string() });

/**
 * The ledger that an export goes into: a new one, one that holds nothing yet, or the one that the same import began
 * and did not finish. It takes the exported settings, and its history says that an import is under way.
 * @throws UserError when the ledger holds something else
 */
export async function prepareLedger(
  given: Given,
  wanted: Wanted,
  exported: StoredRow,
  mark: ImportMark,
): Promise<{ id: string; name: string }> {
  const { database, newId, clock } = given;
  const key = normaliseName(wanted.ledgerName);
  if (key === "")
    throw new UserError(`"${wanted.ledgerName}" is no name for a ledger.`, '--ledger "Acme Europe"');
  const settings = Settings.parse(exported);
  const ledgers = await listLedgers(database.db, wanted.workspaceId);
  const found = ledgers.find((ledger) => normaliseName(ledger.name) === key);
  if (found !== undefined) {
    if (await isUnfinished(given, found.id, mark)) return found;
    if (!(await isEmptyLedger(database, found.id))) {
      throw new UserError(`Ledger "${found.name}" holds records already.`, "--ledger with a new name");
    }
  }
  const ledger = found ?? { id: newId(), name: wanted.ledgerName.trim() };
  await database.transaction(async (tx) => {
    if (found !== undefined) await clearStarters(tx, found.id);
    else await insertBareLedger(tx, { ...ledger, ...wanted, key, createdAt: clock(), ...settings });
    await adoptSettings(tx, ledger.id, exported);
    await writeMark(tx, given, ledger.id, markStarted, mark);
  });
  return ledger;
}

async function insertBareLedger(
  tx: Tx,
  ledger: { id: string; name: string; key: string; workspaceId: string; createdAt: number } & {
    currency: string;
    timeZone: string;
  },
): Promise<void> {
  const { id, name, key, workspaceId, createdAt, currency, timeZone } = ledger;
  await insertLedger(tx, {
    ...{ id, name, key, workspaceId, createdAt, currency, timeZone },
    ...{ teams: [], sources: [] },
  });
}

/** Says in the ledger's history that everything is in. */
export async function finishLedger(given: Given, ledgerId: string, mark: ImportMark): Promise<void> {
  await given.database.transaction((tx) => writeMark(tx, given, ledgerId, markFinished, mark));
}

async function isUnfinished({ database }: Given, ledgerId: string, mark: ImportMark): Promise<boolean> {
  const last = await findImportMark(database.db, ledgerId);
  return last !== null && last.action === markStarted && last.after === JSON.stringify(mark);
}

async function writeMark(
  tx: Tx,
  { newId, clock }: Given,
  ledgerId: string,
  action: string,
  mark: ImportMark,
): Promise<void> {
  await addHistory(tx, ledgerId, {
    ...{ id: newId(), subject: "ledger", subjectId: ledgerId, action, actor: "import" },
    ...{ recordedAt: clock(), effectiveDay: null, before: null, after: mark },
  });
}
