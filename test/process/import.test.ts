import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { providers } from "../support/databases.ts";
import { type Office, openOffice } from "../support/roundtrip.ts";
import { runProcess } from "./start-process.ts";

const rows = [
  "Id,Company,Stage,Ready,Closed,Value",
  "1,Acme,Won,2026-10-05,2026-11-02,120000",
  "2,Globex,Lost,2026-10-06,2026-11-03,",
  "3,Initech,Proposal,2026-10-07,,50000",
  "4,Umbrella,Won,2026-10-08,soon,1000",
];

describe.each(providers)("roundtrip import deals on %s", (provider) => {
  let office: Office;
  let folder: string;
  beforeAll(async () => {
    office = await openOffice(provider);
    folder = mkdtempSync(join(tmpdir(), "import-"));
    writeFileSync(join(folder, "deals.csv"), `${rows.join("\n")}\n`);
  });
  afterAll(async () => {
    expect(office.slack.violations()).toEqual([]);
    expect(office.failures()).toEqual([]);
    await office.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const words = [
    ...["import", "deals", "deals.csv", "--ledger", "Acme Europe", "--workspace", "T0ROUNDTRIP"],
    ...["--map", "id=Id,company=Company,stage=Stage,salesReady=Ready,closed=Closed,amount=Value"],
    ...["--stages", "Won=won,Lost=lost,Proposal=open"],
  ];
  const run = () => runProcess(words, { DATABASE_URL: office.services.config.databaseUrl }, folder);

  it("needs only the database, says what is in and what was refused, and ends with 3", async () => {
    const { code, stdout, stderr } = await run();
    expect(stdout).toContain('Into ledger "Acme Europe" (new): read 4 of 4 rows.');
    expect(stdout).toContain("3 deals created");
    expect({ code, stderr }).toEqual({ code: 3, stderr: "" });
    const report = join(folder, "deals.csv.import-report.csv");
    expect(existsSync(report)).toBe(true);
    expect(readFileSync(report, "utf8")).toContain("soon");
  });

  it("is what people see at once in Slack", async () => {
    const reply = await office.slack.say({ user: "rep", channel: "pipeline", text: "/funnel" });
    // 3 of the rows are dated in the quarter; 1 won, 1 lost
    expect(reply.text).toContain("2026-Q4: 3 sales-ready meetings; 1 won of 2 closed, worth $120,000.");
  });

  it("takes only what changed when it is run again, and ends with 0 when nothing is refused", async () => {
    writeFileSync(join(folder, "deals.csv"), `${rows.join("\n").replace("soon", "2026-11-04")}\n`);
    const { code, stdout } = await run();
    expect(stdout).toContain("1 deal created\n  3 deals unchanged");
    expect(code).toBe(0);
    const { db } = office.services.database;
    expect(await db.deal.count()).toBe(4);
  });
});
