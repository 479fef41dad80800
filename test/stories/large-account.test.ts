import { describe, expect, it } from "vitest";
import { addDays } from "../../src/core/day.ts";
import type { Reply } from "../../src/playground/reply.ts";
import { providers } from "../support/databases.ts";
import { inOffice } from "./in-office.ts";

/** Deal n of the account: n thousand dollars, and a meeting of its own n days after 1 April. */
const dayOf = (n: number) => addDays("2026-04-01", n);
const words = (n: number) => `$${n},000`;

describe.each(providers)("an account with 200 open deals, on %s", (provider) => {
  const { db, slack, say } = inOffice(provider);

  /** Slack waits three seconds for an acknowledgement; the office checks every message's blocks. */
  const isFine = ({ status, error, ms }: Reply) => {
    expect({ status, error }).toEqual({ status: 200, error: null });
    expect(ms).toBeLessThan(3000);
  };

  /** Searches the menu of a question for a deal, and picks what it offers. */
  const pick = async (asked: Reply, action: string, typed: string) => {
    isFine(asked);
    expect(asked.buttons.length).toBeLessThanOrEqual(6);
    const offered = await slack().suggest({ user: "rep", reply: asked, action, typed });
    isFine(offered);
    expect(offered.options).toHaveLength(1);
    const [{ value } = {}] = offered.options;
    const reply = await slack().choose({
      ...{ user: "rep", reply: asked, action, option: String(value), offered: offered.options, waitMs: 8000 },
    });
    isFine(reply);
    return reply;
  };
  const dealOf = (n: number) => db().deal.findUniqueOrThrow({ where: { id: `deal-${n}` } });

  it("is shown by its newest deals, and how many there are", async () => {
    await say("/meeting Warmup from webinar");
    const { id: ledgerId } = await db().ledger.findFirstOrThrow();
    const account = { id: "big", ledgerId, name: "Bigcorp", key: "bigcorp", createdAt: 0n };
    await db().account.create({ data: account });
    const numbers = Array.from({ length: 200 }, (_, index) => index + 1);
    await db().deal.createMany({
      data: numbers.map((n) => ({
        ...{ id: `deal-${n}`, ledgerId, accountId: "big", status: "open", salesReadyDay: dayOf(n) },
        ...{ amountMinor: BigInt(n) * 100_000n, currency: "USD", createdAt: BigInt(n) },
      })),
    });
    await db().meeting.createMany({
      data: numbers.map((n) => ({
        ...{ id: `meeting-${n}`, ledgerId, dealId: `deal-${n}`, bookedDay: dayOf(n), isSalesReady: true },
        ...{ outcome: "booked", createdAt: BigInt(n) },
      })),
    });
    const shown = await say("/deal show Bigcorp");
    isFine(shown);
    expect(shown.text).toContain("200 deals: 200 open. The newest 20 are shown.");
  });

  it("a meeting asks which deal, and the one searched for gets the follow-up", async () => {
    const reply = await pick(await say("/meeting Bigcorp with Jane"), "meeting-deal", words(37));
    expect(reply.text).toContain("Bigcorp: follow-up logged");
    expect(await db().meeting.findMany({ where: { isSalesReady: false } })).toMatchObject([
      { dealId: "deal-37" },
    ]);
  });

  it("an outcome asks which meeting, and the one searched for by its day is held", async () => {
    const asked = await say("/meeting held Bigcorp");
    expect(asked.text).toContain("201 meetings");
    await pick(asked, "outcome-meeting", "Fri 1 May 2026");
    const held = await db().meeting.findMany({ where: { outcome: "held" } });
    expect(held).toMatchObject([{ id: "meeting-30" }]); // 1 April and 30 days
  });

  const lines: [string, number, object][] = [
    ["/deal stage Bigcorp proposal", 41, { stage: "proposal", status: "open" }],
    ["/deal update Bigcorp due 2027-03-31", 52, { dueDay: "2027-03-31", status: "open" }],
    ["/deal closed Bigcorp", 63, { status: "won", closedDay: "2026-11-23", amountMinor: 6_300_000n }],
    ["/deal lost Bigcorp because price", 74, { status: "lost", lostReason: "price" }],
  ];
  it.each(lines)("%s asks which deal, and changes the one searched for", async (line, n, changed) => {
    const before = await db().deal.findMany({ where: { id: { not: `deal-${n}` } }, orderBy: { id: "asc" } });
    await pick(await say(line), "deal-deal", words(n));
    expect(await dealOf(n)).toMatchObject(changed);
    expect(await db().deal.findMany({ where: { id: { not: `deal-${n}` } }, orderBy: { id: "asc" } })).toEqual(
      before,
    );
  });

  it("a reopening among 200 that ended offers no more than a menu holds, and opens the one searched for", async () => {
    await db().deal.updateMany({
      where: { accountId: "big" },
      data: { status: "won", closedDay: "2026-11-20" },
    });
    const asked = await say("/deal reopen Bigcorp");
    const all = await slack().suggest({ user: "rep", reply: asked, action: "deal-deal", typed: "won" });
    isFine(all);
    expect(all.options.length).toBe(100);
    const reply = await pick(asked, "deal-deal", words(85));
    expect(reply.text).toContain("Bigcorp: open again");
    expect(await db().deal.findMany({ where: { accountId: "big", status: "open" } })).toMatchObject([
      { id: "deal-85" },
    ]);
  });
});
