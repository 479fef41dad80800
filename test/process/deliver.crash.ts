import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { providers } from "../support/databases.ts";
import { type Office, openOffice } from "../support/roundtrip.ts";
import { type Environment, runProcess, startProcess } from "./start-process.ts";

const weekMs = 7 * 24 * 3600 * 1000;

describe.each(providers)("roundtrip deliver on %s", (provider) => {
  let office: Office;
  let env: Environment;
  /** the Monday that is next, and with every test the one after */
  let dueAt: number;

  beforeAll(async () => {
    office = await openOffice(provider);
    office.clock.now = Date.now(); // the processes look into Slack's history by the machine's time
    const { config, database } = office.services;
    env = {
      SLACK_BOT_TOKEN: office.slack.token,
      SLACK_SIGNING_SECRET: office.slack.signingSecret,
      SLACK_API_URL: office.slack.apiUrl,
      DATABASE_URL: config.databaseUrl,
      LOG_LEVEL: "silent",
    };
    await office.slack.say({
      ...{ user: "admin", channel: "pipeline", text: "/scorecard weekly monday 09:00" },
    });
    const { nextAt } = await database.db.subscription.findFirstOrThrow();
    dueAt = Number(nextAt);
  });
  afterAll(async () => {
    expect(office.slack.violations()).toEqual([]);
    expect(office.failures()).toEqual([]);
    await office.close();
  });

  const wordsAt = (ms: number) => ["deliver", "--now", new Date(ms).toISOString()];
  const countPosted = async () =>
    (await office.slack.messages("pipeline")).filter(({ text }) => text.startsWith("Scorecard")).length;

  /** What a run says that it posted; a scorecard is its first message and what stands in the thread under it. */
  const countSaid = (stdout: string): number => Number(/^(\d+) messages? posted\.\n$/.exec(stdout)?.[1]);
  const countSent = () => office.services.database.db.outbox.count({ where: { state: "sent" } });

  it("posts what is due and says how much, and nothing more when it is run again", async () => {
    const ended = await runProcess(wordsAt(dueAt), env);
    expect(ended).toMatchObject({ code: 0, signal: null, stderr: "" });
    expect(countSaid(ended.stdout)).toBeGreaterThanOrEqual(2);
    expect(countSaid(ended.stdout)).toBe(await countSent());
    expect(await runProcess(wordsAt(dueAt), env)).toMatchObject({ stdout: "0 messages posted.\n" });
    expect(await countPosted()).toBe(1);
  });

  it("posts once when two processes do it at the same moment", async () => {
    const words = wordsAt(dueAt + weekMs);
    const before = await countSent();
    const ended = await Promise.all([runProcess(words, env), runProcess(words, env)]);
    const said = ended.map(({ stdout }) => countSaid(stdout)).reduce((sum, n) => sum + n, 0);
    expect(said).toBe((await countSent()) - before);
    expect(await countPosted()).toBe(2);
  });

  it("posts once when the process is killed while Slack is answering", async () => {
    const { db } = office.services.database;
    const words = wordsAt(dueAt + 2 * weekMs);
    office.slack.fault("chat.postMessage", { kind: "slow", ms: 1500 });
    const { child, ended } = startProcess(words, env);
    while ((await db.outbox.count({ where: { state: "sending" } })) === 0) await sleep(10);
    await sleep(300); // the request is under way
    child.kill("SIGKILL");
    await once(child, "close");
    expect(await ended).toMatchObject({ code: null, signal: "SIGKILL" });
    await sleep(1500);

    // Nobody concludes anything before the deadline has long passed; then it is found where it is.
    const { deadline } = await db.outbox.findFirstOrThrow({ where: { state: "sending" } });
    await db.outbox.updateMany({
      ...{ where: { state: "sending" }, data: { deadline: (deadline ?? 0n) - 100_000n } },
    });
    // the first message is found; what belongs under it is posted now
    expect(countSaid((await runProcess(words, env)).stdout)).toBeGreaterThanOrEqual(1);
    expect(await countPosted()).toBe(3);
    expect(await db.outbox.count({ where: { NOT: { state: "sent" } } })).toBe(0);
  });
});
