import { type Day, isDay } from "../core/day.ts";
import type { Cadence } from "../core/schedule-line.ts";
import type { Queryable } from "./client.ts";

/** Something that is posted to a channel again and again; instants in epoch ms. */
export type Subscription = {
  id: string;
  ledgerId: string;
  workspaceId: string;
  channelId: string;
  /** "scorecard" | "agenda" */
  kind: string;
  /** every week, or on the first such day of each month or fiscal quarter */
  cadence: Cadence;
  /** month in which the ledger's fiscal year starts, 1..12 */
  fiscalStartMonth: number;
  /** days without work of the ledger's, ascending */
  holidays: readonly Day[];
  /** 1 Monday … 7 Sunday; 0: the first day of the month or quarter */
  weekday: number;
  /** "09:00" */
  localTime: string;
  /** its own IANA zone */
  timeZone: string;
  /** the next slot: its local reading "2026-11-23T09:00" and the instant at which its message is due; of an agenda before it */
  nextSlot: string;
  nextAt: number;
  state: "active" | "paused" | "stopped";
  /** why it is paused, in words for its owner */
  pausedReason: string | null;
  /** parts that are switched off, "chart,cells" */
  sectionsOff: string;
  /** nothing is posted where there is nothing to tell */
  skipsEmpty: boolean;
  ownerUserId: string;
  version: number;
};

type Settled =
  | "state"
  | "pausedReason"
  | "version"
  | "cadence"
  | "fiscalStartMonth"
  | "holidays"
  | "sectionsOff"
  | "skipsEmpty";

/**
 * What a schedule command says; `id` is used when there is none yet for this ledger, channel and kind. Weekly when no
 * cadence is given; an edit keeps which parts are off.
 */
export type SubscriptionInput = Omit<Subscription, Settled> & { cadence?: Cadence; createdAt: number };

const columns = {
  id: true,
  ledgerId: true,
  workspaceId: true,
  channelId: true,
  kind: true,
  cadence: true,
  ledger: { select: { fiscalStartMonth: true, holidays: true } },
  weekday: true,
  localTime: true,
  timeZone: true,
  nextSlot: true,
  nextAt: true,
  state: true,
  pausedReason: true,
  sectionsOff: true,
  skipsEmpty: true,
  ownerUserId: true,
  version: true,
} as const;

type Row = Omit<Subscription, "nextAt" | "state" | "cadence" | "fiscalStartMonth" | "holidays"> & {
  nextAt: bigint;
  state: string;
  cadence: string;
  ledger: { fiscalStartMonth: number; holidays: string };
};

const toSubscription = ({ ledger, ...row }: Row): Subscription => ({
  ...row,
  fiscalStartMonth: ledger.fiscalStartMonth,
  holidays: ledger.holidays.split(",").filter(isDay),
  cadence: row.cadence === "monthly" || row.cadence === "quarterly" ? row.cadence : "weekly",
  nextAt: Number(row.nextAt),
  state: row.state === "paused" || row.state === "stopped" ? row.state : "active",
});

/**
 * Schedules a kind of post in a channel, or to a person. One per ledger, channel and kind: a second one edits the first,
 * which keeps its id and becomes active again.
 */
export async function upsertSubscription(db: Queryable, input: SubscriptionInput): Promise<Subscription> {
  const { id, ledgerId, workspaceId, channelId, kind, createdAt, nextAt, ...rest } = input;
  const settings = {
    cadence: "weekly",
    ...rest,
    nextAt: BigInt(nextAt),
    state: "active",
    pausedReason: null,
  };
  const row = await db.subscription.upsert({
    where: { ledgerId_channelId_kind: { ledgerId, channelId, kind } },
    create: {
      ...settings,
      id,
      ledgerId,
      workspaceId,
      channelId,
      kind,
      createdAt: BigInt(createdAt),
    },
    update: { ...settings, version: { increment: 1 } },
    select: columns,
  });
  return toSubscription(row);
}

/** One subscription of a ledger by its id; null when there is none. */
export async function findSubscription(
  db: Queryable,
  ledgerId: string,
  id: string,
): Promise<Subscription | null> {
  const row = await db.subscription.findUnique({ where: { ledgerId_id: { ledgerId, id } }, select: columns });
  return row && toSubscription(row);
}

