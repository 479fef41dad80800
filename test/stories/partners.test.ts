import { beforeAll, describe, expect, it } from "vitest";
import { providers } from "../support/databases.ts";
import { inOffice } from "./in-office.ts";
import { insertStoryLedger } from "./insert-records.ts";

describe.each(providers)("partners, on %s", (provider) => {
  const { db, say, press, slack, office } = inOffice(provider);

  beforeAll(async () => {
    await insertStoryLedger(office(), { name: "Alpha", channel: "pipeline" });
    await say("/meeting Borealis with Bo from webinar $70k", "marketer");
    await say("/meeting Contoso from outbound $30k", "rep");
  });

  it("are made by an admin, with a partner's team", async () => {
    const who = `<@${slack().users.partner.id}>`;
    expect((await say("/roundtrip members", "rep")).text).toContain("Nobody was given a role yet");
    expect((await say(`/roundtrip member ${who} partner`, "admin")).text).toContain(
      "A partner belongs to a team",
    );
    expect((await say(`/roundtrip member ${who} partner team marketing`, "admin")).text).toContain(
      "Marketing is no partner's team",
    );
    expect((await say(`/roundtrip member ${who} partner team Partners`, "rep")).text).toMatch(
      /Only a workspace admin/,
    );
    const made = await say(`/roundtrip member ${who} partner team Partners`, "admin");
    expect(made.text).toContain("is now partner, Partners.");
    expect((await say("/roundtrip members", "rep")).text).toContain("partner, Partners");
    expect(await db().history.count({ where: { subject: "member" } })).toBe(1);
  });

  it("log for their own team, whatever source they name, and never hear of the others' companies", async () => {
    // Marketing's lead on the same company is not the origin of what a partner logs.
    const { id: accountId } = await db().account.findFirstOrThrow({ where: { name: "Borealis" } });
    await db().lead.create({
      data: {
        ...{ id: "lead-of-marketing", ledgerId: "ledger-alpha", accountId, sourceId: "ledger-alpha-webinar" },
        ...{ day: "2026-11-02", createdAt: 0n },
      },
    });
    const logged = await say("/meeting Borealis from webinar $5k", "partner", "partners");
    expect(logged.text).toContain("Borealis: sales-ready meeting logged");
    expect(logged.text).toContain("Sourced by Partners (partner).");
    const typo = await say("/meeting Contosso", "partner", "partners");
    expect(typo.text).toContain("Contosso: sales-ready meeting logged");
    expect((await say("/deal show Borealis", "partner", "partners")).text).toContain("1 deal: 1 open.");
    expect((await say("/deal show Contoso", "partner", "partners")).text).not.toContain("$30,000");
    const listed = await say("/deal list", "partner", "partners");
    expect(listed.text).toContain("You have 2 open deals.");
    expect(await db().deal.count({ where: { teamId: "ledger-alpha-partners" } })).toBe(2);
  });

  it("see their own row and all teams together", async () => {
    const byTeam = await say("/funnel by team", "partner", "partners");
    expect(byTeam.text).toMatch(/Partners +0 +2 /);
    expect(byTeam.text).toMatch(/All teams together +1 +4 /);
    expect(byTeam.text).not.toMatch(/Marketing|Sales /);
    const bySource = await say("/funnel by source", "partner", "partners");
    expect(bySource.text).toMatch(/partner +2 /);
    expect(bySource.text).not.toMatch(/webinar|outbound/);
    expect(bySource.text).toContain("Only what Partners sourced");
    expect((await say("/funnel", "rep")).text).toMatch(/Sales-ready meetings +4 /);

    await say("/commit target 10 meetings", "admin");
    for (const team of ["marketing", "sales", "partners"])
      await say(`/commit set ${team} 30% of meetings`, "admin");
    const scorecard = await say("/scorecard", "partner", "partners");
    expect(scorecard.text).toMatch(/Partners +2 \/ 3/);
    expect(scorecard.text).toMatch(/All teams together +4/);
    expect(scorecard.text).not.toMatch(/Marketing|Sales /);
    expect((await say("/scorecard marketing", "partner", "partners")).text).toContain(
      "You see your own team's row and the totals.",
    );
    const commitments = await say("/commit", "partner", "partners");
    expect(commitments.text).toMatch(/Partners +30 % +3/);
    expect(commitments.text).toMatch(/All teams +90 % +9/);
    expect(commitments.text).not.toMatch(/Marketing|Sales /);
    expect((await say("/roundtrip status", "partner", "partners")).text).toContain("2 sales-ready meetings");
  });

  it("in their channel, what a colleague posts is built for them", async () => {
    await say("/roundtrip bind alpha for partner Partners", "admin", "partners");
    const mine = await say("/funnel by team", "rep", "partners");
    expect(mine.text).toMatch(/Marketing +1 /);
    await press(mine, "Post to channel");
    const posted = (await slack().messages("partners")).at(-1);
    expect(JSON.stringify(posted?.blocks)).toContain("All teams together");
    expect(JSON.stringify(posted?.blocks)).not.toContain("Marketing");
  });

  it("a win is announced in their channel when it is theirs", async () => {
    await say("/scorecard weekly monday 09:00", "admin", "partners");
    await say("/scorecard weekly monday 09:00", "admin", "pipeline");
    await say("/deal closed Contoso $30k", "rep");
    office().clock.forward(61_000);
    await office().deliver();
    const texts = (await slack().messages("partners")).map(({ text }) => text);
    expect(texts.filter((text) => text.startsWith("Won:"))).toEqual([]);
    const won = (await slack().messages("pipeline")).filter(({ text }) => text.startsWith("Won: Contoso"));
    expect(won).toHaveLength(1);
    await say("/deal closed Contosso $3k", "partner", "partners");
    office().clock.forward(61_000);
    await office().deliver();
    const theirs = (await slack().messages("partners")).filter(({ text }) =>
      text.startsWith("Won: Contosso"),
    );
    expect(theirs).toHaveLength(1);
  });

  it("lose their role again; a member then sees everything", async () => {
    const removed = await say(`/roundtrip member <@${slack().users.partner.id}> remove`, "admin");
    expect(removed.text).toContain("has no role of their own here any more");
    expect((await say("/funnel by team", "partner")).text).toMatch(/Marketing +1 /);
  });
});
