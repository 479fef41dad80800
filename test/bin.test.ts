import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const bin = fileURLToPath(new URL("../bin/roundtrip.mjs", import.meta.url));

/** Runs the entry on this Node while it takes itself for another version. */
function runAs(version: string, ...words: string[]) {
  const pretend = `Object.defineProperty(process, "versions", { value: { ...process.versions, node: "${version}" } })`;
  const preload = `data:text/javascript,${encodeURIComponent(pretend)}`;
  return spawnSync(process.execPath, ["--import", preload, bin, ...words], { encoding: "utf8" });
}

describe("started on a Node that is too old", () => {
  it.each(["18.20.8", "20.20.2", "21.7.3", "22.0.0", "22.17.1"])(
    "%s: one sentence, which version is needed and how to get it, and exit code 78",
    (version) => {
      const { status, stdout, stderr } = runAs(version, "start");
      expect(status).toBe(78);
      expect(stdout).toBe("");
      expect(stderr.trimEnd().split("\n")).toHaveLength(1);
      expect(stderr).toContain(`needs Node 22.18 or newer; this is Node ${version}`);
      expect(stderr).toContain("npm start");
      expect(stderr).not.toMatch(/\bat .+:\d+:\d+|Error:/);
    },
  );
});

describe("started on a Node that is new enough", () => {
  it.each(["22.18.0"])("%s: shows its commands", (version) => {
    const { status, stdout, stderr } = runAs(version, "--help");
    expect(stderr).toBe("");
    expect(stdout).toContain("roundtrip");
    expect(status).toBe(0);
  });
});
