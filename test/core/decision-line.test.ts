import { describe, expect, it } from "vitest";
import { parseDecisionLine } from "../../src/core/decision-line.ts";

const teams = [{ id: "t1", name: "Marketing", key: "marketing" }];
const read = (text: string) => parseDecisionLine(text, { today: "2026-11-23", teams }); // a Monday

describe("a line after /review decide", () => {
  it.each([
    [
      "follow up within a day because leads wait <@U1|ann> check 2027-02-01 metric win rate up",
      { what: "follow up within a day", why: "leads wait", ownerUserId: "U1", checkDay: "2027-02-01" },
      { metric: "win rate", direction: "up", teamId: null, isDayGuessed: false },
    ],
    [
      "<@U1> stop the fair metric meetings of marketing check on friday because it costs more than it brings",
      {
        what: "stop the fair",
        why: "it costs more than it brings",
        ownerUserId: "U1",
        checkDay: "2026-11-27",
      },
      { metric: "meetings", direction: "up", teamId: "t1", isDayGuessed: false },
    ],
    [
      "check the list with <@U1|ann> and <@U2|bob> metric cycle",
      { what: "check the list with and @bob", why: null, ownerUserId: "U1", checkDay: "2026-12-21" }, // + 28 days
      { metric: "cycle", direction: "down", teamId: null, isDayGuessed: true },
    ],
    [
      "fewer fields metric sales-ready leads down check jan 4 2027",
      { what: "fewer fields", why: null, ownerUserId: null, checkDay: "2027-01-04" },
      { metric: "meetings", direction: "down", teamId: null, isDayGuessed: false },
    ],
    [
      "answer within a day",
      { what: "answer within a day", why: null, ownerUserId: null, checkDay: "2026-12-21" },
      { metric: null, direction: null, teamId: null, isDayGuessed: true },
    ],
  ])("%s", (text, one, two) => {
    expect(read(text)).toEqual({ ok: true, value: { ...one, ...two } });
  });

  it.each([
    ["", "What was decided is missing."],
    ["because we can", "What was decided is missing."],
    ["stop the fair because", 'There is nothing after "because".'],
    ["stop the fair metric happiness", "“happiness” is no metric: there are leads, meetings"],
    ["stop the fair metric velocity up", "Of velocity only the present is known"],
    ["stop the fair metric deals of Legal", "“Legal” is not a team. The only team is Marketing."],
    ["stop the fair metric deals metric leads", "One metric at a time."],
    ["stop the fair check today", "It is checked on a day to come, and Mon 23 Nov 2026 is not."],
    ["x".repeat(301), "longer than 300 characters"],
  ])("%s is refused in words", (text, what) => {
    expect(read(text)).toMatchObject({ ok: false, what: expect.stringContaining(what) });
  });
});
