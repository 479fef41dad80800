// A year of a real sales team's pipeline, imported and then asked for in Slack. The data set is not part of the
// project: the test runs where it stands beside it, and says so where it does not.
import { existsSync } from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import { importOtherFilesFirst, importPipeline, pipelineFile } from "../features/import/import-pipeline.ts";
import { providers } from "../support/databases.ts";
import type { Office } from "../support/roundtrip.ts";
import { checkCrmProfile } from "./check-crm-profile.ts";
import { inOffice } from "./in-office.ts";
import { rowOf } from "./read-table.ts";

const isMissing = !existsSync(pipelineFile);

describe.each(providers)("a year of a real pipeline, on %s", { timeout: 60_000 }, (provider) => {
  const { office } = inOffice(provider);
  beforeEach((ctx) => {
    if (isMissing) console.info(`skipped on ${provider}: no ../shared/data/crm beside the project`);
    ctx.skip(isMissing, "no ../shared/data/crm beside the project");
  });

  it("is counted as the file counts, and a second run changes nothing", () =>
    importPipeline(office().services.database, office().slack.team.id));

  it("is shown as its file counts it", async () => {
    const { slack, services } = office();
    const { database } = services;
    const ask = (text: string) =>
      slack.say({ user: "marketer", channel: "pipeline", text: `/funnel ${text}`, waitMs: 8000 });

    const all = await ask("2016-10-01..2017-12-31");
    // 8,800 deals, 500 of them undated: 4,238 won + 2,473 lost + 1,589 open are sales-ready, 4,238 of 6,711 won
    expect(all.text).toContain(
      "8300 sales-ready meetings; 4238 won of 6711 closed (63 %), worth $10,005,534.",
    );
    expect(rowOf(all, "Lost")).toEqual(["Lost", "2473", "–"]);
    expect(rowOf(all, "Open")).toEqual(["Open", "1589", "–"]); // 2,089 − 500
    expect(rowOf(all, "Sales cycle").slice(0, 2)).toEqual(["Sales cycle", "n = 4238"]);
    expect(rowOf(all, "Sales cycle")[2]).toContain("57 days (");
    expect(all.text).toContain("Undated: 500 open deals not yet sales-ready, in no period");

    const divisions = await ask("2016-10-01..2017-12-31 by division");
    expect(rowOf(divisions, "Central").slice(2, 5)).toEqual(["1629", "975", "63 %"]); // of 2,604
    expect(rowOf(divisions, "East").slice(2, 5)).toEqual(["1171", "687", "63 %"]); // of 1,858
    expect(rowOf(divisions, "West").slice(2, 5)).toEqual(["1438", "811", "64 %"]); // of 2,249
    expect(rowOf(divisions, "Total").slice(1, 5)).toEqual(["8300", "4238", "2473", "63 %"]);

    const inYear = (day: string) => `d."${day}" >= '2016-10-01' AND d."${day}" < '2018-01-01'`;
    const expected = async (name: string, join: string) => {
      const [rows = []] = await database.ask([
        {
          sql: `SELECT ${name} AS name, count(CASE WHEN ${inYear("salesReadyDay")} THEN 1 END) AS meetings,
              count(CASE WHEN d."status" = 'won' AND ${inYear("closedDay")} THEN 1 END) AS won,
              count(CASE WHEN d."status" = 'lost' AND ${inYear("closedDay")} THEN 1 END) AS lost
            FROM "Deal" d ${join} GROUP BY 1`,
          params: [],
        },
      ]);
      return rows.map(({ name, meetings, won, lost }) => [name, meetings, won, lost].map(String));
    };
    const attribute = (key: string) =>
      `LEFT JOIN "Account" c ON c."id" = d."accountId" LEFT JOIN "Attribute" a ON a."accountId" = c."id" AND a."key" = '${key}'`;
    const splits = [
      {
        by: "sector",
        rows: await expected(`COALESCE(a."value", 'No sector')`, attribute("sector")),
        many: 11,
      },
      {
        by: '"Employees"',
        rows: await expected(`COALESCE(a."value", 'No employees')`, attribute("employees")),
        many: 5,
      },
      {
        by: "product",
        rows: await expected('p."name"', 'JOIN "ProductLine" p ON p."id" = d."productLineId"'),
        many: 7,
      },
    ];
    for (const { by, rows, many } of splits) {
      const shown = await ask(`2016-10-01..2017-12-31 by ${by}`);
      expect(rows).toHaveLength(many);
      for (const row of rows) expect(rowOf(shown, row[0] ?? "").slice(0, 4)).toEqual(row);
    }

    const quarter = await ask("2017-Q1");
    expect(quarter.text).toContain("531 won of 647 closed (82 %)");

    const cohort = await ask("2017-Q1 cohort");
    expect(cohort.text).toMatch(
      /2017-Q1: of 1619 sales-ready meetings, 898 won to date \(55 %\), worth \$[\d,]+; 297 still open\./,
    ); // 898 + 424 + 297 = 1,619
    expect(rowOf(cohort, "Lost")).toEqual(["Lost", "424", "–"]);
    expect(cohort.text).not.toMatch(/\bleads\b/);
  });

  it("is measured against commitments as a query of its own measures it", () => checkScorecard(office()));

  it("tells who buys and what to think of invented spend, with reasons where it is too little", () =>
    checkCrmProfile(office()));

  it("meets no company and no product that the other files have not brought", () =>
    importOtherFilesFirst(office().services.database, office().slack.team.id));
});

