import { readConfig } from "../../src/config.ts";
import { buildServices, type Overrides, type Services } from "../../src/ctx.ts";
import type { Database, Provider } from "../../src/data/client.ts";
import { insertLedger } from "../../src/data/ledgers.ts";
import type { OutboxRow } from "../../src/data/outbox.ts";
import { toOutboxRow } from "../../src/data/outbox.ts";
import { type Subscription, upsertSubscription } from "../../src/data/subscriptions.ts";
import { nextSlot } from "../../src/schedule/next-slot.ts";
import { openFresh } from "../support/databases.ts";
import { type FakeSlack, startFakeSlack } from "../support/fake-slack.ts";

/** Monday 23 November 2026, 09:00 in Berlin */
export const monday = Date.parse("2026-11-23T08:00:00Z");
export const slot = "2026-11-23T09:00";
export const minute = 60_000;
export const week = 7 * 24 * 60 * minute;
/** past every lease, deadline and settling time */
export const muchLater = 10 * minute;

export const workspaceId = "T1";
export const channel = "C0SALES";
export const owner = "U0OWNER";

/** A database, a Slack, and clocks that stand still until a test moves them. */
export type Office = {
  readonly url: string;
  readonly slack: FakeSlack;
  /** epoch ms of the process clock and of the lease clock */
  readonly time: { now: number; lease: number };
  readonly database: Database;
  /** one more process */
  hire(overrides?: Overrides): Promise<Services>;
  outbox(where?: { kind?: string; ledgerId?: string }): Promise<OutboxRow[]>;
  close(): Promise<void>;
};

export function configOf(databaseUrl: string, apiUrl: string) {
  return readConfig({
    SLACK_BOT_TOKEN: "xoxb-test",
    SLACK_SIGNING_SECRET: "secret",
    SLACK_API_URL: apiUrl,
    DATABASE_URL: databaseUrl,
    LOG_LEVEL: "silent",
  });
}

/** @param slackTime whose time Slack stamps its messages with: in life its own, which no process clock moves */
export async function openOffice(provider: Provider, slackTime: "now" | "lease" = "now"): Promise<Office> {
  const time = { now: monday, lease: monday };
  const fresh = await openFresh(provider);
  const slack = await startFakeSlack(() => time[slackTime]);
  const { database } = fresh;
  const hired: Services[] = [];
  return {
    url: fresh.url,
    slack,
    time,
    database,
    async hire(overrides = {}) {
      const clocks = { clock: () => time.now, leaseClock: async () => time.lease };
      const services = await buildServices(configOf(fresh.url, slack.apiUrl), { ...clocks, ...overrides });
      hired.push(services);
      return services;
    },
    async outbox(where = {}) {
      const rows = await database.db.outbox.findMany({ where, orderBy: [{ dueAt: "asc" }, { id: "asc" }] });
      return rows.map(toOutboxRow);
    },
    async close() {
      await Promise.all(hired.map((services) => services.database.close()));
      await slack.close();
      await fresh.giveBack();
    },
  };
}

export async function addLedger(office: Office, id: string): Promise<void> {
  await office.database.transaction((tx) =>
    insertLedger(tx, {
      id,
      workspaceId,
      key: id,
      name: id,
      currency: "EUR",
      timeZone: "Europe/Berlin",
      createdAt: monday,
      teams: [],
      sources: [],
    }),
  );
}

/** A scorecard every Monday at 09:00 in Berlin, next due at the first one after `since`. */
export function addScorecard(
  office: Office,
  given: { id?: string; ledgerId?: string; channelId?: string; since?: number } = {},
): Promise<Subscription> {
  const { id = "s1", ledgerId = "acme", channelId = channel, since = monday - minute } = given;
  const when = { weekday: 1, localTime: "09:00", timeZone: "Europe/Berlin" };
  const next = nextSlot(when, since);
  return upsertSubscription(office.database.db, {
    ...when,
    id,
    ledgerId,
    workspaceId,
    channelId,
    kind: "scorecard",
    nextSlot: next.slot,
    nextAt: next.at,
    ownerUserId: owner,
    createdAt: since,
  });
}
