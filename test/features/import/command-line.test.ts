import { renderUsage, runCommand } from "citty";
import { v7 } from "uuid";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { importOrder } from "../../../src/core/import-kinds.ts";
import { openDatabase } from "../../../src/data/client.ts";
import { importCommand, runImport } from "../../../src/features/import/command-line.ts";
import { importArguments } from "../../../src/features/import/command-options.ts";
import { freshDatabase } from "../../support/databases.ts";
import { countRows, csvOf, runImport as importInto, openFresh, writeCsv } from "./run-import.ts";

async function start() {
  const { url, drop } = await freshDatabase("sqlite");
  onTestFinished(drop);
  const written: string[] = [];
  const write = vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
  onTestFinished(() => write.mockRestore());
  return { runtime: { databaseUrl: url, newId: () => v7(), clock: () => Date.now() }, written };
}

const typed = {
  ledger: "Acme Europe",
  map: "id=id,company=company,stage=stage",
  stages: "Proposal=open",
  workspace: "T0123ABCD",
};

describe("roundtrip import deals", () => {
  it("imports, says so in plain words and ends with 0; again without --workspace", async () => {
    const { runtime, written } = await start();
    const file = writeCsv(csvOf("1,Acme,,,Proposal,,,,", "2,Globex,,,Proposal,,,,"));
    expect(await runImport("deals", { ...typed, file }, runtime)).toBe(0);
    expect(await runImport("deals", { ...typed, file, workspace: undefined }, runtime)).toBe(0);
    expect(written).toEqual([
      'Into ledger "Acme Europe" (new): read 2 of 2 rows.\n  2 deals created\n  0 deals unchanged\n  new: 2 accounts\n',
      'Into ledger "Acme Europe": read 2 of 2 rows.\n  0 deals created\n  2 deals unchanged\n',
    ]);
  });

  it("ends with 3 when rows were refused, and names their lines", async () => {
    const { runtime, written } = await start();
    const file = writeCsv(csvOf("1,Acme,,,Proposal,,,,", "2,Globex,,,Signed,,,,"));
    expect(await runImport("deals", { ...typed, file, "dry-run": true }, runtime)).toBe(3);
    expect(written.join("")).toBe(
      [
        'Dry run into ledger "Acme Europe" (would be new): read 2 of 2 rows, wrote nothing.',
        "  1 deal would be created",
        "  0 deals unchanged",
        "  1 row refused",
        "  new would be: 1 account",
        "Refused:",
        '  line 3, stage: --stages does not say what "Signed" means',
        "",
      ].join("\n"),
    );
    const database = await openDatabase({ url: runtime.databaseUrl });
    expect(await countRows(database)).toMatchObject({ ledgers: 0, deals: 0 });
    await database.close();
  });

  it.each([
    { change: { file: undefined }, what: "The import needs a file." },
    { change: { ledger: " " }, what: "The import needs --ledger." },
    { change: { map: undefined }, what: "The import needs --map or --preset." },
    { change: { stages: undefined }, what: "The import needs --stages." },
    { change: { preset: "sap" }, what: '--preset knows no "sap".' },
    { change: { sources: "Web=Nobody" }, what: '--sources gives "Web" to "Nobody"' },
    { change: { bands: "size=5,5" }, what: "--bands needs whole numbers that rise" },
    { change: { stages: "Proposal=maybe" }, what: '--stages maps "Proposal" to "maybe"' },
    { change: { map: "id=Id,stage=stage" }, what: 'deals.csv has no column "Id".' },
    { change: { "date-format": "DD-MM" }, what: '--date-format knows no "DD-MM".' },
    { change: { currency: "dollars" }, what: '--currency knows no "dollars".' },
    { change: { "time-zone": "Moon/Base" }, what: '--time-zone knows no "Moon/Base".' },
    { change: { lookup: "division=no.csv:company:b" }, what: "There is no file no.csv here or beside" },
    { change: { ledger: "---" }, what: '"---" is no name for a ledger.' },
    { change: { workspace: "acme" }, what: '--workspace "acme" is no id of a Slack workspace.' },
    { change: { workspace: undefined }, what: "The database knows no workspace yet" },
  ])("refuses $change and writes nothing", async ({ change, what }) => {
    const { runtime } = await start();
    const file = writeCsv(csvOf("1,Acme,,,Proposal,,,,"));
    await expect(runImport("deals", { ...typed, file, ...change }, runtime)).rejects.toMatchObject({
      name: "UserError",
      message: expect.stringContaining(what),
      example: expect.stringMatching(/./),
    });
    const database = await openDatabase({ url: runtime.databaseUrl });
    expect(await countRows(database)).toMatchObject({ ledgers: 0, deals: 0 });
    await database.close();
  });

  it("refuses a misspelt option instead of passing it over", async () => {
    const { runtime } = await start();
    const command = importCommand(async () => runtime);
    const run = runCommand(command, { rawArgs: ["deals", "x.csv", "--stage", "Won=won"] });
    await expect(run).rejects.toThrow("An import of deals knows no option --stage.");
  });

  it("shows every option of every kind in its help, each with an example", async () => {
    const { runtime } = await start();
    const commands = Object(importCommand(async () => runtime).subCommands);
    for (const kind of importOrder) {
      const help = await renderUsage(commands[kind]);
      for (const [name, { description }] of Object.entries(importArguments(kind))) {
        expect(help.toLowerCase()).toContain(name);
        if (name !== "file") expect(description).toContain("e.g.");
      }
    }
  });
});

it("refuses a currency or zone that the ledger does not have", async () => {
  const database = await openFresh("sqlite");
  const file = writeCsv(csvOf("1,Acme,,,Proposal,,,,"));
  await importInto(database, file);
  await expect(importInto(database, file, { currency: "EUR" })).rejects.toThrow("reports in USD, not EUR");
  await expect(importInto(database, file, { timeZone: "Asia/Tokyo" })).rejects.toThrow("is in UTC");
});
