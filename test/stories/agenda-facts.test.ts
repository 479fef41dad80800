import { beforeAll, describe, expect, it } from "vitest";
import { providers } from "../support/databases.ts";
import { inOffice } from "./in-office.ts";
import { insertDeals, insertStoryLedger } from "./insert-records.ts";

describe.each(providers)("what the facts bring to the agenda on %s", (provider) => {
  const { office, db, say, slack } = inOffice(provider);
  let ledgerId: string;
  const agenda = async (where = "pipeline") => (await say("/review", "rep", where)).text;

  beforeAll(async () => {
    office().clock.set("2026-11-18T09:00:00Z"); // a Wednesday, half way through the quarter
    ledgerId = await insertStoryLedger(office(), { name: "Northwind", channel: "pipeline" });
    await insertStoryLedger(office(), { name: "Globex", channel: "leadership" });
  });

  it("says who left the company, offers their actions for hand-over, and gives them nothing more", async () => {
    const { colleague } = slack().users;
    await say("/review weekly tuesday 10:00", "admin");
    await say(`/review with <@${colleague.id}> for sales`, "admin");
    await say(`/review action <@${colleague.id}> call the fair by 2026-12-31`);
    slack().deactivate("colleague");
    office().clock.forward(120_000);
    const shown = await say("/review");
    expect(shown.text).toContain(
      `${colleague.name} has left\n1 open action to hand over: call the fair; who comes for Sales now?`,
    );
    const offered = JSON.stringify(shown.message?.blocks);
    expect(offered.split("Hand their actions over…")).toHaveLength(2);
    const refused = await say(`/review action <@${colleague.id}> call again by friday`);
    expect(refused.text).toContain("has left: the account is deactivated");
    const theirs = await say(`/review actions <@${colleague.id}>`, "admin");
    expect(theirs.text).toContain("Their open actions: 1");
    await slack().press({ user: "admin", reply: theirs, action: "Hand over…", waitMs: 8000 });
    await slack().fill({ user: "admin", values: { owner: slack().users.rep.id } });
    await slack().closeView("admin");
    await say(`/review without <@${colleague.id}>`, "admin");
    expect((await say("/review")).text).not.toContain("has left");
  });

  it("stages, and the speed of deals against last quarter", async () => {
    const won = { status: "won", from: "outbound", amountMinor: 1_000_000n } as const;
    await insertDeals(office(), ledgerId, { ...won, ready: "2026-07-01", closed: "2026-07-21" }, 6);
    await insertDeals(office(), ledgerId, { ...won, ready: "2026-10-01", closed: "2026-11-10" }, 6);
    await insertDeals(office(), ledgerId, { ready: "2026-08-03", from: "webinar" });
    await insertDeals(office(), ledgerId, { ready: "2026-11-02", from: "webinar", dueDay: "2026-11-13" }, 2);
    await db().stage.create({ data: { id: "offer", ledgerId, name: "Offer", key: "offer", position: 1 } });
    const closed = await db().deal.findFirstOrThrow({ where: { ledgerId, closedDay: "2026-11-10" } });
    await db().stageEntry.create({
      data: { id: "late", ledgerId, dealId: closed.id, stageId: "offer", day: "2026-11-12", createdAt: 0n },
    });
    const text = await agenda();
    // cycles of 20 and 40 days, six each: the median is 30, twice that is 60
    expect(text).toMatch(/1 open deal without movement\nfor 60 days, twice the median cycle/);
    expect(text).toMatch(
      /3 deals that contradict themselves\n2 past the due day and open, 1 in a stage after the close/,
    );
    expect(text).toMatch(/Deals take longer to win\nmedian 40 days, last quarter 20 days/);
    // 2 open deals (the one without movement is left out) × 100 % × $10,000 ÷ 40 days, and ÷ 20 days
    expect(text).toMatch(/The open deals bring in less a day\n\$500 a day, \$1,000 at last quarter's pace/);
  });

  it("the hand-off, and what sales says of the week's leads", async () => {
    const deals = await db().deal.findMany({ where: { ledgerId, status: "won" }, select: { id: true } });
    const outcomes = ["no-show", "rejected", "rejected", "accepted", "accepted"];
    for (const [index, outcome] of outcomes.entries())
      await db().meeting.create({
        data: {
          ...{ id: `meeting-${index}`, ledgerId, dealId: deals[index]?.id ?? "", bookedDay: "2026-11-02" },
          ...{ isSalesReady: true, outcome, createdAt: 0n },
          ...(outcome === "accepted" && { acceptedDay: "2026-11-12" }),
          ...(outcome === "rejected" && { outcomeReason: "no budget" }),
        },
      });
    const rate = (index: number, leadQuality: string, leadQualityReason: string | null) =>
      db().deal.update({
        where: { id: deals[index]?.id ?? "" },
        data: { leadQuality, leadQualityReason, leadQualityAt: BigInt(office().clock.now) },
      });
    await rate(0, "good", null);
    await rate(1, "poor", "a student");
    const text = await agenda();
    expect(text).toMatch(
      /3 of 5 meetings of four weeks came to nothing\n1 no-show, 2 rejected \(no budget × 2\), 10 days from booked to accepted/,
    );
    expect(text).toMatch(/What sales says of the week's leads\n1 good, 1 poor; poor because a student/);
    expect((await say("/roundtrip why hand-off")).text).toMatch(
      /came to nothing: 1 no-show.*no-show \(booked Mon 2 Nov 2026\)/s,
    );
    expect((await say("/roundtrip why voice")).text).toContain("poor, a student (outbound)");
    const speed = (await say("/roundtrip why speed")).text;
    expect(speed).toContain("`/roundtrip why cycle` has its records");
    expect(speed).toContain("Velocity = open deals × win rate");
    expect((await say("/roundtrip why stages")).text).toContain(
      "Offer on Thu 12 Nov 2026, after it was closed on Tue 10 Nov 2026",
    );
    expect((await say("/roundtrip why stages", "rep", "leadership")).text).toContain(
      "Nothing about stages asks for attention",
    );
  });

  it("a published figure that changed since", async () => {
    await say("/commit target 20 meetings", "admin");
    await say("/commit set sales 50% of meetings", "admin");
    await say("/scorecard weekly wednesday 10:00", "admin");
    office().clock.set("2026-11-18T10:00:00Z");
    await office().deliver();
    office().clock.set("2026-11-19T10:00:00Z");
    await insertDeals(office(), ledgerId, { ready: "2026-11-16", from: "outbound" }, 2);
    expect(await agenda()).toContain(
      "1 published figure was restated: Sales: what was published on Wed 18 Nov 2026 as 6 is now 8: 2 late meetings",
    );
  });

  it("of two hundred items the meeting takes what it has time for, and shows that the rest can wait", async () => {
    await db().agendaItem.createMany({
      data: Array.from({ length: 200 }, (_, index) => ({
        ...{ id: `item-${index}`, ledgerId, channelId: slack().channels.pipeline.id, key: `added:${index}` },
        ...{ kind: "added", title: `Wish ${index}`, minutes: 5, position: -1, state: "open", createdAt: 0n },
      })),
    });
    const text = await agenda();
    expect(text).toMatch(
      /^Alignment meeting: .*\n\d+ items in 4[0-5] minutes, the most important first\. \d{3} more can wait\./,
    );
    expect(text).toContain("… and 1");
    await say("/review start", "admin");
    await office().deliver();
    const running = (await slack().messages("pipeline")).findLast(({ text: said }) => /, running/.test(said));
    expect(running?.text).toContain("settled");
    expect(await agenda("leadership")).not.toMatch(/Wish|longer to win|came to nothing|restated|has left/);
  });
});
