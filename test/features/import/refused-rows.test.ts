import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { providers } from "../../support/databases.ts";
import { countRows, csvOf, openFresh, runImport, writeCsv } from "./run-import.ts";

describe.each(providers)("rows that cannot be read on %s", (provider) => {
  it("are refused with the line of the file and the column, and the others are imported", async () => {
    const database = await openFresh(provider);
    const file = writeCsv(
      csvOf(
        '1,"Acme\nof\r\nBerlin",Core,,Won,2026-01-05,2026-03-01,100,', // lines 2 to 4
        "2,Acme,Core,,Signed,,,,", // line 5
        "", // line 6 is empty
        "3,Acme,Core,,Won,2026-01-05,2026-02-30,100,", // line 7
        "4,Acme,Core,,Won,2026-01-05", // line 8
        "1,Acme,Core,,Proposal,,,,", // line 9
        "=1+1,Acme,Core,,=cmd,,,,", // line 10
        "5,-,Core,,Proposal,,2026-01-01,,", // line 11
      ),
    );
    const summary = await runImport(database, file);
    expect(summary).toMatchObject({ read: 7, created: 2, refusedRows: 5 });
    expect(summary.refused).toEqual([
      { line: 5, column: "stage", reason: '--stages does not say what "Signed" means' },
      { line: 7, column: "closed", reason: '"2026-02-30" is not a day written YYYY-MM-DD' },
      { line: 8, column: "", reason: "6 fields, where the first line names 9" },
      { line: 9, column: "id", reason: '"1" stands in line 2 already' },
      { line: 10, column: "stage", reason: '--stages does not say what "=cmd" means' },
    ]);
    expect(summary.dataErrors).toEqual([
      { text: "closed: an open deal has a closing day, …; left out", count: 1 },
      { text: "company: … is no name; read as blank", count: 1 },
    ]);
    expect(await countRows(database)).toMatchObject({ deals: 2, accounts: 1 });
    const report = readFileSync(summary.reportFile ?? "", "utf8").split("\n");
    expect(report.slice(0, 3)).toEqual([
      "row,line,column,reason",
      `refused,5,stage,"'--stages does not say what ""Signed"" means"`,
      'refused,7,closed,"""2026-02-30"" is not a day written YYYY-MM-DD"',
    ]);
    expect(report).toHaveLength(1 + 5 + 2 + 1);
  });

  it("are all in the report, and a thousand of them in the summary", async () => {
    const database = await openFresh(provider);
    const rows = Array.from({ length: 1500 }, (_, i) => `${i},Acme,,,=Signed,,,,`);
    const summary = await runImport(database, writeCsv(csvOf(...rows)));
    expect(summary).toMatchObject({ read: 1500, created: 0, refusedRows: 1500, isStopped: false });
    expect(summary.refused).toHaveLength(1000);
    expect(
      readFileSync(summary.reportFile ?? "", "utf8")
        .trimEnd()
        .split("\n"),
    ).toHaveLength(1501);
  });

  it("leave no report behind once the file is right", async () => {
    const database = await openFresh(provider);
    const wrong = csvOf("1,Acme,,,Signed,,,,");
    const file = writeCsv(wrong);
    const first = await runImport(database, file);
    const second = await runImport(database, file, { stages: "Signed=open" });
    expect([first.refusedRows, second.refusedRows, second.reportFile]).toEqual([1, 0, null]);
    expect(() => readFileSync(first.reportFile ?? "")).toThrow("ENOENT");
  });
});
