import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { bindChannel } from "../../src/data/ledgers.ts";
import { listRecentDeliveries } from "../../src/data/outbox.ts";
import { findSubscription, stopSubscription } from "../../src/data/subscriptions.ts";
import { deliverDue } from "../../src/schedule/deliver.ts";
import type { Jobs } from "../../src/schedule/job.ts";
import { providers } from "../support/databases.ts";
import { jobs, jobsWithThread } from "./jobs.ts";
import {
  addLedger,
  addScorecard,
  channel,
  minute,
  monday,
  type Office,
  openOffice,
  owner,
  slot,
  week,
  workspaceId,
} from "./office.ts";

const quick = { restMs: 0 };

describe.each(providers)("what is due, on %s", (provider) => {
  let office: Office;

  beforeEach(async () => {
    office = await openOffice(provider);
    await addLedger(office, "acme");
  });
  afterEach(() => office.close());

  test("a due scorecard is posted once, however often one looks, and the next slot is a week later", async () => {
    await addScorecard(office);
    const services = await office.hire();
    expect(await deliverDue(services, jobs, quick)).toBe(1);
    expect(await deliverDue(services, jobs, quick)).toBe(0);
    expect(office.slack.texts(channel)).toEqual([`acme ${slot}`]);
    const [row] = await office.outbox();
    expect(row).toMatchObject({
      state: "sent",
      dedupeKey: `scorecard:s1:${slot}:0`,
      channelId: channel,
      ts: office.slack.messages[0]?.ts,
      figures: '{"meetings":{"$bigint":"41"}}',
      sentAt: monday,
    });
    expect(office.slack.messages[0]?.key).toBe(row?.dedupeKey);
    const subscription = await findSubscription(office.database.db, "acme", "s1");
    expect(subscription?.nextAt).toBe(monday + week);
  });

  test("nothing is posted before its time", async () => {
    await addScorecard(office);
    const services = await office.hire();
    expect(await deliverDue(services, jobs, { ...quick, now: monday - 1 })).toBe(0);
    expect(await office.outbox()).toEqual([]);
  });

  test("several processes at once post each of many scorecards once", async () => {
    const places = Array.from({ length: 12 }, (_, index) => `C0TEAM${index}`);
    for (const [index, channelId] of places.entries())
      await addScorecard(office, { id: `s${index}`, channelId });
    const processes = await Promise.all([office.hire(), office.hire(), office.hire()]);
    const posted = await Promise.all(processes.map((services) => deliverDue(services, jobs, quick)));
    expect(posted.reduce((sum, count) => sum + count, 0)).toBe(12);
    expect(office.slack.messages.map((message) => message.channel).toSorted()).toEqual(places.toSorted());
  });

  test("a slot missed by two hours is posted late and says so", async () => {
    await addScorecard(office);
    office.time.now = monday + 120 * minute;
    await deliverDue(await office.hire(), jobs, quick);
    expect(office.slack.texts(channel)).toEqual([`acme ${slot} (late)`]);
  });

  test("of three missed slots the newest is posted and the others stay visible as skipped", async () => {
    await addScorecard(office, { since: monday - 2 * week - minute });
    office.time.now = monday + minute;
    await deliverDue(await office.hire(), jobs, quick);
    expect(office.slack.texts(channel)).toEqual([`acme ${slot}`]);
    const recent = await listRecentDeliveries(office.database.db, "acme", "s1");
    expect(recent.map((row) => [row.slot, row.state, row.error])).toEqual([
      [slot, "sent", null],
      ["2026-11-16T09:00", "skipped", "missed; a later one was due as well"],
      ["2026-11-09T09:00", "skipped", "missed; a later one was due as well"],
    ]);
  });

  test("a slot that could not be posted for a week gives way to the next one", async () => {
    await addScorecard(office);
    const failing: Jobs = { scorecard: () => Promise.reject(new Error("no figures")) };
    await deliverDue(await office.hire(), failing, quick);
    office.time.now = monday + week;
    office.time.lease = monday + week;
    await deliverDue(await office.hire(), jobs, quick);
    expect(office.slack.texts(channel)).toEqual(["acme 2026-11-30T09:00"]);
    expect((await office.outbox()).map((row) => row.state)).toEqual(["skipped", "sent"]);
  });

  test("when the schedule is set back to a slot that was posted, the slot is found taken", async () => {
    await addScorecard(office);
    const services = await office.hire();
    await deliverDue(services, jobs, quick);
    await addScorecard(office, { id: "another id is ignored" });
    expect(await deliverDue(services, jobs, quick)).toBe(0);
    expect(office.slack.messages).toHaveLength(1);
    const subscription = await findSubscription(office.database.db, "acme", "s1");
    expect(subscription?.nextAt).toBe(monday + week);
  });

  test("a thread is posted in order, under its message, by whoever comes first", async () => {
    await addScorecard(office);
    const processes = await Promise.all([office.hire(), office.hire()]);
    await Promise.all(processes.map((services) => deliverDue(services, jobsWithThread, quick)));
    for (const services of processes) await deliverDue(services, jobsWithThread, quick);
    const root = office.slack.messages[0]?.ts;
    expect(office.slack.texts(channel)).toEqual([`acme ${slot}`, "details 1", "details 2"]);
    expect(office.slack.messages.map((message) => message.threadTs)).toEqual([null, root, root]);
  });

  test("each ledger's scorecard goes to its own channel only", async () => {
    await addLedger(office, "globex");
    await addScorecard(office);
    await addScorecard(office, { id: "s2", ledgerId: "globex", channelId: "C0GLOBEX" });
    await deliverDue(await office.hire(), jobs, quick);
    expect(office.slack.texts(channel)).toEqual([`acme ${slot}`]);
    expect(office.slack.texts("C0GLOBEX")).toEqual([`globex ${slot}`]);
  });

  test("nothing of a ledger appears in a channel that was given to another ledger since", async () => {
    await addLedger(office, "globex");
    await addScorecard(office);
    await bindChannel(office.database.db, { workspaceId, channelId: channel, ledgerId: "globex" });
    await deliverDue(await office.hire(), jobs, quick);
    expect(office.slack.texts(channel)).toEqual([]);
    expect(await findSubscription(office.database.db, "acme", "s1")).toMatchObject({ state: "paused" });
    expect(office.slack.texts(owner.replace("U", "D"))).toHaveLength(1);
  });

  test("what a job finds needless is skipped with its reason", async () => {
    await addScorecard(office);
    await deliverDue(await office.hire(), { scorecard: async () => ({ skip: "no commitments yet" }) }, quick);
    expect(office.slack.messages).toEqual([]);
    expect(await office.outbox()).toMatchObject([{ state: "skipped", error: "no commitments yet" }]);
  });

  test("one report that cannot be built does not stop another, and is tried again", async () => {
    await addScorecard(office);
    await addScorecard(office, { id: "s2", channelId: "C0OTHER" });
    let failures = 1;
    const flaky: Jobs = {
      scorecard: async (_services, { target }) => {
        if (target === channel && failures-- > 0) throw new Error("no figures");
        return { message: { text: "fine" } };
      },
    };
    const services = await office.hire();
    await deliverDue(services, flaky, quick);
    expect(office.slack.texts("C0OTHER")).toEqual(["fine"]);
    office.time.now += 5_000; // the first pause is 5 s
    await deliverDue(services, flaky, quick);
    expect(office.slack.texts(channel)).toEqual(["fine"]);
  });

  test("a stopped schedule posts nothing, not even what was in line", async () => {
    await addScorecard(office);
    const failing: Jobs = { scorecard: () => Promise.reject(new Error("no figures")) };
    const services = await office.hire();
    await deliverDue(services, failing, quick);
    await office.database.transaction((tx) => stopSubscription(tx, "acme", "s1"));
    office.time.now += week;
    await deliverDue(services, jobs, quick);
    expect(office.slack.messages).toEqual([]);
    expect((await office.outbox()).map((row) => row.state)).toEqual(["cancelled"]);
  });
});
