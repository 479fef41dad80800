import { stripVTControlCharacters } from "node:util";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { main } from "../../src/main.ts";
import { runProcess } from "./start-process.ts";

it("roundtrip without a word explains itself without any setting, and ends with 0", async () => {
  const { code, stdout, stderr } = await runProcess([]);
  expect(stripVTControlCharacters(stdout)).toContain("USAGE roundtrip start|deliver|manifest|import");
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
});

describe("the command line", () => {
  let written: string[];
  beforeEach(() => {
    written = [];
    const write = (text: unknown) => {
      written.push(stripVTControlCharacters(String(text)));
      return true;
    };
    vi.spyOn(console, "log").mockImplementation(write);
    vi.spyOn(process.stderr, "write").mockImplementation(write);
    // The parser ends the process itself after help; here it goes on.
    vi.spyOn(process, "exit").mockImplementation(() => undefined as never);
  });
  afterEach(() => {
    vi.restoreAllMocks();
    process.exitCode = undefined;
  });

  it.each([
    { words: ["--help"], says: ["roundtrip <command> --help", "Start the app"] },
    { words: ["start", "--help"], says: ["USAGE roundtrip start", "settings come from the environment"] },
    { words: ["deliver", "-h"], says: ["USAGE roundtrip deliver", "--now", "2026-11-23T09:00:00Z"] },
    { words: ["manifest", "--help"], says: ["USAGE roundtrip manifest", "--url", "--socket"] },
    { words: ["help", "manifest"], says: ["USAGE roundtrip manifest"] },
    {
      words: ["import", "--help"],
      says: ["USAGE roundtrip import accounts|products|spend|leads|deals|touches|export"],
    },
    { words: ["export", "--help"], says: ["USAGE roundtrip export", "--ledger", "--to", "--format"] },
    { words: ["import", "export", "--help"], says: ["import export", "--ledger", "FOLDER"] },
    { words: ["import", "deals", "--help"], says: ["import deals", "--ledger", "--map", "--stages", "e.g."] },
  ])("explains $words", async ({ words, says }) => {
    await main(words);
    expect(process.exit).toHaveBeenCalledExactlyOnceWith(0);
    for (const text of says) expect(written.join("\n")).toContain(text);
  });

  it.each([
    { words: ["strat"], said: "roundtrip knows no “strat”.", example: "roundtrip --help" },
    { words: ["import", "lead"], said: "Unknown command lead.", example: "roundtrip import --help" },
    { words: ["import"], said: "No command specified.", example: "roundtrip import --help" },
    {
      words: ["manifest", "--ulr", "https://x.example"],
      said: "roundtrip manifest knows no option --ulr.",
      example: "roundtrip manifest --help",
    },
    {
      words: ["manifest", "--url", "http://x.example"],
      said: "“http://x.example” is not a web address with https.",
      example: "roundtrip manifest --url https://roundtrip.example.com",
    },
    {
      words: ["deliver", "--nwo=2026-11-23T09:00:00Z"],
      said: "roundtrip deliver knows no option --nwo.",
      example: "roundtrip deliver --help",
    },
    {
      words: ["deliver", "--now", "monday"],
      said: "“monday” is not an instant.",
      example: "roundtrip deliver --now 2026-11-23T09:00:00Z",
    },
  ])("says what was wrong with $words and what to type instead, and ends with 78", async (given) => {
    await main(given.words);
    expect(written).toEqual([`${given.said}\nTry: ${given.example}\n`]);
    expect(process.exitCode).toBe(78);
  });
});
