import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Gateway, startGateway } from "../../src/playground/gateway.ts";
import { type FreshDatabase, freshDatabase, providers } from "../support/databases.ts";
import { findFreePort, probe, type Running, startProcess, untilProbe } from "./start-process.ts";

describe.each(providers)("roundtrip start on %s", (provider) => {
  let slack: Gateway;
  let database: FreshDatabase;
  let port: number;
  let running: Running;

  beforeEach(async () => {
    port = await findFreePort();
    database = await freshDatabase(provider);
    slack = await startGateway({ appUrl: `http://127.0.0.1:${port}`, signingSecret: "process-secret" });
  });
  afterEach(async () => {
    running.child.kill("SIGKILL");
    await running.ended;
    await slack.close();
    await database.drop();
  });

  const start = () => {
    running = startProcess(["start"], {
      SLACK_BOT_TOKEN: slack.token,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      SLACK_API_URL: slack.apiUrl,
      DATABASE_URL: database.url,
      HOST: "127.0.0.1",
      PORT: String(port),
    });
  };
  const say = (text: string, user = "admin") => slack.say({ user, channel: "pipeline", text });

  it("is alive at once, ready when Slack was reached, answers every command, and finishes the one in hand when told to stop", async () => {
    slack.fault("auth.test", { kind: "slow", ms: 1500 });
    start();
    expect(await untilProbe(port, "/healthz", 200)).toEqual({ ok: true });
    expect(await probe(port, "/readyz")).toEqual({
      status: 503,
      body: { ready: false, missing: "Slack was not reached yet" },
    });
    expect((await say("/funnel")).text).toContain("Roundtrip is still starting.");
    expect(await untilProbe(port, "/readyz", 200)).toEqual({ ready: true });

    expect((await say("/meeting Acme from webinar")).text).toContain("Acme: sales-ready meeting logged");
    expect((await say("/deal closed Acme $120k")).text).toContain("Acme: won, $120,000");
    expect((await say("/funnel")).text).toContain(
      "1 sales-ready meeting; 1 won of 1 closed, worth $120,000.",
    );
    expect((await say("/commit target 12 meetings")).text).toContain("12 meetings");
    expect((await say("/commit set marketing 50% of meetings")).text).toContain(", that is 6 meetings.");
    expect((await say("/scorecard")).text).toMatch(/Marketing +1 \/ 6 +100 % \/ 50 %/);

    slack.fault("users.info", { kind: "slow", ms: 1200 });
    const answer = say("/commit target 15 meetings");
    await sleep(300); // it is waiting for Slack to tell whether this is an admin
    running.child.kill("SIGTERM");
    expect(await untilProbe(port, "/readyz", 503)).toEqual({ ready: false, missing: "stopping" });
    expect((await answer).text).toContain("15 meetings");
    expect(await running.ended).toMatchObject({ code: 0, signal: null, stderr: "" });
    expect(await probe(port, "/healthz")).toBeNull();
    expect(slack.violations()).toEqual([]);
  });
});
