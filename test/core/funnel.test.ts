import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  buildFunnel,
  cohortBase,
  type FunnelCounts,
  type FunnelInputRow,
  sumCounts,
} from "../../src/core/funnel.ts";
import {
  wordsForDealsWithoutLead,
  wordsForMeetingDay,
  wordsForRates,
  wordsForStage,
  wordsForView,
} from "../../src/core/funnel-words.ts";

const none: FunnelCounts = {
  leads: 0,
  meetings: 0,
  won: 0,
  lost: 0,
  disqualified: 0,
  open: 0,
  wonAmounts: [],
};
const row = (label: string, counts: Partial<FunnelCounts>): FunnelInputRow => ({
  key: label === "Unsourced" ? null : label,
  label,
  counts: { ...none, ...counts },
});
const activity = { kind: "activity" } as const;

describe("buildFunnel", () => {
  it("rates each stage by the one before, and wins by closed deals", () => {
    const [built] = buildFunnel(activity, [
      row("Webinar", { leads: 100, meetings: 40, won: 10, lost: 15, disqualified: 5, open: 10 }),
    ]).rows;
    expect(built).toMatchObject({
      leadToMeeting: { kind: "rate", rate: 0.4, n: 40, d: 100 },
      leadToWon: { kind: "rate", rate: 0.1, n: 10, d: 100 },
      meetingToWon: { kind: "rate", rate: 0.25, n: 10, d: 40 },
      winRate: { kind: "indicative", rate: 0.4, n: 10, d: 25 }, // 10 of 10 + 15; open and disqualified outside
    });
  });

  it("has no rate for wins of earlier leads, and says how many", () => {
    const [built] = buildFunnel(activity, [row("Fair", { won: 57, meetings: 12 })]).rows;
    expect(built?.leadToWon).toEqual({ kind: "from earlier", n: 57 });
    expect(built?.leadToMeeting).toEqual({ kind: "from earlier", n: 12 });
  });

  it("keeps deals without a lead outside the lead rates and inside everything else", () => {
    const counts = { leads: 50, meetings: 30, won: 12, lost: 8, meetingsWithoutLead: 10, wonWithoutLead: 2 };
    const [built] = buildFunnel(activity, [row("Outbound", counts)]).rows;
    expect(built?.leadToMeeting).toEqual({ kind: "rate", rate: 0.4, n: 20, d: 50 }); // 30 − 10 of 50
    expect(built?.leadToWon).toEqual({ kind: "rate", rate: 0.2, n: 10, d: 50 }); // 12 − 2 of 50
    expect(built?.meetingToWon).toEqual({ kind: "rate", rate: 0.4, n: 12, d: 30 });
  });

  it("totals the rows with the unsourced one, and money by currency", () => {
    const { total } = buildFunnel(activity, [
      row("Webinar", {
        leads: 20,
        meetings: 8,
        won: 3,
        wonAmounts: [{ currency: "USD", amountMinor: 500_00n }],
      }),
      row("Fair", {
        leads: 10,
        won: 1,
        wonAmounts: [
          { currency: "EUR", amountMinor: 70_00n },
          { currency: "USD", amountMinor: 1_00n },
        ],
      }),
      row("Unsourced", { leads: 5, lost: 2 }),
    ]);
    expect(total.counts).toMatchObject({ leads: 35, meetings: 8, won: 4, lost: 2 });
    expect(total.counts.wonAmounts).toEqual([
      { currency: "USD", amountMinor: 501_00n },
      { currency: "EUR", amountMinor: 70_00n },
    ]);
    expect(total.leadToMeeting).toEqual({ kind: "rate", rate: 8 / 35, n: 8, d: 35 });
  });

  it("answers an empty period without a rate", () => {
    const { rows, total } = buildFunnel(activity, []);
    expect(rows).toEqual([]);
    expect(total.leadToMeeting).toEqual({ kind: "none" });
    expect(total.winRate).toEqual({ kind: "none" });
  });

  it("adds up, whatever the rows", () => {
    const counts = fc.record({
      leads: fc.nat(999),
      meetings: fc.nat(999),
      won: fc.nat(999),
      lost: fc.nat(999),
      disqualified: fc.nat(999),
      open: fc.nat(999),
      wonAmounts: fc.array(
        fc.record({
          currency: fc.constantFrom("USD", "EUR"),
          amountMinor: fc.bigInt({ min: 0n, max: 10n ** 15n }),
        }),
      ),
    });
    fc.assert(
      fc.property(fc.array(counts), (all) => {
        const { rows, total } = buildFunnel(
          activity,
          all.map((each, index) => row(`Source ${index}`, each)),
        );
        expect(total.counts).toEqual(sumCounts(rows.map((each) => each.counts)));
        expect(total.counts.leads).toBe(all.reduce((sum, each) => sum + each.leads, 0));
        const dollars = all.flatMap((each) => each.wonAmounts).filter(({ currency }) => currency === "USD");
        expect(total.counts.wonAmounts.find(({ currency }) => currency === "USD")?.amountMinor ?? 0n).toBe(
          dollars.reduce((sum, { amountMinor }) => sum + amountMinor, 0n),
        );
      }),
    );
  });

  it("has no lead rates in a cohort that is counted from meetings, and keeps the others", () => {
    const counts = { leads: 0, meetings: 6, won: 2, lost: 1, disqualified: 1, open: 2, wonAmounts: [] };
    const row = { key: null, label: "All", counts };
    const { total } = buildFunnel({ kind: "cohort", base: "meetings" }, [row]);
    expect([total.leadToMeeting, total.leadToWon]).toEqual([{ kind: "none" }, { kind: "none" }]);
    expect(total.meetingToWon).toEqual({ kind: "indicative", rate: 2 / 6, n: 2, d: 6 });
  });

  it("refuses a cohort that widens", () => {
    const wide = [row("Webinar", { leads: 3, meetings: 4, won: 1 })];
    expect(() => buildFunnel({ kind: "cohort", base: "leads" }, wide)).toThrow(RangeError);
    expect(() => buildFunnel({ kind: "cohort", base: "meetings" }, wide)).not.toThrow();
    const won = [row("Webinar", { leads: 3, meetings: 1, won: 2 })];
    expect(() => buildFunnel({ kind: "cohort", base: "meetings" }, won)).toThrow(RangeError);
  });
});

