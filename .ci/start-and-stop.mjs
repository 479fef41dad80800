// node start-and-stop.mjs <folder of the app> <node to run it on>
// Starts the app as in production, waits until /readyz answers 200, ends it by SIGTERM and expects code 0.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startSlackStub } from "./slack-stub.mjs";

const readyWithinMs = 20_000;
const endsWithinMs = 12_000;
const [app, node] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "roundtrip-start-"));
const slack = await startSlackStub();
const port = await freePort();
const child = spawn(node, ["bin/roundtrip.mjs", "start"], {
  cwd: app,
  stdio: "inherit",
  env: {
    PATH: process.env.PATH,
    NODE_ENV: "production",
    SLACK_BOT_TOKEN: "xoxb-stub",
    SLACK_SIGNING_SECRET: "stub",
    SLACK_API_URL: slack.apiUrl,
    DATABASE_URL: `file:${join(folder, "roundtrip.db")}`,
    HOST: "127.0.0.1",
    PORT: String(port),
  },
});
const ended = new Promise((resolve) => {
  child.once("error", (error) => resolve(String(error)));
  child.once("exit", (code, signal) => resolve(signal ?? code));
});

try {
  const startedAt = Date.now();
  await waitUntilReady(startedAt + readyWithinMs);
  console.log(`ready after ${Date.now() - startedAt} ms`);
  const stoppedAt = Date.now();
  child.kill("SIGTERM");
  const how = await Promise.race([ended, sleep(endsWithinMs, "still running", { ref: false })]);
  if (how !== 0) throw new Error(`SIGTERM should end it with code 0 within ${endsWithinMs} ms; it is ${how}`);
  console.log(`ended with code 0 after ${Date.now() - stoppedAt} ms`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  if (child.exitCode === null && child.pid !== undefined) child.kill("SIGKILL");
  await ended;
  slack.close();
  rmSync(folder, { recursive: true, force: true });
}

async function waitUntilReady(deadline) {
  let last = "no answer";
  while (Date.now() < deadline) {
    const how = await Promise.race([ended, sleep(200, "running", { ref: false })]);
    if (how !== "running") throw new Error(`it ended by itself before it was ready: ${how}`);
    try {
      const { status } = await fetch(`http://127.0.0.1:${port}/readyz`, {
        signal: AbortSignal.timeout(2_000),
      });
      if (status === 200) return;
      last = `status ${status}`;
    } catch (error) {
      last = String(error.cause ?? error);
    }
  }
  throw new Error(`/readyz did not answer 200 within ${readyWithinMs} ms: ${last}`);
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}
