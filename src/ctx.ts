import { randomFillSync } from "node:crypto";
import pino, { type Logger } from "pino";
import { v7 } from "uuid";
import { makeDrawer } from "./charts/draw-picture.ts";
import { type Charts, makeCharts } from "./charts/make-charts.ts";
import type { Config } from "./config.ts";
import { type Day, dayAt } from "./core/day.ts";
import type { CalendarSettings } from "./core/period.ts";
import type { Role } from "./core/roles.ts";
import { areChartsRefused } from "./data/chart-refusals.ts";
import { type Database, openDatabase } from "./data/client.ts";
import type { Ledger } from "./data/ledgers.ts";
import { makeSlackClients, type SlackClients } from "./slack/client.ts";
import { type Files, makeFiles } from "./slack/files.ts";
import { makePeople, type People } from "./slack/people.ts";
import { uploadPicture } from "./slack/upload-picture.ts";

/** Marks an await of a delivery; nothing in production, where the crash test kills in tests. */
export type Step = (name: string) => Promise<void>;

/** What the whole process shares, built once. */
export type Services = {
  readonly config: Config;
  readonly database: Database;
  readonly slack: SlackClients & { readonly people: People; readonly files: Files };
  readonly charts: Charts;
  /** epoch ms; decides what is due and which day is today */
  readonly clock: () => number;
  /** epoch ms of the database; decides about leases and deadlines among processes */
  readonly leaseClock: () => Promise<number>;
  readonly log: Logger;
  /** UUIDv7 */
  readonly newId: () => string;
  readonly step: Step;
  /** tells the scheduler that something was put in line for an instant (epoch ms, now by default) */
  readonly wake: { nudge: (dueAt?: number) => void };
};

/** Who asks, in a ledger: a member may still be an admin of the Slack workspace; that is looked up where it matters. */
export type Actor = {
  readonly role: Role;
  /** the team a person belongs to; of partners and outsiders the one whose rows they see; null: none */
  readonly teamId: string | null;
};

/** One request: the services, the ledger it is about and who asks. */
export type Ctx = Services & {
  readonly ledger: Ledger;
  readonly userId: string;
  readonly actor: Actor;
  /** today in the ledger's zone */
  readonly today: Day;
  readonly calendar: CalendarSettings;
};

/** What tests set: clocks, steps, the log's destination, a database that is open already. */
export type Overrides = Partial<Pick<Services, "clock" | "leaseClock" | "log" | "step" | "database">>;

/** The real time, for Slack's signatures only: they are about the wire, not about business. */
export const wallClock = (): number => Date.now();

/** UUIDv7 by a clock of epoch ms; of one process they grow, also within a millisecond. */
export function makeNewId(clock: () => number): () => string {
  let lastMs = -1;
  let seq = 0;
  return () => {
    const msecs = clock();
    seq = msecs === lastMs ? seq + 1 : 0;
    lastMs = msecs;
    return v7({ msecs, seq, random: takeRandom() });
  };
}

// Asking the system for each id's bytes took a twelfth of an import.
const bytesOfId = 16;
const randomBytes = new Uint8Array(bytesOfId * 256);
let taken = randomBytes.length;

function takeRandom(): Uint8Array {
  if (taken === randomBytes.length) {
    randomFillSync(randomBytes);
    taken = 0;
  }
  taken += bytesOfId;
  return randomBytes.subarray(taken - bytesOfId, taken);
}

/** A log without secrets or message bodies. */
export function makeLog(level: string): Logger {
  return pino({ level, base: null, redact: ["token", "*.token", "headers", "*.headers"] });
}

/** For so long a refused chart block is not tried again: Slack may have brought it to the workspace since. */
const refusalMs = 30 * 24 * 3600 * 1000;

/** Opens the database and builds everything that a process shares. */
export async function buildServices(config: Config, overrides: Overrides = {}): Promise<Services> {
  const log = overrides.log ?? makeLog(config.logLevel);
  const clock = overrides.clock ?? wallClock;
  const database = overrides.database ?? (await openDatabase({ url: config.databaseUrl }));
  const clients = makeSlackClients(config.slack.botToken, config.slack.apiUrl);
  const people = makePeople(clients.interactive, clock, (error) =>
    log.warn({ err: error }, "users.info failed"),
  );
  const files = makeFiles({ token: config.slack.botToken, apiUrl: config.slack.apiUrl });
  const charts = makeCharts({
    ...config.charts,
    drawer: makeDrawer(),
    isNativeRefused: (workspaceId) => areChartsRefused(database.db, workspaceId, clock() - refusalMs),
    upload: (picture) => uploadPicture(clients.delivery, picture),
    warn: (error, words) => log.warn({ err: error }, words),
  });
  return {
    config,
    database,
    slack: { ...clients, people, files },
    charts,
    clock,
    leaseClock: overrides.leaseClock ?? database.now,
    log,
    newId: makeNewId(clock),
    step: overrides.step ?? (async () => {}),
    wake: { nudge: () => {} },
  };
}

/** What the clock does, it does for the whole ledger. */
export const clockwork: Actor = { role: "admin", teamId: null };

/** The services for one request about one ledger. */
export function forLedger(services: Services, ledger: Ledger, userId: string, actor: Actor): Ctx {
  return {
    ...services,
    ledger,
    userId,
    actor,
    today: dayAt(services.clock(), ledger.timeZone),
    calendar: {
      fiscalStartMonth: ledger.fiscalStartMonth,
      weekStart: ledger.weekStart,
      timeZone: ledger.timeZone,
    },
  };
}