describe("the words of a funnel", () => {
  it("name the view and what its rates follow", () => {
    const byLeads = cohortBase({ leads: 10, isAskedByMeetings: false });
    const byMeetings = cohortBase({ leads: 0, isAskedByMeetings: false });
    expect(wordsForView(activity)).toBe("Activity view: events dated in the period");
    expect(wordsForView(byLeads)).toBe("Cohort view: what became of the records that entered in the period");
    expect(wordsForRates(activity)).toContain("mix cohorts");
    expect(wordsForMeetingDay(activity, "booked")).toBe("Meetings counted on the day they were booked");
    expect(wordsForMeetingDay(activity, "held")).toBe("Meetings counted on the day they were held");
    expect(wordsForMeetingDay(byLeads, "booked")).toBeNull();
    expect(wordsForMeetingDay(byLeads, "held")).toContain("they were booked, in cohorts always");
    expect(wordsForRates(byLeads)).toBe("Rates follow the period's leads to date.");
    expect(wordsForRates(byMeetings)).toBe("Rates follow the period's sales-ready meetings to date.");
    expect(cohortBase({ leads: 10, isAskedByMeetings: true })).toEqual(byMeetings);
  });

  it.each([
    { rate: { kind: "from earlier", n: 57 }, reached: "won", words: "57 won from earlier leads" },
    { rate: { kind: "from earlier", n: 1 }, reached: "meetings", words: "1 meeting from earlier leads" },
    { rate: { kind: "none" }, reached: "won", words: "no leads in the period" },
    { rate: { kind: "counts", n: 3, d: 4 }, reached: "won", words: "3 of 4" },
    { rate: { kind: "rate", rate: 0.4, n: 12, d: 30 }, reached: "won", words: null },
  ] as const)("say $words", ({ rate, reached, words }) => {
    expect(wordsForStage(rate, { reached, from: "leads" })).toBe(words);
  });

  it("give deals without a lead a line of their own", () => {
    expect(wordsForDealsWithoutLead({ ...none, meetingsWithoutLead: 12, wonWithoutLead: 3 })).toBe(
      "Outside the lead rates: 12 meetings and 3 won without a lead",
    );
    expect(wordsForDealsWithoutLead(none)).toBeNull();
  });
});
