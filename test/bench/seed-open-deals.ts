import Sqlite from "better-sqlite3";
import { v7 } from "uuid";
import { addDays, dayAt } from "../../src/core/day.ts";
import { normaliseName } from "../../src/core/names.ts";
import { type SeededLedger, userId } from "./seed-ledger.ts";

const salesReadyDaysAgo = 60;

/** The company of the n-th prepared deal. */
export const companyOf = (n: number): string => `Company ${n}`;

/** Prepares `count` accounts in a SQLite file, each with one open, sourced deal, sales-ready 60 days before `now`. */
export function seedOpenDeals(
  path: string,
  ledger: SeededLedger,
  given: { count: number; now: number },
): void {
  const { count, now } = given;
  const connection = new Sqlite(path);
  const account = connection.prepare(
    `INSERT INTO "Account" ("id", "ledgerId", "name", "key", "createdAt") VALUES (?, ?, ?, ?, ?)`,
  );
  const deal = connection.prepare(
    `INSERT INTO "Deal" ("id", "ledgerId", "accountId", "sourceId", "teamId", "ownerUserId", "status", "salesReadyDay", "currency", "createdAt", "createdBy")
     VALUES (?, ?, ?, ?, ?, ?, 'open', ?, 'USD', ?, ?)`,
  );
  const readyDay = addDays(dayAt(now, "UTC"), -salesReadyDaysAgo);
  connection.transaction(() => {
    for (let n = 0; n < count; n += 1) {
      const source = ledger.sources[n % ledger.sources.length];
      const accountId = v7();
      const name = companyOf(n);
      account.run(accountId, ledger.ledgerId, name, normaliseName(name), now);
      deal.run(
        ...[v7(), ledger.ledgerId, accountId, source?.id, source?.teamId],
        ...[userId, readyDay, now, userId],
      );
    }
  })();
  connection.close();
}
