import { randomUUID } from "node:crypto";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import pino from "pino";
import { buildApp, jobs } from "../../app.ts";
import type { Config } from "../../config.ts";
import { dayAt } from "../../core/day.ts";
import { buildServices, makeNewId, type Services } from "../../ctx.ts";
import { listLedgers } from "../../data/ledgers.ts";
import { migrate } from "../../data/migrate.ts";
import { deliverDue } from "../../schedule/deliver.ts";
import { type Gateway, startGateway } from "../gateway.ts";
import type { Observe } from "../observe.ts";
import { openMemory } from "../page/remember-messages.ts";
import { sampleZone, writeSample } from "../sample/write-sample.ts";
import { team } from "../seed.ts";
import { type OffsetClock, openClock } from "./offset-clock.ts";

/** The real app with an emulated Slack around it, in this process, on loopback only. */
export type Office = {
  readonly slack: Gateway;
  readonly services: Services;
  readonly clock: OffsetClock;
  /** sends what is due by the playground's clock, and looks after what the app does every hour; how many messages */
  deliver(): Promise<number>;
  close(): Promise<void>;
};

export type OfficeSettings = {
  /** where the database, the clock and the log are kept */
  readonly folder: string;
  /** without the sample company */
  readonly isEmpty: boolean;
  /** forgets what was there before */
  readonly isReset: boolean;
  /** the instant at which its clock starts (epoch ms); where it was left when there is none */
  readonly startsAt?: number;
  /** whether the clock goes on only when somebody moves it */
  readonly isStill?: boolean;
  readonly observe?: Observe;
};

const leaseMs = 120_000;
const sweepEveryMs = 3600_000;

/** Opens the playground's workspace, with the sample company when its database is new. */
export async function openOffice(settings: OfficeSettings): Promise<Office> {
  const { folder } = settings;
  if (settings.isReset) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const clock = openClock(join(folder, "clock-offset"), settings.isStill);
  if (settings.startsAt !== undefined) clock.set(settings.startsAt);
  const databaseUrl = `file:${join(folder, "roundtrip.db")}`;
  const isNew = (await migrate(databaseUrl)).length > 0;

  let port: number | null = null;
  const signingSecret = randomUUID();
  const slack = await startGateway({
    appUrl: () => `http://127.0.0.1:${port}`,
    signingSecret,
    clock: clock.now,
    memory: openMemory(join(folder, "messages.json")),
    ...(settings.observe !== undefined && { observe: settings.observe }),
  });
  const config: Config = {
    slack: { botToken: slack.token, apiUrl: slack.apiUrl, connection: { kind: "http", signingSecret } },
    databaseUrl,
    host: "127.0.0.1",
    port: 0,
    logLevel: "warn",
    leaseMs,
    charts: { mode: "auto", quickChartUrl: null },
    commandNames: new Map(),
  };
  const log = pino({ level: "warn" }, pino.destination({ dest: join(folder, "roundtrip.log"), sync: true }));
  const services = await buildServices(config, {
    clock: clock.now,
    leaseClock: async () => clock.now(),
    log,
  });
  if (isNew && !settings.isEmpty) await fill(services);
  const app = buildApp(services);
  await app.reachSlack();
  port = await app.start({ isDelivering: false });
  await app.sweep();
  let sweptAt = clock.now();
  return {
    slack,
    services,
    clock,
    async deliver() {
      if (Math.abs(clock.now() - sweptAt) >= sweepEveryMs) {
        sweptAt = clock.now();
        await app.sweep();
      }
      return deliverDue(services, jobs, { restMs: 0 });
    },
    async close() {
      await app.stop();
      await services.database.close();
      await slack.close();
    },
  };
}

/** Ids that grow from record to record, so that lists by id keep the order in which the sample was written. */
async function fill({ database, clock }: Services): Promise<void> {
  if ((await listLedgers(database.db, team.id)).length > 0) return;
  const createdAt = clock();
  let count = 0;
  const newId = makeNewId(() => {
    count += 1;
    return createdAt - 100_000 + count;
  });
  await writeSample(database, { newId, createdAt, today: dayAt(createdAt, sampleZone) });
}
