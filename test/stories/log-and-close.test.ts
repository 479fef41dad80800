import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { providers } from "../support/databases.ts";
import { type Office, openOffice } from "../support/roundtrip.ts";

describe.each(providers)("a rep logs a meeting and closes the deal, on %s", (provider) => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice(provider);
  });
  afterAll(async () => {
    expect(office.slack.violations()).toEqual([]);
    await office.close();
  });

  it("logs the first meeting at once, in a ledger made for it, and asks currency and zone once", async () => {
    const reply = await office.slack.say({
      user: "rep",
      channel: "pipeline",
      text: "/meeting Acme with Jane Doe from webinar-q3",
    });
    console.info(reply.text, reply.ms);
    expect(reply.text).toContain("Acme: sales-ready meeting logged");
    const closed = await office.slack.say({
      user: "rep",
      channel: "pipeline",
      text: "/deal closed Acme $120k",
    });
    console.info(closed.text, closed.ms);
    for (const text of [
      "/funnel",
      "/funnel by team",
      "/funnel cohort",
      "/commit target 120 meetings",
      "/commit set marketing 50% of meetings",
      "/commit",
      "/scorecard",
      "/scorecard weekly monday 09:00",
      "/scorecard status",
      "/deal list",
      "/deal show Acme",
      "/roundtrip",
      "/roundtrip status",
      "/deal undo",
      "/nonsense",
      "/meeting",
      "/deal bogus",
    ]) {
      const r = await office.slack.say({
        user: text.includes("list") ? "rep" : "admin",
        channel: "pipeline",
        text,
      });
      console.info(`>>> ${text}\n${r.text}\n${r.error ?? ""} ${r.ms}ms`);
    }
    console.info(office.failures());
  });
});