/** What a query that knows nothing of ours counts in 2017-Q2: by office in place of teams, each from the deals themselves. */
const quarterByOffice = `
  SELECT v."name" AS office,
    sum(CASE WHEN d."salesReadyDay" BETWEEN '2017-04-01' AND '2017-06-30' THEN 1 ELSE 0 END) AS meetings,
    sum(CASE WHEN d."stage" IS NULL AND d."amountMinor" > 0 AND d."closedDay" BETWEEN '2017-04-01' AND '2017-06-30' THEN 1 ELSE 0 END) AS deals,
    CAST(sum(CASE WHEN d."closedDay" BETWEEN '2017-04-01' AND '2017-06-30' THEN COALESCE(d."amountMinor", 0) ELSE 0 END) AS BIGINT) AS revenue
  FROM "Deal" d JOIN "Division" v ON v."id" = d."divisionId" GROUP BY v."name"`;

/** The scorecard of 2017-Q2, with Central's deals as Marketing's, East's as Sales', West's as nobody's. */
async function checkScorecard(office: Office): Promise<void> {
  const { db } = office.services.database;
  const teams = [
    { team: "Marketing", from: "Central" },
    { team: "Sales", from: "East" },
  ];
  for (const { team, from } of teams) {
    const { id } = await db.team.findFirstOrThrow({ where: { name: team } });
    const division = await db.division.findFirstOrThrow({ where: { name: from } });
    await db.deal.updateMany({ where: { divisionId: division.id }, data: { teamId: id } });
  }
  const [rows = []] = await office.services.database.ask([{ sql: quarterByOffice, params: [] }]);
  const of = (name: string, what: "meetings" | "deals" | "revenue") =>
    BigInt(rows.find((row) => row.office === name)?.[what] ?? 0n);
  const sum = (what: "meetings" | "deals" | "revenue") =>
    of("Central", what) + of("East", what) + of("West", what);
  const say = async (user: "admin" | "marketer", text: string) => {
    office.clock.forward(1000);
    return office.slack.say({ user, channel: "pipeline", text, waitMs: 8000 });
  };
  for (const line of [
    ...["target 4000 meetings", "set marketing 40% of meetings", "set sales 25% of meetings"],
    ...["set sales 500 deals", "set sales $1m revenue"],
  ])
    await say("admin", `/commit ${line} 2017-Q2`);

  const meetings = await say("marketer", "/scorecard meetings 2017-Q2");
  const shares = ["Marketing", "Sales", "Unsourced"].map((label) => rowOf(meetings, label));
  expect(shares.map((row) => row[1])).toEqual([
    `${of("Central", "meetings")} / 1600`, // 40 % of 4,000
    `${of("East", "meetings")} / 1000`,
    String(of("West", "meetings")),
  ]);
  const percents = shares.map((row) => Number.parseInt(row[2] ?? "", 10));
  expect(percents.reduce((all, percent) => all + percent, 0)).toBe(100);
  for (const [index, name] of ["Central", "East", "West"].entries()) {
    const exact = (100 * Number(of(name, "meetings"))) / Number(sum("meetings"));
    expect(Math.abs((percents[index] ?? 0) - exact)).toBeLessThan(1);
  }
  // The quarter is over: expected 100 %, so that the pace is the attainment.
  expect(shares[0]?.[3]).toBe((Number(of("Central", "meetings")) / 1600).toFixed(2));

  const deals = await say("marketer", "/scorecard deals 2017-Q2");
  expect(rowOf(deals, "Sales")[1]).toBe(`${of("East", "deals")} / 500`);
  expect(deals.text).toContain(`unsourced: ${of("West", "deals")} deals`);
  const dollars = (cents: bigint) => `$${(Number(cents) / 100).toLocaleString("en-US")}`;
  const own = await say("marketer", "/roundtrip why revenue.sales 2017-Q2");
  expect(own.text).toContain(
    `${of("East", "deals")} records, together ${dollars(of("East", "revenue"))} revenue`,
  );
  const all = await say("marketer", "/roundtrip why revenue:total 2017-Q2");
  expect(all.text).toContain(`${sum("deals")} records, together ${dollars(sum("revenue"))} revenue`);
}
