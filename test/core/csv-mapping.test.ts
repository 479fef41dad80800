import { describe, expect, it } from "vitest";
import { checkColumns, parseDateFormat, parseFieldMap, parseStages } from "../../src/core/csv-mapping.ts";

describe("--map", () => {
  it("says which column holds which field", () => {
    const map = parseFieldMap("id=opportunity_id,stage=deal_stage,salesReady=engage_date", "deals");
    expect(map).toEqual({
      ok: true,
      value: new Map([
        ["id", "opportunity_id"],
        ["stage", "deal_stage"],
        ["salesReady", "engage_date"],
      ]),
    });
  });

  it.each([
    { text: "id=Id,stage=Stage,colour=Colour", what: '--map knows no field "colour"' },
    { text: "id=Id,id=Other,stage=Stage", what: '--map gives "id" twice.' },
    { text: "stage=Stage", what: "--map needs a column for id." },
    { text: "id=Id", what: "--map needs a column for stage or isClosed." },
    { text: "", what: "--map is empty." },
  ])("refuses $text with an example that works", ({ text, what }) => {
    const map = parseFieldMap(text, "deals");
    expect(map).toMatchObject({ ok: false, what: expect.stringContaining(what) });
    const typed = map.ok ? "" : map.example.replace(/^--map "(.*)"$/, "$1");
    expect(parseFieldMap(typed, "deals").ok).toBe(true);
  });
});

describe("--stages", () => {
  it("gives each stage its outcome, whatever the case", () => {
    const stages = parseStages("Won=won,Lost=LOST,In Progress=open", "deals");
    expect(stages).toEqual({
      ok: true,
      value: new Map([
        ["won", "won"],
        ["lost", "lost"],
        ["in progress", "open"],
      ]),
    });
  });

  it.each([
    { text: "Won=closed", what: '--stages maps "Won" to "closed", which is not open, won or lost.' },
    { text: "Won=won,won=lost", what: '--stages gives "won" twice.' },
  ])("refuses $text with an example that works", ({ text, what }) => {
    const stages = parseStages(text, "deals");
    expect(stages).toMatchObject({ ok: false, what });
    const typed = stages.ok ? "" : stages.example.replace(/^--stages "(.*)"$/, "$1");
    expect(parseStages(typed, "deals").ok).toBe(true);
  });
});

describe("--date-format", () => {
  it("takes a known format and lists them for an unknown one", () => {
    expect(parseDateFormat(" M/D/YYYY ")).toEqual({ ok: true, value: "M/D/YYYY" });
    expect(parseDateFormat("M/D/YY")).toMatchObject({
      ok: false,
      what: '--date-format knows no "M/D/YY".',
      example: expect.stringContaining("M/D/YYYY"),
    });
  });
});

describe("checkColumns", () => {
  it("names the first column that is missing and lists those there are", () => {
    expect(checkColumns(["a", "b"], ["b", "a", "c"], "deals.csv")).toEqual({ ok: true, value: ["a", "b"] });
    expect(checkColumns(["a", "x"], ["a", "b"], "deals.csv")).toEqual({
      ok: false,
      what: 'deals.csv has no column "x".',
      example: "one of: a, b",
    });
    expect(checkColumns(["a"], [], "deals.csv")).toMatchObject({
      ok: false,
      example: "a first line with column names",
    });
  });
});
