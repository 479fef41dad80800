import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseScorecardLine, type ScorecardContext } from "../../src/core/scorecard-line.ts";
import { anyLetter } from "../support/any-letter.ts";

const context: ScorecardContext = {
  today: "2026-11-23",
  calendar: { fiscalStartMonth: 1, weekStart: "monday", timeZone: "UTC" },
  teams: [
    { id: "t1", name: "Marketing", key: "marketing" },
    { id: "t2", name: "Sales", key: "sales" },
    { id: "t3", name: "Channel Partners", key: "channel partners" },
  ],
};
const read = (text: string) => parseScorecardLine(text, context);
const show = (quarter: string, teamId: string | null, metric: string | null) => ({
  kind: "show",
  quarter,
  teamId,
  metric,
});

describe("parseScorecardLine", () => {
  it.each([
    { text: "", line: show("2026-Q4", null, null) },
    { text: "2026-Q3", line: show("2026-Q3", null, null) },
    { text: "marketing last quarter", line: show("2026-Q3", "t1", null) },
    { text: "deals 2026-Q4", line: show("2026-Q4", null, "deals") },
    { text: "Channel Partners", line: show("2026-Q4", "t3", null) },
    { text: "revenue of channel partners in q1 2027", line: show("2027-Q1", "t3", "revenue") },
    { text: "next quarter, sales, pipeline", line: show("2027-Q1", "t2", "pipeline") },
    { text: "sales", line: show("2026-Q4", "t2", null) },
    { text: "sales meetings", line: show("2026-Q4", "t2", "meetings") },
    { text: "sales-ready leads", line: show("2026-Q4", null, "meetings") },
    { text: "sales ready leads", line: show("2026-Q4", null, "meetings") },
    { text: "sales sales ready leads", line: show("2026-Q4", "t2", "meetings") },
    { text: "csv", line: { ...show("2026-Q4", null, null), kind: "csv" } },
    { text: "CSV sales deals last quarter", line: { ...show("2026-Q3", "t2", "deals"), kind: "csv" } },
    { text: "Stop", line: { kind: "stop" } },
    { text: "status", line: { kind: "status" } },
    {
      text: "weekly friday 4pm Europe/Paris",
      line: { kind: "weekly", weekday: 5, localTime: "16:00", timeZone: "Europe/Paris" },
    },
    { text: "send now", line: { kind: "send" } },
    { text: "Charts off", line: { kind: "part", part: "chart", isOn: false } },
    { text: "cells on", line: { kind: "part", part: "cells", isOn: true } },
    { text: "empty off", line: { kind: "part", part: "empty", isOn: false } },
    { text: "every monday", line: { kind: "weekly", weekday: 1, localTime: "09:00", timeZone: null } },
  ])("reads '$text'", ({ text, line }) => {
    expect(read(text)).toEqual({ ok: true, value: line });
  });

  it.each([
    {
      text: "november",
      what: '"november" is no team, metric or quarter here. The teams are Marketing, Sales and Channel Partners.',
      example: "Marketing last quarter",
    },
    {
      text: "marketing sales",
      what: '"Sales" can mean deals or revenue.',
      example: "deals or revenue",
    },
    {
      text: "marketing channel partners",
      what: "A scorecard shows one team and one metric, or all of them.",
      example: "Marketing last quarter",
    },
    {
      text: "deals revenue",
      what: "A scorecard shows one team and one metric, or all of them.",
      example: "Marketing last quarter",
    },
    {
      text: "marketing weekly monday",
      what: "A schedule is for the whole scorecard.",
      example: "weekly monday 09:00",
    },
    { text: "daily", what: "It comes weekly, monthly or quarterly.", example: "weekly monday 09:00" },
  ])("refuses '$text' and shows what to type", ({ text, what, example }) => {
    expect(read(text)).toEqual({ ok: false, what, example });
  });

  it("asks what sales means in a ledger without a team of that name", () => {
    expect(parseScorecardLine("sales", { ...context, teams: [] })).toMatchObject({
      ok: false,
      what: '"Sales" can mean deals or revenue.',
    });
  });

  it("answers any text with a line or with a problem that has words and an example", () => {
    const words =
      "marketing sales ready leads deals weekly stop status last quarter 2026-Q4 of , &amp;".split(" ");
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
