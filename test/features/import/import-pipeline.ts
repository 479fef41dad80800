// A year of a real sales team's pipeline, whose counts are known from the file itself. Importing it takes seconds: once
// for this and for what people see of it (funnel-oracle.test.ts).
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import { median } from "../../../src/core/quantile.ts";
import type { Param } from "../../../src/data/ask.ts";
import type { Database } from "../../../src/data/client.ts";
import { sqlDaysBetween } from "../../../src/data/dialect.ts";
import { countRows, runImport } from "./run-import.ts";

const folder = fileURLToPath(new URL("../../../../shared/data/crm/", import.meta.url));

/** Where the pipeline stands when it stands beside the project. */
export const pipelineFile = `${folder}sales_pipeline.csv`;
const options = {
  map: "id=opportunity_id,company=account,product=product,owner=sales_agent,stage=deal_stage,salesReady=engage_date,closed=close_date,amount=close_value",
  stages: "Won=won,Lost=lost,Engaging=open,Prospecting=open",
  dateFormat: "M/D/YYYY",
  alias: "GTXPro=GTX Pro",
  lookup: "division=sales_teams.csv:sales_agent:regional_office",
  attributes: "sector=accounts.csv:account:sector",
  reportFile: null,
};

const accountOptions = {
  ...{ kind: "accounts" as const, map: "id=account,name=account", stages: null, reportFile: null },
  ...{ bands: "employees=50,200,1000" },
  attributes: "sector=sector,employees=employees,office=office_location",
} as const;
const productOptions = { kind: "products", map: "name=product", stages: null, reportFile: null } as const;

/** Imports the pipeline into an empty database: it is counted as the file counts, and a second run changes nothing. */
export async function importPipeline(database: Database, workspaceId: string): Promise<void> {
  const { provider } = database;
  const summary = await runImport(database, pipelineFile, { ...options, workspaceId });
  expect(summary).toMatchObject({
    ...{ read: 8800, created: 8800, unchanged: 0, changed: 0, leftAlone: 0, refusedRows: 0, refused: [] },
    ...{ dataErrors: [], unmatchedSources: [], accountsCreated: 85 },
    ...{ productLinesCreated: 7, divisionsCreated: 3, isNewLedger: true, isStopped: false },
  });

  const ask = async (sql: string, ...params: Param[]) => (await database.ask([{ sql, params }]))[0] ?? [];
  const countDeals = async (where: string) =>
    (await ask(`SELECT count(*) AS n FROM "Deal" d WHERE ${where}`))[0]?.n;

  expect(await ask(`SELECT "status", count(*) AS n FROM "Deal" GROUP BY 1 ORDER BY 1`)).toEqual([
    { status: "lost", n: 2473n },
    { status: "open", n: 2089n },
    { status: "won", n: 4238n },
  ]);
  expect(await ask(`SELECT CAST(sum("amountMinor") AS BIGINT) AS cents FROM "Deal"`)).toEqual([
    { cents: 1_000_553_400n }, // $10,005,534
  ]);
  const days = sqlDaysBetween(provider, '"salesReadyDay"', '"closedDay"');
  const cycles = await ask(`SELECT ${days} AS days FROM "Deal" WHERE "status" = 'won'`);
  expect(median(cycles.map((row) => Number(row.days)))).toBe(57);
  expect(
    await ask(
      `SELECT v."name" AS name, count(CASE WHEN d."status" = 'won' THEN 1 END) AS won,
        count(CASE WHEN d."status" = 'lost' THEN 1 END) AS lost
      FROM "Deal" d JOIN "Division" v ON v."ledgerId" = d."ledgerId" AND v."id" = d."divisionId" GROUP BY 1 ORDER BY 1`,
    ),
  ).toEqual([
    { name: "Central", won: 1629n, lost: 975n },
    { name: "East", won: 1171n, lost: 687n },
    { name: "West", won: 1438n, lost: 811n },
  ]);
  const lines = await ask(
    `SELECT p."name" AS name, count(*) AS n FROM "Deal" d
    JOIN "ProductLine" p ON p."ledgerId" = d."ledgerId" AND p."id" = d."productLineId" GROUP BY 1`,
  );
  expect(lines.find((row) => row.name === "GTX Pro")?.n).toBe(1480n); // every one by its alias
  expect(lines.find((row) => row.name === "GTXPro")).toBeUndefined();

  const closed = `"closedDay" >= '2017-01-01' AND "closedDay" < '2017-04-01'`;
  expect(await countDeals(`${closed} AND "status" IN ('won', 'lost')`)).toBe(647n);
  expect(await countDeals(`${closed} AND "status" = 'won'`)).toBe(531n);
  const ready = `"salesReadyDay" >= '2017-01-01' AND "salesReadyDay" < '2017-04-01'`;
  expect(
    await ask(`SELECT "status", count(*) AS n FROM "Deal" WHERE ${ready} GROUP BY 1 ORDER BY 1`),
  ).toEqual([
    { status: "lost", n: 424n },
    { status: "open", n: 297n },
    { status: "won", n: 898n },
  ]);
  expect(await countDeals(`"salesReadyDay" IS NULL AND "stage" = 'Prospecting'`)).toBe(500n);
  expect(await countDeals(`"salesReadyDay" IS NULL`)).toBe(500n);
  expect(await countDeals(`"accountId" IS NULL`)).toBe(1425n);
  expect(await ask(`SELECT count(*) AS n FROM "Attribute" WHERE "value" = 'technolgy'`)).toEqual([
    { n: 12n }, // the data's own spelling, kept
  ]);

  const before = await countRows(database);
  const again = await runImport(database, pipelineFile, { ...options, workspaceId });
  expect(again).toMatchObject({ read: 8800, created: 0, unchanged: 8800, changed: 0, accountsCreated: 0 });
  expect(await countRows(database)).toEqual(before);

  const accounts = await runImport(database, `${folder}accounts.csv`, { ...accountOptions, workspaceId });
  expect(accounts).toMatchObject({ created: 0, changed: 85, refusedRows: 0, dataErrors: [] });
  const products = await runImport(database, `${folder}products.csv`, { ...productOptions, workspaceId });
  expect(products).toMatchObject({ created: 0, refusedRows: 0 });
}

/** Imports the other files first, into a ledger of its own: every company and product of the pipeline is known from them. */
export async function importOtherFilesFirst(database: Database, workspaceId: string): Promise<void> {
  const into = { workspaceId, ledgerName: "Beside" };
  const accounts = await runImport(database, `${folder}accounts.csv`, { ...accountOptions, ...into });
  expect(accounts).toMatchObject({ created: 85, refusedRows: 0, dataErrors: [] });
  const products = await runImport(database, `${folder}products.csv`, { ...productOptions, ...into });
  expect(products).toMatchObject({ created: 7, refusedRows: 0 });
  const deals = await runImport(database, pipelineFile, { ...options, ...into, isDryRun: true });
  expect(deals).toMatchObject({ created: 8800, accountsCreated: 0, productLinesCreated: 0 });
}
