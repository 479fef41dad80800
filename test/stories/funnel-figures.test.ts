import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { providers } from "../support/databases.ts";
import { type Office, openOffice } from "../support/roundtrip.ts";
import { fillNorthwind } from "./fill-northwind.ts";
import { insertDeals, insertLead, insertStoryLedger } from "./insert-records.ts";
import { rowOf } from "./read-table.ts";

describe.each(providers)("the funnel's figures on %s", (provider) => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice(provider);
    await fillNorthwind(office);
    await insertStoryLedger(office, { name: "Contoso", channel: "marketing", currency: "EUR" });
  });
  afterAll(async () => {
    expect(office.slack.violations()).toEqual([]);
    expect(office.failures()).toEqual([]);
    await office.close();
  });
  const ask = (text: string, channel = "pipeline") =>
    office.slack.say({ user: "marketer", channel, text: `/funnel ${text}`, waitMs: 8000 });

  it("counts what is dated in the period, and names the view", async () => {
    const reply = await ask("");
    // sales-ready: 2 won + 1 lost + 2 open + 1 disqualified; won: 2 + the two of August
    expect(reply.text).toContain(
      "2026-Q4: 10 leads and 6 sales-ready meetings; 4 won of 5 closed (80 %*), worth $15,000 plus €1,000 not converted.",
    );
    expect(rowOf(reply, "Leads")).toEqual(["Leads", "10", "–"]);
    expect(rowOf(reply, "Sales-ready meetings")).toEqual(["Sales-ready meetings", "6", "40 %*"]); // (6 − 2) ÷ 10
    expect(rowOf(reply, "Won")).toEqual(["Won", "4", "67 %*"]); // 4 ÷ 6
    expect(rowOf(reply, "Lost")).toEqual(["Lost", "1", "–"]);
    expect(rowOf(reply, "Open")).toEqual(["Open", "2", "–"]);
    expect(rowOf(reply, "Disqualified")).toEqual(["Disqualified", "1", "–"]);
    expect(rowOf(reply, "Win rate")).toEqual(["Win rate", "4 of 5", "80 %*"]); // 4 ÷ (4 + 1)
    expect(rowOf(reply, "Won value")).toEqual(["Won value", "$15,000", "–"]); // 12,000 + 3,000
    expect(rowOf(reply, "Won, not converted")).toEqual(["Won, not converted", "€1,000", "–"]);
    expect(rowOf(reply, "Sales cycle")).toEqual(["Sales cycle", "–", "too few (4)"]);
    for (const note of [
      "Activity view: events dated in the period. Rates mix cohorts: a win may come from an earlier period's lead",
      "Outside the lead rates: 2 meetings and 2 won without a lead",
      "Undated: 2 open deals not yet sales-ready, in no period",
      "1 won deal without an amount",
      "* fewer than 30: indicative",
    ])
      expect(reply.text).toContain(note);
    expect(reply.message?.text).not.toContain("..");
  });

  it("follows the leads of the period in the cohort view", async () => {
    const reply = await ask("cohort");
    expect(reply.text).toContain(
      "2026-Q4: of 10 leads, 4 reached a sales-ready meeting and 2 won to date (20 %*), worth $12,000 plus €1,000 not converted; 1 still open.",
    );
    expect(rowOf(reply, "Sales-ready meetings")).toEqual(["Sales-ready meetings", "4", "40 %*"]); // 4 ÷ 10
    expect(rowOf(reply, "Won")).toEqual(["Won", "2", "2 of 4"]);
    expect(rowOf(reply, "Win rate")).toEqual(["Win rate", "2 of 3", "2 of 3"]); // 2 ÷ (2 + 1)
    expect(reply.text).toContain("Cohort view: what became of the records that entered in the period");
    expect(reply.text).toContain("Maturity: unknown");
  });

  it.each(["cohort by meetings", "2026-Q3 cohort"])("has no leads at all in `%s`", async (line) => {
    const reply = await ask(line);
    // Q4: 2 won, 1 lost, 2 open and 1 disqualified of 6; Q3 has no leads, and both of August were won
    expect(reply.text).toContain(
      line === "2026-Q3 cohort"
        ? "2026-Q3: of 2 sales-ready meetings, 2 won to date, worth $3,000; 0 still open."
        : "2026-Q4: of 6 sales-ready meetings, 2 won to date (33 %*), worth $12,000 plus €1,000 not converted; 2 still open.",
    );
    expect(reply.text).toContain("Rates follow the period's sales-ready meetings to date");
    expect(reply.text).not.toMatch(/\bleads?\b|earlier/i);
  });

  it("says in words where nothing of the period can be divided by", async () => {
    const reply = await ask("2026-11");
    expect(reply.text).toContain("Nov 2026: 0 sales-ready meetings; 4 won of 5 closed");
    expect(reply.text).toContain("2 won from earlier leads"); // 4 won, 2 of them without a lead
    expect(rowOf(reply, "Won")).toEqual(["Won", "4", "4 earlier"]);
  });

  it.each([
    {
      by: "source",
      rows: [
        ["outbound", "2", "1", "2", "0", "2 of 2", "$3,000", "–"],
        ["webinar", "6", "4", "2", "1", "2 of 3", "$12k", "€1,000"],
        ["Unsourced", "2", "1", "0", "0", "–", "–", "–"],
      ],
    },
    {
      by: "team",
      rows: [
        ["Marketing", "6", "4", "2", "1", "2 of 3", "$12k", "€1,000"],
        ["Sales", "2", "1", "2", "0", "2 of 2", "$3,000", "–"],
        ["Unsourced", "2", "1", "0", "0", "–", "–", "–"],
      ],
    },
    {
      by: "product",
      rows: [
        ["Core", "0", "2", "2", "0", "2 of 2", "$12k", "€1,000"],
        ["No product line", "10", "4", "2", "1", "2 of 3", "$3,000", "–"],
      ],
    },
    {
      by: "division",
      rows: [
        ["EMEA", "0", "1", "1", "0", "1 of 1", "$12k", "–"],
        ["No division", "10", "5", "3", "1", "3 of 4", "$3,000", "€1,000"],
      ],
    },
  ])("adds up by $by, the row of none last", async ({ by, rows }) => {
    const reply = await ask(`by ${by}`);
    for (const row of rows) expect(rowOf(reply, row[0] ?? "")).toEqual(row);
    expect(rowOf(reply, "Total")).toEqual(["Total", "10", "6", "4", "1", "80 %*", "$15k", "€1,000"]);
    expect(reply.text.includes("Unsourced: 2 leads, 1 meeting, 0 won")).toBe(
      by === "source" || by === "team",
    );
  });

  it("counts a lead once in its cohort, however many deals came of it, and all that they won", async () => {
    const ledgerId = await insertStoryLedger(office, { name: "Fabrikam", channel: "general" });
    const lead = await insertLead(office, ledgerId, { day: "2026-10-05", from: "webinar" });
    const deal = { from: "webinar", lead, ready: "2026-10-07" };
    await insertDeals(
      office,
      ledgerId,
      { ...deal, status: "won", closed: "2026-11-02", amountMinor: 500_000n },
      2,
    );
    await insertDeals(office, ledgerId, { ...deal, status: "lost", closed: "2026-11-02" });
    await insertDeals(office, ledgerId, deal);
    const reply = await ask("cohort", "general");
    expect(reply.text).toContain(
      "2026-Q4: of 1 lead, 1 reached a sales-ready meeting and 1 won to date, worth $10,000; 0 still open.",
    );
  });

  it("says in words when nothing is dated yet, here and in the other ledger", async () => {
    for (const reply of [
      await ask("2027-Q1"),
      await ask("2027-Q1 cohort by source"),
      await ask("", "marketing"),
    ]) {
      expect(reply.text).toMatch(/2027-Q1|2026-Q4: nothing is dated in this period yet\./);
      expect(reply.text).not.toContain("[Chart]");
    }
    expect((await ask("", "marketing")).text).toContain("Ledger: Contoso");
  });

  it("never shows a number that is none", async () => {
    for (const period of ["2026-Q4", "2026-11", "2026-Q3", "2027-Q1"])
      for (const view of ["", "cohort", "cohort by meetings"])
        for (const by of ["", "by source", "by division"]) {
          const reply = await ask(`${period} ${by} ${view}`);
          expect(reply.text + reply.message?.text).not.toMatch(/NaN|Infinity|∞|undefined|null/);
        }
  });
});
