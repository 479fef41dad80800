import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Services } from "../../src/ctx.ts";
import { cancelWaiting, enqueueMessage, type NewMessage } from "../../src/data/outbox-enqueue.ts";
import { deliverDue } from "../../src/schedule/deliver.ts";
import { startWakeUp } from "../../src/schedule/wake-up.ts";
import { freezeMessage } from "../../src/slack/frozen-message.ts";
import { makeInFlight } from "../../src/slack/in-flight.ts";
import { providers } from "../support/databases.ts";
import { addLedger, channel, minute, monday, type Office, openOffice, workspaceId } from "./office.ts";

const quick = { restMs: 0 };

describe.each(providers)("a win and its correction, on %s", (provider) => {
  let office: Office;
  let services: Services;

  beforeEach(async () => {
    office = await openOffice(provider);
    await addLedger(office, "acme");
    services = await office.hire();
  });
  afterEach(() => office.close());

  const enqueue = (given: Partial<NewMessage> & { id: string; kind: string; text: string }) => {
    const { text, ...rest } = given;
    const payload = freezeMessage({ text });
    return office.database.transaction((tx) =>
      enqueueMessage(tx, {
        ledgerId: "acme",
        workspaceId,
        key: `${given.kind}:${given.id}`,
        target: channel,
        recordId: "deal",
        dueAt: monday + minute,
        createdAt: monday,
        payload,
        ...rest,
      }),
    );
  };
  const enqueueWin = () => enqueue({ id: "win", kind: "win", text: "Acme is won" });
  const enqueueCorrection = () =>
    enqueue({ id: "fix", kind: "correction", text: "Acme was not won", correctsId: "win", dueAt: monday });

  test("a win is posted a minute after closing, and undone before that it is not", async () => {
    await enqueueWin();
    expect(await deliverDue(services, {}, quick)).toBe(0);
    expect(await cancelWaiting(office.database.db, "acme", "deal")).toBe(1);
    office.time.now += minute;
    expect(await deliverDue(services, {}, quick)).toBe(0);
    expect(await office.outbox()).toMatchObject([{ state: "cancelled", error: "undone" }]);
  });

  test("the same message is put in line once", async () => {
    expect(await enqueueWin()).toBe(true);
    expect(await enqueueWin()).toBe(false);
    expect(await office.outbox()).toHaveLength(1);
  });

  test("undone while another process holds the claim, it is not posted either", async () => {
    await enqueueWin();
    office.time.now += minute;
    const undo = async (name: string) => {
      if (name === "before freeze") await cancelWaiting(office.database.db, "acme", "deal");
    };
    expect(await deliverDue(await office.hire({ step: undo }), {}, quick)).toBe(0);
    expect(office.slack.messages).toEqual([]);
  });

  test("a correction waits for its message and rewrites it", async () => {
    await enqueueWin();
    await enqueueCorrection();
    expect(await deliverDue(services, {}, quick)).toBe(0);
    office.time.now += minute;
    expect(await deliverDue(services, {}, quick)).toBe(2);
    expect(office.slack.messages).toMatchObject([{ text: "Acme was not won", edits: 1 }]);
  });

  test("a correction of a message that was never posted is cancelled", async () => {
    await enqueueWin();
    await cancelWaiting(office.database.db, "acme", "deal");
    await enqueueCorrection();
    await deliverDue(services, {}, quick);
    expect((await office.outbox()).map((row) => row.state)).toEqual(["cancelled", "cancelled"]);
    expect(office.slack.calls).toEqual([]);
  });

  test("a correction without an answer is simply made again", async () => {
    await enqueueWin();
    office.time.now += minute;
    await deliverDue(services, {}, quick);
    await enqueueCorrection();
    office.slack.fault("chat.update", { kind: "accept_then_drop" });
    await deliverDue(services, {}, quick);
    for (const ms of [10 * minute, minute]) {
      office.time.now += ms;
      office.time.lease += ms;
      await deliverDue(services, {}, quick);
    }
    expect(office.slack.messages).toMatchObject([{ text: "Acme was not won", edits: 2 }]);
    expect((await office.outbox()).map((row) => row.state)).toEqual(["sent", "sent"]);
  });

  test("two messages to one channel keep a pause, and to two channels they do not", async () => {
    await enqueueWin();
    await enqueue({ id: "win2", kind: "win", text: "Globex is won" });
    await enqueue({ id: "win3", kind: "win", text: "Initech is won", target: "C0OTHER" });
    office.time.now += minute;
    await deliverDue(services, {}, { restMs: 50 });
    expect(office.slack.messages.map(({ text }) => text)).toEqual([
      "Acme is won",
      "Initech is won",
      "Globex is won",
    ]);
  });

  test("the wake-up posts a message when it becomes due, between the minutes, and stops cleanly", async () => {
    const start = performance.now();
    const running = await office.hire({
      clock: () => monday + minute - 300 + Math.round(performance.now() - start),
    });
    const wakeUp = startWakeUp(running, {}, makeInFlight());
    await enqueueWin();
    wakeUp.nudge();
    await expect.poll(() => office.slack.texts(channel), { timeout: 3000 }).toEqual(["Acme is won"]);
    expect(performance.now() - start).toBeGreaterThan(290);
    await wakeUp.stop();
    await enqueue({ id: "win2", kind: "win", text: "too late", dueAt: monday });
    wakeUp.nudge();
    expect(office.slack.texts(channel)).toEqual(["Acme is won"]);
    expect(await office.outbox()).toMatchObject([{ state: "waiting" }, { state: "sent" }]);
  });
});
