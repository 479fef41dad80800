import { describe, expect, it } from "vitest";
import type { Day } from "../../src/core/day.ts";
import { type Arrival, type KnownOfAccount, planLead } from "../../src/core/plan-lead.ts";

const webinar = { sourceId: "webinar", campaignId: "webinar-q3" };
const fair = { sourceId: "fair", campaignId: null };
const unsourced = { sourceId: null, campaignId: null };

const lead = (id: string, contactId: string | null, day: Day, from: object = webinar, recordedAt = 1) => ({
  ...{ id, contactId, day, recordedAt, fromText: null },
  ...unsourced,
  ...from,
});
const touch = (id: string, leadId: string | null, contactId: string | null, day: Day, from: object) => ({
  ...{ id, leadId, contactId, day },
  ...unsourced,
  ...from,
});
const arrival = (contactId: string | null, day: Day, from: object = fair): Arrival => ({
  ...{ contactId, day, recordedAt: 100, fromText: null },
  ...unsourced,
  ...from,
});

// Jane came from the webinar on 1 June 2026, which made a lead and its touch.
const jane: KnownOfAccount = {
  leads: [lead("L1", "jane", "2026-06-01")],
  touches: [touch("T1", "L1", "jane", "2026-06-01", webinar)],
  closings: [],
};
const closedOn = (day: Day, recordedAt = 50): KnownOfAccount => ({
  ...jane,
  closings: [{ day, recordedAt }],
});

const isLead = { kind: "lead" };
const isTouch = { kind: "touch", leadId: "L1" };
const isKnown = { kind: "known", leadId: "L1", touchId: "T1" };

describe("what somebody's arrival is", () => {
  const cases: [string, KnownOfAccount, Arrival, object][] = [
    ["nobody known", { leads: [], touches: [], closings: [] }, arrival("jane", "2026-06-02"), isLead],
    ["another person of the account", jane, arrival("joe", "2026-06-01", webinar), isLead],
    ["the same person from another campaign", jane, arrival("jane", "2026-06-01"), isTouch],
    ["the same person and campaign on another day", jane, arrival("jane", "2026-06-02", webinar), isTouch],
    ["the same person, campaign and day", jane, arrival("jane", "2026-06-01", webinar), isKnown],
    ["an earlier day for a known person", jane, arrival("jane", "2026-05-01"), isTouch],
    ["after the account's deal was won", closedOn("2026-08-31"), arrival("jane", "2026-09-01"), isLead],
    ["before the account's deal was won", closedOn("2026-08-31"), arrival("jane", "2026-08-30"), isTouch],
    [
      "on the day of the closing, recorded after it",
      closedOn("2026-08-31"),
      arrival("jane", "2026-08-31"),
      isLead,
    ],
    [
      "on the day of the closing, recorded before it",
      closedOn("2026-08-31", 200),
      arrival("jane", "2026-08-31"),
      isTouch,
    ],
    ["twelve months later to the day", jane, arrival("jane", "2027-06-01"), isTouch],
    ["a day after the look-back", jane, arrival("jane", "2027-06-02"), isLead],
    ["a person without a name beside a named one", jane, arrival(null, "2026-06-01", webinar), isLead],
    [
      "known in an earlier cycle, the very same again",
      closedOn("2026-06-01"),
      arrival("jane", "2026-06-01", webinar),
      isKnown,
    ],
  ];
  it.each(cases)("%s", (_, known, arrived, plan) => {
    expect(planLead(arrived, known, 12)).toEqual(plan);
  });

  it("leads without a name are one unknown person", () => {
    const known = { leads: [lead("L1", null, "2026-06-01")], touches: [], closings: [] };
    expect(planLead(arrival(null, "2026-06-09"), known, 12)).toEqual(isTouch);
    expect(planLead(arrival(null, "2026-06-01", webinar), known, 12)).toEqual({ ...isKnown, touchId: null });
  });

  it("of two leads of one person the touch belongs to the first, by day and then by record order", () => {
    const leads = [
      lead("L3", "jane", "2026-06-02", webinar, 1),
      lead("L2", "jane", "2026-06-01", webinar, 9),
      lead("L1", "jane", "2026-06-01", webinar, 2),
    ];
    expect(planLead(arrival("jane", "2026-07-01"), { ...jane, leads, touches: [] }, 12)).toEqual(isTouch);
  });

  it("a touch belongs to the lead, and is found again by its own campaign and day", () => {
    const touches = [...jane.touches, touch("T2", "L1", "jane", "2026-07-01", fair)];
    expect(planLead(arrival("jane", "2026-07-01"), { ...jane, touches }, 12)).toEqual({
      ...{ kind: "known", leadId: "L1", touchId: "T2" },
    });
  });

  it("of unsourced ones the words decide: the same again is known, other words are a touch", () => {
    const leads = [{ ...lead("L1", "jane", "2026-06-01", unsourced), fromText: "Trade Show" }];
    const known = { leads, touches: [touch("T1", "L1", "jane", "2026-06-01", unsourced)], closings: [] };
    const from = (fromText: string | null) => ({ ...arrival("jane", "2026-06-01", unsourced), fromText });
    expect(planLead(from("trade-show"), known, 12)).toEqual(isKnown);
    expect(planLead(from("podcast"), known, 12)).toEqual(isTouch);
    expect(planLead(from(null), known, 12)).toEqual(isKnown);
  });
});
