import { describe, expect, it } from "vitest";
import { complete, findCommand } from "../../../src/playground/client/complete.ts";

const commands = [
  {
    name: "/deal",
    does: "Close a deal",
    hint: "closed Acme $120k",
    examples: ["/deal closed Acme $120k", "/deal list"],
  },
  { name: "/lead", does: "Log a lead", hint: "", examples: [] },
];

const linesOf = (typed: string): string[] => complete(typed, commands).map(({ line }) => line);

describe("what the message box offers", () => {
  it.each([
    ["every command after a slash", "/", ["/deal ", "/lead "]],
    ["the command whose name is half typed", "/de", ["/deal "]],
    ["a command that holds the letters, after those that begin so", "/ea", ["/deal ", "/lead "]],
    ["names in any case", "/DE", ["/deal "]],
    ["the command's own lines once its name is whole", "/deal ", ["/deal closed Acme $120k", "/deal list"]],
    ["those lines also before the blank", "/deal", ["/deal closed Acme $120k", "/deal list"]],
    ["only lines that go on from what is typed", "/deal l", ["/deal list"]],
    ["nothing for a line that is whole", "/deal list", []],
    ["nothing for a line of one's own", "/deal closed Globex", []],
    ["nothing for plain words", "deal", []],
    ["nothing for an empty box", "", []],
    ["nothing for several lines", "/deal\n", []],
    ["nothing for a command that there is not", "/nope", []],
  ])("offers %s", (_what, typed, lines) => {
    expect(linesOf(typed)).toEqual(lines);
  });

  it("shows a command with its hint and what it does", () => {
    expect(complete("/d", commands)).toEqual([
      { line: "/deal ", title: "/deal closed Acme $120k", does: "Close a deal" },
    ]);
  });

  it("knows the command of a line by its whole first word", () => {
    expect(findCommand("/deal closed Acme", commands)?.name).toBe("/deal");
    expect(findCommand("/deals", commands)).toBeNull();
  });
});
