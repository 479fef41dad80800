import { describe, expect, it } from "vitest";
import type { Day } from "../../src/core/day.ts";
import {
  canBecome,
  columnsOfOutcome,
  type Outcome,
  type OutcomeCandidate,
  planDealOfOutcome,
  planOutcome,
} from "../../src/core/plan-outcome.ts";

type Meeting = OutcomeCandidate & { id: string };

/** A booked sales-ready meeting on an open deal, but for what is said. */
const meeting = (id: string, but: Partial<OutcomeCandidate> = {}): Meeting => ({
  ...{ id, isSalesReady: true, outcome: "booked", heldDay: null, meetingDay: null },
  ...{ contactKey: null, dealStatus: "open" },
  ...but,
});

describe("what a meeting can become after what it was", () => {
  const all: Outcome[] = ["held", "no-show", "accepted", "rejected"];
  const cases: [string, Partial<OutcomeCandidate>, Outcome[]][] = [
    ["booked: anything", { outcome: "booked" }, all],
    [
      "held: judged by sales, or nobody came after all",
      { outcome: "held" },
      ["no-show", "accepted", "rejected"],
    ],
    ["a no-show: held or judged after all", { outcome: "no-show" }, ["held", "accepted", "rejected"]],
    [
      "accepted, not held yet: held later, or rejected after all",
      { outcome: "accepted" },
      ["held", "rejected"],
    ],
    ["accepted and held: rejected after all", { outcome: "accepted", heldDay: "2026-11-20" }, ["rejected"]],
    ["rejected: accepted after all", { outcome: "rejected" }, ["accepted"]],
    ["undone: nothing", { outcome: "undone" }, []],
  ];
  it.each(cases)("%s", (_, but, can) => {
    expect(all.filter((outcome) => canBecome(meeting("M", but), outcome))).toEqual(can);
  });
});

describe("which meeting an outcome is about", () => {
  const nothing = { contactKey: null, day: null };
  const jane = meeting("jane", { contactKey: "jane doe", meetingDay: "2026-11-20" });
  const bob = meeting("bob", { contactKey: "bob ray", meetingDay: "2026-11-24" });
  const followUp = meeting("follow-up", { isSalesReady: false });
  const cases: [string, Meeting[], Outcome, { contactKey: string | null; day: Day | null }, string[]][] = [
    ["none was logged", [], "held", nothing, []],
    ["none can become it", [meeting("M", { outcome: "held" })], "held", nothing, []],
    ["the one", [jane], "held", nothing, ["jane"]],
    ["the one, whoever was typed", [jane], "held", { contactKey: "zoe", day: null }, ["jane"]],
    ["two that wait: a question, in their order", [bob, jane], "held", nothing, ["bob", "jane"]],
    ["the whole name tells", [bob, jane], "held", { contactKey: "jane doe", day: null }, ["jane"]],
    ["the first name tells", [bob, jane], "held", { contactKey: "jane", day: null }, ["jane"]],
    ["part of a first name does not", [bob, jane], "held", { contactKey: "jan", day: null }, ["bob", "jane"]],
    ["its day tells", [bob, jane], "held", { contactKey: null, day: "2026-11-24" }, ["bob"]],
    [
      "a day of neither does not",
      [bob, jane],
      "held",
      { contactKey: null, day: "2026-11-21" },
      ["bob", "jane"],
    ],
    [
      "the person goes before the day",
      [bob, jane],
      "held",
      { contactKey: "bob", day: "2026-11-20" },
      ["bob"],
    ],
    ["sales judges the sales-ready one", [followUp, jane], "accepted", nothing, ["jane"]],
    ["a lone follow-up is judged too", [followUp], "rejected", nothing, ["follow-up"]],
    ["held may be said of either", [followUp, jane], "held", nothing, ["follow-up", "jane"]],
    [
      "what waits goes before what was missed",
      [meeting("missed", { outcome: "no-show" }), jane],
      "held",
      nothing,
      ["jane"],
    ],
    [
      "nothing waits: what was missed",
      [meeting("missed", { outcome: "no-show" })],
      "held",
      nothing,
      ["missed"],
    ],
    [
      "an open deal goes before a closed one",
      [meeting("won", { dealStatus: "won" }), jane],
      "held",
      nothing,
      ["jane"],
    ],
    [
      "no deal is open: one of a closed deal",
      [meeting("won", { dealStatus: "won" })],
      "held",
      nothing,
      ["won"],
    ],
  ];
  it.each(cases)("%s", (_, meetings, outcome, { contactKey, day }, meant) => {
    const plan = planOutcome(meetings, outcome, { contactKey, day });
    const ids =
      plan.kind === "one" ? [plan.meeting.id] : plan.kind === "ask" ? plan.meetings.map(({ id }) => id) : [];
    expect(ids).toEqual(meant);
    expect(plan.kind).toBe(meant.length === 0 ? "none" : meant.length === 1 ? "one" : "ask");
  });
});

describe("what an outcome does to the deal", () => {
  const cases: [
    string,
    { isSalesReady?: boolean; dealStatus: string },
    Outcome,
    "disqualified" | "open" | null,
  ][] = [
    ["rejected ends an open one", { dealStatus: "open" }, "rejected", "disqualified"],
    ["a no-show ends an open one", { dealStatus: "open" }, "no-show", "disqualified"],
    ["rejected leaves an ended one", { dealStatus: "disqualified" }, "rejected", null],
    ["rejected leaves a won one", { dealStatus: "won" }, "rejected", null],
    ["held leaves an open one", { dealStatus: "open" }, "held", null],
    ["held opens a disqualified one again", { dealStatus: "disqualified" }, "held", "open"],
    ["accepted opens a disqualified one again", { dealStatus: "disqualified" }, "accepted", "open"],
    ["held opens no lost one", { dealStatus: "lost" }, "held", null],
    ["a follow-up ends nothing", { isSalesReady: false, dealStatus: "open" }, "rejected", null],
    ["a follow-up opens nothing", { isSalesReady: false, dealStatus: "disqualified" }, "held", null],
  ];
  it.each(cases)("%s", (_, but, outcome, becomes) => {
    expect(planDealOfOutcome(meeting("M", but), outcome)).toBe(becomes);
  });
});

describe("the columns that an outcome sets", () => {
  const said = { day: "2026-11-20" as const, reason: "no need" };
  const outcomeReason = "no need";
  const cases: [string, Partial<OutcomeCandidate>, Outcome, object][] = [
    ["held", {}, "held", { outcome: "held", heldDay: "2026-11-20" }],
    [
      "held after accepted stays accepted",
      { outcome: "accepted" },
      "held",
      { outcome: "accepted", heldDay: "2026-11-20" },
    ],
    [
      "accepted keeps the day it was held",
      { outcome: "held" },
      "accepted",
      { outcome: "accepted", acceptedDay: "2026-11-20" },
    ],
    [
      "rejected was never accepted",
      { outcome: "accepted" },
      "rejected",
      { outcome: "rejected", acceptedDay: null },
    ],
    [
      "a no-show was neither",
      { outcome: "held" },
      "no-show",
      { outcome: "no-show", heldDay: null, acceptedDay: null },
    ],
  ];
  it.each(cases)("%s", (_, but, outcome, columns) => {
    expect(columnsOfOutcome(meeting("M", but), outcome, said)).toEqual({ ...columns, outcomeReason });
  });
});
