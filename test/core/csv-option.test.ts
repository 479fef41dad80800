import { describe, expect, it } from "vitest";
import { readOptionPairs } from "../../src/core/csv-option.ts";

const read = (text: string) => readOptionPairs(text, "--map", "id=Id");

describe("readOptionPairs", () => {
  it.each([
    {
      text: "id=Deal Id, stage = Stage ",
      pairs: [
        ["id", "Deal Id"],
        ["stage", "Stage"],
      ],
    },
    { text: 'stage="Stage, current",', pairs: [["stage", "Stage, current"]] },
    { text: '"Won = done"=won', pairs: [["Won = done", "won"]] },
    { text: 'id="The ""real"" id"', pairs: [["id", 'The "real" id']] },
    { text: "amount=a=b", pairs: [["amount", "a=b"]] },
    {
      text: "__proto__=x,constructor=y",
      pairs: [
        ["__proto__", "x"],
        ["constructor", "y"],
      ],
    },
  ])("reads $text", ({ text, pairs }) => {
    expect(read(text)).toEqual({ ok: true, value: pairs.map(([name, value]) => ({ name, value })) });
  });

  it.each([
    { text: " , ", what: "--map is empty." },
    { text: "id", what: '--map needs name=value, not "id".' },
    { text: "=Id", what: '--map needs name=value, not "=Id".' },
    { text: "id=", what: '--map needs name=value, not "id=".' },
    { text: "id=A,id=B", what: '--map gives "id" twice.' },
    { text: 'id="A', what: "--map has a quote that is never closed." },
  ])("refuses $text and shows what to type", ({ text, what }) => {
    expect(read(text)).toEqual({ ok: false, what, example: '--map "id=Id"' });
  });
});
