import { describe, expect, it } from "vitest";
import { providers } from "../support/databases.ts";
import { inOffice } from "./in-office.ts";

describe.each(providers)("what sales says of a lead, on %s", (provider) => {
  const { db, say, press, deals, slack } = inOffice(provider);
  const rated = { leadQuality: "good", leadQualityReason: null };

  it("is one tap under held, rejected, closed and lost, and nowhere else", async () => {
    const lines: [string, boolean][] = [
      ["/meeting Acme from webinar", false],
      ["/meeting held Acme", true],
      ["/meeting accepted Acme", false],
      ["/deal closed Acme $5k", true],
      ["/meeting Globex from webinar", false],
      ["/meeting rejected Globex because no need", true],
      ["/meeting Hooli from webinar", false],
      ["/deal lost Hooli because price", true],
    ];
    for (const [line, asks] of lines) {
      const reply = await say(line);
      expect([line, reply.text.includes("Was it a good lead?")]).toEqual([line, asks]);
      expect([line, reply.buttons.some(({ text }) => text === "Poor lead")]).toEqual([line, asks]);
    }
  });

  it("is kept on the deal with author and time; another person changes it, and history keeps both", async () => {
    await say("/meeting Initech from webinar");
    const held = await say("/meeting held Initech");
    const good = await press(held, "Good lead");
    expect(good.text).toContain("Initech: a good lead, says @rita");
    expect(await deals("Initech")).toMatchObject([{ ...rated, leadQualityBy: slack().users.rep.id }]);
    expect((await press(held, "Good lead")).text).toContain("You said already that it was a good lead.");

    const poor = await press(held, "Poor lead", "colleague");
    expect(poor.text).toContain("Initech: a poor lead, says @carl");
    expect(poor.text).toContain("Before, @rita said it was a good one.");
    const [deal] = await deals("Initech");
    expect(deal?.leadQualityAt).toEqual(
      (await db().history.findFirstOrThrow({ where: { action: "poor lead" } })).recordedAt,
    );
    expect((await say("/deal show Initech")).text).toContain("good lead, by @rita · poor lead, by @carl");
    expect((await press(poor, "Undo", "colleague")).text).toContain("Undone: that Initech was a poor lead.");
    expect(await deals("Initech")).toMatchObject([{ ...rated, leadQualityBy: slack().users.rep.id }]);
  });

  it("takes a reason in a small form, which anybody may leave out", async () => {
    const lost = await say("/deal lost Initech because price");
    const poor = await press(lost, "Poor lead");
    await press(poor, "Add a reason…");
    const kept = await slack().fill({ user: "rep", values: { reason: "a student <3" } });
    expect(kept.text).toContain("Initech: a poor lead, says @rita: a student <3");
    expect(await deals("Initech")).toMatchObject([
      { leadQuality: "poor", leadQualityReason: "a student <3", status: "lost" },
    ]);
  });
});
