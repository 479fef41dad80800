import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseScheduleLine, printSchedule } from "../../src/core/schedule-line.ts";
import { anyLetter } from "../support/any-letter.ts";

const weekly = (weekday: number, localTime: string, timeZone: string | null = null) => ({
  kind: "weekly",
  weekday,
  localTime,
  timeZone,
});

describe("parseScheduleLine", () => {
  it.each([
    { text: "weekly monday 09:00", schedule: weekly(1, "09:00") },
    { text: "weekly mon 9am", schedule: weekly(1, "09:00") },
    { text: "weekly monday 9:30 pm America/New_York", schedule: weekly(1, "21:30", "America/New_York") },
    { text: "weekly friday", schedule: weekly(5, "09:00") },
    { text: "every monday 9:00", schedule: weekly(1, "09:00") },
    { text: "Every week on Thurs. at 16.45", schedule: weekly(4, "16:45") },
    { text: "weekly on tuesdays at 12 a.m.", schedule: weekly(2, "00:00") },
    { text: "weekly tues 12pm", schedule: weekly(2, "12:00") },
    { text: "weekly sunday 23:59 utc", schedule: weekly(7, "23:59", "UTC") },
    { text: "weekly europe/london saturday", schedule: weekly(6, "09:00", "Europe/London") },
    { text: "weekly monday 10:00 Asia/Kolkata", schedule: weekly(1, "10:00", "Asia/Kolkata") },
    { text: "monday 09:00", schedule: weekly(1, "09:00") },
    { text: "weekly", schedule: weekly(1, "09:00") },
    { text: "weekly 10:00", schedule: weekly(1, "10:00") },
    { text: "monthly 1 09:00", schedule: { ...weekly(0, "09:00"), kind: "monthly" } },
    {
      text: "monthly on the 1st at 8am to me",
      schedule: { ...weekly(0, "08:00"), kind: "monthly", toMe: true },
    },
    { text: "quarterly first", schedule: { ...weekly(0, "09:00"), kind: "quarterly" } },
    { text: "monthly first monday", schedule: { ...weekly(1, "09:00"), kind: "monthly" } },
    { text: "Monthly", schedule: { ...weekly(1, "09:00"), kind: "monthly" } },
    { text: "monthly first tuesday 8am", schedule: { ...weekly(2, "08:00"), kind: "monthly" } },
    { text: "every month on the 1st wed", schedule: { ...weekly(3, "09:00"), kind: "monthly" } },
    { text: "quarterly", schedule: { ...weekly(1, "09:00"), kind: "quarterly" } },
    { text: "each quarter friday 16:00 utc", schedule: { ...weekly(5, "16:00", "UTC"), kind: "quarterly" } },
    { text: "weekly monday 09:00 to me", schedule: { ...weekly(1, "09:00"), toMe: true } },
    { text: "quarterly for me", schedule: { ...weekly(1, "09:00"), kind: "quarterly", toMe: true } },
  ])("reads '$text'", ({ text, schedule }) => {
    expect(parseScheduleLine(text)).toEqual({ ok: true, value: schedule });
  });

  it.each([
    { text: "", what: "The schedule is missing." },
    { text: "daily 09:00", what: "It comes weekly, monthly or quarterly." },
    { text: "every day 9am", what: "It comes weekly, monthly or quarterly." },
    { text: "every other monday", what: "It comes weekly, monthly or quarterly." },
    { text: "every 2 weeks monday", what: "It comes weekly, monthly or quarterly." },
    { text: "weekly monday and friday", what: "One weekday at a time." },
    { text: "weekly monday 25:00", what: '"weekly monday 25:00" has a time that no clock shows.' },
    { text: "weekly monday 13pm", what: '"weekly monday 13pm" has a time that no clock shows.' },
    { text: "weekly monday 0 am", what: '"weekly monday 0 am" has a time that no clock shows.' },
    { text: "weekly monday 9:75", what: '"weekly monday 9:75" has a time that no clock shows.' },
  ])("refuses '$text' and shows a schedule that works", ({ text, what }) => {
    expect(parseScheduleLine(text)).toEqual({ ok: false, what, example: "weekly monday 09:00" });
  });

  it.each([
    [
      "monthly 15 09:00",
      "It comes on the 1st of the month, or on its first Monday or another weekday.",
      "monthly 1 09:00, or monthly first monday 09:00",
    ],
    [
      "monthly last friday",
      "It comes on the 1st of the month, or on its first Monday or another weekday.",
      "monthly 1 09:00, or monthly first monday 09:00",
    ],
    [
      "quarterly 2nd",
      "It comes on the 1st of the quarter, or on its first Monday or another weekday.",
      "quarterly 1 09:00, or quarterly first monday 09:00",
    ],
    ["weekly monthly", "One rhythm at a time: weekly, monthly or quarterly.", "weekly monday 09:00"],
    ["monthly monday 09:00 EST", '"EST" is not a time zone here.', "monthly monday 09:00 Europe/London"],
  ])("refuses '%s'", (text, what, example) => {
    expect(parseScheduleLine(text)).toEqual({ ok: false, what, example });
  });

  it.each([
    ["monthly 1 09:00", "on the 1st of every month (on a weekend or holiday the next working day) at 09:00"],
    ["monthly first monday 09:00", "on the first Monday of every month at 09:00"],
    ["quarterly friday 16:00 UTC", "on the first Friday of every quarter at 16:00 (UTC)"],
  ])("prints '%s' as '%s'", (text, words) => {
    const read = parseScheduleLine(text);
    expect(read.ok && printSchedule(read.value)).toBe(words);
  });

  it("asks about an hour alone", () => {
    expect(parseScheduleLine("weekly monday 9")).toEqual({
      ok: false,
      what: "An hour alone may be morning or evening.",
      example: "weekly monday 09:00 or weekly monday 9pm",
    });
  });

  it.each([
    { text: "weekly monday 09:00 Mars/Base", zone: "Mars/Base", example: "Europe/London" },
    { text: "weekly monday 09:00 EST", zone: "EST", example: "Europe/London" },
    { text: "weekly monday 09:00 +01:00", zone: "+01:00", example: "Europe/London" },
    { text: "weekly monday 09:00 paris", zone: "paris", example: "Europe/Paris" },
    { text: "weekly monday 09:00 New York", zone: "New York", example: "America/New_York" },
  ])("refuses the zone of '$text' and offers one", ({ text, zone, example }) => {
    expect(parseScheduleLine(text)).toEqual({
      ok: false,
      what: `"${zone}" is not a time zone here.`,
      example: `weekly monday 09:00 ${example}`,
    });
  });

  it("prints a schedule for people", () => {
    const schedule = { kind: "weekly", weekday: 1, localTime: "09:00" } as const;
    expect(printSchedule({ ...schedule, timeZone: "Europe/London" })).toBe(
      "every Monday at 09:00 (Europe/London)",
    );
    expect(printSchedule({ ...schedule, weekday: 7, timeZone: null })).toBe("every Sunday at 09:00");
  });

  it("reads back what it prints", () => {
    const two = (part: number) => String(part).padStart(2, "0");
    const schedules = fc.record({
      kind: fc.constant("weekly" as const),
      weekday: fc.integer({ min: 1, max: 7 }),
      localTime: fc.tuple(fc.nat(23), fc.nat(59)).map(([hour, minute]) => `${two(hour)}:${two(minute)}`),
      timeZone: fc.constantFrom(
        null,
        "UTC",
        "Europe/London",
        "America/Argentina/Buenos_Aires",
        "Asia/Kolkata",
      ),
    });
    fc.assert(
      fc.property(schedules, (schedule) => {
        expect(parseScheduleLine(printSchedule(schedule))).toEqual({ ok: true, value: schedule });
      }),
    );
  });

  it("answers any text with a schedule or with a problem that has words and an example", () => {
    const words = "weekly every daily monday fri 9 9:30 pm 25:00 Europe/London UTC / ( at on".split(" ");
    const soup = fc.array(fc.constantFrom(...words), { maxLength: 7 }).map((each) => each.join(" "));
    fc.assert(
      fc.property(fc.oneof(soup, fc.string({ unit: anyLetter })), (text) => {
        const result = parseScheduleLine(text);
        expect(result.ok || (result.what !== "" && result.example !== "")).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
