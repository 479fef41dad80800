import { beforeAll, describe, expect, it } from "vitest";
import { providers } from "../support/databases.ts";
import { inOffice } from "./in-office.ts";
import { insertStoryLedger } from "./insert-records.ts";
import { rowOf } from "./read-table.ts";

describe.each(providers)("a commitment is signed by its team, on %s", (provider) => {
  const { office, db, say, slack } = inOffice(provider, { channel: "general" });
  let ledgerId = "";

  beforeAll(async () => {
    ledgerId = await insertStoryLedger(office(), { name: "Northwind", channel: "general" });
    const other = await insertStoryLedger(office(), { name: "Contoso", channel: "random" });
    const member = (id: string, userId: string, ledger: string, team: string) => ({
      ...{ id, userId, ledgerId: ledger, teamId: `${ledger}-${team}`, role: "member", createdAt: 0n },
    });
    const { marketer, rep, colleague } = slack().users;
    await db().member.createMany({
      data: [
        member("m1", marketer.id, ledgerId, "marketing"),
        member("m2", rep.id, ledgerId, "sales"),
        member("m3", colleague.id, other, "marketing"),
      ],
    });
    await say("/commit target 120 meetings 2027-Q1", "admin");
  });

  /** A message's text with people by their names. */
  const named = (text: string): string =>
    Object.values(slack().users).reduce(
      (said, { id, name }) => said.replaceAll(`<@${id}>`, `@${name}`),
      text,
    );
  /** The last message of a channel, to be pressed as it stands there. */
  const last = async (channel: string) => {
    await office().deliver();
    const message = (await slack().messages(channel)).at(-1);
    if (message === undefined) throw new Error(`nothing in ${channel}`);
    return message;
  };
  const pressIn = async (channel: string, action: string, user: string) => {
    office().clock.forward(1000);
    return slack().press({ user, message: await last(channel), action, waitMs: 8000 });
  };

  it("the team is asked in its own channel, in words that say what it signs", async () => {
    const told = await say("/roundtrip define team Marketing channel <#C0MARKETNG|marketing>", "admin");
    expect(told.text).toContain("Marketing is asked to sign in #marketing");
    const proposed = await say("/commit set marketing 50% of meetings 2027-Q1", "marketer");
    expect(proposed.text).toContain(
      "Proposed: Marketing commits to 50 % of meetings in 2027-Q1, that is 60 meetings. To be signed in #marketing.", // 120 × 0.5
    );
    expect(rowOf(proposed, "meetings")).toEqual(["meetings", "Marketing", "50 %", "60 meetings", "proposed"]);
    const asked = await last("marketing");
    expect(named(asked.text)).toBe(
      "Marketing: please sign for 2027-Q1: 50 % of meetings, that is 60 meetings. Proposed by @marco on Mon 23 Nov 2026. " +
        "Whoever belongs to Marketing can sign, and so can an admin.",
    );
    expect(await office().deliver()).toBe(0);
  });

  it("only its people and admins sign, once; a second press is told who did", async () => {
    const before = await last("marketing");
    const refused = await pressIn("marketing", "Agree", "rep");
    expect(refused.text).toContain(
      "Only an admin can sign commitments for another team: you do not belong to Marketing here.",
    );
    await pressIn("marketing", "Agree", "marketer");
    const signed = await last("marketing");
    expect(named(signed.text)).toContain(
      "Marketing has signed for 2027-Q1: ✓ 50 % of meetings, that is 60 meetings, signed by @marco on Mon 23 Nov 2026.",
    );
    expect(signed.text).toContain("No commitment yet: meetings (Sales, Partners).");
    office().clock.forward(1000);
    const again = await slack().press({ user: "admin", message: before, action: "Agree", waitMs: 8000 });
    expect(again.text).toContain("Already agreed by @marco on Mon 23 Nov 2026.");
    expect(rowOf(await say("/commit 2027-Q1"), "meetings").at(-1)).toBe("✓ Mon 23 Nov 2026");
    expect((await say("/commit 2027-Q1")).text).toContain(
      "Signed by @marco on Mon 23 Nov 2026: Marketing (meetings)",
    );
    expect(await db().commitment.findMany({ where: { ledgerId } })).toMatchObject([
      { shareBp: 5000, signedBy: slack().users.marketer.id, version: 1 },
    ]);
    expect(await db().history.findMany({ where: { action: "agreed" } })).toHaveLength(1);
  });

  it("what was agreed changes with a reason only, as a version that is signed again and counts from then on", async () => {
    const refused = await say("/commit set marketing 45% of meetings 2027-Q1", "admin");
    expect(refused.text).toMatch(
      /^Marketing agreed to 50 % of meetings, signed by @marco on Mon 23 Nov 2026\. A change needs its reason, and is signed again\.\nTry: \/commit set Marketing 45 % of meetings 2027-Q1 because/,
    );
    const proposed = await say(
      "/commit set marketing 45% of meetings 2027-Q1 because the fair was cancelled",
      "admin",
    );
    expect(proposed.text).toContain(
      "Proposed as version 2: Marketing commits to 45 % of meetings in 2027-Q1, that is 54 meetings. Until it is signed, 50 % of meetings goes on counting.", // 120 × 0.45
    );
    expect(rowOf(proposed, "meetings")).toEqual([
      "meetings",
      "Marketing",
      "50 %",
      "60 meetings",
      "✓ Mon 23 Nov 2026, change proposed",
    ]);
    const second = await last("marketing");
    expect(second.text).toContain("because the fair was cancelled");
    await say("/commit set marketing 40% of meetings 2027-Q1 because two fairs were cancelled", "admin");
    const stale = await slack().press({ user: "marketer", message: second, action: "Agree", waitMs: 8000 });
    expect(stale.text).toContain("Replaced by version 3.");
    await pressIn("marketing", "Agree", "marketer");
    expect(rowOf(await say("/commit 2027-Q1"), "meetings")).toEqual([
      "meetings",
      "Marketing",
      "40 %",
      "48 meetings",
      "✓ Mon 23 Nov 2026",
    ]);
    const history = await say("/commit history marketing 2027-Q1");
    expect(history.text).toContain(
      "✓ v1: 50 % of meetings, proposed by @marco on Mon 23 Nov 2026; signed by @marco on Mon 23 Nov 2026",
    );
    expect(history.text).toContain(
      "– v2: 45 % of meetings, proposed by @admin on Mon 23 Nov 2026, because the fair was cancelled; replaced",
    );
    expect(history.text).toContain(
      "✓ v3: 40 % of meetings, proposed by @admin on Mon 23 Nov 2026, because two fairs were cancelled; signed by @marco",
    );
  });

  it("a team without a channel is asked where the proposal was typed; the same figure again changes nothing", async () => {
    await say("/commit set sales 60% of meetings 2027-Q1", "rep");
    expect((await last("general")).text).toContain(
      "Sales: please sign for 2027-Q1: 60 % of meetings, that is 72 meetings.",
    );
    const again = await say("/commit set sales 60% of meetings 2027-Q1", "rep");
    expect(again.text).toContain("Sales: 60 % of meetings is proposed already, and waits to be signed.");
  });

  it("two who press at the same moment sign once", async () => {
    const message = await last("general");
    const both = await Promise.all(
      ["rep", "admin"].map((user) => slack().press({ user, message, action: "Agree", waitMs: 8000 })),
    );
    expect(both.filter(({ text }) => /Already agreed by @/.test(text))).toHaveLength(1);
    expect(await db().commitmentVersion.count({ where: { ledgerId, state: "agreed" } })).toBe(3); // v1 and v3 of Marketing, v1 of Sales
  });

  it("the channel is reminded every Monday at nine while something is unsigned, once, and no more when all is", async () => {
    const reminders = async () =>
      (await slack().messages("marketing")).filter(({ text }) => text.includes("has not signed yet"));
    await say("/commit set marketing 30 deals 2027-Q1", "admin");
    await office().deliver();
    office().clock.set("2026-11-30T09:00:00Z");
    await Promise.all([office().deliver(), office().deliver()]);
    expect((await reminders()).map(({ text }) => named(text))).toEqual([
      expect.stringContaining(
        "Marketing has not signed yet for 2027-Q1: 30 deals. Proposed by @admin on Mon 23 Nov 2026.",
      ),
    ]);
    office().clock.set("2026-12-07T09:00:00Z");
    await office().deliver();
    expect(await reminders()).toHaveLength(2);
    await pressIn("marketing", "Agree", "marketer");
    office().clock.set("2026-12-14T09:00:00Z");
    await office().deliver();
    // The second reminder became the answer to its own button.
    expect(await reminders()).toHaveLength(1);
    expect(await db().subscription.findMany({ where: { ledgerId, state: "active" } })).toEqual([]);
  });

  it("a partner's people sign in their channel, also from outside, and read of their own team alone", async () => {
    const { partners } = slack().channels;
    await db().channelBinding.create({
      data: {
        workspaceId: slack().team.id,
        channelId: partners.id,
        ledgerId,
        teamId: `${ledgerId}-partners`,
      },
    });
    await say("/commit set sales 5 deals 2027-Q1", "rep");
    await say("/commit set partners 12 meetings 2027-Q1", "admin");
    expect((await last("partners")).text).toContain("Partners: please sign for 2027-Q1: 12 meetings.");
    await pressIn("partners", "Agree", "outsider");
    const signed = await last("partners");
    expect(named(signed.text)).toContain("Partners has signed for 2027-Q1: ✓ 12 meetings, signed by @otto");
    expect(JSON.stringify(signed)).not.toMatch(/Sales|Marketing/);
    expect((await say("/commit 2027-Q1", "admin")).text).toContain("Not signed yet: Sales 5 deals.");
  });

  it("nothing of it is seen or signed from another ledger", async () => {
    await say("/commit set marketing 10 leads 2027-Q1", "admin");
    const other = await say("/commit 2027-Q1", "admin", "random");
    expect(other.text).toContain("Nothing is committed for 2027-Q1 yet.");
    const refused = await pressIn("marketing", "Agree", "colleague");
    expect(refused.text).toContain("you do not belong to Marketing here");
    expect(
      await db().commitmentVersion.count({
        where: { ledgerId, state: "proposed", commitment: { metric: "leads" } },
      }),
    ).toBe(1);
  });
});
