import { describe, expect, it } from "vitest";
import { providers } from "../support/databases.ts";
import { inOffice } from "./in-office.ts";

const typed =
  "/meeting Acme with Jane on friday from webinar-q3 product core division emea due 2027-03-31 $80k";

describe.each(providers)("a meeting in one line, on %s", (provider) => {
  const { db, say, press, deals, slack } = inOffice(provider);

  it("everything that was typed is shown and stored; names said for the first time are made", async () => {
    const reply = await say(typed);
    expect(reply.text).toContain("Acme: sales-ready meeting logged");
    expect(reply.text).toContain(
      "with Jane, on Fri 27 Nov 2026, booked Mon 23 Nov 2026, core, emea, $80,000, due Wed 31 Mar 2027",
    );
    expect(reply.text).toContain(
      "Sourced by Marketing (webinar-q3, webinar). Marketing now: 1 meeting in 2026-Q4.",
    );
    expect(reply.buttons.map(({ text }) => text)).toEqual([
      "Fri 20 Nov 2026 instead",
      "Edit…",
      "Undo",
      "That is right",
      "Change…",
      "Set up the rest…",
    ]);

    const [deal, ...others] = await deals("Acme");
    expect(others).toEqual([]);
    expect(deal).toMatchObject({
      status: "open",
      salesReadyDay: "2026-11-23",
      dueDay: "2027-03-31",
      amountMinor: 8_000_000n, // $80,000.00
      currency: "USD",
      ownerUserId: slack().users.rep.id,
      source: { name: "webinar" },
      campaign: { name: "webinar-q3" },
      team: { name: "Marketing" },
      productLine: { name: "core" },
      division: { name: "emea" },
    });
    expect(deal?.meetings).toMatchObject([
      { bookedDay: "2026-11-23", meetingDay: "2026-11-27", isSalesReady: true, outcome: "booked" },
    ]);
    expect(await db().contact.findMany({ select: { name: true } })).toEqual([{ name: "Jane" }]);
    expect(await db().history.findMany({ select: { action: true, actor: true } })).toContainEqual({
      action: "opened",
      actor: slack().users.rep.id,
    });
  });

  it("the other Friday is one press away; the counted day moves where the meeting lies before it", async () => {
    const logged = await say("/meeting Globex on friday from outbound");
    const moved = await press(logged, "Fri 20 Nov 2026 instead");
    expect(moved.text).toContain("on Fri 20 Nov 2026, booked Fri 20 Nov 2026");
    expect(moved.buttons.map(({ text }) => text)).toEqual(["Edit…", "Undo"]);
    const [deal] = await deals("Globex");
    expect(deal).toMatchObject({ salesReadyDay: "2026-11-20" });
    expect(deal?.meetings).toMatchObject([{ bookedDay: "2026-11-20", meetingDay: "2026-11-20" }]);

    const again = await press(logged, "Fri 20 Nov 2026 instead");
    expect(again.text).toContain("This meeting has been changed since.");
  });

  it("undoing the move puts the meeting and its deal back on their days", async () => {
    const undone = await say("/deal undo");
    expect(undone.text).toContain("Undone: the new day of the meeting with Globex. The deal is open.");
    const [deal] = await deals("Globex");
    expect(deal).toMatchObject({ status: "open", salesReadyDay: "2026-11-23" });
    expect(deal?.meetings).toMatchObject([
      { bookedDay: "2026-11-23", meetingDay: "2026-11-27", outcome: "booked" },
    ]);
  });

  it("a product line that may be a typo is asked about with the whole line to type; a numbered one is new", async () => {
    const asked = await say("/meeting Initech with Jo product cre $5k from referral");
    expect(asked.text).toContain("There is no product line “cre”; did you mean core?");
    expect(asked.text).toContain('Try: /meeting Initech with "Jo" from "referral" product "core" USD 5000');
    expect(await deals("Initech")).toEqual([]);
    await say('/meeting Initech product "core 2"');
    expect(await deals("Initech")).toMatchObject([{ productLine: { name: "core 2" } }]);
  });

  it("a source nobody knows is kept as typed, counts as unsourced and can be chosen from a menu", async () => {
    const reply = await say("/meeting Umbrella from billboard");
    expect(reply.text).toContain("“billboard” is no source here yet, so it counts as unsourced.");
    const chosen = await slack().choose({ user: "rep", reply, action: "set-source", option: "trade show" });
    expect(chosen.text).toContain("Umbrella is now sourced by Marketing (trade show).");
    expect(await deals("Umbrella")).toMatchObject([
      { source: { name: "trade show" }, team: { name: "Marketing" }, fromText: null },
    ]);
  });

  it("a company called Close is a company, and a closing typed here is pointed to /deal", async () => {
    expect((await say("/meeting Close with Jane")).text).toContain("Close: sales-ready meeting logged");
    const pointed = await say("/meeting closed Acme $5k");
    expect(pointed.text).toContain("Try: /deal closed Acme $5k");
    expect(await deals("Acme")).toMatchObject([{ status: "open" }]);
  });
});
