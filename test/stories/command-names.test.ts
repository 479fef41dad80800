import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { providers } from "../support/databases.ts";
import { type Office, openOffice } from "../support/roundtrip.ts";

describe.each(providers)("where another app has /deal, ours is /rt-deal, on %s", (provider) => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice(provider, { commandNames: new Map([["/deal", "/rt-deal"]]) });
  });
  afterAll(async () => {
    expect(office.slack.violations()).toEqual([]);
    expect(office.failures()).toEqual([]);
    await office.close();
  });
  const say = (text: string) => office.slack.say({ user: "admin", channel: "pipeline", text, waitMs: 8000 });

  it("it logs the deal under its name here", async () => {
    expect((await say("/rt-deal closed Acme $120k")).text).toContain("Acme: won, $120,000");
    expect(await office.services.database.db.deal.count({ where: { status: "won" } })).toBe(1);
  });

  it("the other app's name is not ours, and ours is offered", async () => {
    expect((await say("/deal closed Globex $5k")).text).toBe(
      "Roundtrip has no command “/deal”.\nTry: /rt-deal",
    );
    expect(await office.services.database.db.deal.count()).toBe(1);
  });

  it.each([
    { line: "/rt-deal help", says: "/rt-deal closed Acme $120k" },
    { line: "/roundtrip help", says: "/rt-deal" },
    { line: "/rt-deal bogus", says: "Try: /rt-deal " },
    { line: "/commit Acme $120k", says: "use `/rt-deal`.\nTry: /rt-deal closed Acme $120k" },
  ])("$line shows what can be typed here", async ({ line, says }) => {
    const { text, message } = await say(line);
    expect(text).toContain(says);
    expect(text + message?.text).not.toMatch(/(?<!rt-)\/?\bdeal (closed|list|show)|[^-]\/deal\b/);
  });

  it("what fails on our side names it too", async () => {
    const { database } = office.services;
    await database.db.$executeRawUnsafe('ALTER TABLE "Target" RENAME TO "TargetGone"');
    const { text } = await say("/scorecard");
    await database.db.$executeRawUnsafe('ALTER TABLE "TargetGone" RENAME TO "Target"');
    expect(text).toMatch(
      /Sorry, something went wrong on our side \(reference \w+\)\. Check with `\/rt-deal list`/,
    );
    expect(office.failures().splice(0)).toHaveLength(1);
  });
});
