// A process that delivers what is due and, when asked, is killed at a step. Started by kill.crash.ts.
import { z } from "zod";
import { readConfig } from "../../src/config.ts";
import { buildServices } from "../../src/ctx.ts";
import { deliverDue } from "../../src/schedule/deliver.ts";
import { jobsWithThread } from "./jobs.ts";

const { databaseUrl, apiUrl, now, lease, killAt } = z
  .object({
    databaseUrl: z.string(),
    apiUrl: z.string(),
    now: z.number(),
    lease: z.number(),
    killAt: z.string().nullable(),
  })
  .parse(JSON.parse(process.argv[2] ?? "{}"));

const config = readConfig({
  SLACK_BOT_TOKEN: "xoxb-test",
  SLACK_SIGNING_SECRET: "secret",
  SLACK_API_URL: apiUrl,
  DATABASE_URL: databaseUrl,
  LOG_LEVEL: "silent",
});
const services = await buildServices(config, {
  clock: () => now,
  leaseClock: async () => lease,
  step: async (name) => {
    if (name !== killAt) return;
    process.kill(process.pid, "SIGKILL");
    await new Promise(() => setInterval(() => {}, 1000)); // never goes on
  },
});
await deliverDue(services, jobsWithThread, { restMs: 0 });
await services.database.close();
