import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyLetter } from "../support/any-letter.ts";
import { context, number, read, share, target } from "./commit-line-cases.ts";

describe("parseCommitLine", () => {
  it.each([
    { text: "", quarter: "2026-Q4" },
    { text: "  ", quarter: "2026-Q4" },
    { text: "2027-Q1", quarter: "2027-Q1" },
    { text: "for next quarter", quarter: "2027-Q1" },
    { text: "Q1 2028", quarter: "2028-Q1" },
  ])("shows $quarter for '$text'", ({ text, quarter }) => {
    expect(read(text)).toEqual({ ok: true, value: { kind: "show", quarter } });
  });

  it.each([
    { text: "target 120 meetings 2027-Q1", line: target("meetings", 120n, "2027-Q1") },
    { text: "set target 1,200 raw leads", line: target("leads", 1200n) },
    { text: "target 1.200 leads", line: target("leads", 1200n) }, // a count has no decimals, so the dot groups
    { text: "target 1.5k leads", line: target("leads", 1500n) },
    { text: "Target meetings: 120, next quarter", line: target("meetings", 120n, "2027-Q1") },
    { text: "target 40 Sales-Ready Leads", line: target("meetings", 40n) },
    { text: "target 40 sales ready", line: target("meetings", 40n) },
    { text: "target 12 closed deals", line: target("deals", 12n) },
    { text: "target 12 won deals", line: target("deals", 12n) },
    { text: "target $2m revenue", line: target("revenue", 200_000_000n) }, // 2,000,000.00
    { text: "target 2m revenue", line: target("revenue", 200_000_000n) },
    { text: "target 2 million won revenue", line: target("revenue", 200_000_000n) },
    { text: "target USD 1,000.50 pipeline", line: target("pipeline", 100_050n) },
    { text: "target 2000 meetings q1", line: target("meetings", 2000n, "2026-Q1") },
  ])("reads the target in '$text'", ({ text, line }) => {
    expect(read(text)).toEqual({ ok: true, value: line });
  });

  it.each([
    { text: "set marketing 50% of meetings 2027-Q1", line: share("t1", "meetings", 5000, "2027-Q1") },
    { text: "set marketing 50 % meetings", line: share("t1", "meetings", 5000) },
    { text: "marketing 50 percent of the leads for q1 2027", line: share("t1", "leads", 5000, "2027-Q1") },
    { text: "set marketing 33.3% of deals", line: share("t1", "deals", 3330) },
    { text: "set marketing 33,33 % of deals", line: share("t1", "deals", 3333) },
    { text: "set marketing 0% of deals", line: share("t1", "deals", 0) },
    { text: "set MARKETING 100%of revenue", line: share("t1", "revenue", 10_000) },
    { text: "set partners r&amp;d 10% of pipeline", line: share("t4", "pipeline", 1000) }, // longest name first
    { text: 'set "Partners R&amp;D" 10% of pipeline', line: share("t4", "pipeline", 1000) },
    { text: "set Target Partners 10% of wins", line: share("t5", "deals", 1000) },
    { text: "target partners 10% of wins", line: share("t5", "deals", 1000) },
    { text: "2027-Q1 set sales to 25% of meetings", line: share("t2", "meetings", 2500, "2027-Q1") },
  ])("reads the share in '$text'", ({ text, line }) => {
    expect(read(text)).toEqual({ ok: true, value: line });
  });

  it.each([
    { text: "set sales 60 meetings", line: number("t2", "meetings", 60n) },
    { text: "sales 0 meetings", line: number("t2", "meetings", 0n) },
    {
      text: "set partners $500k revenue next quarter",
      line: number("t3", "revenue", 50_000_000n, "2027-Q1"),
    },
    { text: "set partners $0 revenue", line: number("t3", "revenue", 0n) },
    { text: "set partners 0.00 pipeline", line: number("t3", "pipeline", 0n) },
    { text: "set marketing 1000000000 leads", line: number("t1", "leads", 1_000_000_000n) },
  ])("reads the number in '$text'", ({ text, line }) => {
    expect(read(text)).toEqual({ ok: true, value: line });
  });

  it("hands both readings of sales back while nobody has said what it means", () => {
    expect(read("set sales 50% of sales 2027-Q1")).toEqual({
      ok: true,
      value: {
        kind: "sales?",
        ifDeals: share("t2", "deals", 5000, "2027-Q1"),
        ifRevenue: share("t2", "revenue", 5000, "2027-Q1"),
      },
    });
    expect(read("target 50 sales")).toEqual({
      ok: true,
      value: { kind: "sales?", ifDeals: target("deals", 50n), ifRevenue: target("revenue", 5000n) }, // 50.00
    });
  });

  it.each([
    { text: "marketing 50% of sales", salesMeans: "deals", line: share("t1", "deals", 5000) },
    { text: "marketing 50% of sales", salesMeans: "revenue", line: share("t1", "revenue", 5000) },
    { text: "target 50 sales", salesMeans: "deals", line: target("deals", 50n) },
    { text: "target $2m sales", salesMeans: "deals", line: target("revenue", 200_000_000n) },
    { text: "target $2m sales", salesMeans: null, line: target("revenue", 200_000_000n) },
    { text: "target 12.50 sales", salesMeans: null, line: target("revenue", 1250n) },
  ] as const)("reads sales as $line.metric in '$text' where it means $salesMeans", (row) => {
    expect(read(row.text, { salesMeans: row.salesMeans })).toEqual({ ok: true, value: row.line });
  });

  it("reads quarters by the ledger's fiscal year", () => {
    const calendar = { ...context.calendar, fiscalStartMonth: 4 };
    // November 2026 lies in the third quarter of the year that ends in March 2027
    expect(read("sales 60 meetings", { calendar })).toEqual({
      ok: true,
      value: number("t2", "meetings", 60n, "2027-Q3"),
    });
    expect(read("FY27 Q4", { calendar })).toEqual({ ok: true, value: { kind: "show", quarter: "2027-Q4" } });
  });

  it("reads money of a currency without decimals", () => {
    expect(read("target ¥5,000,000 revenue", { currency: "JPY" })).toEqual({
      ok: true,
      value: target("revenue", 5_000_000n),
    });
  });

  it("keeps every share with at most two decimals exactly", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), (shareBp) => {
        const text = `set marketing ${(shareBp / 100).toFixed(2)}% of deals`;
        expect(read(text)).toEqual({ ok: true, value: share("t1", "deals", shareBp) });
      }),
    );
  });

  it("answers any text with a line or with a problem that has words and an example", () => {
    const words =
      "set target marketing sales 50% 50 % meetings revenue of $2m € -1 2027-Q1 next quarter Acme won 1.234 k ( <@U1|x>";
    const soup = fc
      .array(fc.constantFrom(...words.split(" ")), { maxLength: 8 })
      .map((each) => each.join(" "));
    fc.assert(
      fc.property(fc.oneof(soup, fc.string({ unit: anyLetter })), (text) => {
        const result = read(text);
        expect(result.ok || (result.what !== "" && result.example !== "")).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
