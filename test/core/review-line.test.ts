import { describe, expect, it } from "vitest";
import { parseReviewLine } from "../../src/core/review-line.ts";

// A Wednesday.
const context = {
  today: "2026-11-25" as const,
  teams: [
    { id: "m", name: "Marketing", key: "marketing" },
    { id: "s", name: "Inside Sales", key: "inside sales" },
  ],
};
const read = (text: string) => {
  const result = parseReviewLine(text, context);
  return result.ok ? result.value : result.what;
};

describe("a line after /review", () => {
  it.each([
    ["", { kind: "show" }],
    ["status", { kind: "status" }],
    ["stop", { kind: "stop" }],
    [
      "weekly tuesday 10:00",
      { kind: "schedule", schedule: { kind: "weekly", weekday: 2, localTime: "10:00" } },
    ],
    ["agenda 2 days before 15:00", { kind: "agenda", daysBefore: 2, time: "15:00" }],
    ["agenda the day before", { kind: "agenda", daysBefore: 1, time: null }],
    ["agenda same day 8:00", { kind: "agenda", daysBefore: 0, time: "08:00" }],
    ["minutes 30", { kind: "minutes", minutes: 30 }],
    ["skip", { kind: "skip", day: null, reason: null }],
    ["skip tuesday because of the fair", { kind: "skip", day: "2026-12-01", reason: "of the fair" }],
    ["skip nov 26", { kind: "skip", day: "2026-11-26", reason: null }],
    ["move to thursday 14:00", { kind: "move", day: null, to: { day: null, weekday: 4, time: "14:00" } }],
    [
      "move tuesday to 2026-12-02",
      { kind: "move", day: "2026-12-01", to: { day: "2026-12-02", weekday: null, time: null } },
    ],
    [
      "move tuesday to nov 30 at 9am because of travel",
      { kind: "move", to: { day: "2026-11-30", time: "09:00" }, reason: "of travel" },
    ],
    [
      "with <@U1|jane> for marketing, <@U2|bob> for inside sales and <@U3|carl>",
      {
        kind: "with",
        people: [
          { userId: "U1", teamId: "m" },
          { userId: "U2", teamId: "s" },
          { userId: "U3", teamId: null },
        ],
      },
    ],
    ["without <@U1|jane>", { kind: "without", userIds: ["U1"] }],
    ["add the fair in June for <@U1|jane>", { kind: "add", title: "The fair in June", userId: "U1" }],
    ['add "Prices &amp; terms"', { kind: "add", title: "Prices & terms", userId: null }],
  ])("%s", (text, value) => expect(read(text)).toMatchObject(value));

  it.each([
    ["weekly monday 09:00 to me", "A meeting belongs to a channel, not to one person."],
    ["agenda 9 days before 10:00", "The agenda comes at most 4 working days before."],
    ["agenda soon", "When does the agenda come before the meeting?"],
    ["minutes 90", "A meeting is planned for 30 to 45 minutes."],
    ["move tuesday", "Where is the meeting moved to?"],
    ["move tuesday to 3/4", '"3/4" is a day in figures with slashes, which people read in two ways.'],
    ["with jane for marketing", '"jane" is nobody: type @ and choose the person from Slack\'s list.'],
    ["with <@U1> for nobody", '"nobody" is no team here. The teams are Marketing and Inside Sales.'],
    ["add", "What is to be talked about?"],
    ["adjourn", '"adjourn" is nothing that the meeting knows.'],
  ])("%s is refused in words", (text, what) => expect(read(text)).toBe(what));
});
