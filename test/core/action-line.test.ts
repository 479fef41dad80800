import { describe, expect, it } from "vitest";
import { parseActionLine } from "../../src/core/action-line.ts";

const today = "2026-11-23"; // a Monday
const read = (text: string) => parseActionLine(text, { today });

describe("a line after /review action", () => {
  it.each([
    ["<@U1|ann> send Acme the deck by friday", "U1", "send Acme the deck", "2026-11-27", false],
    [
      "send <@U1> the list by <@U2|bob>'s team by 2026-12-01",
      "U1",
      "send the list by @bob 's team",
      "2026-12-01",
      false,
    ],
    ["me call Acme by tomorrow", null, "call Acme", "2026-11-24", false],
    ["<@U1|ann> call Acme &amp; Sons", "U1", "call Acme & Sons", "2026-11-30", true],
    ['<@U1|ann> "stand by the booth"', "U1", "stand by the booth", "2026-11-30", true],
    ["<@U1|ann> call Acme by dec 4.", "U1", "call Acme", "2026-12-04", false],
  ] as const)("%s", (text, ownerUserId, what, dueDay, isDayGuessed) => {
    expect(read(text)).toEqual({ ok: true, value: { ownerUserId, what, dueDay, isDayGuessed } });
  });

  it.each([
    ["", "Who does it?"],
    ["call Acme by friday", "Who does it?"],
    ["<@U1|ann>", "What shall be done is missing."],
    ["<@U1|ann> by friday", "What shall be done is missing."],
    ["<@U1|ann> call Acme by fryday", '"fryday" is not a day.'],
    ["<@U1|ann> call Acme by 3/4", "which people read in two ways"],
    ["<@U1|ann> call Acme by yesterday", "Sun 22 Nov 2026 is past"],
    [`<@U1|ann> ${"x".repeat(301)}`, "longer than 300 characters"],
  ])("%s is refused in words", (text, what) => {
    expect(read(text)).toMatchObject({ ok: false, what: expect.stringContaining(what) });
  });
});
