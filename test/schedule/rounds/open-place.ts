import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Database, openDatabase, type Provider } from "../../../src/data/client.ts";
import { insertLedger } from "../../../src/data/ledgers.ts";
import { type OutboxRow, toOutboxRow } from "../../../src/data/outbox.ts";
import { resumeSubscription, upsertSubscription } from "../../../src/data/subscriptions.ts";
import { type Gateway, startGateway } from "../../../src/playground/gateway.ts";
import { defaultScopes } from "../../../src/playground/seed.ts";
import { nextSlot } from "../../../src/schedule/next-slot.ts";
import { freshDatabase } from "../../support/databases.ts";
import { monday } from "../office.ts";
import type { Clocks, Order } from "./orders.ts";

const when = { weekday: 1, localTime: "09:00", timeZone: "Europe/Berlin" };
const ledgerId = "acme";
const subscriptionId = "s1";

/** A Slack and a database in which round after round is played, a week apart. */
export type Place = {
  readonly slack: Gateway;
  readonly database: Database;
  readonly order: Omit<Order, "hasPicture" | "trap">;
  /** the next slot becomes due, with an active schedule and a Slack that draws charts; its local reading */
  begin(): Promise<string>;
  forward(ms: number): void;
  /** what is in line for a slot, and the notices about it */
  rows(slot: string): Promise<OutboxRow[]>;
  /** keys of the messages of a slot that people see, and of their threads */
  keys(slot: string): Promise<string[]>;
  close(): Promise<void>;
};

export async function openPlace(provider: Provider, hasHistory: boolean, folder: string): Promise<Place> {
  const clocks: Clocks = { now: monday, lease: monday };
  const file = join(folder, `clocks-${provider}-${hasHistory}.json`);
  const write = () => writeFileSync(file, JSON.stringify(clocks));
  write();
  const fresh = await freshDatabase(provider);
  const database = await openDatabase({ url: fresh.url });
  const slack = await startGateway({
    ...{ appUrl: "http://127.0.0.1:1", signingSecret: "secret", clock: () => clocks.now, historyLimit: 15 },
    scopes: hasHistory ? defaultScopes : defaultScopes.filter((scope) => !scope.endsWith(":history")),
  });
  const { team, channels, users } = slack;
  let next = nextSlot(when, monday);
  await database.transaction(async (tx) => {
    await insertLedger(tx, {
      ...{ id: ledgerId, workspaceId: team.id, key: "acme", name: "Acme", currency: "EUR" },
      ...{ timeZone: "Europe/Berlin", createdAt: monday, teams: [], sources: [] },
    });
    await upsertSubscription(tx, {
      ...{ ...when, id: subscriptionId, ledgerId, workspaceId: team.id, channelId: channels.pipeline.id },
      ...{ kind: "scorecard", nextSlot: next.slot, nextAt: next.at },
      ...{ ownerUserId: users.admin.id, createdAt: monday },
    });
  });
  const { db } = database;
  return {
    slack,
    database,
    order: { databaseUrl: fresh.url, apiUrl: slack.apiUrl, token: slack.token, ledgerId, clocks: file },
    async begin() {
      const { slot, at } = next;
      slack.clearFaults();
      await db.workspace.updateMany({ data: { chartsRefusedAt: null } });
      await resumeSubscription(db, ledgerId, subscriptionId, next);
      next = nextSlot(when, at);
      Object.assign(clocks, { now: at, lease: at });
      write();
      return slot;
    },
    forward(ms) {
      Object.assign(clocks, { now: clocks.now + ms, lease: clocks.lease + ms });
      write();
    },
    async rows(slot) {
      const own = await db.outbox.findMany({ where: { slot }, orderBy: { part: "asc" } });
      const notices = await db.outbox.findMany({
        where: { kind: "notice", recordId: { in: own.map(({ id }) => id) } },
      });
      return [...own, ...notices].map(toOutboxRow);
    },
    async keys(slot) {
      const shown = await slack.messages("pipeline");
      const roots = shown.filter(({ raw }) => keyOf(raw.metadata).includes(slot));
      const threads = await Promise.all(roots.map(({ ts }) => slack.thread("pipeline", ts)));
      const all = new Map([...roots, ...threads.flat()].map((message) => [message.ts, message]));
      return [...all.values()].map(({ raw }) => keyOf(raw.metadata));
    },
    async close() {
      await database.close();
      await slack.close();
      await fresh.drop();
    },
  };
}

/** The key in the metadata of a message of ours; "" for another's. */
function keyOf(metadata: unknown): string {
  const found = /"key":"([^"]*)"/.exec(JSON.stringify(metadata ?? {}));
  return found?.[1] ?? "";
}
