import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "../../src/data/client.ts";
import { migrate } from "../../src/data/migrate.ts";
import { listMigrations, migrationsFolder } from "../../src/data/migrations.ts";
import { emptyDatabase, type FreshDatabase, providers } from "../support/databases.ts";

/** Records of the first version, each linked to the one before. */
const records = `
  INSERT INTO "Workspace" ("id", "createdAt") VALUES ('T1', 1);
  INSERT INTO "Ledger" ("id", "workspaceId", "key", "name", "currency", "timeZone", "createdAt") VALUES ('L1', 'T1', 'default', 'Ours', 'EUR', 'Europe/Berlin', 1);
  INSERT INTO "ChannelBinding" ("workspaceId", "channelId", "ledgerId") VALUES ('T1', 'C1', 'L1');
  INSERT INTO "Team" ("id", "ledgerId", "name", "key", "kind", "position") VALUES ('M', 'L1', 'Marketing', 'marketing', 'marketing', 0);
  INSERT INTO "Source" ("id", "ledgerId", "teamId", "name", "key") VALUES ('S1', 'L1', 'M', 'webinar', 'webinar');
  INSERT INTO "Account" ("id", "ledgerId", "name", "key", "createdAt") VALUES ('A1', 'L1', 'Acme', 'acme', 1);
  INSERT INTO "Lead" ("id", "ledgerId", "accountId", "sourceId", "day", "createdAt") VALUES ('D0', 'L1', 'A1', 'S1', '2026-01-02', 1);
  INSERT INTO "Deal" ("id", "ledgerId", "accountId", "originLeadId", "sourceId", "teamId", "status", "salesReadyDay", "amountMinor", "currency", "createdAt")
    VALUES ('D1', 'L1', 'A1', 'D0', 'S1', 'M', 'open', '2026-02-03', 12000000, 'EUR', 1);
  INSERT INTO "Meeting" ("id", "ledgerId", "dealId", "bookedDay", "isSalesReady", "outcome", "createdAt") VALUES ('M1', 'L1', 'D1', '2026-02-03', true, 'booked', 1);
  INSERT INTO "Commitment" ("id", "ledgerId", "teamId", "quarter", "startDay", "endDay", "metric", "shareBp", "setBy", "setAt")
    VALUES ('C1', 'L1', 'M', '2026-Q1', '2026-01-01', '2026-04-01', 'meetings', 5000, 'U1', 1)`;

describe.each(providers)("a database of the first version, on %s", (provider) => {
  let fresh: FreshDatabase;
  let folder: string;

  beforeEach(async () => {
    fresh = await emptyDatabase(provider);
    folder = mkdtempSync(join(tmpdir(), "roundtrip-first-"));
  });
  afterEach(async () => {
    rmSync(folder, { recursive: true });
    await fresh.drop();
  });

  test("keeps every record and link when it is brought up to this one", async () => {
    const [first, ...later] = listMigrations(provider).map(({ name }) => name);
    cpSync(join(migrationsFolder, provider, String(first)), join(folder, provider, String(first)), {
      recursive: true,
    });
    await migrate(fresh.url, folder);
    const old = await openDatabase({ url: fresh.url });
    for (const sql of records.split(";\n")) await old.db.$executeRawUnsafe(sql);
    await old.close();

    expect(await migrate(fresh.url)).toEqual(later);
    const { db, close } = await openDatabase({ url: fresh.url });
    const deal = await db.deal.findUniqueOrThrow({
      where: { id: "D1" },
      include: { originLead: true, account: true, source: { include: { team: true } }, meetings: true },
    });
    expect(deal).toMatchObject({
      amountMinor: 12_000_000n,
      leadQuality: null,
      originLead: { day: "2026-01-02", status: "open", version: 1 },
      account: { name: "Acme", externalId: null },
      source: { isRetired: false, team: { name: "Marketing", isRetired: false } },
      meetings: [{ outcome: "booked", heldDay: null }],
    });
    expect(await db.ledger.findMany({ include: { commitments: true, bindings: true } })).toMatchObject([
      {
        ...{ currency: "EUR", lookBackMonths: 12, meetingsCount: "booked" },
        commitments: [{ shareBp: 5000, signedBy: null }],
        bindings: [{ channelId: "C1", teamId: null }],
      },
    ]);
    await close();
  });
});
