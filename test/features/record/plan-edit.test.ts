import { describe, expect, it } from "vitest";
import type { Day } from "../../../src/core/day.ts";
import type { Deal } from "../../../src/data/deals.ts";
import type { Meeting } from "../../../src/data/meetings.ts";
import { FieldError } from "../../../src/errors.ts";
import { planEdit } from "../../../src/features/record/plan-edit.ts";

const today = "2026-11-23";

const deal: Deal = {
  ...{ id: "D", accountId: "A", accountName: "Acme", originLeadId: null, originLeadDay: null },
  ...{ sourceId: null, sourceName: null, campaignId: null, campaignName: null, teamId: null, teamName: null },
  ...{ fromText: null, productLineId: "core", productLineName: "core", divisionId: null, divisionName: null },
  ...{ ownerUserId: "U1", ownerName: null, stage: null, lostReason: null, note: "hot" },
  ...{ leadQuality: null, leadQualityReason: null, leadQualityBy: null, leadQualityAt: null },
  ...{ status: "open", salesReadyDay: "2026-11-02", closedDay: null, dueDay: "2027-01-31" },
  ...{ amountMinor: 8_000_000n, currency: "USD", version: 3, createdAt: 0 },
};
const won: Deal = { ...deal, status: "won", closedDay: "2026-11-20" };
const booked: Meeting = {
  ...{ id: "M", dealId: "D", contactName: null, bookedDay: "2026-11-02", meetingDay: "2026-11-10" },
  ...{ isSalesReady: true, outcome: "booked", heldDay: null, acceptedDay: null },
  ...{ outcomeReason: null, note: null, version: 1 },
};
const held: Meeting = { ...booked, outcome: "held", heldDay: "2026-11-10" };

type Seen = { deal?: Deal; meeting?: Meeting; reopenedDay?: Day };
const plan = ({ meeting, reopenedDay, ...seen }: Seen, typed: Record<string, string | null>) =>
  planEdit(
    { deal: seen.deal ?? deal, meeting: meeting ?? null, reopenedDay: reopenedDay ?? null },
    new Map(Object.entries(typed)),
    today,
  );

describe("what a form changes", () => {
  const cases: [string, Seen, Record<string, string | null>, { deal?: object; meeting?: object }][] = [
    ["nothing, where all is as it was", {}, { amount: "$80,000", dueDay: "2027-01-31", note: "hot" }, {}],
    ["nothing, where the form has no field", {}, {}, {}],
    // $90k = 90,000 × 100 cents
    ["an amount", {}, { amount: "$90k" }, { deal: { amountMinor: 9_000_000n } }],
    ["an amount without a currency is in the deal's", {}, { amount: "80000" }, {}],
    [
      "another currency, though the number is the same",
      {},
      { amount: "€80k" },
      { deal: { currency: "EUR" } },
    ],
    ["an open deal's amount taken away", {}, { amount: null }, { deal: { amountMinor: null } }],
    [
      "a note taken away, a day moved",
      {},
      { note: null, dueDay: "2027-02-28" },
      { deal: { note: null, dueDay: "2027-02-28" } },
    ],
    [
      "a product line taken away, a division given",
      {},
      { productLineId: null, divisionId: "emea" },
      { deal: { productLineId: null, divisionId: "emea" } },
    ],
    [
      "a closing moved to the day of its meeting",
      { deal: won },
      { amount: "$80k", closedDay: "2026-11-02" },
      { deal: { closedDay: "2026-11-02" } },
    ],
    [
      "a closing on the day of reopening",
      { deal: won, reopenedDay: "2026-11-10" },
      { amount: "$80k", closedDay: "2026-11-10" },
      { deal: { closedDay: "2026-11-10" } },
    ],
    [
      "the meeting's own day",
      { meeting: booked },
      { meetingDay: "2026-11-12" },
      { meeting: { meetingDay: "2026-11-12" } },
    ],
    [
      "the meeting and its deal",
      { meeting: held },
      { heldDay: "2026-11-11", note: "cold" },
      { deal: { note: "cold" }, meeting: { heldDay: "2026-11-11" } },
    ],
    [
      "what was imported out of order stays, while something else changes",
      { deal: { ...won, closedDay: "2026-10-01", dueDay: null } },
      { amount: "$80k", closedDay: "2026-10-01", note: "cold" },
      { deal: { note: "cold" } },
    ],
  ];
  it.each(cases)("%s", (_, seen, typed, edit) => {
    const changed = { amount: "$80k", ...typed };
    expect(plan(seen, changed)).toEqual({ deal: edit.deal ?? {}, meeting: edit.meeting ?? {} });
  });
});

describe("what a form cannot say, under its field and with what can be", () => {
  const cases: [string, Seen, Record<string, string | null>, string, string, string][] = [
    ["no amount that can be read", {}, { amount: "lots" }, "amount", "", "$120k"],
    [
      "a win without its amount",
      { deal: won },
      { amount: null },
      "amount",
      "A won deal has an amount.",
      "$120k",
    ],
    ["no closing day", { deal: won }, { closedDay: null }, "closedDay", "This day is needed.", today],
    [
      "a closing to come",
      { deal: won },
      { closedDay: "2026-11-24" },
      "closedDay",
      "Tue 24 Nov 2026 is still to come.",
      today,
    ],
    [
      "a closing before the meeting",
      { deal: won },
      { closedDay: "2026-11-01" },
      "closedDay",
      "It became sales-ready on Mon 2 Nov 2026.",
      "2026-11-02",
    ],
    [
      "a closing before the reopening",
      { deal: won, reopenedDay: "2026-11-10" },
      { closedDay: "2026-11-09" },
      "closedDay",
      "It was opened again on Tue 10 Nov 2026.",
      "2026-11-10",
    ],
    [
      "due before the meeting",
      {},
      { dueDay: "2026-11-01" },
      "dueDay",
      "It became sales-ready on Mon 2 Nov 2026.",
      "2026-11-02",
    ],
    ["no day", {}, { dueDay: "soon" }, "dueDay", "That is not a day.", "2026-11-20"],
    [
      "a meeting before it was booked",
      { meeting: booked },
      { meetingDay: "2026-11-01" },
      "meetingDay",
      "It was booked on Mon 2 Nov 2026.",
      "2026-11-02",
    ],
    [
      "held before it was booked",
      { meeting: held },
      { heldDay: "2026-11-01" },
      "heldDay",
      "It was booked on Mon 2 Nov 2026.",
      "2026-11-02",
    ],
    [
      "held on a day to come",
      { meeting: held },
      { heldDay: "2026-11-24" },
      "heldDay",
      "Tue 24 Nov 2026 is still to come.",
      today,
    ],
  ];
  it.each(cases)("%s", (_, seen, typed, field, what, example) => {
    let refused: unknown;
    try {
      plan(seen, { amount: "$80k", ...typed });
    } catch (error) {
      refused = error;
    }
    expect(refused).toBeInstanceOf(FieldError);
    expect(refused).toMatchObject({ field, example, message: expect.stringContaining(what) });
  });
});
