import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Services } from "../../src/ctx.ts";
import { listUnknown } from "../../src/data/outbox.ts";
import { resolveUnknown } from "../../src/data/outbox-mark.ts";
import { deliverDue } from "../../src/schedule/deliver.ts";
import { unknownActions } from "../../src/schedule/delivery-words.ts";
import { providers } from "../support/databases.ts";
import { jobs, jobsWithThread } from "./jobs.ts";
import {
  addLedger,
  addScorecard,
  channel,
  muchLater,
  type Office,
  openOffice,
  owner,
  slot,
} from "./office.ts";

const quick = { restMs: 0 };
const direct = owner.replace("U", "D");

describe.each(providers)("when Slack does not answer, on %s", (provider) => {
  let office: Office;
  let services: Services;

  beforeEach(async () => {
    office = await openOffice(provider);
    await addLedger(office, "acme");
    await addScorecard(office);
    services = await office.hire();
  });
  afterEach(() => office.close());

  const wait = (ms: number) => {
    office.time.now += ms;
    office.time.lease += ms;
  };

  test("a message that arrived is found by its key and not posted again", async () => {
    office.slack.fault("chat.postMessage", { kind: "accept_then_drop" });
    await deliverDue(services, jobs, quick);
    expect(await office.outbox()).toMatchObject([{ state: "sending" }]);
    wait(muchLater);
    await deliverDue(services, jobs, quick);
    expect(office.slack.texts(channel)).toEqual([`acme ${slot}`]);
    expect(await office.outbox()).toMatchObject([
      { state: "sent", channelId: channel, ts: office.slack.messages[0]?.ts },
    ]);
  });

  test("a thread part that arrived is found in its thread", async () => {
    const dropSecond = async (name: string) => {
      if (name === "before post" && office.slack.messages.length === 1) {
        office.slack.fault("chat.postMessage", { kind: "accept_then_drop" });
      }
    };
    await deliverDue(await office.hire({ step: dropSecond }), jobsWithThread, quick);
    wait(muchLater);
    await deliverDue(services, jobsWithThread, quick);
    expect(office.slack.texts(channel)).toEqual([`acme ${slot}`, "details 1", "details 2"]);
  });

  test.each(["http_500", "drop"] as const)(
    "after %s a message that did not arrive is posted",
    async (kind) => {
      office.slack.fault("chat.postMessage", { kind });
      await deliverDue(services, jobs, quick);
      wait(muchLater);
      await deliverDue(services, jobs, quick);
      wait(5_000); // the first pause is 5 s
      await deliverDue(services, jobs, quick);
      expect(office.slack.texts(channel)).toEqual([`acme ${slot} (late)`]);
    },
  );

  test("nobody concludes anything before deadline, timeout and a minute have passed", async () => {
    office.slack.fault("chat.postMessage", { kind: "drop" });
    await deliverDue(services, jobs, quick);
    wait(84_999); // 10 s to leave + 15 s timeout + 60 s = 85 s
    await deliverDue(services, jobs, quick);
    expect(office.slack.calls).toEqual(["chat.postMessage"]);
    wait(1);
    await deliverDue(services, jobs, quick);
    expect(office.slack.calls).toContain("conversations.history");
  });

  const loseTrack = async () => {
    office.slack.canReadHistory = false;
    office.slack.fault("chat.postMessage", { kind: "accept_then_drop" });
    await deliverDue(services, jobs, quick);
    wait(muchLater);
    await deliverDue(services, jobs, quick);
    const [row] = await listUnknown(office.database.db, "acme");
    if (row === undefined) throw new Error("no unknown delivery");
    return row;
  };

  test("without the history scope the owner is asked, with two buttons, and nothing is posted meanwhile", async () => {
    const row = await loseTrack();
    await deliverDue(services, jobs, quick);
    expect(row.slot).toBe(slot);
    expect(office.slack.texts(channel)).toHaveLength(1);
    const [notice] = await office.outbox({ kind: "notice" });
    expect(notice).toMatchObject({ state: "sent", target: owner, channelId: direct });
    expect(notice?.payload).toContain(unknownActions.postAgain);
    expect(notice?.payload).toContain(`acme|${row.id}|${row.fence}`);
  });

  test("“post again” posts once, whoever presses it and however often", async () => {
    const row = await loseTrack();
    const { db } = office.database;
    const presses = await Promise.all(
      [1, 2, 3].map(() => resolveUnknown(db, row, "post again", office.time.now)),
    );
    expect(presses.filter(Boolean)).toHaveLength(1);
    await deliverDue(services, jobs, quick);
    expect(office.slack.texts(channel)).toHaveLength(2); // the one that was there all along, and the one asked for
    expect(await listUnknown(db, "acme")).toEqual([]);
  });

  test("“it is there” ends the matter without a post", async () => {
    const row = await loseTrack();
    expect(await resolveUnknown(office.database.db, row, "it is there", office.time.now)).toBe(true);
    expect(await resolveUnknown(office.database.db, row, "post again", office.time.now)).toBe(false);
    await deliverDue(services, jobs, quick);
    expect(office.slack.texts(channel)).toHaveLength(1);
    expect((await office.outbox({ kind: "scorecard" })).map((one) => one.state)).toEqual(["sent"]);
  });

  test("a process that was too slow for its own deadline posts nothing and leaves the message to the next", async () => {
    const slow = async (name: string) => {
      if (name === "before check the deadline") office.time.lease += 10_000; // the deadline itself
    };
    await deliverDue(await office.hire({ step: slow }), jobs, quick);
    expect(office.slack.messages).toEqual([]);
    wait(5_000);
    await deliverDue(services, jobs, quick);
    expect(office.slack.texts(channel)).toEqual([`acme ${slot}`]);
  });

  test("a process that lost its claim while building posts nothing", async () => {
    const takenOver = async (name: string) => {
      if (name !== "after build") return;
      office.time.lease += muchLater;
      await deliverDue(services, jobs, quick);
    };
    expect(await deliverDue(await office.hire({ step: takenOver }), jobs, quick)).toBe(0);
    expect(office.slack.texts(channel)).toEqual([`acme ${slot}`]);
  });
});
