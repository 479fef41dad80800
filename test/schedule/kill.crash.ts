import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { providers } from "../support/databases.ts";
import {
  addLedger,
  addScorecard,
  channel,
  monday,
  muchLater,
  type Office,
  openOffice,
  slot,
} from "./office.ts";

const script = fileURLToPath(new URL("deliver-in-child.ts", import.meta.url));

describe.each(providers)("a process killed by the system, on %s", (provider) => {
  let office: Office;

  beforeEach(async () => {
    office = await openOffice(provider);
    await addLedger(office, "acme");
    await addScorecard(office);
  });
  afterEach(() => office.close());

  const runProcess = async (afterMs: number, killAt: string | null) => {
    office.time.now = monday + afterMs;
    const { url: databaseUrl, slack, time } = office;
    const input = { databaseUrl, apiUrl: slack.apiUrl, now: time.now, lease: monday + afterMs, killAt };
    const child = spawn(process.execPath, [script, JSON.stringify(input)], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    let complaints = "";
    child.stderr.on("data", (chunk) => {
      complaints += String(chunk);
    });
    const [code, signal] = await once(child, "close");
    return { code, signal, complaints };
  };

  test.each([
    // Every other step is killed in-process: every-step.crash.ts.
    ["before post", false],
    ["after post", true],
  ])("%s: the next process sees to it that it is there exactly once", async (killAt, isThere) => {
    expect(await runProcess(0, killAt)).toMatchObject({ code: null, signal: "SIGKILL" });
    expect(office.slack.messages).toHaveLength(isThere ? 1 : 0);
    // What was found not to be there waits a little for its next attempt: a second round.
    const rounds = killAt === "before post" ? [muchLater, 2 * muchLater] : [muchLater];
    for (const afterMs of rounds) {
      expect(await runProcess(afterMs, null)).toEqual({ code: 0, signal: null, complaints: "" });
    }
    const [report = "", ...details] = office.slack.texts(channel);
    expect(report).toBe(isThere ? `acme ${slot}` : `acme ${slot} (late)`);
    expect(details).toEqual(["details 1", "details 2"]);
    expect((await office.outbox()).map((row) => row.state)).toEqual(["sent", "sent", "sent"]);
  });
});
