import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Database } from "../../../src/data/client.ts";
import { listChanges } from "../../../src/data/history.ts";
import { listRecordsByExternalIds } from "../../../src/data/import-records.ts";
import { listLedgers } from "../../../src/data/ledgers.ts";
import { providers } from "../../support/databases.ts";
import { countRows, csvOf, openFresh, runImport, writeCsv } from "./run-import.ts";

const three = csvOf(
  'A1,"Acme, Inc.",Core,EMEA,Won,2026-01-05,2026-03-01,$1200,webinar',
  "A2,acme inc,core,EMEA,Lost,2026-01-06,2026-03-02,0,Trade Show",
  "A3,,Core,,Proposal,,,,Mystery Fair",
);

async function dealOf(database: Database, externalId: string, ledgerName = "Acme Europe") {
  const ledger = (await listLedgers(database.db, "T1")).find((each) => each.name === ledgerName);
  const [deal] = await listRecordsByExternalIds(database.db, ledger?.id ?? "", "deal", [externalId]);
  if (ledger === undefined || deal === undefined) throw new Error(`no deal ${externalId} in ${ledgerName}`);
  return { ledgerId: ledger.id, ...deal, ...deal.columns };
}

describe.each(providers)("importing deals on %s", (provider) => {
  it("makes the ledger, its names once, and the deals with their history", async () => {
    const database = await openFresh(provider);
    const summary = await runImport(database, writeCsv(three), {
      currency: "usd",
      timeZone: "Europe/Berlin",
    });

    expect(summary).toMatchObject({
      ...{ isNewLedger: true, read: 3, created: 3, unchanged: 0, changed: 0, refusedRows: 0 },
      // "Acme, Inc." and "acme inc" are one company; the third deal has none and makes none.
      ...{ accountsCreated: 1, productLinesCreated: 1, divisionsCreated: 1 },
      unmatchedSources: [{ text: "Mystery Fair", count: 1 }],
    });
    expect(await countRows(database)).toMatchObject({ ledgers: 1, deals: 3, accounts: 1, history: 3 });
    const [ledger] = await listLedgers(database.db, "T1");
    expect(ledger).toMatchObject({ name: "Acme Europe", currency: "USD", timeZone: "Europe/Berlin" });
    expect(ledger?.askedAt).not.toBeNull();

    const won = await dealOf(database, "A1");
    expect(won).toMatchObject({ status: "won", stage: null, amountMinor: 120_000n, closedDay: "2026-03-01" });
    const origin = await database.db.deal.findFirst({
      where: { id: won.id },
      select: { source: true, team: true, account: true, createdBy: true },
    });
    expect(origin).toMatchObject({
      ...{ source: { name: "webinar" }, team: { name: "Marketing" }, account: { name: "Acme, Inc." } },
      createdBy: "import",
    });
    const open = await dealOf(database, "A3");
    expect(open).toMatchObject({
      accountId: null,
      sourceId: null,
      fromText: "Mystery Fair",
      amountMinor: null,
    });
    expect(open).toMatchObject({ status: "open", stage: "Proposal", salesReadyDay: null });
    expect(await listChanges(database.db, won.ledgerId, won.id)).toMatchObject([
      {
        action: "imported",
        actor: "import",
        effectiveDay: "2026-03-01",
        before: null,
        after: { status: "won" },
      },
    ]);
  });

  it("changes nothing when it runs again", async () => {
    const database = await openFresh(provider);
    const file = writeCsv(three);
    await runImport(database, file);
    const before = await countRows(database);
    const again = await runImport(database, file);
    expect(again).toMatchObject({ isNewLedger: false, created: 0, unchanged: 3, changed: 0, leftAlone: 0 });
    expect(await countRows(database)).toEqual(before);
    expect((await dealOf(database, "A1")).version).toBe(1);
  });

  it("changes a deal that differs, twice if need be, and tells what it was before", async () => {
    const database = await openFresh(provider);
    await runImport(database, writeCsv(three));
    const moved = three.replace("Proposal,,,,Mystery Fair", "Won,2026-02-01,2026-04-01,500,referral");
    expect(await runImport(database, writeCsv(moved))).toMatchObject({
      changed: 1,
      unchanged: 2,
      created: 0,
    });
    const later = moved.replace("2026-04-01,500", "2026-04-02,500");
    expect(await runImport(database, writeCsv(later))).toMatchObject({
      changed: 1,
      unchanged: 2,
      leftAlone: 0,
    });
    const deal = await dealOf(database, "A3");
    expect(deal).toMatchObject({ status: "won", closedDay: "2026-04-02", fromText: null, version: 3 });
    expect((await listChanges(database.db, deal.ledgerId, deal.id)).slice(1)).toMatchObject([
      {
        action: "imported again",
        before: { status: "open", stage: "Proposal", closedDay: null, amountMinor: null },
        after: { status: "won", stage: null, closedDay: "2026-04-01", amountMinor: 50_000n },
      },
      { action: "imported again", before: { closedDay: "2026-04-01" }, after: { closedDay: "2026-04-02" } },
    ]);
  });

  it("leaves a deal alone that a person changed since", async () => {
    const database = await openFresh(provider);
    await runImport(database, writeCsv(three));
    const { id, version } = await dealOf(database, "A3");
    await database.db.deal.update({ where: { id }, data: { status: "lost", version: version + 1 } });
    const moved = three.replace("Proposal,,,,Mystery Fair", "Won,2026-02-01,2026-04-01,500,referral");
    for (const isDryRun of [true, false]) {
      const summary = await runImport(database, writeCsv(moved), { isDryRun });
      expect(summary).toMatchObject({ changed: 0, leftAlone: 1, unchanged: 2 });
    }
    expect(await dealOf(database, "A3")).toMatchObject({ status: "lost", version: 2 });
  });

  it("never touches another ledger, even for the same ids", async () => {
    const database = await openFresh(provider);
    await runImport(database, writeCsv(three), { ledgerName: "Globex" });
    const before = await countRows(database, "Globex");
    const other = three.replaceAll("2026-03-01,$1200", "2026-05-01,$7");
    const summary = await runImport(database, writeCsv(other), { ledgerName: "Initech" });
    expect(summary).toMatchObject({ isNewLedger: true, created: 3, changed: 0, accountsCreated: 1 });
    expect(await countRows(database, "Globex")).toEqual(before);
    expect(await dealOf(database, "A1", "Globex")).toMatchObject({ amountMinor: 120_000n });
    expect(await dealOf(database, "A1", "Initech")).toMatchObject({ amountMinor: 700n });
    expect(await runImport(database, writeCsv(three), { ledgerName: "globex GmbH" })).toMatchObject({
      ...{ ledgerName: "Globex", isNewLedger: false, unchanged: 3 },
    });
  });

  it("writes nothing in a dry run and says what it would do", async () => {
    const database = await openFresh(provider);
    const rows = Array.from({ length: 250 }, (_, i) => `D${i},Company ${i % 7},Core,,Proposal,,,,`);
    const file = writeCsv(csvOf(...rows, "X,,,,Signed,,,,"));
    const empty = await countRows(database);
    const dry = await runImport(database, file, { isDryRun: true });
    expect(await countRows(database)).toEqual(empty);
    expect(() => readFileSync(file.replace("deals.csv", "report.csv"))).toThrow("ENOENT");
    const real = await runImport(database, file);
    expect({ ...dry, isDryRun: false, reportFile: real.reportFile }).toEqual(real);
    expect(real).toMatchObject({ created: 250, accountsCreated: 7, refusedRows: 1 });
  });

  it("stops between batches when asked, and the next run completes it", async () => {
    const database = await openFresh(provider);
    const rows = Array.from({ length: 600 }, (_, i) => `D${i},Company ${i},,,Proposal,,,,`);
    const file = writeCsv(csvOf(...rows));
    const stop = new AbortController();
    const stopped = await runImport(database, file, {
      signal: stop.signal,
      onProgress: ({ rows: done, of }) => {
        expect(of).toBe(600);
        if (done >= 100) stop.abort();
      },
    });
    expect(stopped.isStopped).toBe(true);
    expect(stopped.read).toBeLessThan(600);
    const { deals, accounts, history } = await countRows(database);
    expect({ deals, accounts, history }).toEqual({
      ...{ deals: stopped.created, accounts: stopped.created, history: stopped.created },
    });
    const rest = await runImport(database, file);
    expect(rest).toMatchObject({ isStopped: false, unchanged: deals, created: 600 - deals });
    expect(await countRows(database)).toMatchObject({ deals: 600, accounts: 600, history: 600 });
  });

  it("lets two imports of one file run at once without a deal twice", async () => {
    const database = await openFresh(provider);
    const rows = Array.from({ length: 300 }, (_, i) => `D${i},Company ${i % 50},Core,,Proposal,,,,`);
    const file = writeCsv(csvOf(...rows));
    const both = await Promise.all([
      runImport(database, file, { reportFile: null }),
      runImport(database, file, { reportFile: null }),
    ]);
    const sum = (pick: "created" | "unchanged" | "accountsCreated") => both[0][pick] + both[1][pick];
    expect([sum("created"), sum("unchanged"), sum("accountsCreated")]).toEqual([300, 300, 50]);
    expect(await countRows(database)).toMatchObject({ ledgers: 1, deals: 300, accounts: 50, history: 300 });
  });

  it("keeps facts about accounts and follows them when they change", async () => {
    const database = await openFresh(provider);
    const options = { attributes: "sector=sectors.csv:company:sector" };
    const file = writeCsv(csvOf("A1,Acme,,,Proposal,,,,", "A2,Acme,,,Proposal,,,,"));
    const sectors = file.replace("deals.csv", "sectors.csv");
    for (const sector of ["retail", "technolgy"]) {
      writeFileSync(sectors, `company,sector\nAcme,${sector}\n`);
      await runImport(database, file, options);
      const facts = await database.db.attribute.findMany({ select: { key: true, value: true } });
      expect(facts).toEqual([{ key: "sector", value: sector }]);
    }
  });
});
