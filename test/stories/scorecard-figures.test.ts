import { beforeAll, describe, expect, it } from "vitest";
import { providers } from "../support/databases.ts";
import { inOffice } from "./in-office.ts";
import { insertDeals, insertStoryLedger } from "./insert-records.ts";
import { rowOf } from "./read-table.ts";

// Today is Monday 23 November 2026. Of the 66 working days of the quarter 37 are gone (22 in October, 15 in November):
// 56 % is expected by now, and 39 days, 5.57 weeks, are left.
describe.each(providers)("the scorecard's figures on %s", (provider) => {
  const { office, say, db } = inOffice(provider);
  beforeAll(async () => {
    const id = await insertStoryLedger(office(), { name: "Northwind", channel: "pipeline" });
    const deals = (given: Parameters<typeof insertDeals>[2], times: number) =>
      insertDeals(office(), id, given, times);
    await deals({ from: "webinar", ready: "2026-10-07" }, 30);
    await deals({ status: "disqualified", from: "webinar", ready: "2026-10-08" }, 2);
    await deals({ from: "outbound", ready: "2026-10-09" }, 9);
    await deals({ ready: "2026-11-20" }, 5);
    const won = { status: "won", from: "outbound", ready: "2026-08-03", closed: "2026-11-03" } as const;
    await deals({ ...won, amountMinor: 5_000_000n }, 2);
    await deals({ ...won, amountMinor: 100_000n, currency: "EUR" }, 1);
  });

  it("are counts alone while nothing is committed", async () => {
    const reply = await say("/scorecard");
    // 30 + 9 + 5 unsourced, the two rejected ones left out
    expect(reply.text).toContain("44 meetings so far in 2026-Q4; nothing is committed to meetings yet.");
    expect(rowOf(reply, "Marketing")).toEqual(["Marketing", "30", "68 %", "–", "–"]); // 30 of 44
    expect(rowOf(reply, "Unsourced")).toEqual(["Unsourced", "5", "11 %", "–", "–"]); // 5 of 44
    expect(reply.text).toContain("2 rejected meetings left out");
    expect(reply.text).toContain("Start with `/commit target 120 meetings 2026-Q4`");
  });

  it("stand beside what was committed: actual, share, pace and status", async () => {
    for (const line of ["target 96 meetings", "set marketing 50% of meetings", "set sales 25% of meetings"])
      await say(`/commit ${line}`, "admin");
    await say("/commit set partners 0% of meetings", "admin");
    const reply = await say("/scorecard");
    // 30 of 48 = 0.625; ÷ 37/66 = 1.11
    expect(rowOf(reply, "Marketing")).toEqual(["Marketing", "30 / 48", "68 % / 50 %", "1.11", "● on track"]);
    // 9 of 24 = 0.375; ÷ 37/66 = 0.67, and 9 is no less than chance allows: Poisson 10 % of 24 × 37/66 = 13.5 is 9
    expect(rowOf(reply, "Sales")).toEqual(["Sales", "9 / 24", "21 % / 25 %", "0.67", "▲ at risk"]); // 9 of 44, and the column adds to 100: 68 + 21 + 0 + 11
    expect(rowOf(reply, "Partners")).toEqual(["Partners", "0 / 0", "0 % / 0 %", "–", "＋ uncommitted"]);
    // (24 − 9) ÷ 5.57 = 2.7 a week
    expect(reply.text).toContain("Sales is at risk: 9 of 24 meetings, 3 a week needed from here.");
    expect(reply.text).toContain("56 % expected by working days gone by");
    expect(reply.text).toContain("target 96 meetings; under-committed by 25 points");
    // 5 of 44 unsourced is more than 5 %: 30 of 39, 9 of 39
    expect(reply.text).toContain("share among sourced: Marketing 77 %, Sales 23 %, Partners 0 %");
    expect(reply.message?.text.length).toBeLessThan(12_000);
    const rows = reply.text
      .split("\n")
      .filter((line) => /^(Marketing|Sales|Partners|Unsourced) +\d/.test(line));
    expect(rows.length).toBeLessThanOrEqual(5);
  });

  it("say met, behind and none yet", async () => {
    await say("/commit set marketing 25 meetings", "admin");
    await say("/commit set sales 80 meetings", "admin");
    const reply = await say("/scorecard");
    expect(rowOf(reply, "Marketing").at(-1)).toBe("✓ met"); // 30 ≥ 25
    expect(rowOf(reply, "Sales").at(-1)).toBe("▼ behind"); // 9 of 80 × 37/66 = 44.8
    // (80 − 9) ÷ 5.57 = 12.7 a week; 5 of 44 came unsourced on Friday, none of 39 before: 11 points
    expect(reply.text).toContain(
      "Sales is behind: 9 of 80 meetings, 13 a week needed from here. Since last week unsourced +11 points: 5 more.",
    );
    await say("/commit set sales 30% of pipeline 2027-Q1", "admin");
    const next = await say("/scorecard 2027-Q1");
    expect(rowOf(next, "Sales").at(-1)).toBe("○ none yet");
    expect(next.text).toContain("No pipeline yet.");
  });

  it("read provisional for deals and revenue, and keep another currency apart", async () => {
    await say("/commit set sales 6 deals", "admin");
    await say("/commit set sales $400k revenue", "admin");
    const deals = await say("/scorecard deals");
    // 3 of 6 = 0.5; ÷ 37/66 = 0.89
    expect(rowOf(deals, "Sales")).toEqual(["Sales", "3 / 6", "100 %", "0.89", "▲ at risk (provisional)"]);
    const revenue = await say("/scorecard revenue");
    // $100k of $400k = 0.25; ÷ 37/66 = 0.45; the deal in euros is not in it
    expect(rowOf(revenue, "Sales")).toEqual([
      "Sales",
      "$100k / $400k",
      "100 %",
      "0.45",
      "▼ behind (provisional)",
    ]);
    expect(revenue.text).toContain("revenue not added, for want of a rate: €1,000");
    expect(revenue.text).toContain("meetings: Marketing 30 / 25 ✓ met · Sales 9 / 80 ▼ behind");
  });

  it("judge nobody in the first days, and end short when the quarter is over", async () => {
    const { clock } = office();
    const now = clock.now;
    clock.set("2026-10-08T09:00:00Z"); // 5 of 66 working days gone
    expect(rowOf(await say("/scorecard sales"), "Sales").at(-1)).toBe("◔ early");
    clock.set("2027-01-04T09:00:00Z");
    const reply = await say("/scorecard sales 2026-Q4");
    clock.now = now;
    expect(reply.text).toContain("Sales ended short: 9 of 80 meetings, 71 missing."); // 80 − 9
  });

  it("are of one team or one quarter when asked, and the same words refuse what is neither", async () => {
    const reply = await say("/scorecard sales");
    expect(reply.text).toContain("Sales is behind: 9 of 80 meetings");
    expect(reply.text).not.toMatch(/^Marketing +\d/m);
    expect((await say("/scorecard nobody")).text).toContain("The teams are Marketing, Sales and Partners.");
  });

  it("are the same in the command, in the weekly post and under a closed deal", async () => {
    await say("/scorecard weekly monday 09:00", "admin");
    const closed = await say("/deal closed Initech $1k from outbound");
    expect(closed.text).toContain("Sales now: 4 of 6 deals committed in 2026-Q4 (67 %)."); // 4 of 6
    office().clock.set("2026-11-30T09:00:00Z");
    await office().deliver();
    const asked = await say("/scorecard", "marketer");
    const posted = (await office().slack.messages("pipeline")).find(({ text }) =>
      text.startsWith("Scorecard"),
    );
    expect(posted?.text.replace(/ ledger: .*/, "")).toBe(asked.message?.text);
    const { figures } = await db().outbox.findFirstOrThrow({ where: { kind: "scorecard", part: 0 } });
    expect(figures).toContain('"meetings.marketing"');
  });
});
