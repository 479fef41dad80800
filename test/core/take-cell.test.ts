import { describe, expect, it } from "vitest";
import { read, refused } from "./commit-line-cases.ts";

describe("product line and division of a /commit line", () => {
  it.each([
    ["set sales 5 deals product core", { productLineId: "p1", divisionId: null }],
    ["set sales 5 deals product line core plus division EMEA", { productLineId: "p2", divisionId: "d1" }],
    ["target 40 meetings division emea product core 2027-Q1", { productLineId: "p1", divisionId: "d1" }],
    ["set sales product core 5 deals", { productLineId: "p1", divisionId: null }],
    ["set sales 5 deals", { productLineId: null, divisionId: null }],
  ])("%s", (text, cell) => {
    expect(read(text)).toMatchObject({ ok: true, value: { cell } });
  });

  it.each([
    [
      "set sales 5 deals product cors",
      "There is no product line “cors”. There are: Core, Core Plus.",
      "set Sales 50% of meetings product Core",
    ],
    ["target 5 deals division", "Which division? There are: EMEA.", "target 120 meetings division EMEA"],
  ])("%s is refused with a name that exists", (text, what, example) => {
    expect(refused(text)).toEqual({ what, example });
  });

  it("takes a reason to the end of the line", () => {
    expect(read("set sales 5 deals because the target 9 moved")).toMatchObject({
      ok: true,
      value: { number: 5n, metric: "deals", reason: "the target 9 moved" },
    });
    expect(refused("set sales 5 deals because")).toMatchObject({ what: 'There is nothing after "because".' });
  });

  it("reads history and copy with a team and a quarter", () => {
    expect(read("history marketing 2027-Q1")).toEqual({
      ok: true,
      value: { kind: "history", teamId: "t1", quarter: "2027-Q1" },
    });
    expect(read("versions")).toMatchObject({ value: { kind: "history", teamId: null, quarter: "2026-Q4" } });
    expect(read("copy next quarter")).toMatchObject({ value: { kind: "copy", quarter: "2027-Q1" } });
    expect(refused("history nobody")).toMatchObject({
      what: expect.stringContaining("“nobody” is not a team."),
    });
  });
});
