import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { guardCell, unguardCell } from "../../src/core/guard-cell.ts";

describe("guardCell", () => {
  it.each([
    ["=1+1", "'=1+1"],
    ["+44 20", "'+44 20"],
    ["-5", "'-5"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\tx", "'\tx"],
    ["\rx", "'\rx"],
    ["＝1", "'＝1"],
    ["'=1", "''=1"],
    ["'tis", "'tis"],
    ["Acme = best", "Acme = best"],
    ["", ""],
  ])("%j becomes %j, and comes back", (text, cell) => {
    expect(guardCell(text)).toBe(cell);
    expect(unguardCell(cell)).toBe(text);
  });

  it("gives back every text exactly, and leaves none that a spreadsheet would run", () => {
    const pieces = fc.constantFrom("'", "=", "+", "-", "@", "\t", "\r", "a", '"', ",");
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: pieces }), fc.string()), (text) => {
        expect(unguardCell(guardCell(text))).toBe(text);
        expect(guardCell(text)).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });
});
