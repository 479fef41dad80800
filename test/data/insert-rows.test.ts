import { expect, test } from "vitest";
import { openDatabase } from "../../src/data/client.ts";
import { insertRows } from "../../src/data/insert-rows.ts";
import { insertLedger } from "../../src/data/ledgers.ts";
import { freshDatabase, providers } from "../support/databases.ts";

test.each(providers)(
  "rows are stored as they are, with columns that are null in all of them or only in the first, on %s",
  async (provider) => {
    const { url, drop } = await freshDatabase(provider);
    const database = await openDatabase({ url });
    const { db } = database;
    for (const id of ["acme", "globex"]) {
      const ledger = {
        id,
        workspaceId: "T1",
        key: id,
        name: id,
        currency: "USD",
        timeZone: "UTC",
        createdAt: 1,
      };
      await insertLedger(db, { ...ledger, teams: [], sources: [] });
    }
    const row = (id: string, ledgerId: string, externalId: string | null) => ({
      ...{ id, ledgerId, name: id, key: id, externalId, createdAt: 1n },
    });
    await insertRows(db, "Account", [row("Hooli", "acme", null), row("Pied Piper", "acme", "A2")]);
    await insertRows(db, "Account", [row("Initech", "globex", null)]);
    const stored = await db.account.findMany({
      orderBy: { id: "asc" },
      select: { id: true, ledgerId: true, externalId: true },
    });
    expect(stored).toEqual([
      { id: "Hooli", ledgerId: "acme", externalId: null },
      { id: "Initech", ledgerId: "globex", externalId: null },
      { id: "Pied Piper", ledgerId: "acme", externalId: "A2" },
    ]);
    await database.close();
    await drop();
  },
);
