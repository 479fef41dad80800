import { describe, expect, it } from "vitest";
import type { ImportKind } from "../../../src/core/import-kinds.ts";
import type { Database } from "../../../src/data/client.ts";
import type { ImportInput } from "../../../src/features/import/import-records.ts";
import { providers } from "../../support/databases.ts";
import { openFresh, runImport, writeCsv } from "./run-import.ts";

/** A file as the system writes it, every cell in quotes. */
const exported = (...rows: string[]) =>
  rows
    .map((row) =>
      row
        .split("|")
        .map((cell) => `"${cell}"`)
        .join(","),
    )
    .join("\r\n");

const salesforce: [ImportKind, string][] = [
  [
    "accounts",
    exported("Id|Name|Industry|NumberOfEmployees|BillingCountry", "001A|Acme Inc|Retail|250|Germany"),
  ],
  [
    "spend",
    exported(
      "Id|Name|Type|StartDate|ActualCost",
      "701A|Spring Webinar|Webinar|2026-01-10|4000.0",
      "701B|Old list|Purchased List|2026-01-11|0.0",
    ),
  ],
  [
    "deals",
    exported(
      "Id|AccountId|Name|StageName|Amount|CloseDate|CreatedDate|LeadSource|CampaignId|IsWon|IsClosed",
      "006A|001A|Acme - 1|Closed Won|120000.0|2026-05-02|2026-02-20T23:30:00.000+0000|Web|701A|true|true",
      "006B|001A|Acme - 2|Closed Lost|5000.0|2026-05-03|2026-02-21T08:00:00.000+0000|Phone Inquiry||false|true",
      "006C|001A|Acme - 3|Negotiation/Review|7000.0|2026-12-31|2026-02-22T08:00:00.000+0000|||false|false",
    ),
  ],
  [
    "leads",
    exported(
      "Id|FirstName|LastName|Company|Email|Status|LeadSource|CreatedDate|IsConverted|ConvertedDate|ConvertedOpportunityId",
      "00QA|Jane|Doe|Acme Inc|jane@acme.com|Closed - Converted|Web|2026-01-15T10:00:00.000Z|true|2026-02-20|006A",
      "00QB|Joe|Roe|Globex|joe@globex.com|Working - Contacted|Web|2026-01-16T10:00:00.000Z|false||",
      "00QC|Max|Mustermann|Initech|max@initech.de|Closed - Converted|Other|2026-03-01T10:00:00.000Z|true|2026-03-02|006C",
    ),
  ],
  [
    "touches",
    exported(
      "Id|CampaignId|LeadId|ContactId|FirstRespondedDate",
      "00vA|701A|00QB||2026-01-20",
      "00vB|701A|00QA||2026-01-21",
    ),
  ],
];

const hubspot: [ImportKind, string][] = [
  ["accounts", exported("Record ID|Company name|Industry|Number of Employees", "9001|Acme Inc|RETAIL|250")],
  [
    "leads",
    exported(
      "Record ID|First Name|Last Name|Email|Company Name|Lifecycle Stage|Original Source|Create Date|Became a Lead Date|Became an Opportunity Date",
      "51|Jane|Doe|jane@acme.com|Acme Inc|Customer|Organic Search|2026-01-05 09:12|2026-01-08 11:30|2026-02-01 10:00",
      "52|Joe|Roe|joe@globex.com|Globex|Lead|Direct Traffic|2026-01-06 09:12||",
    ),
  ],
  [
    "deals",
    exported(
      "Record ID|Deal Name|Deal Stage|Amount|Close Date|Create Date|Original Source|Associated Company|Deal owner",
      "71|Acme new|Closed Won|120000|2026-05-02 10:00|2026-02-20 09:00|Organic Search|Acme Inc|Rita Rep",
      "72|Acme next|Appointment Scheduled||2026-12-31 10:00|2026-02-21 09:00||Acme Inc|Rita Rep",
      "73|Globex|Closed Lost|10|2026-05-04 10:00|2026-02-22 09:00|Offline Sources|Globex|",
    ),
  ],
];

