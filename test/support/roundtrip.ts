import pino from "pino";
import { buildApp, jobs } from "../../src/app.ts";
import type { Config } from "../../src/config.ts";
import { buildServices, type Services } from "../../src/ctx.ts";
import { openDatabase } from "../../src/data/client.ts";
import type { Provider } from "../../src/data/database-url.ts";
import { type Gateway, startGateway } from "../../src/playground/gateway.ts";
import { deliverDue } from "../../src/schedule/deliver.ts";
import { type OpenedDatabase, openFresh } from "./databases.ts";

/** The real app behind a real door: emulated Slack, a fresh database, a clock that the test sets. */
export type Office = {
  slack: Gateway;
  services: Services;
  /** where the app listens */
  url: string;
  clock: { now: number; set(iso: string): void; forward(ms: number): void };
  /** what failed inside, by the log: references must not appear where nothing failed */
  failures: () => unknown[];
  /** delivers what is due at the test's clock */
  deliver: () => Promise<number>;
  close: () => Promise<void>;
};

const signingSecret = "story-signing-secret";

/** Monday 23 November 2026, 15:00 in London, 10:00 in New York. */
export const storyStart = "2026-11-23T15:00:00Z";

/** Starts an office on SQLite or PostgreSQL; `commandNames` as in COMMAND_NAMES. */
export async function openOffice(
  provider: Provider,
  given: { url?: string; scopes?: string[]; commandNames?: ReadonlyMap<string, string> } = {},
): Promise<Office> {
  const fresh = given.url === undefined ? await openFresh(provider) : await openAgain(given.url);
  const clock = {
    now: Date.parse(storyStart),
    set(iso: string) {
      clock.now = Date.parse(iso);
    },
    forward(ms: number) {
      clock.now += ms;
    },
  };
  let port: number | null = null;
  const slack = await startGateway({
    appUrl: () => `http://127.0.0.1:${port}`,
    signingSecret,
    clock: () => clock.now,
    patienceMs: 20_000, // stories are about the app, not about how busy this machine is
    ...(given.scopes && { scopes: given.scopes }),
  });
  const config: Config = {
    slack: { botToken: slack.token, apiUrl: slack.apiUrl, connection: { kind: "http", signingSecret } },
    databaseUrl: fresh.url,
    host: "127.0.0.1",
    port: 0,
    logLevel: "warn",
    leaseMs: 120_000,
    charts: { mode: "auto", quickChartUrl: null },
    commandNames: given.commandNames ?? new Map(),
  };
  const failures: unknown[] = [];
  const log = pino({ level: "warn" }, { write: (line: string) => void failures.push(JSON.parse(line)) });
  const services = await buildServices(config, {
    clock: () => clock.now,
    leaseClock: async () => clock.now,
    log,
    database: fresh.database,
  });
  const app = buildApp(services);
  await app.reachSlack();
  port = await app.start({ isDelivering: false });
  return {
    slack,
    services,
    url: `http://127.0.0.1:${port}`,
    clock,
    failures: () => failures,
    deliver: () => deliverDue(services, jobs, { restMs: 0 }),
    async close() {
      await app.stop();
      await slack.close();
      await fresh.giveBack();
    },
  };
}

/** A database that somebody else keeps. */
async function openAgain(url: string): Promise<OpenedDatabase> {
  const database = await openDatabase({ url });
  return { url, database, giveBack: database.close };
}
