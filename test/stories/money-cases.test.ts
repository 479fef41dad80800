import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { formatMoney } from "../../src/core/money.ts";
import { providers } from "../support/databases.ts";
import { inOffice } from "./in-office.ts";
import { insertDeals, insertStoryLedger } from "./insert-records.ts";
import { insertAndMove, insertCompany, movable } from "./move-records.ts";
import { rowOf } from "./read-table.ts";

describe.each(providers)("what makes a report of money wrong, on %s", (provider) => {
  const { office, say, db } = inOffice(provider);
  let ledgerId = "";

  const spend = (given: { day: string; amountMinor: bigint; currency?: string }, id = ledgerId) =>
    db().spend.create({
      data: {
        ...{ id: `${id}-${given.day}-${given.amountMinor}`, ledgerId: id, sourceId: `${id}-webinar` },
        ...{ currency: "USD", createdAt: 0n, ...given },
      },
    });

  beforeAll(async () => {
    ledgerId = await insertStoryLedger(office(), { name: "Northwind", channel: "pipeline" });
    const won = { status: "won", from: "webinar", ready: "2026-08-01" } as const;
    await insertDeals(office(), ledgerId, { ...won, closed: "2026-08-20", amountMinor: 3_000_000n });
    await insertDeals(office(), ledgerId, {
      ...{ ...won, closed: "2026-09-20", amountMinor: 1_000_000n, currency: "EUR" },
    });
    await insertDeals(office(), ledgerId, {
      ...{ ...won, closed: "2026-09-21", amountMinor: 700_000n, currency: "GBP" },
    });
    await spend({ day: "2026-07-10", amountMinor: 1_000_000n });
    await spend({ day: "2026-09-05", amountMinor: 200_000n, currency: "EUR" });
    await spend({ day: "2026-09-06", amountMinor: 50_000n, currency: "GBP" });
    await say("/roundtrip rate EUR 1.10 on 2026-09-01", "admin");
  });

  it("two currencies: each at the rate of its own day; what has none stands apart, in every report", async () => {
    // spent 10,000 + 2,000 × 1.10; won 30,000 + 10,000 × 1.10; £500 and £7,000 in no sum
    const back = await say("/budget return 2026-Q3");
    expect(back.text).toContain(
      "2026-Q3: $12,200 spent; $41,000 won from what it sourced, revenue return 3.36×",
    );
    expect(back.text).toContain("£7,500 is not added, for want of a rate");
    expect(back.text).toContain("Converted at EUR 1 = USD 1.10 (from Tue 1 Sep 2026)");
    const credits = await say("/funnel 2026-Q3 by source model linear");
    expect(rowOf(credits, "webinar")).toEqual(["webinar", "3", "3.0", "$41k + £7,000", "$41k + £7,000"]);
    expect(credits.text).toContain("EUR 1 = USD 1.10");
    expect((await say("/funnel verdicts")).text).toContain(
      "Not added, for want of a rate: £7,000 won, £500 spent",
    );
    const funnel = await say("/funnel 2026-Q3 by source");
    expect(funnel.text).toContain("3 won of 3 closed, worth $41,000 plus £7,000 not converted");
    expect(funnel.text).toContain("Converted at EUR 1 = USD 1.10");
    expect(rowOf(funnel, "webinar").slice(-2)).toEqual(["$41k", "£7,000"]);
    expect((await say("/funnel 2026-Q3 cohort by meetings")).text).toContain(
      "worth $41,000 plus £7,000 not converted",
    );
    // (10,000 + 2,200) ÷ 3 meetings
    expect((await say("/budget cost 2026-Q3")).text).toContain(
      "$4,066.67 per sales-ready lead ($12,200 ÷ 3 meetings)",
    );
  });

  it("negative durations: won before it was sales-ready is an error, in no cycle and in no verdict's age", async () => {
    await insertDeals(office(), ledgerId, {
      ...{ status: "won", from: "webinar", ready: "2026-09-20", closed: "2026-09-10", amountMinor: 100n },
    });
    const funnel = await say("/funnel 2026-Q3");
    expect(funnel.text).toContain("1 deal won before sales-ready, left out of the cycle as data errors");
    expect((await say("/funnel verdicts")).text).not.toMatch(/-\d+ days|NaN/);
    await db().deal.deleteMany({ where: { ledgerId, closedDay: "2026-09-10" } });
  });

  it("a reopened win stays in its quarter and is shown apart on the day of reopening; no campaign has it to date", async () => {
    const deal = await db().deal.findFirstOrThrow({ where: { ledgerId, closedDay: "2026-08-20" } });
    const was = { wasStatus: "won", closedDay: "2026-08-20", amountMinor: 3_000_000n, currency: "USD" };
    await db().reopening.create({
      data: {
        id: "again",
        ledgerId,
        dealId: deal.id,
        ...was,
        reopenedDay: "2026-10-05",
        status: "open",
        createdAt: 0n,
      },
    });
    await db().deal.update({ where: { id: deal.id }, data: { status: "open", closedDay: null } });
    expect((await say("/budget return 2026-Q3")).text).toContain("$41,000 won from what it sourced");
    const later = await say("/budget return 2026-Q4");
    expect(later.text).toContain("1 deal reopened: −$30,000 (won in 2026-Q3)");
    // credits are to date: 11,000 and £7,000
    expect(rowOf(await say("/funnel 2026-Q3 by source model linear"), "webinar").slice(1, 3)).toEqual([
      "2",
      "2.0",
    ]);
  });

  it("a fiscal year from July has its own quarters", async () => {
    await db().ledger.update({ where: { id: ledgerId }, data: { fiscalStartMonth: 7 } });
    expect((await say("/budget cost 2027-Q1")).text).toContain(
      "FY27 Q1: $4,066.67 per sales-ready lead ($12,200 ÷ 3 meetings); FY26 Q1 to FY26 Q4: nothing spent.",
    );
    const back = await say("/budget return this year");
    expect(back.text).toContain("FY27: $12,200 spent");
    expect(rowOf(back, "FY27 Q1").slice(0, 3)).toEqual(["FY27 Q1", "$12k", "$41k"]);
  });

  it("moving records between two ledgers changes nothing in a third", async () => {
    const other = await insertStoryLedger(office(), { name: "Contoso", channel: "general" });
    const third = await insertStoryLedger(office(), { name: "Fabrikam", channel: "marketing" });
    for (const each of [ledgerId, other, third]) await insertCompany(office(), each);
    await insertDeals(office(), third, {
      ...{ status: "won", from: "webinar", ready: "2026-08-01", closed: "2026-08-20", amountMinor: 500_000n },
    });
    await spend({ day: "2026-08-02", amountMinor: 90_000n }, third);
    const answers = async () => {
      const texts: string[] = [];
      for (const line of [
        "/budget cost 2026-Q3",
        "/budget return 2026-Q3",
        "/funnel verdicts",
        "/funnel profile",
        "/funnel 2026-Q3",
        "/funnel 2026-Q3 by source model decay",
      ])
        texts.push((await say(line, "rep", "marketing")).text);
      return texts;
    };
    const before = await answers();
    expect(before[1]).toContain("$900 spent; $5,000 won");
    const moves = fc.array(fc.tuple(movable, fc.boolean()), { minLength: 8, maxLength: 16 });
    let spent = 1_000_000n;
    await fc.assert(
      fc.asyncProperty(moves, async (list) => {
        for (const [record, isBack] of list) {
          await insertAndMove(office(), record, isBack ? [other, ledgerId] : [ledgerId, other]);
          if (record.kind === "spend" && !isBack) spent += record.amountMinor;
        }
        expect(await answers()).toEqual(before);
      }),
      { numRuns: 3, endOnFailure: true },
    );
    // what was moved counts where it is now
    const last = { kind: "spend", source: "webinar", day: "2026-08-20", amountMinor: 1_000_000n } as const;
    await insertAndMove(office(), last, [ledgerId, other]);
    const moved = `${formatMoney({ amountMinor: spent, currency: "USD" })} spent`;
    expect((await say("/budget return 2026-Q3", "rep", "general")).text).toContain(moved);
  });
});
