import { describe, expect, it } from "vitest";
import { providers } from "../support/databases.ts";
import { inOffice } from "./in-office.ts";

describe.each(providers)("deals are lost, looked up and undone, on %s", (provider) => {
  const { say, press, deals } = inOffice(provider);

  it("lost keeps the reason", async () => {
    await say("/meeting Acme booked 2026-11-02 from webinar $80k");
    const reply = await say("/deal lost Acme because the price, and the timing");
    expect(reply.text).toContain("Acme: lost because the price, and the timing");
    expect(reply.text).toContain("21 days from meeting to lost"); // 2 to 23 November
    expect(await deals("Acme")).toMatchObject([
      { status: "lost", lostReason: "the price, and the timing", amountMinor: 8_000_000n },
    ]);
  });

  it("a company whose deals are all closed is asked about: it may be logged already", async () => {
    const asked = await say("/deal closed Acme $90k");
    expect(asked.text).toContain("Acme has no open deal. Is this a new one?");
    expect(asked.text).toContain("It may be logged already: `/deal show Acme`");
    expect(await deals("Acme")).toHaveLength(1);
    expect((await press(asked, "A new deal")).text).toContain("Acme: won, $90,000");
    expect(await deals("Acme")).toHaveLength(2);
  });

  it("shows a company's deals and what happened to the newest", async () => {
    const shown = await say("/deal show acme inc.", "marketer");
    expect(shown.text).toContain("2 deals: ");
    expect(shown.text).toMatch(/won +\$90,000 +undated +Mon 23 Nov 2026 +unsourced/);
    expect(shown.text).toMatch(/lost +\$80,000 +Mon 2 Nov 2026 +Mon 23 Nov 2026 +webinar/);
    expect(shown.text).toContain("won (2026-11-23), by @rita");
    expect((await say("/deal show Acmee")).text).toContain("Try: /deal show Acme");
    expect((await say("/deal show")).text).toContain("Try: /deal show Acme");
  });

  it("lists a person's own open deals", async () => {
    await say("/meeting Globex from outbound due 2027-01-31 $40k");
    await say("/meeting Hooli from outbound", "colleague");
    const list = await say("/deal list");
    expect(list.text).toContain("You have 1 open deal.");
    expect(list.text).toMatch(/Globex +\$40,000 +Mon 23 Nov 2026 +Sun 31 Jan 2027 +outbound/);
    expect(list.text).not.toContain("Hooli");
  });

  it("undo without a name takes back one's own last record, and says so the second time", async () => {
    await say("/deal closed Globex", "rep");
    await say("/meeting Soylent", "colleague");
    expect((await say("/deal undo")).text).toContain("Undone: Globex: won. The deal is open.");
    expect(await deals("Globex")).toMatchObject([
      { status: "open", amountMinor: 4_000_000n, closedDay: null },
    ]);
    expect(await deals("Soylent")).toMatchObject([{ status: "open" }]);
    expect((await say("/deal undo")).text).toContain("Already undone by @rita.");
    expect((await say("/deal undo", "marketer")).text).toContain("You have logged nothing here yet.");
  });

  it("undo is refused after a later change, naming who made it, and works once that is undone", async () => {
    const opened = await say("/meeting Initech from partner");
    const won = await say("/deal closed Initech $10k", "colleague");
    const refused = await press(opened, "Undo");
    expect(refused.text).toContain("It was won since by @carl; undo that first.");
    expect(await deals("Initech")).toMatchObject([{ status: "won" }]);
    await press(won, "Undo", "colleague");
    expect((await press(opened, "Undo")).text).toContain("Undone: the sales-ready meeting with Initech.");
    expect(await deals("Initech")).toMatchObject([{ status: "undone" }]);
  });

  it("a double click undoes once, and the second is told who did it", async () => {
    // Several times, because two at once meet in more than one way.
    for (const company of ["Umbrella", "Tyrell", "Cyberdyne", "Oscorp", "Wonka"]) {
      const opened = await say(`/meeting ${company}`);
      const [first, second] = await Promise.all([press(opened, "Undo"), press(opened, "Undo")]);
      const texts = [first.text, second.text].sort();
      expect(texts[0]).toContain("Already undone by @rita.");
      expect(texts[1]).toContain(`Undone: the sales-ready meeting with ${company}.`);
    }
  });

  it("refuses a close day still to come, one before the meeting, and a win without an amount", async () => {
    await say("/meeting Vandelay from website");
    const refusals: [string, string][] = [
      ["/deal closed Vandelay $5k on 2026-12-01", "Tue 1 Dec 2026 is still to come"],
      ["/deal closed Vandelay $5k on 2026-11-01", "Vandelay became sales-ready on Mon 23 Nov 2026"],
      ["/deal closed Vandelay", "How much is the deal with Vandelay worth?"],
    ];
    for (const [typed, words] of refusals) {
      const reply = await say(typed);
      expect(reply.text).toContain(words);
      expect(reply.text).toMatch(/Try: \/deal closed Vandelay /);
    }
    expect(await deals("Vandelay")).toMatchObject([{ status: "open" }]);
  });
});
