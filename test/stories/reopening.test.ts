import { describe, expect, it } from "vitest";
import { providers } from "../support/databases.ts";
import { inOffice } from "./in-office.ts";

describe.each(providers)("a closed deal is opened again, on %s", (provider) => {
  const { db, say, press, deals } = inOffice(provider);

  it("keeps the win in its quarter; the reopening is a negative line on its own day", async () => {
    await say("/meeting Acme booked 2026-07-01 from webinar");
    await say("/meeting Globex booked 2026-07-01 from outbound");
    await say("/deal closed Acme $120k on 2026-09-01");
    await say("/deal closed Globex $30k on 2026-09-01");
    const reopened = await say("/deal reopen Acme on 2026-11-20 because they asked for a review");
    expect(reopened.text).toContain(
      "Acme: open again since Fri 20 Nov 2026, because they asked for a review",
    );
    expect(reopened.text).toContain("It stays won on Tue 1 Sep 2026");
    expect(await deals("Acme")).toMatchObject([
      { status: "open", closedDay: null, amountMinor: 12_000_000n, lostReason: null },
    ]);

    const third = (await say("/funnel 2026-Q3 by team")).text;
    expect(third).toContain("2 won of 2 closed, worth $150,000");
    expect(third).toMatch(/Marketing +1 +1 +0/);
    expect(third).not.toContain("reopened");
    const fourth = (await say("/funnel")).text;
    expect(fourth).toContain("1 deal reopened: −$120,000 (won in 2026-Q3)");
    expect((await say("/scorecard 2026-Q3 deals")).text).toContain("2 deals so far in 2026-Q3");
    expect((await say("/scorecard deals")).text).toContain("1 deal reopened: −$120,000 (won in 2026-Q3)");
    expect((await say("/funnel 2026-Q3 cohort by meetings")).text).toContain("1 won to date");
  });

  it("is undone as if it never was, and a deal that is won again counts again on its new day", async () => {
    const again = await say("/deal closed Acme $100k");
    expect((await say("/funnel")).text).toContain("1 won of 1 closed, worth $100,000");
    expect((await say("/funnel 2026-Q3")).text).toContain("2 won of 2 closed, worth $150,000");
    await press(again, "Undo");
    const row = await db().history.findFirstOrThrow({ where: { action: "reopened" } });
    expect(JSON.parse(row.before ?? "")).toMatchObject({ status: "won", closedDay: "2026-09-01" });
    const globex = await say("/deal reopen Globex");
    expect((await press(globex, "Undo")).text).toContain("Undone: the reopening of Globex. The deal is won.");
    expect(await deals("Globex")).toMatchObject([{ status: "won", closedDay: "2026-09-01" }]);
    expect(await db().reopening.findMany({ select: { status: true }, orderBy: { id: "asc" } })).toEqual([
      { status: "open" },
      { status: "undone" },
    ]);
    expect((await say("/funnel 2026-Q3")).text).toContain("2 won of 2 closed, worth $150,000");
  });

  it("refuses what is open or never was, and a day before the closing; several are asked about", async () => {
    expect((await say("/deal reopen Acme")).text).toContain(
      "Acme has no deal that is closed, but an open one.",
    );
    expect((await say("/deal reopen Nobody")).text).toContain("There is no Nobody in this ledger.");
    expect((await say("/deal reopen Globex on 2026-08-31")).text).toContain(
      "Globex was won on Tue 1 Sep 2026, after Mon 31 Aug 2026.",
    );
    await say("/meeting Globex from webinar");
    await say("/deal lost Globex because price");
    const asked = await say("/deal reopen Globex");
    expect(asked.text).toContain("Globex has 2 closed deals. Which one is it?");
    const lost = asked.buttons.find(({ text }) => text.startsWith("lost"))?.text ?? "";
    expect((await press(asked, lost)).text).toContain("Globex: open again since Mon 23 Nov 2026");
    expect((await press(asked, lost)).text).toContain("That deal has changed.");
    expect((await say("/funnel")).text).toContain("1 deal reopened (lost in 2026-Q4)");
  });
});
