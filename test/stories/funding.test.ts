import { beforeAll, describe, expect, it } from "vitest";
import { providers } from "../support/databases.ts";
import { inOffice } from "./in-office.ts";
import { insertDeals, insertLead, insertStoryLedger } from "./insert-records.ts";
import { rowOf } from "./read-table.ts";

describe.each(providers)("what commitments cost, on %s", (provider) => {
  const { office, db, say, press, slack } = inOffice(provider);
  let ledgerId = "";

  beforeAll(async () => {
    ledgerId = await insertStoryLedger(office(), { name: "Northwind", channel: "pipeline" });
    await insertStoryLedger(office(), { name: "Contoso", channel: "marketing" });
    await db().productLine.create({ data: { id: "core", ledgerId, name: "Core", key: "core" } });
    await db().division.create({ data: { id: "emea", ledgerId, name: "EMEA", key: "emea" } });
    await db().division.create({ data: { id: "apac", ledgerId, name: "APAC", key: "apac" } });
    const spend = (id: string, divisionId: string, amountMinor: bigint) => ({
      ...{ id, ledgerId, teamId: `${ledgerId}-marketing`, productLineId: "core", divisionId, amountMinor },
      ...{ currency: "USD", day: "2026-02-10", createdAt: 0n },
    });
    // EMEA: $10,000 ÷ 20 meetings is $500; APAC: $8,000 ÷ 10 is $800
    await db().spend.createMany({ data: [spend("s1", "emea", 1_000_000n), spend("s2", "apac", 800_000n)] });
    const from = { from: "webinar", productLineId: "core" } as const;
    const inEmea = { ...from, divisionId: "emea", ready: "2026-02-20" };
    // 6 of 30 are won after 92 days, with $100,000 each; the others are lost
    await insertDeals(
      office(),
      ledgerId,
      { ...inEmea, status: "won", closed: "2026-05-23", amountMinor: 10_000_000n },
      6,
    );
    await insertDeals(office(), ledgerId, { ...inEmea, status: "lost", closed: "2026-05-23" }, 14);
    await insertDeals(
      office(),
      ledgerId,
      { ...inEmea, status: "lost", divisionId: "apac", closed: "2026-05-23" },
      10,
    );
  });

  it("forwards from meetings and backwards from revenue, cell by cell, against budget, spend and people", async () => {
    for (const line of [
      "target 90 meetings 2027-Q1",
      "set marketing 50% of meetings 2027-Q1",
      "target $2m revenue 2027-Q1",
      "set marketing 50% of revenue 2027-Q1",
      "set sales 10 meetings 2027-Q1",
    ])
      await say(`/commit ${line}`, "admin");
    await say("/budget set marketing $20k 2027-Q1", "admin");
    await say("/budget staff marketing 3 2026-Q1", "admin");
    await say("/budget staff marketing 4 2027-Q1", "admin");
    const shown = await say("/budget 2027-Q1");
    // $1m ÷ $100k = 10 deals ÷ 20 % (6 of 30) = 50 meetings; 20:10 of 50 is 33:17; 33 × 500 + 17 × 800 = $30,100
    expect(shown.text).toContain(
      "2027-Q1: the commitments cost about $30,100 (low to high: $18k to $57k), without Sales. $20,000 is approved, $0 spent; $10,100 is missing.",
    );
    // 3 people brought 30 meetings in 2026-Q1, so 50 take 5
    expect(rowOf(shown, "Marketing")).toEqual([
      ...["Marketing", "$30k", "$18k to $57k", "$20k", "$10k", "4 of 5"],
    ]);
    // what matters most, in a line: 15 Feb 2027 − 92 days; 45 meetings over 20:10 are 30 × 500 + 15 × 800
    expect(shown.text).toContain(
      "Marketing: The money should have been spent by Sun 15 Nov 2026. " +
        "Backwards and forwards disagree: its sales ask for $30,100, its meetings for $27,000.\n",
    );
    expect(shown.text).toContain(
      "Sales: What a meeting costs Sales is not known: no spend of its own is logged. `/campaign spend webinar-q3 $4,000`\n",
    );
    expect(shown.text).not.toContain("Forwards from");

    const explained = await press(shown, "How it comes about");
    expect(rowOf(explained, "Marketing: Core in EMEA").slice(0, 4)).toEqual([
      ...["Marketing: Core in EMEA", "33", "$500", "$17k"], // 16,500
    ]);
    expect(rowOf(explained, "Marketing")).toEqual(["Marketing", "50", "–", "$30k", "$18k to $57k", "–"]);
    expect(explained.text).toContain("Forwards from 45 meetings: $27,000 (low to high: $20k to $40k).");
    expect(explained.text).toContain(
      "Backwards from its revenue: 10 deals at $100k, 50 meetings (20 % are won): $30,100",
    );
    expect(explained.text).toContain("They disagree: its sales ask for more than its meetings.");
    expect(explained.text).toContain(
      "People: 5 people needed (10 meetings per head and quarter), 4 people there.",
    );
    // 1 Jan − 30, to the middle of the quarter
    expect(explained.text).toContain("The money for its sales should have been spent by Sun 15 Nov 2026");
    expect(explained.text).toContain(
      "The money for its meetings is needed between Wed 2 Dec 2026 and Mon 15 Feb 2027.",
    );
    expect(explained.text).toContain(
      "What a meeting costs Sales is not known: no spend of its own is logged.",
    );
    const ahead = await press(shown, "Four quarters");
    expect(ahead.text).toContain("2027-Q1 to 2027-Q4: $10,100 is missing for what is committed.");
    expect(rowOf(ahead, "2027-Q1")).toEqual(["2027-Q1", "$30k", "$18k to $57k", "$20k", "$0", "$10k"]);
  });

  it("what is signed says what it costs next to its button: where it is asked, and in the list", async () => {
    await office().deliver();
    const asked = (await slack().messages("pipeline")).find(({ text }) => text.includes("50 % of revenue"));
    // the budget was approved later: what is asked stays as it was asked
    expect(asked?.text).toContain(
      "Funding for 2027-Q1: about $30,100 (low to high: $18k to $57k); nothing is approved, so $30,100 is missing. " +
        "The money should have been spent by Sun 15 Nov 2026.",
    );
    const listed = await say("/commit 2027-Q1", "admin");
    expect(listed.text).toContain("Marketing: Funding for 2027-Q1: about $30,100");
    expect(listed.text).toContain("$20,000 is approved, so $10,100 is missing.");
    const contoso = await say("/commit set marketing 3 deals 2027-Q2", "admin", "marketing");
    expect(contoso.text).not.toContain("Funding for");
  });

  it("what if: the form computes at once with what stands in it, and stores nothing", async () => {
    const history = await db().history.count();
    const opened = await press(await say("/budget 2027-Q1"), "What if…");
    expect(opened.text).toContain("Now $600; Enter recomputes"); // $18,000 ÷ 30
    expect(opened.text).toContain("Marketing 2027-Q1: about $30,100");
    const block = (field: string) => `${ledgerId}|2027-Q1|0|${field}`;
    const suppose = (field: string, option: string) => {
      office().clock.forward(1000);
      return slack().choose({ user: "rep", action: block(field), option, waitMs: 8000 });
    };
    const cost = await suppose("cost", "$1,000");
    // 50 meetings × $1,000, less $20,000; 10 % of Beta(6.5, 24.5) lie under 0.122, and 20 % ÷ 0.122 is 1.64
    expect(cost.text).toContain("about $50,000 (low to high: $33k to $82k).");
    expect(cost.text).toContain("so $30,000 is missing. As it is: $30,100");
    const both = await suppose("conversion", "10%");
    // 10 deals ÷ 10 % = 100 meetings at $1,000; of what is supposed only the won amount has an interval
    expect(both.text).toContain("10 deals at $100k, 100 meetings (10 % are won): $100,000");
    expect((await suppose("cycle", "180 days")).text).toContain("should have been spent by Wed 19 Aug 2026"); // 15 Feb − 180
    expect((await suppose("share", "lots")).text).toContain('Share of the target: "lots" is not a share.');
    const refused = await slack().fill({ user: "rep", values: { [block("share")]: "lots" } });
    expect(JSON.stringify(refused.errors)).toContain("is not a share");
    // 25 % of $2m is 5 deals, 50 meetings; of 90 meetings 22.5, so 23
    const shown = await slack().fill({ user: "rep", values: { [block("share")]: "25%" } });
    expect(shown.text).toContain("5 deals at $100k, 50 meetings (10 % are won): $50,000");
    expect(shown.text).toContain("Supposed, not stored.");
    expect(await db().history.count()).toBe(history);
  });

  it("whether there is budget in the right quarter is answered by the same figures", async () => {
    const { text } = await say("/roundtrip check");
    expect(text).toContain("2027-Q1 budget: Marketing $20k ($10,100 missing), Sales none entered");
    expect(text).toContain("2027-Q1 staff: Marketing 4 people (1 person missing), Sales none entered");
  });

  it("this quarter cannot be rescued any more, and says from when on money helps", async () => {
    await say("/commit set marketing 3 deals 2026-Q4", "admin");
    // money of today brings meetings 30 days later, on 23 Dec; they are won one quarter later
    const spent = { teamId: `${ledgerId}-marketing`, day: "2026-11-02", amountMinor: 40_000n };
    await db().spend.create({ data: { ...spent, id: "s3", ledgerId, currency: "USD", createdAt: 0n } });
    expect((await say("/budget")).text).toContain(
      "Marketing: No spending can rescue the sales of 2026-Q4; the earliest effect is 2027-Q1. " +
        "$400 is spent, and nothing approved.",
    );
  });

  it("leads, other currencies and a fiscal year from July count too", async () => {
    const id = await insertStoryLedger(office(), { name: "Fabrikam", channel: "random" });
    const alone = async (text: string) => (await say(text, "admin", "random")).text;
    await db().ledger.update({ where: { id }, data: { fiscalStartMonth: 7 } });
    const from = { from: "webinar" } as const;
    // 10 of 40 leads become meetings after 20 days, and half of those deals of €50,000 after 60 more
    for (let n = 0; n < 40; n += 1) {
      const lead = await insertLead(office(), id, { ...from, day: "2026-04-01" });
      if (n >= 10) continue;
      const won = { status: "won", closed: "2026-06-20", amountMinor: 5_000_000n, currency: "EUR" } as const;
      const deal = n < 5 ? won : ({ status: "lost", closed: "2026-06-20" } as const);
      await insertDeals(office(), id, { ...from, lead, ready: "2026-04-21", ...deal });
    }
    const spend = { ledgerId: id, teamId: `${id}-marketing`, day: "2026-04-10", createdAt: 0n };
    await db().spend.create({ data: { ...spend, id: "e1", amountMinor: 100_000n, currency: "EUR" } });
    await alone("/commit target $1m revenue 2027-Q3");
    await alone("/commit set marketing 11% of revenue 2027-Q3");
    expect(await alone("/budget 2027-Q3")).toContain(
      "How many deals the revenue of Marketing takes is not known",
    );
    await alone("/roundtrip rate EUR 1.10 on 2026-04-01");
    await alone("/roundtrip rate EUR 1.10 on 2026-06-01");
    const shown = await say("/budget 2027-Q3", "admin", "random");
    const { text } = await press(shown, "How it comes about", "admin");
    // $110,000 ÷ (€50,000 × 1.10 = $55,000) is 2 deals ÷ 50 % = 4 meetings ÷ 25 % = 16 leads; €1,000 × 1.10 ÷ 10 is $110 each
    expect(text).toContain(
      "2 deals at $55k, 4 meetings (50 % are won in the whole ledger), 16 leads (25 % become meetings): $440",
    );
    // FY27 Q3 is January to March 2027: 1 Jan − 60 − 20 − 30 is 13 Sep; 15 Feb − 60 − 20 is 27 Nov
    expect(shown.text).toContain("FY27 Q3: the commitments cost about $440");
    expect(rowOf(text, "Marketing")).toEqual(["Marketing", "4", "$110", "$440", "$225 to $1,180", "–"]);
    expect(shown.text).toContain("The money is needed between Sun 13 Sep 2026 and Fri 27 Nov 2026.");
    expect(text).toContain("is needed between Sun 13 Sep 2026 and Fri 27 Nov 2026, most of it in FY27 Q2.");
  });

  it("nothing of it shows in another ledger, where nothing can be computed yet", async () => {
    await say("/commit set marketing 3 deals 2027-Q1", "admin", "marketing");
    const { text } = await say("/budget 2027-Q1", "rep", "marketing");
    expect(text).toContain("2027-Q1: $0 is approved, $0 spent; what the commitments cost is not known yet.");
    expect(text).toContain(
      "How many meetings bring 3 deals to Marketing is not known: there are too few meetings to tell.",
    );
  });
});
