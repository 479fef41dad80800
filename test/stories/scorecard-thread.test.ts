import { beforeAll, describe, expect, it } from "vitest";
import { providers } from "../support/databases.ts";
import { inOffice } from "./in-office.ts";
import { insertDeals, insertLead, insertStoryLedger } from "./insert-records.ts";

// Today is Monday 23 November 2026; a week ago was the 16th.
describe.each(providers)("behind the scorecard, on %s", (provider) => {
  const { office, say, db, slack } = inOffice(provider);
  const seen = { alpha: "", beta: "" };
  const deals = (id: string, given: Parameters<typeof insertDeals>[2], times: number) =>
    insertDeals(office(), id, given, times);

  beforeAll(async () => {
    seen.alpha = await insertStoryLedger(office(), { name: "Alpha", channel: "pipeline" });
    seen.beta = await insertStoryLedger(office(), { name: "Beta", channel: "leadership" });
    const core = `${seen.alpha}-core`;
    const emea = `${seen.alpha}-emea`;
    await db().productLine.create({ data: { id: core, ledgerId: seen.alpha, name: "Core", key: "core" } });
    await db().division.create({ data: { id: emea, ledgerId: seen.alpha, name: "EMEA", key: "emea" } });
    await deals(
      seen.alpha,
      { from: "webinar", ready: "2026-11-02", productLineId: core, divisionId: emea },
      12,
    );
    await deals(seen.alpha, { from: "webinar", ready: "2026-11-16", productLineId: core }, 8);
    await deals(seen.alpha, { from: "outbound", ready: "2026-11-09" }, 10);
    await deals(seen.alpha, { from: "outbound", ready: "2026-11-18" }, 20);
    await deals(
      seen.alpha,
      { status: "won", from: "outbound", ready: "2026-08-03", closed: "2026-08-23", amountMinor: 100_00n },
      5,
    );
    await deals(seen.alpha, { from: "partner", ready: "2026-09-01" }, 2);
    await insertLead(office(), seen.alpha, { day: "2026-10-20", from: "webinar" });
    await deals(seen.beta, { from: "webinar", ready: "2026-11-02" }, 77);
    for (const line of ["target 100 meetings", "set marketing 40% of meetings", "set sales 30% of meetings"])
      await say(`/commit ${line}`, "admin");
  });

  it("says in one sentence what moved most in a week, and why", async () => {
    const { text } = await say("/scorecard");
    // Marketing: 20 of 30 a week ago is 67 %, 20 of 50 now is 40 %
    expect(text).toContain("Since last week Marketing −27 points: none more of its own, 20 more of Sales.");
    expect(text.split("\n").slice(0, 3).join(" ")).toMatch(
      /^Scorecard 2026-Q4: meetings \S[^.]*\. Since last week/,
    );
  });

  it("has the funnel, the parts, what is missing, the forecast and what is unsigned", async () => {
    const { text } = await say("/scorecard");
    expect(text).toContain("1 lead → 50 meetings → 0 won, 0 lost, each by its own day in the quarter");
    expect(text).toContain("50 meetings by product line: Core 20 · none 30");
    expect(text).toContain("50 meetings by division: EMEA 12 · none 38");
    // median cycle of the five wins: 20 days
    expect(text).toContain("2 open deals without movement for 40 days, twice the median cycle");
    expect(text).toMatch(
      /Marketing ends at about \d+, \d+ to \d+ four times in five; a chance of [^;]+ to reach 40/,
    );
    expect(text).toContain("Not signed yet: Marketing 40 % of meetings");
    expect(text).not.toContain("77");
  });

  it("forecasts revenue from open deals by their age, and new ones", async () => {
    // Five of Sales' deals were won 20 days after they were sales-ready, nothing was ever lost; 30 of its own are open.
    await deals(seen.alpha, { from: "outbound", ready: "2026-11-20", amountMinor: 1_000_00n }, 10);
    await say("/commit set sales $9k revenue", "admin");
    const { text } = await say("/scorecard revenue");
    expect(text).toMatch(/Forecast\n(.*\n)?Sales ends at about \$\d/);
    const why = await say("/roundtrip why sales revenue forecast");
    expect(why.text).toContain("open deals, each won by its age and stage, plus new ones");
    expect((await say("/scorecard revenue")).text).toBe(text); // the same data, the same figure
    await db().deal.deleteMany({ where: { ledgerId: seen.alpha, salesReadyDay: "2026-11-20" } });
  });

  it("is posted as one screen and its thread, each under 12,000 characters, and tells later what was restated", async () => {
    await say("/scorecard weekly monday 09:00", "admin");
    office().clock.set("2026-11-30T09:00:00Z");
    await office().deliver();
    // Two late meetings of Marketing's, one of Sales taken back.
    await deals(seen.alpha, { from: "webinar", ready: "2026-11-20" }, 2);
    await db().deal.updateMany({
      where: {
        id: (
          await db().deal.findFirstOrThrow({ where: { ledgerId: seen.alpha, salesReadyDay: "2026-11-18" } })
        ).id,
      },
      data: { status: "undone" },
    });
    await deals(seen.alpha, { from: "webinar", ready: "2026-12-01" }, 5);
    expect((await say("/scorecard")).text).not.toContain("late meeting"); // the same day: nothing is restated yet
    office().clock.set("2026-12-07T09:00:00Z");
    await office().deliver();
    const posted = await slack().messages("pipeline");
    const screens = posted.filter(({ text }) => text.startsWith("Scorecard"));
    const parts = await db().outbox.findMany({
      where: { kind: "scorecard", part: 1 },
      orderBy: { dueAt: "asc" },
    });
    expect(parts.map(({ state }) => state)).toEqual(["sent", "sent"]);
    const threads = parts.map(({ payload }) => String(payload));
    expect([screens.length, threads.length]).toEqual([2, 2]);
    for (const words of [...threads, ...screens.map((screen) => JSON.stringify(screen))])
      expect(words.length).toBeLessThan(12_000);
    const types = screens[1]?.blocks.map(({ type }) => type);
    expect(types).toEqual(["header", "section", "table", "data_visualization", "context", "actions"]);
    expect(threads[0]).not.toContain("late meeting");
    expect(threads[1]).toContain("Marketing: last week's 20 is now 22: 2 late meetings");
    expect(threads[1]).toContain("Sales: last week's 30 is now 29: 1 meeting fewer, corrected or taken back");
    expect(threads[1]).toContain("Forecast: Marketing ends at about");
  });

  it("stays under 12,000 characters with many teams, and at most five rows", async () => {
    const teams = Array.from({ length: 14 }, (_, index) => `Channel partner of the ${index + 1}th region`);
    await db().team.createMany({
      data: teams.map((name, index) => ({
        ...{ id: `${seen.alpha}-many-${index}`, ledgerId: seen.alpha, name, key: name.toLowerCase() },
        ...{ kind: "partner", position: 10 + index },
      })),
    });
    for (const name of teams.slice(0, 6)) await say(`/commit set "${name}" 5% of meetings`, "admin");
    const { text, message } = await say("/scorecard");
    expect(`${message?.text}${JSON.stringify(message?.blocks)}`.length).toBeLessThan(12_000);
    expect(text).toMatch(/\d+ other teams/);
    const table = JSON.stringify(message?.blocks.find(({ type }) => type === "table"));
    expect(table.split("raw_text").length - 1).toBe(6 * 5); // a header and five rows of five cells
    await db().commitmentVersion.deleteMany({ where: { commitment: { teamId: { contains: "-many-" } } } });
    await db().commitment.deleteMany({ where: { teamId: { contains: "-many-" } } });
    await db().team.deleteMany({ where: { id: { contains: "-many-" } } });
  });

  it("tells a partner of their own rows alone", async () => {
    await db().member.create({
      data: {
        ...{ id: "member-partner", ledgerId: seen.alpha, userId: slack().users.partner.id },
        ...{ role: "partner", teamId: `${seen.alpha}-partners`, createdAt: 0n },
      },
    });
    const { text } = await say("/scorecard", "partner");
    expect(text).toContain("All teams together");
    expect(text).not.toMatch(/Marketing|Sales |unsourced:|without a source|Core 2/);
  });
});
