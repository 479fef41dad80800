import { describe, expect, it } from "vitest";
import { type CameFrom, planDealOrigin } from "../../src/core/plan-deal-origin.ts";

const from = (sourceId: string | null, campaignId: string | null = null, fromText: string | null = null) => ({
  ...{ sourceId, campaignId, fromText },
  teamId: sourceId === null ? null : `team of ${sourceId}`,
});
const nothing = from(null);
const lead = (came: CameFrom) => ({ id: "L1", ...came });

describe("the origin of a deal that opens", () => {
  const cases: [string, CameFrom | null, CameFrom, CameFrom & { originLeadId: string | null }, boolean][] = [
    ["no lead: what was typed", null, from("outbound"), { originLeadId: null, ...from("outbound") }, false],
    [
      "no lead and unknown words",
      null,
      from(null, null, "x"),
      { originLeadId: null, ...from(null, null, "x") },
      false,
    ],
    [
      "a lead and nothing typed",
      from("webinar", "q3"),
      nothing,
      { originLeadId: "L1", ...from("webinar", "q3") },
      false,
    ],
    [
      "the same source typed",
      from("webinar", "q3"),
      from("webinar"),
      { originLeadId: "L1", ...from("webinar", "q3") },
      false,
    ],
    [
      "another source typed",
      from("webinar"),
      from("outbound"),
      { originLeadId: "L1", ...from("webinar") },
      true,
    ],
    [
      "another campaign typed",
      from("webinar", "q3"),
      from("webinar", "q4"),
      { originLeadId: "L1", ...from("webinar", "q3") },
      true,
    ],
    [
      "a campaign typed, the lead has none",
      from("webinar"),
      from("webinar", "q4"),
      { originLeadId: "L1", ...from("webinar") },
      false,
    ],
    [
      "unknown words beside a sourced lead",
      from("webinar"),
      from(null, null, "x"),
      { originLeadId: "L1", ...from("webinar") },
      true,
    ],
    [
      "an unsourced lead takes the typed source",
      nothing,
      from("outbound"),
      { originLeadId: "L1", ...from("outbound") },
      false,
    ],
    [
      "an unsourced lead keeps its words",
      from(null, null, "x"),
      nothing,
      { originLeadId: "L1", ...from(null, null, "x") },
      false,
    ],
    [
      "typed words come before the lead's",
      from(null, null, "x"),
      from(null, null, "y"),
      { originLeadId: "L1", ...from(null, null, "y") },
      false,
    ],
    [
      "a typed source settles the lead's words",
      from(null, null, "x"),
      from("outbound"),
      { originLeadId: "L1", ...from("outbound") },
      false,
    ],
  ];
  it.each(cases)("%s", (_, came, typed, columns, isDisputed) => {
    expect(planDealOrigin(came === null ? null : lead(came), typed)).toEqual({ columns, isDisputed });
  });
});
