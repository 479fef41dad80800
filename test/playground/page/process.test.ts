import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasDesktop } from "../../../src/config.ts";

const bin = join(import.meta.dirname, "../../../bin/roundtrip.mjs");
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "roundtrip-page-process-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function start(...flags: string[]) {
  const child = spawn(process.execPath, [bin, "playground", ...flags], {
    ...{ cwd: folder, env: { PATH: process.env.PATH } },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<number | null>((resolve) => child.once("exit", (code) => resolve(code)));
  return { child, ended };
}

async function run(...flags: string[]) {
  const { child, ended } = start(...flags);
  const [out, errors, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { out, errors, code };
}

describe("npm run playground", { timeout: 60_000 }, () => {
  it("says where the page is and how long it took, serves it at the instant asked for, and ends on a signal", async () => {
    const { child, ended } = start(
      ...["--no-open", "--port", "0", "--reset", "--now", "2026-11-23T15:00:00Z"],
    );
    const errors = text(child.stderr);
    let said = "";
    for await (const chunk of child.stdout) {
      said += String(chunk);
      if (said.includes("Ctrl-C")) break;
    }
    const [, url = ""] = /^Playground: (http:\/\/127\.0\.0\.1:\d+) \(ready in \d+\.\d s\)$/m.exec(said) ?? [];
    const screen: unknown = await (await fetch(`${url}/api/screen?person=admin`)).json();
    expect(screen).toMatchObject({ time: "Mon 23 Nov 2026, 15:00", place: "C0PIPELINE" });
    const taken = await run("--no-open", "--port", new URL(url).port);
    expect(taken).toMatchObject({ code: 78, out: "" });
    expect(taken.errors).toContain("is taken");
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
    expect(await errors).toBe("");
  });

  it.each([
    [["--port", "seven"], "“seven” is not a port."],
    [["--port", "65536"], "“65536” is not a port."],
    [["--no-open", "--now", "yesterday"], "“yesterday” is not an instant."],
  ])("refuses %j in words", async (flags, words) => {
    const { out, errors, code } = await run(...flags);
    expect([out, code]).toEqual(["", 78]);
    expect(errors).toContain(words);
  });
});

it.each<[string, NodeJS.ProcessEnv, NodeJS.Platform, boolean]>([
  ["Linux with a screen", { DISPLAY: ":0" }, "linux", true],
  ["Linux with Wayland", { WAYLAND_DISPLAY: "wayland-0" }, "linux", true],
  ["Linux without a screen", {}, "linux", false],
  ["a Mac", {}, "darwin", true],
  ["a Mac over SSH", { SSH_CONNECTION: "10.0.0.1 22" }, "darwin", false],
  ["a screen in CI", { DISPLAY: ":0", CI: "true" }, "linux", false],
])("a browser is opened or not on %s", (_where, env, platform, isThere) =>
  expect(hasDesktop(env, platform)).toBe(isThere),
);
