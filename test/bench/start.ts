import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { signingSecret } from "./commands.ts";
import { type Line, plain } from "./lines.ts";
import { nodeFlags } from "./node-flags.ts";
import { median } from "./percentile.ts";
import { startStubSlack } from "./stub-slack.ts";
import { makeTempDatabase } from "./temp-database.ts";

const program = fileURLToPath(new URL("../../bin/roundtrip.mjs", import.meta.url));
const patienceMs = 30_000;
const settleMs = 3000;

/** A port that was free a moment ago. */
async function findFreePort(): Promise<number> {
  const stub = await startStubSlack();
  await stub.close();
  return Number(new URL(stub.apiUrl).port);
}

const rssOf = (pid: number): number =>
  Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" })) / 1024;

/** Milliseconds from the start of the program to its readiness, and its idle RSS in MB. */
async function startOnce(url: string, apiUrl: string): Promise<{ readyMs: number; rssMb: number }> {
  const port = await findFreePort();
  const startedAt = performance.now();
  const child = spawn(process.execPath, [...nodeFlags(), program, "start"], {
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      ...{ PATH: process.env.PATH, DATABASE_URL: url, SLACK_API_URL: apiUrl, LOG_LEVEL: "warn" },
      ...{ SLACK_BOT_TOKEN: "xoxb-bench", SLACK_SIGNING_SECRET: signingSecret },
      ...{ PORT: String(port), HOST: "127.0.0.1" },
    },
  });
  const ended = once(child, "exit");
  try {
    const isReady = () =>
      fetch(`http://127.0.0.1:${port}/readyz`).then(
        (response) => response.ok,
        () => false,
      );
    while (!(await isReady())) {
      if (child.exitCode !== null) throw new Error(`the app ended with ${child.exitCode}`);
      if (performance.now() - startedAt > patienceMs) throw new Error("the app was not ready in 30 s");
      await sleep(5);
    }
    const readyMs = performance.now() - startedAt;
    await sleep(settleMs);
    return { readyMs, rssMb: rssOf(child.pid ?? 0) };
  } finally {
    child.kill("SIGTERM");
    await ended;
  }
}

/** From starting the program to /readyz answering 200, on a migrated database; and the memory it then holds. */
export async function benchStart({ isQuick }: { isQuick: boolean }): Promise<Line[]> {
  const database = await makeTempDatabase();
  const slack = await startStubSlack();
  try {
    const starts: { readyMs: number; rssMb: number }[] = [];
    for (let n = 0; n < (isQuick ? 1 : 5); n += 1) starts.push(await startOnce(database.url, slack.apiUrl));
    return [
      plain("start to ready", `${median(starts.map(({ readyMs }) => readyMs)).toFixed(0)} ms`),
      plain("RSS, idle", `${median(starts.map(({ rssMb }) => rssMb)).toFixed(0)} MB`),
    ];
  } finally {
    await slack.close();
    database.drop();
  }
}
