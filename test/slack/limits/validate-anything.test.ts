import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { validateMessage, validateView } from "../../../src/slack/limits/validate.ts";
import { of, said } from "./payloads.ts";

describe("anything else", () => {
  const loop: Record<string, unknown> = { text: "a" };
  loop.blocks = [loop];

  test.each<[string, unknown, string]>([
    ["nothing", undefined, "not-an-object"],
    ["null", null, "not-an-object"],
    ["a list", [], "not-an-object"],
    ["a function", () => 1, "not-an-object"],
    ["a circle", loop, "not-json"],
    ["a bigint", { text: 1n }, "not-json"],
  ])("such as %s is refused as a whole", (_, payload, rule) => {
    expect(said(validateMessage(payload))).toEqual([`error ${rule} `]);
    expect(said(validateView(payload))).toEqual([`error ${rule} `]);
  });

  test("never makes the validator throw", () => {
    const types = fc.constantFrom(
      "section",
      "actions",
      "table",
      "data_table",
      "container",
      "data_visualization",
      "image",
    );
    const block = fc.record({
      type: types,
      elements: fc.anything(),
      rows: fc.anything(),
      chart: fc.anything(),
    });
    const payload = fc.oneof(
      fc.anything(),
      fc.record({
        type: fc.constantFrom("modal", "home"),
        text: fc.anything(),
        blocks: fc.anything(),
        metadata: fc.anything(),
      }),
      fc.record({ type: fc.constantFrom("modal", "home"), blocks: fc.array(fc.oneof(fc.anything(), block)) }),
    );
    fc.assert(
      fc.property(payload, (anything) => {
        expect(Array.isArray(validateMessage(anything))).toBe(true);
        expect(Array.isArray(validateView(anything))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test("may be nested deeper than the stack reaches", () => {
    let deep: object = {};
    for (let level = 0; level < 5000; level += 1) deep = { elements: [deep] };
    const rules = validateMessage(of({ type: "rich_text", elements: [deep] })).map(({ rule }) => rule);
    expect(rules).toContainEqual(expect.stringMatching(/^(unknown-element|not-json)$/));
  });
});
