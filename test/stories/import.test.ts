import { describe, expect, it } from "vitest";
import { providers } from "../support/databases.ts";
import { inOffice } from "./in-office.ts";

const leads = [
  "Record,Company,Contact,Source,Created",
  "L1,Acme,Jane Doe,webinar,3/5/2026",
  'L2,"Bolt, Inc",Bob Ray,Trade Fair,3/4/2026',
  "L3,Cargo,Cy Lee,webinar,soon",
].join("\n");

const deals = [
  "Opportunity ID,Account Name,Stage,Close Date,Amount",
  "D1,Acme,Signed,2026-04-01,$5000",
  "D2,Bolt,Talking,,$700",
].join("\n");

describe.each(providers)("/roundtrip import, on %s", (provider) => {
  const { office, slack, say, press, db } = inOffice(provider);

  const readFile = async (content: string | Uint8Array, kind: string, preset = "none", name = "list.csv") => {
    await press(await say("/roundtrip import", "admin"), "import-open", "admin");
    return slack().fill({
      user: "admin",
      files: { file: [{ name, type: "text/csv", content }] },
      values: { kind, preset },
      waitMs: 8000,
    });
  };

  it("shows the columns and first rows, asks what is unclear, and reports good and bad rows", async () => {
    const found = await readFile(leads, "leads");
    expect(found.text).toContain("list.csv has 3 rows and 5 columns, to become leads of");
    expect(found.text).toContain("• Company → Company: Acme · Bolt, Inc · Cargo");
    expect(found.text).toContain("To be said: which column is the id; how it writes days; which team");

    await press(found, "import-check", "admin");
    // The column of ids is called as nothing usual, so it has to be said; until then nothing is imported.
    const unsaid = await slack().fill({ user: "admin" });
    expect(Object.keys(unsaid.errors ?? {})).toEqual(["id", "days"]);
    const odd = await slack().fill({
      user: "admin",
      values: { id: "0", days: "M/D/YYYY", sources: "Trade Fair = Nobody" },
      waitMs: 8000,
    });
    expect(odd.errors?.sources).toContain("“Nobody” is no team");
    expect(await db().lead.count()).toBe(0);

    const done = await slack().fill({
      user: "admin",
      values: { sources: "Trade Fair = Marketing" },
      waitMs: 8000,
    });
    expect(done.text).toContain("list.csv into Our ledger: 2 of 3 rows good, 1 refused.");
    expect(done.text).toContain("line 4, Created: ");
    expect(done.text).toContain("The bad rows are in your messages with Roundtrip");
    const sent = await slack().directMessages("admin");
    expect(sent[0]?.text).toBe("list.csv into Our ledger: 2 of 3 rows good, 1 refused.");
    const [file] = sent.flatMap(({ raw }) => (Array.isArray(raw.files) ? raw.files : []));
    const bad = new TextDecoder().decode((await slack().findFile(file?.id))?.bytes);
    expect(bad.split("\n").slice(0, 2)).toEqual([
      "row,line,problem,Record,Company,Contact,Source,Created",
      'refused,4,"Created: ""soon"" is not a day written M/D/YYYY",L3,Cargo,Cy Lee,webinar,soon',
    ]);
    const stored = await db().lead.findMany({ include: { source: true }, orderBy: { externalId: "asc" } });
    expect(stored.map(({ externalId, day, source }) => [externalId, day, source?.name])).toEqual([
      ["L1", "2026-03-05", "webinar"],
      ["L2", "2026-03-04", "Trade Fair"],
    ]);
  });

  it("imports nothing twice", async () => {
    await press(await readFile(leads, "leads"), "import-check", "admin");
    const again = await slack().fill({
      user: "admin",
      values: { id: "0", days: "M/D/YYYY" },
      waitMs: 8000,
    });
    expect(again.text).toContain("2 leads unchanged");
    expect(await db().lead.count()).toBe(2);
  });

  it("asks what stages mean that no name tells", async () => {
    await press(await readFile(deals, "deals", "salesforce"), "import-check", "admin");
    const half = await slack().fill({ user: "admin", values: { stages: "Signed = won" }, waitMs: 8000 });
    expect(half.errors?.stages).toBe("Say what these mean too: Talking. Try: Talking = open");
    const done = await slack().fill({
      user: "admin",
      values: { stages: "Signed = won\nTalking = open" },
      waitMs: 8000,
    });
    expect(done.text).toContain("2 deals created");
    const stored = await db().deal.findMany({ orderBy: { externalId: "asc" } });
    expect(stored.map(({ status, amountMinor }) => [status, amountMinor])).toEqual([
      ["won", 500_000n],
      ["open", 70_000n],
    ]);
  });

  it.each([
    ["a Latin-1 file", Buffer.from("Id,Name\n1,Café", "latin1"), "line 2 looks like Latin-1"],
    ["an empty file", "", "list.csv is empty"],
    ["a workbook", Buffer.from("PK\u0003\u0004\u0000\u0000", "latin1"), "it looks like an Excel workbook"],
    ["prose", "Dear all,\nhere they are.", "list.csv has one column"],
    ["a file of names only", "Id,Name\n", "has column names and no rows"],
    ["a quote left open", 'Id,Name\n1,"Acme', "a quote is opened and never closed"],
  ])("says under the field what is wrong with %s", async (_what, content, words) => {
    expect((await readFile(content, "spend")).errors?.file).toContain(words);
  });

  it("is for admins", async () => {
    expect((await say("/roundtrip import")).text).toContain(
      "Only a workspace admin or owner can import records.",
    );
    expect(office().failures()).toEqual([]);
  });
});
