import { describe, expect, it } from "vitest";
import { providers } from "../support/databases.ts";
import { inOffice } from "./in-office.ts";
import { insertStoryLedger } from "./insert-records.ts";
import { rowOf } from "./read-table.ts";

describe.each(providers)("campaigns and what they cost, on %s", (provider) => {
  const { db, say, press, slack, office } = inOffice(provider);
  const spend = () => db().spend.findMany({ orderBy: { createdAt: "asc" }, include: { team: true } });
  const fill = (values: Record<string, string>) => slack().fill({ user: "rep", values });

  it("a campaign is made with its source, days, lead time and owner, once, and changed later", async () => {
    const sourceless = await say("/campaign new webinar-q4");
    expect(sourceless.text).toContain("Which source does it belong to?");
    expect(sourceless.text).toContain("/campaign new webinar-q4 source webinar");
    const made = await say(
      `/campaign new webinar-q4 source webinar from 2026-10-01 to 2026-10-31 lead time 45 days owner <@${slack().users.marketer.id}>`,
    );
    expect(made.text).toContain(
      "webinar-q4: campaign made, webinar (Marketing), Thu 1 Oct 2026 – Sat 31 Oct 2026, lead time 45 days, owner @",
    );
    expect((await say("/campaign new Webinar Q4 source webinar")).text).toContain(
      "There is a campaign webinar-q4 already, under webinar.",
    );
    const ended = await say("/campaign end webinar-q4 2026-11-15");
    expect(ended.text).toContain("campaign ended, webinar (Marketing), Thu 1 Oct 2026 – Sun 15 Nov 2026");
    expect((await press(ended, "Undo")).text).toContain("Undone: what was new about webinar-q4.");
    expect((await say("/campaign update webinar-q4 from 2026-12-01")).text).toContain(
      "webinar-q4 would end on Sat 31 Oct 2026, before it starts on Tue 1 Dec 2026.",
    );
    expect(
      await db().campaign.findMany({ select: { name: true, startDay: true, endDay: true, leadDays: true } }),
    ).toEqual([{ name: "webinar-q4", startDay: "2026-10-01", endDay: "2026-10-31", leadDays: 45 }]);
  });

  it("money is logged on it, corrected by Edit…, undone, and stands among one's records", async () => {
    const typo = await say("/campaign spend webinr-q4 $4,000 on friday note hall");
    expect(typo.text).toContain("There is no webinr-q4 here yet. Which campaign do you mean?");
    const logged = await press(typo, "webinar-q4");
    expect(logged.text).toContain("webinar-q4: $4,000 spent\nFri 20 Nov 2026, Marketing, “hall”");
    expect(logged.text).toContain("On webinar-q4 so far: $4,000, 1 entry.");
    await press(logged, "Edit…");
    const refused = await fill({ amount: "$4,500", day: "2026-11-30" });
    expect(refused.errors?.day).toContain("Mon 30 Nov 2026 is still to come.");
    const edited = await fill({ amount: "$4,500", day: "2026-11-20" });
    expect(edited.text).toContain("webinar-q4: spend corrected: amount $4,500 (was $4,000)");
    const back = await say("/campaign spend webinar-q4 -$500 note discount");
    expect(back.text).toContain("On webinar-q4 so far: $4,000, 2 entries.");
    expect((await say("/roundtrip mine")).text).toContain("webinar-q4: spend logged, -$500, Mon 23 Nov 2026");
    expect((await say("/roundtrip undo")).text).toContain(
      "Undone: -$500 spent on webinar-q4. It counts nowhere",
    );
    expect((await say("/campaign spend webinar $250")).text).toContain("webinar: $250 spent");
    expect(await spend()).toMatchObject([
      {
        amountMinor: 450_000n,
        day: "2026-11-20",
        note: "hall",
        status: "open",
        team: { name: "Marketing" },
        version: 2,
      },
      { amountMinor: -50_000n, status: "undone" },
      { amountMinor: 25_000n, campaignId: null },
    ]);
    expect(
      await db().history.findMany({
        where: { subject: "spend" },
        select: { action: true },
        orderBy: { id: "asc" },
      }),
    ).toEqual(["spent", "edited", "spent", "undone", "spent"].map((action) => ({ action })));
  });

  it("the bare command shows the quarter and opens the forms; what records name is not undone", async () => {
    const list = await say("/campaign");
    expect(list.text).toContain("2026-Q4: $4,750 spent on 1 campaign; 0 leads, 0 won.");
    expect(rowOf(list, "webinar-q4").slice(2)).toEqual(["$4,500", "0", "0", "0"]);
    expect(rowOf(list, "Without a campaign").slice(2)).toEqual(["$250", "0", "0", "0"]);
    await press(list, "New campaign…");
    expect(
      (await fill({ name: "fair", source: "trade show", startDay: "2026-11-20", endDay: "2026-11-01" }))
        .errors?.endDay,
    ).toContain("It would end before it starts.");
    const made = await fill({
      name: "fair",
      source: "trade show",
      startDay: "2026-11-01",
      endDay: "2026-11-20",
    });
    expect(made.text).toContain("fair: campaign made, trade show (Marketing)");
    await press(list, "Log spend…");
    const logged = await fill({ target: "fair", amount: "9k", note: "stand" });
    expect(logged.text).toContain("fair: $9,000 spent");
    await say("/roundtrip undo");
    const expo = await say("/campaign new expo source trade show");
    const onExpo = await say("/campaign spend expo $5");
    expect((await press(expo, "Undo")).text).toContain("Records name expo by now, so it stays.");
    await press(onExpo, "Undo");
    expect((await press(expo, "Undo")).text).toContain("Undone: the campaign expo. It is offered no longer.");
    expect((await say("/campaign new expo source trade show")).text).toContain("expo: campaign made");
  });

  it("money in another currency stands apart until there is a rate for its day", async () => {
    expect((await say("/campaign spend fair €1,000")).text).toContain(
      "On fair so far: $0 and €1,000 for which there is no rate, 1 entry.",
    );
    expect((await say("/roundtrip rate EUR 1.10 on 2026-11-20")).text).toContain("Only a workspace admin");
    const set = await say("/roundtrip rate EUR 1.10 on 2026-11-20", "admin");
    expect(set.text).toContain("From Fri 20 Nov 2026 on, EUR 1 = USD 1.10");
    expect((await say("/roundtrip rate EUR 1.08 on 2026-11-20", "admin")).text).toContain("was 1.10");
    const list = await say("/campaign");
    expect(rowOf(list, "fair")[2]).toBe("$1,080");
    expect(list.text).toContain("Converted at EUR 1 = USD 1.08 (from Fri 20 Nov 2026)");
    expect((await say("/roundtrip rate")).text).toContain("EUR 1 = USD 1.08");
    expect(await db().rate.findMany({ select: { rate: true, version: true } })).toEqual([
      { rate: "1.08", version: 2 },
    ]);
  });

  it("nothing of it shows in another ledger", async () => {
    await insertStoryLedger(office(), { name: "Contoso", channel: "marketing" });
    expect((await say("/campaign", "rep", "marketing")).text).toContain("2026-Q4: no campaign yet.");
    expect((await say("/campaign spend fair $5", "rep", "marketing")).text).toContain(
      "There is no campaign “fair” here.",
    );
    expect((await say("/roundtrip rate", "rep", "marketing")).text).toContain("No rate is set yet.");
  });
});
