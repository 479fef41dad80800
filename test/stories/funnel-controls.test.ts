import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Reply } from "../../src/playground/reply.ts";
import { providers } from "../support/databases.ts";
import { type Office, openOffice } from "../support/roundtrip.ts";
import { insertDeals, insertStoryLedger } from "./insert-records.ts";

describe.each(providers)("the funnel's menus on %s", (provider) => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice(provider);
    const id = await insertStoryLedger(office, { name: "Northwind", channel: "pipeline" });
    await insertDeals(office, id, { from: "webinar", ready: "2026-07-07" }, 3);
    await insertDeals(office, id, { from: "outbound", ready: "2026-10-07" }, 2);
  });
  afterAll(async () => {
    expect(office.slack.violations()).toEqual([]);
    expect(office.failures()).toEqual([]);
    await office.close();
  });
  const choose = (reply: Reply, action: string, option: string) =>
    office.slack.choose({ user: "rep", reply, action, option });

  it("change period, split and view in place, each keeping what the others chose", async () => {
    const asked = await office.slack.say({ user: "rep", channel: "pipeline", text: "/funnel" });
    expect(asked.text).toContain("2026-Q4: 2 sales-ready meetings; nothing closed.");
    const earlier = await choose(asked, "funnel-period", "Last quarter");
    expect(earlier.text).toContain("2026-Q3: 3 sales-ready meetings; nothing closed.");
    const split = await choose(earlier, "funnel-by", "By team");
    expect(split.text).toMatch(/Funnel 2026-Q3[\s\S]*Marketing +3 +0 +0/);
    const cohort = await choose(split, "funnel-view", "Cohort by meetings");
    expect(cohort.text).toContain("2026-Q3: of 3 sales-ready meetings, 0 won to date; 3 still open.");
    expect(cohort.text).toMatch(/Marketing +3 +0 +0/);
    const whole = await choose(cohort, "funnel-by", "All in one");
    expect(whole.text).toMatch(/Sales-ready meetings +3 /);

    // one message all along, which only the one who asked sees
    expect(new Set([asked, earlier, split, cohort, whole].map(({ message }) => message?.ts)).size).toBe(1);
    expect(await office.slack.messages("pipeline")).toEqual([]);
  });

  it("stand on their own days after midnight on New Year's Eve too", async () => {
    const asked = await office.slack.say({ user: "rep", channel: "pipeline", text: "/funnel" });
    office.clock.set("2027-01-01T09:00:00Z");
    const split = await choose(asked, "funnel-by", "By team");
    office.clock.set("2026-11-23T15:10:00Z");
    expect(split.text).toMatch(/Funnel 2026-Q4[\s\S]*Sales +2 +0 +0/);
  });

  it("give way to a plain message for everybody in the channel", async () => {
    const asked = await office.slack.say({ user: "rep", channel: "pipeline", text: "/funnel by team" });
    await office.slack.press({ user: "rep", reply: asked, action: "Post to channel" });
    const [posted, ...others] = await office.slack.messages("pipeline");
    expect(others).toEqual([]);
    expect(posted?.text).toContain("2026-Q4: 2 sales-ready meetings; nothing closed.");
    expect(posted?.blocks.map(({ type }) => type)).not.toContain("actions");
  });

  it("refuse what is no period, split or view with an example that works", async () => {
    const say = (text: string) => office.slack.say({ user: "rep", channel: "pipeline", text });
    const refused = await say("/funnel by colour");
    expect(refused.text).toBe(
      '"by colour" is not known. It goes by source, campaign, team, product or division.\nTry: /funnel by source',
    );
    expect((await say("/funnel by source")).text).toContain("Funnel 2026-Q4");
    expect((await say("/funnel someday")).text).toMatch(/"someday" is not a period\.\nTry: \/funnel 2026-Q4/);
  });
});
