import { beforeAll, describe, expect, it } from "vitest";
import { clockwork, forLedger } from "../../src/ctx.ts";
import { thawFacts } from "../../src/data/closed-quarters.ts";
import { freeze, thaw } from "../../src/data/frozen.ts";
import { getLedger } from "../../src/data/ledgers.ts";
import { closeDueQuarters } from "../../src/features/scorecard/close-quarter.ts";
import { printRecords } from "../../src/features/scorecard/print-csv.ts";
import { buildCheck } from "../../src/reports/build-check.ts";
import { buildScorecard } from "../../src/reports/build-scorecard.ts";
import { buildTrends } from "../../src/reports/build-trends.ts";
import { explainFigure } from "../../src/reports/explain-figure.ts";
import { findStanding } from "../../src/reports/find-standing.ts";
import { measureMetric } from "../../src/reports/measure-metric.ts";
import { providers } from "../support/databases.ts";
import { inOffice } from "./in-office.ts";
import { insertDeals, insertLead, insertStoryLedger } from "./insert-records.ts";
import { rowOf } from "./read-table.ts";

// Today is Monday 23 November 2026. A rate of 2 October is 31 days old on 2 November, and 32 on the 3rd.
describe.each(providers)("other currencies on a scorecard, on %s", (provider) => {
  const { office, say, db, slack } = inOffice(provider);
  const seen = { alpha: "", beta: "" };
  const won = { status: "won", from: "outbound", ready: "2026-08-03", closed: "2026-11-02" } as const;
  const deals = (given: Parameters<typeof insertDeals>[2], times = 1, id = seen.alpha) =>
    insertDeals(office(), id, given, times);
  const ctxOf = async (ledgerId = seen.alpha) => {
    const { services } = office();
    return forLedger(services, await getLedger(services.database.db, ledgerId), "U0NOBODY", clockwork);
  };
  const countsIn = (csv: string): number => {
    const [head = "", ...lines] = csv.trim().split("\n");
    const column = head.split(",").indexOf("counts");
    return lines.reduce((sum, line) => sum + Math.round(Number(line.split(",")[column]) * 100), 0);
  };
  const rateOf2October = "Converted at EUR 1 = USD 1.08 (from Fri 2 Oct 2026)";

  beforeAll(async () => {
    seen.alpha = await insertStoryLedger(office(), { name: "Alpha", channel: "pipeline", createdAt: 0 });
    seen.beta = await insertStoryLedger(office(), { name: "Beta", channel: "leadership" });
    await db().productLine.create({
      data: { id: "p-core", ledgerId: seen.alpha, name: "Core", key: "core" },
    });
    await deals({ ...won, amountMinor: 10_000_000n, productLineId: "p-core" });
    const lead = await insertLead(office(), seen.alpha, { day: "2026-08-01", from: "outbound" });
    await deals({ ...won, amountMinor: 100_000n, currency: "EUR", productLineId: "p-core", lead });
    await deals({ ...won, amountMinor: 33_333n, currency: "EUR" }, 2);
    await deals({ ...won, closed: "2026-11-03", amountMinor: 200_000n, currency: "EUR" });
    await deals({ ...won, amountMinor: 70_000n, currency: "GBP" });
    await deals({ from: "webinar", ready: "2026-10-05", amountMinor: 500_000n, currency: "EUR" });
    await deals({ from: "webinar", ready: "2026-10-01", amountMinor: 300_000n, currency: "EUR" });
    await deals({ ...won, amountMinor: 100_000n, currency: "EUR" }, 1, seen.beta);
    await say("/roundtrip rate EUR 1.08 on 2026-10-02", "admin");
    await say("/commit set sales $200k revenue", "admin");
  });

  it("are added at the rate of their day, which is printed; without one they stand apart", async () => {
    const { text } = await say("/scorecard revenue");
    // 100,000 + 1,000 × 1.08 + 2 × 333.33 × 1.08, each rounded to 360.00: 101,800 of 200,000
    expect(rowOf(text, "Sales").slice(0, 2)).toEqual(["Sales", "$102k / $200k"]);
    expect(text).toContain("revenue not added, for want of a rate: €2,000, £700");
    expect(text).toContain(rateOf2October);
    expect(text).toContain("by product line: Core $101k · none $720"); // 100,000 + 1,080
    // 5,000 × 1.08 by the day it became sales-ready; there was no rate yet on 1 October
    const pipeline = await say("/scorecard pipeline");
    expect(rowOf(pipeline, "Marketing").slice(0, 2)).toEqual(["Marketing", "$5,400"]);
    expect(pipeline.text).toContain("pipeline not added, for want of a rate: €3,000");
  });

  it("are the same by day as in sum, so that nothing is restated", async () => {
    const { boards } = await buildScorecard(await ctxOf(), "2026-Q4", ["pipeline"]);
    for (const { rows } of boards) for (const { n, settled } of rows) expect(settled).toBe(n);
    expect(boards.map(({ metric, total }) => [metric, total])).toEqual([
      ["revenue", 10_180_000n],
      ["pipeline", 540_000n],
    ]);
  });

  it("are in the forecast at the rate of the day they were won, which stands under it", async () => {
    const { text } = await say("/scorecard revenue");
    expect(text.split("Forecast\n")[1]?.split("\n").slice(0, 2)).toEqual([
      expect.stringMatching(/^Sales ends at about \$/),
      rateOf2October,
    ]);
    expect((await say("/roundtrip why sales revenue forecast")).text).toContain(rateOf2October);
  });

  it("are added under a closed deal as well", async () => {
    const { text } = await say("/deal closed Initech €100 from outbound on 2 november");
    // 101,800 + 100 × 1.08
    expect(text).toContain("Sales now: $101,908 of $200,000 revenue committed in 2026-Q4 (51 %).");
    expect(text).toContain(rateOf2October);
    await say("/roundtrip undo");
  });

  it("stand behind the figure with their own amount and the converted one, and the rows add up", async () => {
    const { text } = await say("/roundtrip why revenue.sales");
    expect(text).toContain("4 records, together $101,800 revenue");
    expect(text).toContain("$1,080 (€1,000 at 1.08)");
    expect(text).toContain("2 records left out: in another currency, and there is no rate for its day");
    expect(text).toContain(rateOf2October);
    for (const [id, cents] of [
      ["revenue.sales", 10_180_000],
      ["revenue:total", 10_180_000],
      ["pipeline.marketing", 540_000],
    ] as const)
      expect(countsIn(printRecords(await explainFigure(await ctxOf(), "2026-Q4", id), "USD"))).toBe(cents);
  });

  it("are in the mean amount of a velocity, and what has no rate is said", async () => {
    await say("/roundtrip define metrics revenue, velocity, pipeline", "admin");
    const { text } = await say("/scorecard");
    // 2 open deals × 6 of 6 × (101,800 ÷ 4 amounts with a rate) ÷ 91 days = 559.34
    expect(text).toContain("velocity: $559 a day; won amounts not added, for want of a rate: €2,000, £700");
    expect((await say("/roundtrip why velocity")).text).toContain("mean won amount: $25,450 ($101,800 ÷ 4)");
  });

  it("are in the revenue with a complete path, in trends, and in what a decision is checked by", async () => {
    // Of six won deals four have a rate, and one of them, of €1,000, came from a lead.
    const [now] = (await buildCheck(await ctxOf())).paths;
    expect(now).toEqual(
      expect.objectContaining({ deals: 4, won: 10_180_000n, completeDeals: 1, complete: 108_000n }),
    );
    const why = await say("/roundtrip why path");
    expect(why.text).toContain("with a complete path: $1,080 revenue\nall won: $101,800 revenue");
    expect(why.text).toContain(rateOf2October);
    expect((await say("/roundtrip check", "admin")).text).toContain(
      "Not added, for want of a rate: €2,000, £700",
    );
    const { lines } = await buildTrends(await ctxOf(), "monthly");
    // 5,000 × 1.08 in October; there was no rate yet in August, of 1,000 + 2 × 333.33 + 2,000, nor on 1 October, of 3,000
    expect(lines.slice(1)).toEqual([
      "Aug 2026 $100,000 pipeline, Sep 2026 $0 pipeline, Oct 2026 $5,400 pipeline",
      "pipeline not added, for want of a rate: €6,666.66, £700",
      rateOf2October,
    ]);
    const revenue = await measureMetric(await ctxOf(), { metric: "revenue", teamId: null }, "2026-11-23");
    expect(revenue.value).toBe(10_180_000n);
    const pipeline = { metric: "pipeline", teamId: null } as const;
    expect((await measureMetric(await ctxOf(), pipeline, "2026-10-12")).value).toBe(540_000n);
  });

  it("cost nothing where there are none: a closed deal asks one question, and one more for each metric that has some", async () => {
    const plain = await insertStoryLedger(office(), { name: "Gamma", channel: "marketing" });
    await deals({ ...won, amountMinor: 100_000n }, 3, plain);
    const countIn = async (ledgerId: string) => {
      const ctx = await ctxOf(ledgerId);
      const { database } = ctx;
      let n = 0;
      const ask: typeof database.ask = (questions) => {
        n += 1;
        return database.ask(questions);
      };
      await findStanding({ ...ctx, database: { ...database, ask } }, ["deals", "revenue"], null);
      return n;
    };
    // this ledger studies revenue and pipeline, and has euros in both
    expect([await countIn(plain), await countIn(seen.alpha)]).toEqual([1, 3]);
  });

  it("of another ledger are not touched by this one's rates", async () => {
    const { text } = await say("/scorecard revenue", "rep", "leadership");
    expect(text).toContain("revenue not added, for want of a rate: €1,000");
    expect(text).not.toContain("Converted at");
  });

  it("stay as they were published: a rate of later changes no frozen quarter", async () => {
    office().clock.set("2027-01-11T09:00:00Z");
    await closeDueQuarters(office().services, slack().team.id);
    await say("/roundtrip rate EUR 1.20 on 2026-11-01", "admin");
    await say("/roundtrip rate GBP 1.30 on 2026-11-01", "admin");
    const { text } = await say("/scorecard revenue 2026-Q4");
    expect(rowOf(text, "Sales").slice(0, 2)).toEqual(["Sales", "$102k / $200k"]);
    expect(text).toContain("revenue not added, for want of a rate: €2,000, £700");
    expect(text).toContain(rateOf2October);
    expect(text).not.toContain("Changed since");
    const why = await say("/roundtrip why revenue.sales 2026-Q4");
    expect(why.text).toContain("4 records, together $101,800 revenue");
    expect(why.text).not.toContain("the figure is frozen since");
    await deals({ ...won, amountMinor: 1_000_000n, currency: "EUR" });
    // by the rate that was known then: 101,800 + 10,000 × 1.08
    expect((await say("/scorecard revenue 2026-Q4")).text).toContain(
      "Sales: $102k is now $113k: $11k late revenue",
    );
  });

  it("of a quarter that was frozen before stay apart", async () => {
    const closed = await db().closedQuarter.findFirstOrThrow({ where: { ledgerId: seen.alpha } });
    expect(closed.figures).toContain("10180000");
    const { used, ...older } = thaw(
      closed.figures.replace("10180000", "10000000").replace('"540000"', '"0"'),
    );
    expect(used).toEqual({ revenue: [expect.anything()], pipeline: [expect.anything()] });
    const figures = freeze(older);
    expect(thawFacts(figures).used).toBeNull();
    await db().closedQuarter.updateMany({ where: { id: closed.id }, data: { figures } });
    const { text } = await say("/scorecard revenue 2026-Q4");
    expect(rowOf(text, "Sales").slice(0, 2)).toEqual(["Sales", "$100k / $200k"]);
    expect(text).not.toContain("Converted at");
    expect(text).not.toContain("Changed since");
  });
});
