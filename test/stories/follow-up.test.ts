import { describe, expect, it } from "vitest";
import { providers } from "../support/databases.ts";
import { inOffice } from "./in-office.ts";

describe.each(providers)("a follow-up on the open deal, on %s", (provider) => {
  const { db, slack, say, press, deals, office } = inOffice(provider);
  const lastAction = async () => (await db().history.findMany({ orderBy: { recordedAt: "asc" } })).at(-1);

  it("counts in no stage and opens no second deal", async () => {
    await say("/meeting Acme with Jane");
    const reply = await say("/meeting Acme with Joe", "colleague");
    expect(reply.text).toContain("Acme: follow-up logged, the 2nd meeting on this deal");
    expect(reply.text).toContain("Follow-ups count in no stage.");
    expect(reply.text).not.toContain("Changed on the deal");
    const [deal, ...others] = await deals("Acme");
    expect(others).toEqual([]);
    expect(deal).toMatchObject({ version: 1, meetings: [{ isSalesReady: true }, { isSalesReady: false }] });
    expect((await say("/funnel")).text).toMatch(/Sales-ready meetings +1 /);
  });

  it("what is typed about the deal goes to the deal, and history tells before and after", async () => {
    const reply = await say(
      "/meeting Acme from referral product core division emea due 2027-03-31 $80k for <@U0CARL0001|carl>",
    );
    expect(reply.text).toContain("booked Mon 23 Nov 2026, core, emea, $80,000, due Wed 31 Mar 2027");
    expect(reply.text).toContain("Sourced by Sales (referral).");
    expect(reply.text).toContain(
      "Changed on the deal: source, product line, division, owner, amount, due day.",
    );
    expect(await deals("Acme")).toMatchObject([
      {
        amountMinor: 8_000_000n, // $80,000.00
        dueDay: "2027-03-31",
        team: { name: "Sales" },
        productLine: { name: "core" },
        division: { name: "emea" },
        ownerUserId: slack().users.colleague.id,
        version: 2,
      },
    ]);
    const change = await lastAction();
    expect(change).toMatchObject({ subject: "deal", action: "followed up" });
    expect(JSON.parse(change?.before ?? "")).toMatchObject({
      amountMinor: null,
      sourceId: null,
      dueDay: null,
    });
    expect(JSON.parse(change?.after ?? "")).toMatchObject({ dueDay: "2027-03-31" });
  });

  it("a source that comes later changes nothing and is kept in history, and the reply says so", async () => {
    const reply = await say("/meeting Acme from webinar-q3");
    expect(reply.text).toContain("Sourced by Sales (referral).");
    expect(reply.text).toContain("“webinar-q3” came later and is kept in the deal's history.");
    expect(JSON.parse((await lastAction())?.after ?? "")).toMatchObject({ lateSource: "webinar-q3" });
    expect(await deals("Acme")).toMatchObject([{ source: { name: "referral" }, campaignId: null }]);
  });

  it("undo takes the follow-up back and puts the deal where it was, unless it was changed since", async () => {
    const first = await say("/meeting Acme $90k");
    const second = await say("/meeting Acme $100k", "colleague");
    const refused = await press(first, "Undo");
    expect(refused.text).toContain("It was followed up since by @carl; undo that first.");
    expect(await deals("Acme")).toMatchObject([{ amountMinor: 10_000_000n }]);

    expect((await press(second, "Undo", "colleague")).text).toContain(
      "Undone: the follow-up with Acme. The deal is open.",
    );
    expect(await deals("Acme")).toMatchObject([{ amountMinor: 9_000_000n }]);
    expect((await press(first, "Undo")).text).toContain("Undone: the follow-up with Acme.");
    const [deal] = await deals("Acme");
    expect(deal).toMatchObject({ amountMinor: 8_000_000n, status: "open" });
    // five meetings were logged, two were undone
    expect(deal?.meetings.map(({ outcome }) => outcome).sort()).toEqual([
      ...["booked", "booked", "booked", "booked"],
      ...["undone", "undone"],
    ]);
  });

  it("the meeting that opened the deal cannot be undone from under somebody's follow-up", async () => {
    const opening = await say("/meeting Globex from outbound");
    const followUp = await say("/meeting Globex", "colleague");
    expect((await press(opening, "Undo")).text).toContain("It was followed up since by @carl");
    await press(followUp, "Undo", "colleague");
    const undone = await press(opening, "Undo");
    expect(undone.text).toContain("Undone: the sales-ready meeting with Globex.");
    const [deal] = await deals("Globex");
    expect(deal).toMatchObject({ status: "undone" });
    expect(deal?.meetings.map(({ outcome }) => outcome)).toEqual(["undone", "undone"]);
  });

  it("with several open deals it asks, five as buttons and the rest in a menu; the answer goes on", async () => {
    await say("/meeting Initech $1k");
    for (const amount of ["$2k", "$3k", "$4k", "$5k", "$6k"]) {
      const isSecond = amount === "$2k";
      if (isSecond)
        await db().deal.updateMany({ where: { account: { name: "Initech" } }, data: { status: "won" } });
      await say(`/meeting Initech ${amount}`);
      await db().deal.updateMany({ where: { account: { name: "Initech" } }, data: { status: "won" } });
    }
    await db().deal.updateMany({ where: { account: { name: "Initech" } }, data: { status: "open" } });
    const asked = await say("/meeting Initech with Jo on friday due 2027-01-31");
    expect(asked.text).toContain("Initech has 6 open deals. Which one is the meeting about?");
    expect(asked.buttons.map(({ text }) => text)).toEqual([
      ...["$6,000", "$5,000", "$4,000", "$3,000", "$2,000"].map((amount) => `${amount} · Mon 23 Nov 2026`),
      "A new deal",
    ]);
    office().clock.forward(86_400_000);
    const offered = await slack().suggest({
      user: "rep",
      reply: asked,
      action: "meeting-deal",
      typed: "$1,",
    });
    expect(offered.options).toHaveLength(1);
    const chosen = await slack().choose({
      user: "rep",
      reply: asked,
      action: "meeting-deal",
      option: "$1,000 · Mon 23 Nov 2026",
    });
    // Answered a day later, it still counts on the day on which it was typed, and the other Friday is offered.
    expect(chosen.text).toContain("on Fri 27 Nov 2026, booked Mon 23 Nov 2026, $1,000, due Sun 31 Jan 2027");
    expect(chosen.buttons.map(({ text }) => text)).toEqual(["Fri 20 Nov 2026 instead", "Edit…", "Undo"]);
    expect((await deals("Initech")).filter(({ dueDay }) => dueDay === "2027-01-31")).toMatchObject([
      { amountMinor: 100_000n, meetings: [{ isSalesReady: true }, { isSalesReady: false }] },
    ]);

    const fresh = await press(await say("/meeting Initech $7k"), "A new deal");
    expect(fresh.text).toContain("Initech: sales-ready meeting logged");
    expect(await deals("Initech")).toHaveLength(7);
  });
});
