// A process that delivers on orders, round after round, until a step kills or freezes it. Started by crew.ts.
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { nativeChart } from "../../../src/charts/native-block.ts";
import { readConfig } from "../../../src/config.ts";
import { buildServices, type Services } from "../../../src/ctx.ts";
import { areChartsRefused } from "../../../src/data/chart-refusals.ts";
import { addHistory } from "../../../src/data/history.ts";
import { deliverDue } from "../../../src/schedule/deliver.ts";
import type { Jobs } from "../../../src/schedule/job.ts";
import { makeSlackClients } from "../../../src/slack/client.ts";
import type { Block } from "../../../src/slack/message.ts";
import { sampleOf } from "../../charts/samples.ts";
import { Clocks, Order, type Word } from "./orders.ts";

const say = (word: Word): Promise<void> =>
  new Promise((resolve) => {
    if (process.send === undefined) return resolve();
    process.send(word, () => resolve());
  });

/** Of the order under way. */
const now: {
  order: Order | null;
  isWriting: boolean;
  isFreezing: boolean;
  isDone: boolean;
  steps: Set<string>;
} = {
  ...{ order: null, isWriting: false, isFreezing: false, isDone: false, steps: new Set() },
};
const opened = new Map<string, Services>();

const readClocks = (): Clocks => Clocks.parse(JSON.parse(readFileSync(now.order?.clocks ?? "", "utf8")));

async function step(name: string): Promise<void> {
  if (!now.steps.has(name)) {
    now.steps.add(name);
    await say({ kind: "step", name });
  }
  const trap = now.order?.trap;
  if (trap?.step !== name) return;
  if (now.order !== null) now.order = { ...now.order, trap: null };
  // A process that froze within a transaction of SQLite would hold up all others: that is SQLite's, not ours.
  now.isFreezing = trap.act === "freeze";
  while (now.isFreezing && now.isWriting) await sleep(1);
  await say({ kind: "trapped" });
  process.kill(process.pid, trap.act === "kill" ? "SIGKILL" : "SIGSTOP");
  await sleep(20); // until the signal has come
  now.isFreezing = false;
}

async function open({ databaseUrl, apiUrl, token }: Order): Promise<Services> {
  const known = opened.get(databaseUrl);
  if (known !== undefined) return known;
  const config = readConfig({
    ...{ SLACK_BOT_TOKEN: token, SLACK_SIGNING_SECRET: "secret", SLACK_API_URL: apiUrl },
    ...{ DATABASE_URL: databaseUrl, LOG_LEVEL: "silent" },
  });
  const clocks = { clock: () => readClocks().now, leaseClock: async () => readClocks().lease };
  const services = await buildServices(config, { ...clocks, step });
  const quick = makeSlackClients(token, apiUrl, { interactiveMs: 1000, deliveryMs: 1000 });
  const hurried = { ...services, slack: { ...services.slack, ...quick } };
  opened.set(databaseUrl, hurried);
  return hurried;
}

/** A scorecard with a chart, or an uploaded picture, and a thread. */
const jobs: Jobs = {
  scorecard: async (services, { slot, target }) => {
    const refused = await areChartsRefused(services.database.db, "T0ROUNDTRIP", 0);
    const block: Block | null =
      refused || now.order?.hasPicture
        ? { type: "image", slack_file: { id: "F0PICTURE1" }, alt_text: "41" }
        : nativeChart(sampleOf("bars"));
    return {
      message: { text: `scorecard ${slot} for ${target}`, blocks: block === null ? [] : [block] },
      thread: [{ text: "details" }],
    };
  },
};

/** What people record meanwhile; each is told when it was acknowledged. */
async function keepRecording({ database, newId }: Services, ledgerId: string): Promise<void> {
  while (!now.isDone) {
    if (now.isFreezing) {
      await sleep(1);
      continue;
    }
    const id = newId();
    now.isWriting = true;
    await database.transaction((tx) =>
      addHistory(tx, ledgerId, {
        ...{ id, subject: "deal", subjectId: "d", action: "recorded", actor: "U1", recordedAt: 0 },
        ...{ effectiveDay: null, before: null, after: null },
      }),
    );
    now.isWriting = false;
    await say({ kind: "kept", id });
    await sleep(25);
  }
}

process.on("message", async (given) => {
  const order = Order.parse(given);
  Object.assign(now, { order, isDone: false });
  let failure: string | null = null;
  try {
    const services = await open(order);
    const recording = keepRecording(services, order.ledgerId);
    await deliverDue(services, jobs, { restMs: 0 }).finally(() => (now.isDone = true));
    await recording;
  } catch (error) {
    failure = error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
  await say({ kind: "done", failure });
});
process.on("disconnect", () => process.exit(0));
await say({ kind: "ready" });
