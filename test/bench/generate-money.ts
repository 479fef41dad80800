import { addDays, type Day } from "../../src/core/day.ts";
import type { Period } from "../../src/core/period.ts";
import { generateHistory, pick, type Run, type Sizes, yearsOfHistory } from "./generate-history.ts";
import type { SeededLedger } from "./seed-ledger.ts";

/** Rows of the money's ledger: what generateHistory takes, and spend. */
export type MoneySizes = Sizes & { spend: number };

export const products = ["Core", "Cloud", "Service", "Edge"];
export const divisions = ["EMEA", "Americas", "APAC"];
/** So many campaigns has each source. */
export const campaignsPerSource = 20;
const leadsPerAccount = 20;
const regions = ["Africa", "Asia", "Europe", "Oceania", "South America"];
const sectors = ["bank", "food", "health", "media", "retail", "software", "steel", "telecom"];

const numbers = (count: number) =>
  `WITH RECURSIVE n(i) AS (SELECT CAST(0 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < ${count - 1})`;
/** The number in an id such as "l12", as generateHistory makes them. */
const numberOf = (id: string) => `CAST(substr(${id}, 2) AS BIGINT)`;
const oneOf = (salt: number, words: readonly string[]) =>
  `CASE ${pick(salt, words.length)} ${words.map((word, at) => `WHEN ${at} THEN '${word}'`).join(" ")} END`;
const campaignOf = (salt: number) => `'c-' || "sourceId" || '-' || ${pick(salt, campaignsPerSource)}`;

/**
 * Adds to a generated history what money needs: accounts with three attributes, of twenty leads and two deals each; a
 * touch for every lead, and a second one for each fourth; a meeting for each deal; campaigns, product lines, divisions;
 * and spend of marketing's sources on any day, a tenth of it in euros, with a rate each week.
 */
