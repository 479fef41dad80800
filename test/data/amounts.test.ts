import { describe, expect, test } from "vitest";
import { openDatabase } from "../../src/data/client.ts";
import { freshDatabase, providers } from "../support/databases.ts";
import { workspace } from "../support/sqlite-faults.ts";

describe.each(providers)("amounts on %s", (provider) => {
  // 2^31 cents, the first that Prisma's Int has no place for; 2^53 + 1, the first that a JavaScript number has not
  test.each([2_147_483_648n, 9_007_199_254_740_993n])(
    "%s minor units are kept as they are",
    async (amountMinor) => {
      const { url, drop } = await freshDatabase(provider);
      const database = await openDatabase({ url });
      const { db } = database;
      await db.workspace.create(workspace("T1"));
      const ledger = {
        id: "ledger",
        workspaceId: "T1",
        key: "default",
        name: "Acme",
        currency: "USD",
        timeZone: "UTC",
      };
      await db.ledger.create({ data: { ...ledger, createdAt: 1n } });
      const deal = {
        id: "deal",
        ledgerId: "ledger",
        status: "won",
        currency: "USD",
        createdAt: 1n,
        amountMinor,
      };
      await db.deal.create({ data: deal });
      expect(await db.deal.findFirst({ select: { amountMinor: true } })).toEqual({ amountMinor });
      expect(await database.ask([{ sql: `SELECT "amountMinor" FROM "Deal"`, params: [] }])).toEqual([
        [{ amountMinor }],
      ]);
      await database.close();
      await drop();
    },
  );
});

test("a column of Prisma's Int refuses $21,474,836.48", async () => {
  const { url, drop } = await freshDatabase("postgresql");
  const database = await openDatabase({ url });
  const asked = database.db.$queryRaw`SELECT CAST(${2_147_483_648n} AS INTEGER) AS "cents"`;
  await expect(asked).rejects.toThrow("out of range");
  await database.close();
  await drop();
});
