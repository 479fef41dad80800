import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Services } from "../../src/ctx.ts";
import { upsertSubscription } from "../../src/data/subscriptions.ts";
import { deliverDue } from "../../src/schedule/deliver.ts";
import { deliverySteps } from "../../src/schedule/delivery-steps.ts";
import { nextSlot } from "../../src/schedule/next-slot.ts";
import { jobs } from "./jobs.ts";
import {
  addLedger,
  channel,
  monday,
  muchLater,
  type Office,
  openOffice,
  owner,
  workspaceId,
} from "./office.ts";

const hour = 3600_000;
const quick = { restMs: 0 };

type When = { weekday: number; localTime: string; timeZone: string };
type Act =
  | { kind: "pass"; hours: number }
  | { kind: "step back"; hours: number }
  | { kind: "crash"; step: string; hours: number }
  | { kind: "edit"; when: When };

/** The tiny model: slots that came due, by name, in their order, and the next one's instant. */
type Model = { when: When; next: number; due: Map<string, number> };

// Written apart from next-slot.ts, by days instead of cron patterns.
function slotAfter({ weekday, localTime, timeZone }: When, after: number): { name: string; at: number } {
  const start = Temporal.Instant.fromEpochMilliseconds(after).toZonedDateTimeISO(timeZone).toPlainDate();
  for (let days = 0; ; days += 1) {
    const day = start.add({ days });
    if (day.dayOfWeek !== weekday) continue;
    const asked = Temporal.PlainTime.from(localTime);
    const found = day.toPlainDateTime(asked).toZonedDateTime(timeZone, { disambiguation: "compatible" });
    // In spring's gap the next minute that exists is that of the change itself.
    const moment = found.toPlainTime().equals(asked) ? found : found.getTimeZoneTransition("previous");
    const at = moment?.epochMilliseconds ?? 0;
    if (at > after) return { name: moment?.toPlainDateTime().toString({ smallestUnit: "minute" }) ?? "", at };
  }
}

function deliverInModel(model: Model, now: number): void {
  for (
    let next = slotAfter(model.when, model.next - 1);
    next.at <= now;
    next = slotAfter(model.when, model.next - 1)
  ) {
    if (!model.due.has(next.name)) model.due.set(next.name, next.at);
    model.next = slotAfter(model.when, next.at).at;
  }
}

const when: fc.Arbitrary<When> = fc.record({
  weekday: fc.constantFrom(1, 6, 7),
  localTime: fc.constantFrom("00:00", "01:30", "02:30", "09:00"),
  timeZone: fc.constantFrom("Europe/London", "America/New_York", "UTC"),
});
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant("pass" as const), hours: fc.integer({ min: 1, max: 400 }) }),
  },
  fc.record({ kind: fc.constant("step back" as const), hours: fc.integer({ min: 1, max: 200 }) }),
  {
    weight: 3,
    arbitrary: fc.record({
      ...{ kind: fc.constant("crash" as const), step: fc.constantFrom(...deliverySteps) },
      hours: fc.integer({ min: 100, max: 200 }), // past a slot, mostly
    }),
  },
  fc.record({ kind: fc.constant("edit" as const), when }),
);
// Weeks around the days on which the clocks change, and a plain one.
const starts = [
  "2026-10-22T00:00:00Z",
  "2027-03-11T00:00:00Z",
  "2027-03-25T00:00:00Z",
  "2026-11-20T00:00:00Z",
];

let office: Office;
let services: Services;
let crashing: Services;
let crashesAt: string | null = null;

beforeAll(async () => {
  office = await openOffice("sqlite", "lease");
  await addLedger(office, "acme");
  services = await office.hire();
  crashing = await office.hire({
    step: async (name) => {
      if (name === crashesAt) throw new Error("crashed");
    },
  });
});
afterAll(() => office.close());

const schedule = (given: When) => {
  const next = nextSlot(given, office.time.now);
  return upsertSubscription(office.database.db, {
    ...{ ...given, id: "s1", ledgerId: "acme", workspaceId, channelId: channel, kind: "scorecard" },
    ...{ nextSlot: next.slot, nextAt: next.at, ownerUserId: owner, createdAt: monday },
  });
};

function move(ms: number): void {
  office.time.now += ms;
  if (ms > 0) office.time.lease += ms;
}

async function play(given: Act, model: Model): Promise<void> {
  if (given.kind === "pass") move(given.hours * hour);
  if (given.kind === "step back") move(-given.hours * hour);
  if (given.kind === "crash") {
    move(given.hours * hour);
    crashesAt = given.step;
    await deliverDue(crashing, jobs, quick).catch(() => {});
    move(muchLater);
  }
  if (given.kind === "edit") {
    await schedule(given.when);
    Object.assign(model, { when: given.when, next: slotAfter(given.when, office.time.now).at });
  }
  await deliverDue(services, jobs, quick);
  deliverInModel(model, office.time.now);
}

test("each slot is posted once, or skipped for a newer one, whatever happens to clocks, schedules and processes", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...starts),
      when,
      fc.array(act, { minLength: 4, maxLength: 12 }),
      async (start, first, acts) => {
        const { db } = office.database;
        await db.outbox.deleteMany();
        await db.subscription.deleteMany();
        office.slack.messages.length = 0;
        office.time.now = Date.parse(start);
        office.time.lease = Math.max(office.time.lease, office.time.now) + muchLater;
        await schedule(first);
        const model: Model = { when: first, next: slotAfter(first, office.time.now).at, due: new Map() };
        for (const each of acts) await play(each, model);
        for (let n = 0; n < 3; n += 1) await play({ kind: "pass", hours: 0.25 }, model);

        const rows = await db.outbox.findMany({ where: { slot: { not: null } } });
        const stateOf = new Map(rows.map(({ slot, state }) => [slot ?? "", state]));
        expect([...stateOf.keys()].toSorted()).toEqual([...model.due.keys()].toSorted());
        for (const [slot, at] of model.due) {
          const posts = office.slack.messages.filter(({ key }) => key === `scorecard:s1:${slot}:0`);
          expect([slot, stateOf.get(slot), posts.length]).toEqual(
            posts.length === 1 ? [slot, "sent", 1] : [slot, "skipped", 0],
          );
          expect(Number(rows.find((row) => row.slot === slot)?.createdAt)).toBeGreaterThanOrEqual(at); // never early
        }
        expect(office.slack.messages.length).toBe(
          [...stateOf.values()].filter((state) => state === "sent").length,
        );
        const last = [...model.due.keys()].at(-1);
        if (last !== undefined) expect([last, stateOf.get(last)]).toEqual([last, "sent"]);
      },
    ),
    { numRuns: Number(process.env.MODEL_RUNS ?? 20) },
  );
});
