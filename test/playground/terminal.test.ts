import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findSlackSettings } from "../../src/config.ts";
import { makeComplete } from "../../src/playground/terminal/complete.ts";
import { aheadWords } from "../../src/playground/terminal/move-clock.ts";
import { openClock } from "../../src/playground/terminal/offset-clock.ts";
import { widthOf, wrap } from "../../src/playground/terminal/wrap.ts";

const bin = join(import.meta.dirname, "../../bin/roundtrip.mjs");
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "roundtrip-playground-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the playground in a folder with these lines typed into it. */
async function play(given: { flags?: string[]; lines?: string[]; env?: Record<string, string> }) {
  const child = spawn(process.execPath, [bin, "playground", ...(given.flags ?? [])], {
    cwd: folder,
    env: { PATH: process.env.PATH, ...given.env },
    stdio: ["pipe", "pipe", "pipe"],
  });
  child.stdin.end((given.lines ?? []).map((line) => `${line}\n`).join(""));
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const [out, errors, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { out, errors, code };
}

describe("the playground's terminal", { timeout: 40_000 }, () => {
  it("runs piped lines: people, buttons by number, menus and forms; keeps the records", async () => {
    const first = await play({
      flags: ["--empty"],
      lines: [
        "hello",
        "/deal closed Acme $5k",
        "1", // the menu "where did it come from?"
        "99",
        "referral",
        "/meeting",
        "Globex",
        "Jane Doe",
        "someday", // no day: the field is asked again
        ...["", "", "", "", "", "", "", ""],
        "2026-11-20",
        ":as marketer",
        ":in general",
        ":nonsense",
        "/funnel",
        ":in pipeline",
        ...["/review add the fair in June", "/review", "2", "why?"],
      ],
    });
    expect(first.errors).toBe("");
    expect(first.out).toContain("Type a slash command such as /funnel by team");
    expect(first.out).toContain("“99” is not on the list; type for example 1.");
    expect(first.out).toMatch(/Acme is now sourced by Sales \(referral\)/);
    expect(first.out).toContain("Form: Log a meeting");
    expect(first.out).toContain("Day of the meeting: That is not a day.");
    expect(first.out).toContain("Globex: sales-ready meeting logged");
    expect(first.out).toContain("marco in #general > :nonsense\nThe playground knows no :nonsense");
    expect(first.out).toMatch(/\[1\] Another period ▾/);
    // the menu beside an item stands at its end, and is that item's
    expect(first.out).toMatch(/1\. The fair in June\n│ .* min \[1 ⋯\]\n│ 2\. /);
    expect(first.out).toMatch(
      /Which\? .*\nRoundtrip only you see this\n│ 100 % of meetings without a source: /,
    );
    expect(first.code).toBe(0);

    const second = await play({ lines: ["/deal show Acme", ":quit", "/funnel"] });
    expect(second.out).toContain("$5,000");
    expect(second.out).not.toContain("Funnel"); // after :quit nothing is read
  });

  it("forgets everything with --reset; with nothing to read shows the main job once, by the rules of Slack", async () => {
    const { out, errors, code } = await play({ flags: ["--reset"] });
    expect(errors).toBe("");
    const sentences = [
      "Northwind Robotics is invented",
      /Ready in \d+\.\d s/,
      "Acme: sales-ready meeting logged",
      "Acme: won, $120,000",
      /Funnel \d{4}-Q\d/,
      "Commitments",
      "Marketing",
      "every Monday at 09:00",
      /Won: Acme, \$120,000/,
      /It is Mon .*, 09:00/,
      "in #pipeline, for everyone",
      "Scorecard",
      "Undone: Acme: won",
      "Acme is not won",
      "That was the main job",
    ];
    let rest = out;
    for (const sentence of sentences) {
      const at = typeof sentence === "string" ? rest.indexOf(sentence) : rest.search(sentence);
      expect(at, `${sentence} in\n${rest}`).toBeGreaterThanOrEqual(0);
      rest = rest.slice(at + 1);
    }
    expect(out).not.toContain("rules are broken");
    expect(code).toBe(0);
  });

  it("refuses to start beside the settings of a real Slack, and names them", async () => {
    const { errors, out, code } = await play({ env: { SLACK_BOT_TOKEN: "xoxb-real" } });
    expect(errors).toContain("SLACK_BOT_TOKEN of a real Slack is set here");
    expect(errors).not.toContain("xoxb-real");
    expect([out, code]).toEqual(["", 78]);
    expect(findSlackSettings({ SLACK_APP_TOKEN: "xapp-1", SLACK_SIGNING_SECRET: "" })).toEqual([
      "SLACK_APP_TOKEN",
    ]);
  });

  it("explains itself with --help, and refuses a flag it does not know, without making a folder", async () => {
    rmSync(join(folder, ".playground"), { recursive: true, force: true });
    const [help, unknown] = await Promise.all([play({ flags: ["--help"] }), play({ flags: ["--fast"] })]);
    expect(help.out).toContain("npm run playground -- --reset");
    expect(unknown).toMatchObject({ code: 78 });
    expect(unknown.errors).toContain("does not know --fast");
    expect(existsSync(join(folder, ".playground"))).toBe(false);
  });
});

describe("lines", () => {
  it("are broken between words to the width, tables stay whole, and 5 % stays together", () => {
    expect(wrap("one two three", 8)).toEqual(["one two", "three"]);
    expect(wrap("• one two three", 9)).toEqual(["• one two", "  three"]);
    expect(wrap("Team       Won  Lost", 10)).toEqual(["Team       Won  Lost"]);
    expect(wrap("it is now 5 %", 11)).toEqual(["it is now", "5 %"]);
    expect(wrap("\u001b[1mone\u001b[22m two", 7)).toEqual(["\u001b[1mone\u001b[22m two"]); // 7 are seen
  });

  it.each([
    [20, 40], // never narrower than 40
    [80, 79], // one less than the terminal has
    [300, 110], // nor wider than 110
    [undefined, 100],
  ])("of a terminal of %s columns have %s", (columns, width) => expect(widthOf(columns)).toBe(width));

  it.each([
    ["/sco", ["/scorecard "]],
    ["/deal cl", ["/deal closed "]],
    [":as mar", [":as marketer"]],
    [":in pip", [":in pipeline"]],
    ["/funnel by t", ["/funnel by team"]],
    ["zzz", []],
  ])("beginning with %j are completed by Tab", (line, completed) =>
    expect(makeComplete()(line)).toEqual(completed),
  );
});

describe("the playground's clock", () => {
  it("goes on from where it was left", () => {
    const path = join(folder, "clock-offset");
    const clock = openClock(path);
    const before = clock.now();
    clock.forward(86_400_000);
    expect(clock.now() - before).toBeGreaterThanOrEqual(86_400_000);
    expect(openClock(path).offsetMs()).toBe(86_400_000);
  });

  it.each([
    [0, ""],
    [60_000, "1 minute ahead of this computer"],
    [3 * 3_600_000, "3 hours ahead of this computer"],
    [8 * 86_400_000, "8 days ahead of this computer"],
    [50 * 3_600_000, "2 days and 2 hours ahead of this computer"],
    [-9494 * 60_000, "6 days and 14 hours behind this computer"],
    [-90 * 60_000, "90 minutes behind this computer"],
  ])("says of %s ms ahead: %j", (ms, words) => expect(aheadWords(ms)).toBe(words));
});
