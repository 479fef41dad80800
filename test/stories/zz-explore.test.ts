import { it } from "vitest";
import { openOffice } from "../support/roundtrip.ts";
import { insertDeals, insertLead, insertStoryLedger } from "./insert-records.ts";

it("explores", async () => {
  const office = await openOffice("sqlite");
  const say = async (text: string, channel = "pipeline", user = "admin") => {
    const r = await office.slack.say({ user, channel, text });
    console.info(`>>> ${text}\n${r.text}\n   TEXT: ${r.message?.text}\n${r.error ?? ""} ${r.ms}ms`);
    return r;
  };
  const id = await insertStoryLedger(office, { name: "Northwind", channel: "pipeline" });
  await insertStoryLedger(office, { name: "Contoso", channel: "marketing", currency: "EUR" });
  await say("/funnel");
  await say("/funnel cohort");
  await say("/funnel by team");
  await say("/commit");
  await say("/scorecard");
  await say("/roundtrip status");
  await say("/scorecard status");
  await say("/scorecard marketing deals");
  const lead = await insertLead(office, id, { day: "2026-10-05", from: "webinar" });
  await insertLead(office, id, { day: "2026-10-06", from: "webinar" });
  await insertLead(office, id, { day: "2026-10-06" });
  await insertDeals(office, id, {
    status: "won",
    ready: "2026-10-07",
    closed: "2026-11-02",
    amountMinor: 1200000n,
    from: "webinar",
    lead,
  });
  await insertDeals(office, id, {
    status: "won",
    ready: "2026-08-07",
    closed: "2026-11-02",
    amountMinor: 100000n,
    currency: "EUR",
    from: "outbound",
  });
  await insertDeals(office, id, {
    status: "won",
    ready: "2026-08-07",
    closed: "2026-11-02",
    from: "outbound",
  });
  await insertDeals(office, id, {
    status: "lost",
    ready: "2026-10-07",
    closed: "2026-11-12",
    from: "webinar",
  });
  await insertDeals(office, id, { status: "disqualified", ready: "2026-10-09", from: "webinar" });
  await insertDeals(office, id, { ready: "2026-10-09" }, 2);
  await insertDeals(office, id, {}, 3);
  await say("/funnel");
  await say("/funnel cohort");
  await say("/funnel by team");
  await say("/funnel cohort by meetings");
  await say("/funnel 2026-Q3 cohort");
  await say("/funnel 2026-Q3");
  await say("/funnel by source cohort");
  await say("/commit target 120 meetings");
  await say("/commit set marketing 50% of meetings");
  await say("/commit set sales 60%  of meetings");
  await say("/commit set partners 12 deals");
  await say("/commit set marketing 50% of sales");
  await say("/commit Acme $120k");
  await say("/commit set marketing 5 meetings", "pipeline", "rep");
  await say("/commit foo");
  await say("/scorecard");
  await say("/scorecard revenue");
  await say("/scorecard sales");
  await say("/scorecard weekly monday 09:00");
  await say("/scorecard status");
  await say("/scorecard weekly monday 09:00", "marketing");
  await say("/deal closed Globex $10k");
  await say("/roundtrip status");
  await say("/scorecard last quarter");
  await say("/deel");
  await say("/roundtrip use Contoso");
  await say("/roundtrip use Foo");
  office.clock.set("2026-11-30T09:00:00Z");
  console.info(await office.deliver());
  for (const m of await office.slack.messages("pipeline"))
    console.info(m.text, JSON.stringify(m.blocks).length);
  console.info(office.failures(), office.slack.violations());
  await office.close();
}, 60000);
