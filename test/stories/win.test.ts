import { describe, expect, it } from "vitest";
import { providers } from "../support/databases.ts";
import { inOffice } from "./in-office.ts";

const minute = 60_000;

describe.each(providers)("a deal is won, on %s", (provider) => {
  const { db, slack, say, press, deals, office } = inOffice(provider);
  const wins = async () =>
    (await slack().messages("marketing")).filter(({ text }) => /Won|Correction/.test(text));

  it("the answer has the amount, who sourced it, the days it took and where the team stands", async () => {
    await say("/scorecard weekly monday 09:00", "admin", "marketing");
    await say("/meeting Acme booked 2026-10-05 from webinar-q3");
    const reply = await say("/deal closed Acme $120k");
    expect(reply.text).toContain("Acme: won, $120,000");
    // 5 October to 23 November: 26 days of October and 23 of November
    expect(reply.text).toContain(
      "Sourced by Marketing (webinar-q3, webinar), 49 days from meeting to won, closed Mon 23 Nov 2026. " +
        "Marketing now: 1 deal in 2026-Q4.",
    );
    expect(await deals("Acme")).toMatchObject([
      { status: "won", closedDay: "2026-11-23", amountMinor: 12_000_000n, currency: "USD" },
    ]);
  });

  it("the channel with a scorecard hears of it a minute later, exactly once", async () => {
    await office().deliver();
    expect(await wins()).toEqual([]);
    office().clock.forward(minute);
    await Promise.all([office().deliver(), office().deliver()]);
    await office().deliver();
    const posted = await wins();
    expect(posted.map(({ text }) => text)).toEqual([
      "Won: Acme, $120,000. Sourced by Marketing (webinar-q3, webinar), 49 days from meeting to won. " +
        "Marketing now: 1 deal in 2026-Q4.",
    ]);
    expect((await slack().messages("general")).filter(({ text }) => text.includes("Won"))).toEqual([]);
  });

  it("undone after that, the announcement is corrected where it stands", async () => {
    const undone = await say("/deal undo");
    expect(undone.text).toContain("Undone: Acme: won. The deal is open.");
    await office().deliver();
    expect((await wins()).map(({ text, isEdited }) => [text, isEdited])).toEqual([
      ["Correction: Acme is not won; it was logged by mistake.", true],
    ]);
    expect(await deals("Acme")).toMatchObject([{ status: "open", closedDay: null, amountMinor: null }]);
  });

  it("undone before that, nobody hears of it", async () => {
    const closed = await say("/deal won Acme $130k");
    await press(closed, "Undo");
    office().clock.forward(2 * minute);
    await office().deliver();
    expect(await wins()).toHaveLength(1);
    expect(await db().outbox.findMany({ where: { kind: "win" }, select: { state: true } })).toEqual(
      expect.arrayContaining([{ state: "sent" }, { state: "cancelled" }]),
    );
  });

  it("an unsourced deal is accepted and marked; its source is chosen from the menu, with history", async () => {
    await say("/meeting Globex");
    const reply = await say("/deal closed Globex $5k");
    expect(reply.text).toContain("Unsourced, 0 days from meeting to won");
    expect(reply.menus[0]?.options.map(({ text }) => text).sort()).toEqual([
      ...["outbound", "partner", "referral", "trade show", "webinar", "website"],
    ]);
    office().clock.forward(1000);
    const chosen = await slack().choose({ user: "rep", reply, action: "set-source", option: "partner" });
    expect(chosen.text).toContain("Globex is now sourced by Partners (partner).\nPartners now: 1 deal");
    expect(await db().history.findFirst({ where: { action: "sourced" } })).toMatchObject({
      actor: slack().users.rep.id,
    });
    const again = await slack().choose({ user: "rep", reply, action: "set-source", option: "referral" });
    expect(again.text).toContain("This deal has a source already: partner, chosen by @rita.");
    expect(await deals("Globex")).toMatchObject([{ source: { name: "partner" }, status: "won" }]);
  });

  it("undoing the source leaves the win, and its announcement, alone", async () => {
    const undone = await say("/deal undo");
    expect(undone.text).toContain("Undone: the source of Globex. The deal is won.");
    office().clock.forward(2 * minute);
    await office().deliver();
    expect((await wins()).at(-1)?.text).toContain("Won: Globex, $5,000. Unsourced");
    expect(await db().outbox.count({ where: { kind: "correction" } })).toBe(1); // Acme's
  });

  it("a company never met is closed as new, in another currency, on a day in the past", async () => {
    const reply = await say("/deal closed Initech €1.2m on 2026-11-20 from referral");
    expect(reply.text).toContain("Initech: won, €1,200,000");
    expect(reply.text).toContain("no meeting was logged for it, so its sales cycle is not known");
    expect(await deals("Initech")).toMatchObject([
      {
        status: "won",
        salesReadyDay: null,
        closedDay: "2026-11-20",
        currency: "EUR",
        amountMinor: 120_000_000n,
      },
    ]);
  });
});
