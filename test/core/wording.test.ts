import { describe, expect, it } from "vitest";
import { beginLine } from "../../src/core/wording.ts";

describe("what somebody typed, where it begins a line", () => {
  it.each([
    ["tidy up the sources", "Tidy up the sources"],
    ["écrire à Acme", "Écrire à Acme"],
    ["follow-up with Globex", "Follow-up with Globex"],
    ["first, call them", "First, call them"],
    ["call", "Call"],
    ["Call Acme", "Call Acme"],
  ])("%s begins with a capital", (typed, shown) => {
    expect(beginLine(typed)).toBe(shown);
  });

  it.each([
    "iPhone orders",
    "webinar-q3 needs a budget",
    "https://example.com says why",
    "3 calls",
    "«so»",
    "",
  ])("%s stays as it was written", (typed) => {
    expect(beginLine(typed)).toBe(typed);
  });
});
