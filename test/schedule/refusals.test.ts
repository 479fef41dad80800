import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findSubscription } from "../../src/data/subscriptions.ts";
import { deliverDue } from "../../src/schedule/deliver.ts";
import { makeSlackClients } from "../../src/slack/client.ts";
import { providers } from "../support/databases.ts";
import { startFakeSlack } from "../support/fake-slack.ts";
import { jobs } from "./jobs.ts";
import { addLedger, addScorecard, channel, minute, type Office, openOffice, owner, slot } from "./office.ts";

const quick = { restMs: 0 };
const direct = owner.replace("U", "D");

describe.each(providers)("what Slack refuses, on %s", (provider) => {
  let office: Office;

  beforeEach(async () => {
    office = await openOffice(provider);
    await addLedger(office, "acme");
    await addScorecard(office);
  });
  afterEach(() => office.close());

  test.each([
    ["not_in_channel", "Type `/invite @Roundtrip` there"],
    ["channel_not_found", "Type `/invite @Roundtrip` there"],
    ["is_archived", `<#${channel}> is archived`],
  ])("%s pauses the schedule, and its owner reads: %s", async (error, words) => {
    office.slack.closedChannels.set(channel, error);
    const services = await office.hire();
    await deliverDue(services, jobs, quick);
    await deliverDue(services, jobs, quick);
    const subscription = await findSubscription(office.database.db, "acme", "s1");
    expect(subscription?.state).toBe("paused");
    expect(subscription?.pausedReason).toContain(words);
    const told = office.slack.texts(direct);
    expect(told).toHaveLength(1);
    expect(told[0]).toContain(words);
    expect(await office.outbox({ kind: "scorecard" })).toMatchObject([{ state: "failed", attempts: 1 }]);
  });

  test("a rate limit rests that channel alone, and its attempt does not count", async () => {
    await addScorecard(office, { id: "s2", channelId: "C0OTHER" });
    office.slack.fault("chat.postMessage", { kind: "rate_limited", retryAfter: 30 });
    const services = await office.hire();
    expect(await deliverDue(services, jobs, quick)).toBe(1);
    const [waiting] = (await office.outbox()).filter((row) => row.state === "waiting");
    expect(waiting).toMatchObject({ attempts: 0, dueAt: office.time.now + 30_000 });
    office.time.now += 29_999;
    expect(await deliverDue(services, jobs, quick)).toBe(0);
    office.time.now += 1;
    expect(await deliverDue(services, jobs, quick)).toBe(1);
    expect(office.slack.texts(channel)).toEqual([`acme ${slot}`]);
    expect(office.slack.texts("C0OTHER")).toEqual([`acme ${slot}`]);
  });

  test("a dead installation stops the round at once and loses nothing", async () => {
    await addScorecard(office, { id: "s2", channelId: "C0OTHER" });
    office.slack.fault("chat.postMessage", { kind: "error", error: "token_revoked" });
    const services = await office.hire();
    await deliverDue(services, jobs, quick);
    expect(office.slack.calls).toEqual(["chat.postMessage"]);
    office.time.now += 10 * minute;
    await deliverDue(services, jobs, quick);
    expect(office.slack.messages).toHaveLength(2);
  });

  test("a chart that Slack refuses does not stop the text", async () => {
    const chart = { type: "data_visualization" as const, title: "t", chart: {} };
    office.slack.fault("chat.postMessage", { kind: "error", error: "invalid_blocks" });
    const blocks = [
      { ...chart, chart: { type: "bar" as const, series: [], axis_config: { categories: [] } } },
    ];
    await deliverDue(
      await office.hire(),
      { scorecard: async () => ({ message: { text: "41", blocks } }) },
      quick,
    );
    expect(office.slack.texts(channel)).toEqual(["41"]);
    expect(office.slack.calls).toHaveLength(2);
  });

  test("a message of ours that Slack refuses fails once, and its owner is told", async () => {
    office.slack.fault("chat.postMessage", { kind: "error", error: "msg_too_long" });
    await deliverDue(await office.hire(), jobs, quick);
    expect(office.slack.texts(channel)).toEqual([]);
    expect(office.slack.texts(direct)[0]).toContain("msg_too_long");
    expect(await findSubscription(office.database.db, "acme", "s1")).toMatchObject({ state: "active" });
  });

  test("while Slack cannot be reached the pauses grow, and after twelve attempts the owner is told", async () => {
    const services = await office.hire();
    const gone = await startFakeSlack(() => office.time.now);
    await gone.close();
    const clients = makeSlackClients("xoxb-test", gone.apiUrl);
    const away = { ...services, slack: { ...services.slack, ...clients } };
    const waits: number[] = [];
    for (let attempt = 1; attempt <= 12; attempt += 1) {
      await deliverDue(away, jobs, quick);
      const [row] = await office.outbox({ kind: "scorecard" });
      if (row?.state === "waiting") waits.push((row.dueAt - office.time.now) / 1000);
      office.time.now = row?.dueAt ?? 0;
    }
    expect(waits).toEqual([5, 30, 120, 600, 600, 600, 600, 600, 600, 600, 600]); // seconds
    office.time.now += 10 * minute;
    await deliverDue(services, jobs, quick);
    expect(await office.outbox({ kind: "scorecard" })).toMatchObject([{ state: "failed", attempts: 12 }]);
    expect(office.slack.texts(direct)[0]).toContain("failed 12 times");
  });
});
