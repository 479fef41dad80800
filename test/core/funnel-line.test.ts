import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../../src/core/day.ts";
import {
  type FunnelLine,
  parseFunnelLine,
  printFunnelLine,
  unknownSplit,
} from "../../src/core/funnel-line.ts";
import type { CalendarSettings } from "../../src/core/period.ts";
import { anyLetter } from "../support/any-letter.ts";

const calendar: CalendarSettings = { fiscalStartMonth: 1, weekStart: "monday", timeZone: "UTC" };
const today = "2026-11-23";
const read = (text: string) => parseFunnelLine(text, { today, calendar });

describe("parseFunnelLine", () => {
  it.each([
    { text: "", start: "2026-10-01", end: "2027-01-01", by: null, view: "activity" },
    {
      text: "2017-Q1 by division cohort",
      start: "2017-01-01",
      end: "2017-04-01",
      by: "division",
      view: "cohort",
    },
    {
      text: "cohort by division 2017-Q1",
      start: "2017-01-01",
      end: "2017-04-01",
      by: "division",
      view: "cohort",
    },
    {
      text: "cohort by meetings last quarter",
      start: "2026-07-01",
      end: "2026-10-01",
      by: null,
      view: "cohort by meetings",
    },
    {
      text: "by Team last quarter cohort by sales-ready leads",
      start: "2026-07-01",
      end: "2026-10-01",
      by: "team",
      view: "cohort by meetings",
    },
    { text: "by product line", start: "2026-10-01", end: "2027-01-01", by: "product", view: "activity" },
    {
      text: "by products, november",
      start: "2026-11-01",
      end: "2026-12-01",
      by: "product",
      view: "activity",
    },
    {
      text: "last 90 days by source",
      start: "2026-08-26",
      end: "2026-11-24",
      by: "source",
      view: "activity",
    },
    {
      text: "last by source quarter",
      start: "2026-07-01",
      end: "2026-10-01",
      by: "source",
      view: "activity",
    },
    { text: "by campaigns", start: "2026-10-01", end: "2027-01-01", by: "campaign", view: "activity" },
    {
      text: "2026-Q3 by Sector cohort",
      start: "2026-07-01",
      end: "2026-10-01",
      by: "attribute:sector",
      view: "cohort",
    },
    {
      text: 'by "Office location" last quarter',
      start: "2026-07-01",
      end: "2026-10-01",
      by: "attribute:office location",
      view: "activity",
    },
    { text: "cohort by leads for 2025", start: "2025-01-01", end: "2026-01-01", by: null, view: "cohort" },
    {
      text: "activity view from 2026-10-01 to 2026-10-31 split by sources",
      start: "2026-10-01",
      end: "2026-11-01",
      by: "source",
      view: "activity",
    },
  ])("reads '$text'", ({ text, start, end, by, view }) => {
    const label = expect.any(String);
    expect(read(text)).toEqual({ ok: true, value: { period: { start, end, label }, by, view, model: null } });
  });

  it.each([
    {
      text: "last quarter by",
      what: "By what? It goes by source, campaign, team, product or division.",
      example: "by source",
    },
    { text: "by source by team", what: "One split at a time.", example: "by source" },
    { text: "activity cohort", what: "One view at a time: activity or cohort.", example: "cohort" },
    {
      text: "by meetings",
      what: '"by meetings" and "by leads" say what a cohort is counted from.',
      example: "cohort by meetings",
    },
    {
      text: "cohort by meetings by leads",
      what: "A cohort is counted from leads or from meetings.",
      example: "cohort by meetings",
    },
    {
      text: "by source sometime",
      what: '"sometime" is not a period.',
      example: expect.stringContaining("2026-Q4"),
    },
  ])("refuses '$text' and shows what to type", ({ text, what, example }) => {
    expect(read(text)).toEqual({ ok: false, what, example });
  });

  it("answers any text with a line or with a problem that has words and an example", () => {
    const words =
      "by source team product line meetings cohort activity last quarter 2026-Q4 90 days .. to".split(" ");
    const soup = fc.array(fc.constantFrom(...words), { maxLength: 7 }).map((each) => each.join(" "));
    fc.assert(
      fc.property(fc.oneof(soup, fc.string({ unit: anyLetter })), (text) => {
        const result = read(text);
        expect(result.ok || (result.what !== "" && result.example !== "")).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("unknownSplit", () => {
  it("names the attributes that there are", () => {
    expect(unknownSplit("colour", ["employees", "sector"])).toMatchObject({
      what: '"by colour" is not known. It goes by source, campaign, team, product, division, employees or sector.',
    });
  });
});

describe("printFunnelLine", () => {
  it.each([
    { text: "last quarter by division cohort", printed: "2026-Q3 by division cohort" },
    { text: "this month cohort by meetings", printed: "2026-11 cohort by meetings" },
    { text: "last year by product line", printed: "2025 by product" },
    { text: "last 90 days", printed: "2026-08-26..2026-11-23" },
    { text: "2026-11-20..2026-11-20", printed: "2026-11-20..2026-11-20" },
  ])("pins the days of '$text' as '$printed'", ({ text, printed }) => {
    const result = read(text);
    expect(result.ok && printFunnelLine(result.value, calendar)).toBe(printed);
  });

  it("is read back to the same line, label included, a year later and in any fiscal year", () => {
    const periods = fc.constantFrom(
      "last quarter",
      "next quarter",
      "2017-Q1",
      "2026-11",
      "2024",
      "last month",
    );
    const splits = fc.constantFrom(
      "",
      "by source",
      "by team",
      "by product",
      "by campaign",
      'by "head count"',
    );
    const views = fc.constantFrom("", "cohort", "cohort by meetings");
    const month = fc.integer({ min: 1, max: 12 });
    fc.assert(
      fc.property(periods, splits, views, month, (period, by, view, fiscalStartMonth) => {
        const fiscal = { ...calendar, fiscalStartMonth };
        const first = parseFunnelLine(`${view} ${period} ${by}`, { today, calendar: fiscal });
        const printed = first.ok ? printFunnelLine(first.value, fiscal) : "";
        expect(parseFunnelLine(printed, { today: "2027-11-23", calendar: fiscal })).toEqual(first);
      }),
    );
  });

  it.each([
    { text: "by campaign model linear", by: "campaign", model: "linear" },
    { text: "model time decay last quarter", by: "source", model: "decay" },
    { text: "2026-Q3 by team model first touch cohort", by: "team", model: "first" },
    { text: "model u by product", by: "product", model: "u" },
  ])("reads '$text'", ({ text, by, model }) => {
    const line = read(text);
    expect(line).toMatchObject({ ok: true, value: { by, model } });
    expect(read(line.ok ? printFunnelLine(line.value, calendar) : "")).toEqual(line);
  });

  it("is read back to the same days, split and view for any span", () => {
    const lines = fc.record({
      start: fc.nat(20_000).map((days) => addDays("2000-01-01", days)),
      length: fc.integer({ min: 1, max: 800 }),
      by: fc.constantFrom<FunnelLine["by"]>(null, "source", "team", "product", "attribute:size"),
      view: fc.constantFrom<FunnelLine["view"]>("activity", "cohort", "cohort by meetings"),
    });
    fc.assert(
      fc.property(lines, ({ start, length, by, view }) => {
        const end = addDays(start, length);
        const printed = printFunnelLine(
          { period: { start, end, label: "as shown" }, by, view, model: null },
          calendar,
        );
        expect(read(printed)).toEqual({
          ok: true,
          value: { period: { start, end, label: expect.any(String) }, by, view, model: null },
        });
      }),
    );
  });
});
