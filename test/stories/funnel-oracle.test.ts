// A year of a real sales team's pipeline, imported and then asked for in Slack. The data set is not part of the
// project: the test runs where it stands beside it, and says so where it does not.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { runImport } from "../features/import/run-import.ts";
import { providers } from "../support/databases.ts";
import { openOffice } from "../support/roundtrip.ts";
import { rowOf } from "./read-table.ts";

const file = fileURLToPath(new URL("../../../shared/data/crm/sales_pipeline.csv", import.meta.url));

it.for(providers)(
  "shows a year of a real pipeline as its file counts it, on %s",
  {
    timeout: 60_000,
  },
  async (provider, ctx) => {
    const isMissing = !existsSync(file);
    if (isMissing) console.info(`skipped on ${provider}: no ../shared/data/crm beside the project`);
    ctx.skip(isMissing, "no ../shared/data/crm beside the project");
    const office = await openOffice(provider);
    const { database } = office.services;
    const beside = (name: string) => file.replace("sales_pipeline.csv", name);
    const accounts = await runImport(database, beside("accounts.csv"), {
      ...{ kind: "accounts", map: "id=account,name=account", stages: null, reportFile: null },
      ...{ workspaceId: office.slack.team.id, bands: "employees=50,200,1000" },
      attributes: "sector=sector,employees=employees,office=office_location",
    });
    expect(accounts).toMatchObject({ created: 85, refusedRows: 0, dataErrors: [] });
    const products = await runImport(database, beside("products.csv"), {
      ...{ kind: "products", map: "name=product", stages: null, reportFile: null },
      workspaceId: office.slack.team.id,
    });
    expect(products).toMatchObject({ created: 7, refusedRows: 0 });
    const deals = await runImport(database, file, {
      workspaceId: office.slack.team.id,
      map: "id=opportunity_id,company=account,product=product,owner=sales_agent,stage=deal_stage,salesReady=engage_date,closed=close_date,amount=close_value",
      stages: "Won=won,Lost=lost,Engaging=open,Prospecting=open",
      dateFormat: "M/D/YYYY",
      alias: "GTXPro=GTX Pro",
      lookup: "division=sales_teams.csv:sales_agent:regional_office",
      reportFile: null,
    });
    // Every company and product of the pipeline is known from the other files.
    expect(deals).toMatchObject({ created: 8800, accountsCreated: 0, productLinesCreated: 0 });
    const ask = (text: string) =>
      office.slack.say({ user: "marketer", channel: "pipeline", text: `/funnel ${text}`, waitMs: 8000 });

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

    expect(office.slack.violations()).toEqual([]);
    expect(office.failures()).toEqual([]);
    await office.close();
  },
);