export async function generateMoney(
  run: Run,
  ledger: SeededLedger,
  period: Pick<Period, "start" | "end">,
  sizes: MoneySizes,
): Promise<void> {
  await generateHistory(run, ledger, period, sizes);
  const { ledgerId, sources, teamIds } = ledger;
  const L = `'${ledgerId}'`;
  const from = addDays(period.start, -yearsOfHistory * 365);
  const days: Day[] = [];
  for (let day = from; day < period.end; day = addDays(day, 1)) days.push(day);
  const values = (rows: readonly string[]) => rows.map((row) => `(${row})`).join(", ");
  const named = (words: readonly string[], letter: string) =>
    values(words.map((word, at) => `'${letter}${at}', ${L}, '${word}', '${word.toLowerCase()}'`));
  await run(`INSERT INTO "ProductLine" ("id", "ledgerId", "name", "key") VALUES ${named(products, "p")}`);
  await run(`INSERT INTO "Division" ("id", "ledgerId", "name", "key") VALUES ${named(divisions, "v")}`);
  const campaigns = sources.flatMap(({ id }, of) =>
    Array.from({ length: campaignsPerSource }, (_, at) => {
      const start = days[Math.floor((days.length * (at + of / sources.length)) / campaignsPerSource)];
      return `'c-${id}-${at}', ${L}, '${id}', 'c ${of} ${at}', 'c ${of} ${at}', '${start}', 1`;
    }),
  );
  await run(
    `INSERT INTO "Campaign" ("id", "ledgerId", "sourceId", "name", "key", "startDay", "createdAt") VALUES ${values(campaigns)}`,
  );
  await run(`INSERT INTO "Account" ("id", "ledgerId", "name", "key", "createdAt") ${numbers(Math.ceil(sizes.leads / leadsPerAccount))}
    SELECT 'a' || i, ${L}, 'Company ' || i, 'company ' || i, 1 FROM n`);
  for (const [key, value] of [
    ["sector", oneOf(31, sectors)],
    ["region", oneOf(32, regions)],
    ["employees", `CAST(1 + ${pick(33, 5000)} AS TEXT)`],
  ]) {
    await run(`INSERT INTO "Attribute" ("id", "ledgerId", "accountId", "key", "value")
      SELECT '${key}' || n.i, ${L}, 'a' || n.i, '${key}', ${value} FROM (SELECT ${numberOf('"id"')} AS i FROM "Account" WHERE "ledgerId" = ${L}) n`);
  }
  const tagged = (salt: number) => `"campaignId" = ${campaignOf(salt)},
    "productLineId" = 'p' || ${pick(salt + 1, products.length)}, "divisionId" = 'v' || ${pick(salt + 2, divisions.length)}`;
  // a row's own number in place of n.i, which only statements that make rows have
  const own = (sql: string) => sql.replaceAll("n.i", numberOf('"id"'));
  await run(
    own(
      `UPDATE "Lead" SET ${tagged(41)}, "accountId" = 'a' || (n.i / ${leadsPerAccount}) WHERE "ledgerId" = ${L}`,
    ),
  );
  await run(own(`UPDATE "Deal" SET ${tagged(51)}, "accountId" = 'a' || (n.i / 2) WHERE "ledgerId" = ${L}`));
  const touch = `INSERT INTO "Touch" ("id", "ledgerId", "accountId", "leadId", "sourceId", "campaignId", "productLineId", "divisionId", "day", "createdAt")`;
  await run(`${touch} SELECT 't' || substr("id", 2), "ledgerId", "accountId", "id", "sourceId", "campaignId", "productLineId", "divisionId", "day", 1
    FROM "Lead" WHERE "ledgerId" = ${L}`);
  await run(`CREATE TABLE "BenchDay" ("i" BIGINT PRIMARY KEY, "day" TEXT)`);
  await run(`INSERT INTO "BenchDay" VALUES ${values(days.map((day, at) => `${at}, '${day}'`))}`);
  await run(`CREATE TABLE "BenchSource" ("i" BIGINT PRIMARY KEY, "sourceId" TEXT)`);
  await run(`INSERT INTO "BenchSource" VALUES ${values(sources.map(({ id }, at) => `${at}, '${id}'`))}`);
  await run(`${touch} ${numbers(Math.ceil(sizes.leads / 4))}
    SELECT 'u' || n.i, ${L}, 'a' || (n.i / ${leadsPerAccount / 4}), NULL, "sourceId", ${campaignOf(61)}, NULL, NULL, d."day", 2
    FROM n JOIN "BenchDay" d ON d."i" = ${pick(62, days.length)} JOIN "BenchSource" s ON s."i" = ${pick(63, sources.length)}`);
  const outcome = `CASE WHEN ${own(pick(71, 10))} < 4 THEN 'accepted' WHEN ${own(pick(71, 10))} < 8 THEN 'held' ELSE 'no-show' END`;
  await run(`INSERT INTO "Meeting" ("id", "ledgerId", "dealId", "bookedDay", "isSalesReady", "outcome", "heldDay", "acceptedDay", "createdAt")
    SELECT 'm' || substr("id", 2), "ledgerId", "id", "salesReadyDay", TRUE, o, CASE WHEN o = 'no-show' THEN NULL ELSE "salesReadyDay" END,
      CASE o WHEN 'accepted' THEN "salesReadyDay" END, 1 FROM (SELECT "id", "ledgerId", "salesReadyDay", ${outcome} AS o FROM "Deal" WHERE "ledgerId" = ${L}) d`);
  const marketing = sources.filter(({ teamId }) => teamId === teamIds[0]).length;
  await run(`INSERT INTO "Spend" ("id", "ledgerId", "campaignId", "productLineId", "divisionId", "day", "amountMinor", "currency", "createdAt") ${numbers(sizes.spend)}
    SELECT 's' || n.i, ${L}, ${campaignOf(81)}, 'p' || ${pick(82, products.length)}, 'v' || ${pick(83, divisions.length)}, d."day",
      10000 * (1 + ${pick(84, 500)}), CASE WHEN n.i % 10 = 0 THEN 'EUR' ELSE 'USD' END, 1
    FROM n JOIN "BenchDay" d ON d."i" = ${pick(85, days.length)} JOIN "BenchSource" s ON s."i" = ${pick(86, marketing)}`);
  await run(`INSERT INTO "Rate" ("id", "ledgerId", "currency", "day", "rate", "setBy", "setAt")
    SELECT 'r' || "i", ${L}, 'EUR', "day", '1.' || (10 + "i" % 20), 'U0', 1 FROM "BenchDay" WHERE "i" % 7 = 0`);
  await run(`DROP TABLE "BenchDay"`);
  await run(`DROP TABLE "BenchSource"`);
}
