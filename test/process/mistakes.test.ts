import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it, vi } from "vitest";
import { main } from "../../src/main.ts";
import { type Gateway, startGateway } from "../../src/playground/gateway.ts";
import { type Ended, type Environment, findFreePort, runProcess } from "./start-process.ts";

/** No stack, no colours, no JSON of a log: a person reads this. */
function expectReadable({ stdout, stderr }: Ended) {
  expect(stdout + stderr).not.toMatch(/\bat .+:\d+:\d+|Error:|"stack"/);
  expect(stderr).not.toContain("\u001b");
}

/** `roundtrip start` in this process, which has everything loaded: for starts that end before they listen. */
async function startHere(env: Environment) {
  const written: string[] = [];
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  const write = vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
  try {
    await main(["start"]);
    return { code: process.exitCode, stderr: written.join("") };
  } finally {
    process.exitCode = undefined;
    write.mockRestore();
    vi.unstubAllEnvs();
  }
}

describe("a process that cannot start", () => {
  let slack: Gateway;
  let folder: string;
  let env: Environment;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "mistakes-"));
    slack = await startGateway({ appUrl: "http://127.0.0.1:9", signingSecret: "secret" });
    env = {
      SLACK_BOT_TOKEN: slack.token,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      SLACK_API_URL: slack.apiUrl,
      DATABASE_URL: `file:${join(folder, "roundtrip.db")}`,
      HOST: "127.0.0.1",
      PORT: String(await findFreePort()),
    };
  });
  afterAll(async () => {
    await slack.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("lists every missing and every wrong setting in one message, and ends with 78", async () => {
    const missing = await runProcess(["start"]);
    expect(missing).toMatchObject({ code: 78, stdout: "" });
    expect(missing.stderr).toBe(
      `Roundtrip cannot start:
  - SLACK_BOT_TOKEN is missing: the Bot User OAuth Token of your Slack app (OAuth & Permissions)
  - SLACK_SIGNING_SECRET is missing: Basic Information › Signing Secret; or set SLACK_APP_TOKEN for Socket Mode
Try: README, “Set up in a real workspace”; to try it without Slack: npm run playground
`,
    );
    const wrong = await startHere({ ...env, PORT: "http", COMMAND_NAMES: "deal" });
    expect(wrong.code).toBe(78);
    expect(wrong.stderr).toContain("- PORT is wrong: it is a number from 0 to 65535\n");
    expect(wrong.stderr).toContain("- COMMAND_NAMES is wrong: it looks like /deal=/rt-deal,/lead=/rt-lead\n");
    expect(wrong.stderr).not.toContain(slack.signingSecret);
  });

  it("says that Slack refuses the token, and ends by itself with 78", async () => {
    const ended = await runProcess(["start"], { ...env, SLACK_BOT_TOKEN: "xoxb-of-yesterday" });
    expectReadable(ended);
    expect(ended).toMatchObject({ code: 78, signal: null });
    expect(ended.stderr).toBe(
      "Slack refuses SLACK_BOT_TOKEN (invalid_auth).\nTry: install the app in your workspace again and copy its Bot User OAuth Token\n",
    );
  });

  it.each([
    {
      what: "nobody listens there",
      url: async () => `postgresql://someone:hunter2@127.0.0.1:${await findFreePort()}/sales`,
      words: "The database does not answer: nothing listens at the address in DATABASE_URL.",
    },
    {
      what: "the server has no such database",
      url: async () => inject("postgresUrl").replace(/\/postgres$/, "/nowhere"),
      words: "The database named in DATABASE_URL does not exist on its server.",
    },
    {
      what: "the file is no database",
      url: async () => `file:${process.execPath}`,
      words: "The file in DATABASE_URL is no SQLite database.",
    },
  ])("says in one sentence that the database cannot be used when $what, and ends with 1", async (given) => {
    const ended = await startHere({ ...env, DATABASE_URL: await given.url() });
    expect(ended).toEqual({ code: 1, stderr: `${given.words}\n` });
  });

  it("says in one sentence that its port is in use, and ends with 1", async () => {
    const port = await findFreePort();
    const other = createServer().listen(port, "127.0.0.1");
    await once(other, "listening");
    const ended = await runProcess(["start"], { ...env, PORT: String(port) });
    other.close();
    expectReadable(ended);
    expect(ended).toMatchObject({
      ...{ code: 1, signal: null },
      stderr: `Port ${port} is in use; set PORT to another one.\n`,
    });
  });
});