async function importExport(
  database: Database,
  system: string,
  changed: Partial<ImportInput> = {},
  only?: ImportKind,
) {
  const files = system === "salesforce" ? salesforce : hubspot;
  const summaries = [];
  for (const [kind, text] of files) {
    if (only !== undefined && kind !== only) continue;
    const given = {
      kind,
      preset: system,
      map: null,
      stages: null,
      reportFile: null,
      timeZone: "Europe/Berlin",
    };
    summaries.push(await runImport(database, writeCsv(text, `${kind}.csv`), { ...given, ...changed }));
  }
  return summaries;
}

const dealsOf = (database: Database) =>
  database.db.deal.findMany({
    orderBy: { externalId: "asc" },
    select: {
      ...{ status: true, stage: true, salesReadyDay: true, closedDay: true, dueDay: true, amountMinor: true },
      ...{ account: true, source: true, campaign: true, team: true, originLead: true },
    },
  });

describe.each(providers)("ready mappings on %s", (provider) => {
  it("take a standard Salesforce export as it is, and again without a change", {
    timeout: 30_000,
  }, async () => {
    const database = await openFresh(provider);
    const summaries = await importExport(database, "salesforce");
    for (const each of summaries) expect(each).toMatchObject({ refusedRows: 0, isStopped: false });
    expect(summaries.map(({ created }) => created)).toEqual([1, 2, 3, 3, 2]);
    const [won, lost, open] = await dealsOf(database);
    expect(won).toMatchObject({
      ...{ status: "won", stage: null, closedDay: "2026-05-02", amountMinor: 12_000_000n },
      salesReadyDay: "2026-02-21", // 23:30 UTC is the next day in Berlin
      ...{ account: { name: "Acme Inc" }, campaign: { name: "Spring Webinar" }, source: { name: "webinar" } },
      ...{ team: { name: "Marketing" }, originLead: { externalId: "00QA", day: "2026-01-15" } },
    });
    expect(lost).toMatchObject({
      status: "lost",
      source: { name: "Phone Inquiry" },
      team: { name: "Sales" },
    });
    expect(open).toMatchObject({
      ...{ status: "open", stage: "Negotiation/Review", closedDay: null, dueDay: "2026-12-31" },
      ...{ source: null, originLead: { externalId: "00QC" } },
    });
    expect(summaries[3]).toMatchObject({ dealsJoined: 2, unmatchedSources: [{ text: "Other", count: 1 }] });
    expect(await database.db.attribute.count()).toBe(3);
    for (const again of await importExport(database, "salesforce")) {
      expect(again).toMatchObject({ created: 0, changed: 0, dealsJoined: 0 });
    }
  });

  it("take a standard HubSpot export; what --map says overrides a column", { timeout: 30_000 }, async () => {
    const database = await openFresh(provider);
    const summaries = await importExport(database, "hubspot");
    for (const each of summaries) expect(each).toMatchObject({ refusedRows: 0, dataErrors: [] });
    expect(summaries.map(({ created }) => created)).toEqual([1, 2, 3]);
    expect(await dealsOf(database)).toMatchObject([
      {
        status: "won",
        salesReadyDay: "2026-02-20",
        source: { name: "Organic Search" },
        team: { name: "Marketing" },
      },
      { status: "open", stage: "Appointment Scheduled", dueDay: "2026-12-31", source: null },
      {
        status: "lost",
        closedDay: "2026-05-04",
        source: { name: "Offline Sources" },
        team: { name: "Sales" },
      },
    ]);
    const days = async () =>
      (await database.db.lead.findMany({ orderBy: { externalId: "asc" } })).map(({ day }) => day);
    // without a day of becoming a lead the day it was created
    expect(await days()).toEqual(["2026-01-08", "2026-01-06"]);
    const [again] = await importExport(database, "hubspot", { map: "day=Create Date" }, "leads");
    expect(again).toMatchObject({ created: 0, changed: 1 });
    expect(await days()).toEqual(["2026-01-05", "2026-01-06"]);
  });
});

it("says where a system has no such export", async () => {
  const database = await openFresh("sqlite");
  const file = writeCsv("Id\n1");
  const touches = runImport(database, file, { kind: "touches", preset: "hubspot", map: null, stages: null });
  await expect(touches).rejects.toThrow("--preset hubspot has no mapping for touches.");
});
