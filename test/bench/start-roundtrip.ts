import pino from "pino";
import { buildApp } from "../../src/app.ts";
import { buildServices, type Services } from "../../src/ctx.ts";
import { signingSecret } from "./commands.ts";

/** The real app on a free loopback port. */
export type Started = { port: number; services: Services; stop: () => Promise<void> };

/** Starts it on a migrated database; `around` may wrap its services. Throws when it failed to listen. */
export async function startRoundtrip(
  url: string,
  apiUrl: string,
  around: (services: Services) => Services = (services) => services,
): Promise<Started> {
  const services = around(
    await buildServices(
      {
        slack: { botToken: "xoxb-bench", apiUrl, connection: { kind: "http", signingSecret } },
        databaseUrl: url,
        charts: { mode: "auto", quickChartUrl: null },
        ...{ host: "127.0.0.1", port: 0, logLevel: "warn", leaseMs: 120_000, commandNames: new Map() },
      },
      { log: pino({ level: "warn" }) },
    ),
  );
  const app = buildApp(services);
  await app.reachSlack();
  const port = await app.start();
  if (port === null) throw new Error("the app listens on no port");
  return {
    port,
    services,
    async stop() {
      await app.stop();
      await services.database.close();
    },
  };
}
