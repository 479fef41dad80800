import { beforeAll, describe, expect, it } from "vitest";
import { clockwork, forLedger } from "../../src/ctx.ts";
import { getLedger } from "../../src/data/ledgers.ts";
import { printRecords } from "../../src/features/scorecard/print-csv.ts";
import { explainFigure } from "../../src/reports/explain-figure.ts";
import { providers } from "../support/databases.ts";
import { inOffice } from "./in-office.ts";
import { insertDeals, insertStoryLedger } from "./insert-records.ts";

// Today is Monday 23 November 2026.
describe.each(providers)("rates and durations that a ledger studies, on %s", (provider) => {
  const { office, say, press } = inOffice(provider);
  let id = "";
  beforeAll(async () => {
    id = await insertStoryLedger(office(), { name: "Alpha", channel: "pipeline" });
    const beta = await insertStoryLedger(office(), { name: "Beta", channel: "leadership" });
    const deals = (given: Parameters<typeof insertDeals>[2], times: number) =>
      insertDeals(office(), id, given, times);
    // 50 days from sales-ready to won, so 2 × p80 is 100 days: before 15 August is too old.
    const closed = { from: "webinar", ready: "2026-09-01", closed: "2026-10-21" } as const;
    await deals({ ...closed, status: "won", amountMinor: 6_000_000n }, 6);
    await deals({ ...closed, status: "lost", closed: "2026-10-22" }, 6);
    await deals({ status: "undone", ready: "2026-09-01", closed: "2026-10-23" }, 1);
    const due = { ready: "2026-10-07", dueDay: "2026-12-15", amountMinor: 3_000_000n } as const;
    await deals({ ...due, from: "outbound" }, 8);
    await deals({ ...due, ready: "2026-05-01" }, 2);
    await deals({ ready: "2026-10-07", amountMinor: 3_000_000n }, 1);
    await deals({ ...due, dueDay: "2027-01-15" }, 1);
    await deals({ ready: "2026-10-07", dueDay: "2026-12-15" }, 1);
    await deals({ ...due, currency: "EUR" }, 1);
    await insertDeals(office(), beta, { ...closed, status: "lost" }, 20);
    await say("/roundtrip define metrics coverage, win rate, meetings, cycle, velocity", "admin");
  });

  it("stand on the scorecard in the order chosen, with what they leave out", async () => {
    const { text } = await say("/scorecard");
    const lines = text.split("Key metrics\n")[1]?.split("\n").slice(0, 4);
    expect(lines).toEqual([
      "coverage: no target yet; open deals left out: 2 older than 100 days (2 × p80), 1 due in another quarter, 1 without a due day, 1 without a rate, 1 without an amount",
      "win rate: 50 % (6 of 12, indicative); 14 deals open beside it", // 8 + 2 + 4
      "cycle: 50 days (median of 6, middle half 50 to 50)",
      // 12 open × 6/12 × $60,000 ÷ 50 days
      "velocity: $7,200 a day; open deals left out: 2 older than 100 days (2 × p80)",
    ]);
    const beside = await say("/scorecard", "rep", "leadership");
    expect(beside.text).not.toContain("Key metrics");
  });

  it("have an attainment where there is a target, a cycle the other way round, and no pace", async () => {
    await say("/commit target $520k revenue", "admin");
    await say("/roundtrip define win rate target 40%", "admin");
    await say("/roundtrip define cycle target 60 days", "admin");
    const { text } = await say("/scorecard");
    // 8 × $30,000 due ÷ ($520,000 − 6 × $60,000) = 240 ÷ 160
    expect(text).toContain("coverage: 1.5×;");
    expect(text).toContain("win rate: 50 % (6 of 12, indicative); 125 % of the target of 40 %;"); // 50 ÷ 40
    expect(text).toContain("; 120 % of the target of 60 days, where lower is better"); // 60 ÷ 50
    expect((await say("/scorecard last quarter")).text).toContain("win rate: nothing closed yet");
    expect((await say("/scorecard last quarter")).text).toContain("velocity: none: it is of the deals");
  });

  it("say why: rule, numerator, denominator, what is left out, and rows that add up", async () => {
    const rate = await say("/roundtrip why win rate");
    expect(rate.text).toContain("win rate in 2026-Q4: 50 % (6 of 12, indicative)");
    expect(rate.text).toContain("closed (won and lost): 12");
    expect(rate.text).toContain("95 % interval: 25 % to 75 % (Wilson)");
    expect(rate.text).toContain("12 records, together 6 won deals · 1 record left out: taken back by Undo");
    const velocity = await say("/roundtrip why velocity");
    expect(velocity.text).toContain("open deals: 12\nwin rate of twelve months: 50 % (6 of 12)");
    expect(velocity.text).toContain("mean won amount: $60,000 ($360,000 ÷ 6)\ncycle: 50 days");
    const coverage = await say("/roundtrip why coverage");
    expect(coverage.text).toContain("together $240,000 open pipeline");
    expect(coverage.text).toContain("won so far: $360,000\ntarget for revenue: $520,000");
    expect((await say("/roundtrip why cycle target")).text).toContain(
      "cycle: of its target in 2026-Q4: 120 %",
    );
    const sent = await press(coverage, "All rows as CSV");
    expect(sent.text).toContain("coverage in 2026-Q4: 14 rows.");
    const { services } = office();
    const ctx = forLedger(services, await getLedger(services.database.db, id), "U0NOBODY", clockwork);
    const why = await explainFigure(ctx, "2026-Q4", "coverage");
    const [head = "", ...lines] = printRecords(why, "USD").trim().split("\n");
    const column = head.split(",").indexOf("counts");
    expect(lines.reduce((sum, line) => sum + Number(line.split(",")[column]), 0)).toBe(240_000);
  });

  it("count other currencies at today's rate, where there is one", async () => {
    await say("/roundtrip rate EUR 1.10 on 2026-11-01", "admin");
    const { text } = await say("/scorecard");
    // (8 × $30,000 + €30,000 × 1.10) due ÷ ($520,000 − 6 × $60,000) = 273 ÷ 160 = 1.706
    expect(text).toContain("coverage: 1.7×; open deals left out: 2 older than 100 days");
    expect(text).toContain("Converted at EUR 1 = USD 1.10 (from Sun 1 Nov 2026)");
    expect(text).not.toContain("without a rate");
    const why = await say("/roundtrip why coverage");
    expect(why.text).toContain("together $273,000 open pipeline");
    expect(why.text).toContain("Converted at EUR 1 = USD 1.10");
  });

  it("too few deals are no cycle and no velocity, and a rate of few is a count", async () => {
    const few = { status: "won", ready: "2026-09-01", closed: "2026-10-21", from: "webinar" } as const;
    await insertStoryLedger(office(), { name: "Gamma", channel: "marketing" });
    await insertDeals(office(), "ledger-gamma", few, 3);
    await insertDeals(office(), "ledger-gamma", { ...few, status: "lost" }, 1);
    await say("/roundtrip define metrics meetings, win rate, cycle, velocity", "admin", "marketing");
    const { text } = await say("/scorecard", "rep", "marketing");
    expect(text).toContain("win rate: 3 of 4; 0 deals open beside it");
    expect(text).toContain("cycle: too few (3 won)");
    expect(text).toContain("velocity: none: too few closed deals in twelve months");
  });
});
