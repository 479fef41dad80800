import { describe, expect, it } from "vitest";
import { providers } from "../support/databases.ts";
import { inOffice } from "./in-office.ts";

describe.each(providers)("a name that may be a typo, on %s", (provider) => {
  const { db, slack, say, press, deals, office } = inOffice(provider);
  const companies = ["Northwind", "Northwing", "Northwood", "Northland", "Northwich", "Northwell", "Norman"];

  it("asks, with the five nearest as buttons, a menu for the rest, and the new company", async () => {
    for (const name of companies)
      await say(`/meeting ${name} from webinar`).then((asked) => answerNew(asked));
    expect(await db().account.count()).toBe(companies.length);

    const asked = await say("/meeting Northwint with Jane on friday from outbound $80k");
    expect(asked.text).toContain("There is no Northwint here yet. Which company do you mean?");
    expect(asked.buttons).toHaveLength(6);
    expect(
      asked.buttons
        .slice(0, 2)
        .map(({ text }) => text)
        .sort(),
    ).toEqual(["Northwind", "Northwing"]);
    expect(asked.buttons.at(-1)?.text).toBe("New company: Northwint");
    expect(asked.text).toContain("Nothing is lost: what you typed is kept for a day.");
    expect(await db().account.count()).toBe(companies.length);

    const offered = await slack().suggest({
      user: "rep",
      reply: asked,
      action: "meeting-account",
      typed: "norm",
    });
    expect(offered.options[0]).toMatchObject({ text: { text: "Norman" } });
  });

  /** A name like the ones before it was asked about: it is a new one. */
  async function answerNew(asked: Awaited<ReturnType<typeof say>>) {
    const fresh = asked.buttons.find(({ text }) => text.startsWith("New company"));
    if (fresh !== undefined) await press(asked, fresh.text);
  }

  it("the answer goes on with everything that was typed", async () => {
    const asked = await say("/meeting Northwint with Jane on friday due 2027-03-31 $80k");
    const answered = await press(asked, "Northwind");
    expect(answered.text).toContain("Northwind: follow-up logged, the 2nd meeting on this deal");
    expect(answered.text).toContain("with Jane, on Fri 27 Nov 2026");
    expect(await deals("Northwind")).toMatchObject([{ amountMinor: 8_000_000n, dueDay: "2027-03-31" }]);
  });

  it("a closing asks likewise, and the menu's answer goes on too", async () => {
    const asked = await say("/deal closed Normann $5k from referral");
    const answered = await slack().choose({
      user: "rep",
      reply: asked,
      action: "deal-account",
      option: "Norman",
    });
    expect(answered.text).toContain("Norman: won, $5,000");
    expect(await deals("Norman")).toMatchObject([{ status: "won", amountMinor: 500_000n }]);
    const fresh = await press(await say("/deal lost Normanna because price"), "New company: Normanna");
    expect(fresh.text).toContain("Normanna: lost because price");
  });

  it("a new name of three words asks whether that is all of it; quotes say so", async () => {
    const asked = await say("/meeting Stitch by Design from webinar");
    // "by" is a word of ours: "Design" is then a due day that cannot be read
    expect(asked.text).toContain('"Design" is not a day.');
    const long = await say("/meeting Big Blue Box from webinar");
    expect(long.text).toContain("Big Blue Box would be a new company. Is that its whole name?");
    expect(await deals("Big Blue Box")).toEqual([]);
    expect((await press(long, "New company: Big Blue Box")).text).toContain(
      "Big Blue Box: sales-ready meeting",
    );
    expect((await say('/meeting "Stitch by Design" from webinar')).text).toContain(
      "Stitch by Design: sales-ready meeting logged",
    );
    expect((await say("/meeting stitch by design with Jo")).text).toContain(
      "Stitch by Design: follow-up logged",
    );
  });

  it("only the one who typed it may answer", async () => {
    const asked = await say("/meeting Northwint from webinar");
    const before = await db().meeting.count();
    const refused = await press(asked, "Northwind", "colleague");
    expect(refused.text).toContain("This question is older than a day, or was asked of someone else.");
    expect(await db().meeting.count()).toBe(before);
    expect((await press(asked, "Northwind")).text).toContain("Northwind: follow-up logged");
  });

  it("after a day it is forgotten, and says so with a line to type", async () => {
    const meeting = await say("/meeting Northwint from webinar");
    const closing = await say("/deal closed Northwint $5k");
    office().clock.forward(25 * 3600 * 1000);
    for (const asked of [meeting, closing]) {
      const late = await press(asked, "Northwind");
      expect(late.text).toContain("This question is older than a day");
      expect(late.text).toMatch(/Try: \/(meeting|deal) /);
    }
    await say("/meeting Northwint from webinar");
    expect(await db().draft.count()).toBe(1); // the old ones are swept
  });
});