/** The subscription of a ledger for a kind of post in a channel, whatever its state; null when there never was one. */
export async function findSubscriptionIn(
  db: Queryable,
  place: { ledgerId: string; channelId: string; kind: string },
): Promise<Subscription | null> {
  const row = await db.subscription.findUnique({
    where: { ledgerId_channelId_kind: place },
    select: columns,
  });
  return row && toSubscription(row);
}

/** All subscriptions of a ledger, oldest first, stopped ones too. */
export async function listSubscriptions(db: Queryable, ledgerId: string): Promise<Subscription[]> {
  const rows = await db.subscription.findMany({
    where: { ledgerId },
    select: columns,
    orderBy: { id: "asc" },
  });
  return rows.map(toSubscription);
}

/** The channels (and people) that get a ledger's posts of a kind: those of its active subscriptions, oldest first. */
export async function listSubscribedChannels(
  db: Queryable,
  ledgerId: string,
  kind: string,
): Promise<string[]> {
  const rows = await db.subscription.findMany({
    where: { ledgerId, kind, state: "active" },
    select: { channelId: true },
    orderBy: { id: "asc" },
  });
  return rows.map(({ channelId }) => channelId);
}

/** Active subscriptions of all ledgers whose next slot is due at `now` (epoch ms), the longest due first; at most 100. */
export async function listDueSubscriptions(db: Queryable, now: number): Promise<Subscription[]> {
  const rows = await db.subscription.findMany({
    where: { state: "active", nextAt: { lte: BigInt(now) } },
    select: columns,
    orderBy: [{ nextAt: "asc" }, { id: "asc" }],
    take: 100,
  });
  return rows.map(toSubscription);
}

/**
 * Stops a subscription for good and cancels what it has not sent; run in a transaction. False when it was stopped
 * already or is not this ledger's.
 */
export async function stopSubscription(db: Queryable, ledgerId: string, id: string): Promise<boolean> {
  const { count } = await db.subscription.updateMany({
    where: { ledgerId, id, state: { not: "stopped" } },
    data: { state: "stopped", pausedReason: null, version: { increment: 1 } },
  });
  await db.outbox.updateMany({
    where: { ledgerId, subscriptionId: id, state: { in: ["waiting", "claimed"] } },
    data: {
      state: "cancelled",
      error: "its schedule was stopped",
      fence: { increment: 1 },
      leaseUntil: null,
    },
  });
  return count === 1;
}

/** Switches parts of a subscription on or off; false when it is stopped or not this ledger's. */
export async function setParts(
  db: Queryable,
  ledgerId: string,
  id: string,
  parts: { sectionsOff: string; skipsEmpty: boolean },
): Promise<boolean> {
  const { count } = await db.subscription.updateMany({
    where: { ledgerId, id, state: { not: "stopped" } },
    data: { ...parts, version: { increment: 1 } },
  });
  return count === 1;
}

/** Moves a subscription to another next slot (`at` epoch ms), e.g. past a meeting that is skipped; unless it is stopped. */
export async function moveSubscription(
  db: Queryable,
  ledgerId: string,
  id: string,
  next: { slot: string; at: number },
): Promise<void> {
  await db.subscription.updateMany({
    where: { ledgerId, id, state: { not: "stopped" } },
    data: { nextSlot: next.slot, nextAt: BigInt(next.at), version: { increment: 1 } },
  });
}

/** Pauses an active subscription, with the reason in words for its owner; false when it was not active. */
export async function pauseSubscription(
  db: Queryable,
  ledgerId: string,
  id: string,
  reason: string,
): Promise<boolean> {
  const { count } = await db.subscription.updateMany({
    where: { ledgerId, id, state: "active" },
    data: { state: "paused", pausedReason: reason, version: { increment: 1 } },
  });
  return count === 1;
}

/** Goes on with a paused or stopped subscription from its next slot (`at` epoch ms); false when it was active. */
export async function resumeSubscription(
  db: Queryable,
  ledgerId: string,
  id: string,
  next: { slot: string; at: number },
): Promise<boolean> {
  const { count } = await db.subscription.updateMany({
    where: { ledgerId, id, state: { not: "active" } },
    data: {
      state: "active",
      pausedReason: null,
      nextSlot: next.slot,
      nextAt: BigInt(next.at),
      version: { increment: 1 },
    },
  });
  return count === 1;
}
