import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { insertSlots } from "../../src/data/outbox-enqueue.ts";
import {
  findSubscriptionIn,
  listDueSubscriptions,
  listSubscriptions,
  pauseSubscription,
  resumeSubscription,
  stopSubscription,
  upsertSubscription,
} from "../../src/data/subscriptions.ts";
import {
  addLedger,
  addScorecard,
  channel,
  monday,
  type Office,
  openOffice,
  week,
  workspaceId,
} from "../schedule/office.ts";
import { providers } from "../support/databases.ts";

describe.each(providers)("subscriptions, on %s", (provider) => {
  let office: Office;

  beforeEach(async () => {
    office = await openOffice(provider);
    await addLedger(office, "acme");
    await addLedger(office, "globex");
  });
  afterEach(() => office.close());

  const next = { slot: "2026-11-30T09:00", at: monday + week };

  test("scheduling again edits the schedule, which keeps its id", async () => {
    const first = await addScorecard(office);
    const edited = await upsertSubscription(office.database.db, {
      id: "s9",
      ledgerId: "acme",
      workspaceId,
      channelId: channel,
      kind: "scorecard",
      weekday: 5,
      localTime: "16:30",
      timeZone: "America/New_York",
      nextSlot: "2026-11-27T16:30",
      nextAt: monday + 1,
      ownerUserId: "U0OTHER",
      createdAt: monday,
    });
    expect(edited).toMatchObject({ id: "s1", weekday: 5, localTime: "16:30", timeZone: "America/New_York" });
    expect(edited.version).toBe(first.version + 1);
    expect(await listSubscriptions(office.database.db, "acme")).toEqual([edited]);
    expect(
      await findSubscriptionIn(office.database.db, {
        ledgerId: "acme",
        channelId: channel,
        kind: "scorecard",
      }),
    ).toEqual(edited);
  });

  test("only active schedules are due, and from their instant on", async () => {
    const { db } = office.database;
    await addScorecard(office);
    expect(await listDueSubscriptions(db, monday - 1)).toEqual([]);
    expect(await listDueSubscriptions(db, monday)).toHaveLength(1);
    expect(await pauseSubscription(db, "acme", "s1", "archived")).toBe(true);
    expect(await pauseSubscription(db, "acme", "s1", "again")).toBe(false);
    expect(await listDueSubscriptions(db, monday)).toEqual([]);
    expect(await resumeSubscription(db, "acme", "s1", next)).toBe(true);
    expect(await listSubscriptions(db, "acme")).toMatchObject([
      { state: "active", pausedReason: null, nextSlot: next.slot, nextAt: next.at },
    ]);
    expect(await resumeSubscription(db, "acme", "s1", next)).toBe(false);
  });

  test("another ledger can neither see, pause nor stop a schedule", async () => {
    const { db } = office.database;
    await addScorecard(office);
    expect(await listSubscriptions(db, "globex")).toEqual([]);
    expect(await pauseSubscription(db, "globex", "s1", "no")).toBe(false);
    expect(await office.database.transaction((tx) => stopSubscription(tx, "globex", "s1"))).toBe(false);
    expect(await listSubscriptions(db, "acme")).toMatchObject([{ state: "active" }]);
  });

  test("of several who saw the same due slot, one puts it in line and moves the schedule on", async () => {
    const subscription = await addScorecard(office);
    const insert = (id: string) =>
      office.database.transaction((tx) =>
        insertSlots(
          tx,
          subscription,
          [{ id, slot: subscription.nextSlot, at: monday, skip: null }],
          next,
          monday,
        ),
      );
    const inserted = await Promise.all(["a", "b", "c", "d"].map(insert));
    expect(inserted.toSorted()).toEqual([0, 0, 0, 1]);
    expect(await office.outbox()).toHaveLength(1);
    expect(await listSubscriptions(office.database.db, "acme")).toMatchObject([{ nextSlot: next.slot }]);
  });
});
