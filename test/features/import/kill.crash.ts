import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { v7 } from "uuid";
import { expect, it, onTestFinished } from "vitest";
import { type Database, openDatabase } from "../../../src/data/client.ts";
import { importRecords } from "../../../src/features/import/import-records.ts";
import { bytesInput } from "../../../src/features/import/read-csv.ts";
import { freshDatabase, providers } from "../../support/databases.ts";
import { leadsInput } from "./leads-input.ts";
import { writeCsv } from "./run-import.ts";

const script = fileURLToPath(new URL("import-until-killed.ts", import.meta.url));
const seed = 20261125;

/** The same numbers from 1 to 20 each time (Lehmer's generator). */
function* randomNumbers(): Generator<number, never> {
  for (let state = seed; ; state = (state * 48_271) % 2_147_483_647) yield 1 + (state % 20);
}

// 150 people at 90 companies come back four times: leads, and touches of them.
const day = (n: number) => `2026-0${1 + (n % 9)}-1${n % 10}`;
const rows = Array.from(
  { length: 600 },
  (_, n) => `L${n},Company ${(n % 150) % 90},Person ${n % 150},${["webinar", "Fair", ""][n % 3]},${day(n)}`,
);
const text = ["id,company,name,source,day", ...rows].join("\n");

const given = (database: Database) => ({ database, newId: () => v7(), clock: () => Date.now() });

/** Everything that an import of leads writes, without ids and instants. */
async function contentOf({ db }: Database) {
  const names = { account: { select: { name: true } }, contact: { select: { name: true } } } as const;
  const select = {
    externalId: true,
    day: true,
    source: { select: { name: true } },
    version: true,
    ...names,
  } as const;
  const orderBy = { externalId: "asc" } as const;
  return {
    leads: await db.lead.findMany({ select, orderBy }),
    touches: await db.touch.findMany({
      select: { ...select, lead: { select: { externalId: true } } },
      orderBy,
    }),
    counts: [
      await db.account.count(),
      await db.contact.count(),
      await db.source.count(),
      await db.history.count(),
    ],
  };
}

it.each(providers)(
  "an import that was killed three times is completed by the next run, on %s",
  { timeout: 120_000 },
  async (provider) => {
    const [killed, whole] = [await freshDatabase(provider), await freshDatabase(provider)];
    const [database, other] = [await openDatabase(killed), await openDatabase(whole)];
    onTestFinished(async () => {
      await Promise.all([database.close(), other.close()]);
      await Promise.all([killed.drop(), whole.drop()]);
    });
    const file = writeCsv(text);
    const numbers = randomNumbers();
    for (let run = 0; run < 3; run += 1) {
      const killAt = String(numbers.next().value);
      const child = spawn(process.execPath, [script, killed.url, file, killAt], { stdio: "ignore" });
      expect(await once(child, "close"), `killed before write ${killAt}, seed ${seed}`).toEqual([
        null,
        "SIGKILL",
      ]);
    }
    const input = leadsInput(bytesInput("leads.csv", Buffer.from(text)));
    const completed = await importRecords(given(database), input);
    expect(completed).toMatchObject({
      read: 600,
      refusedRows: 0,
      changed: 0,
      leftAlone: 0,
      isStopped: false,
    });
    expect(completed.created).toBeGreaterThan(0);
    await importRecords(given(other), input);
    expect(await contentOf(database)).toEqual(await contentOf(other));
    expect(await importRecords(given(database), input)).toMatchObject({ created: 0, unchanged: 600 });
  },
);
