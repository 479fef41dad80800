import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { statusOfCount } from "../../src/core/commitment-status.ts";
import { addDays, type Day, dayOfWeek, daysBetween, isDay } from "../../src/core/day.ts";
import { definitionsInForce, ownerInForce } from "../../src/core/definitions.ts";
import { elapsedShare } from "../../src/core/elapsed.ts";
import { valueOfWeeks } from "../../src/core/metric-weeks.ts";
import { normaliseName } from "../../src/core/names.ts";
import { addQuarters, isInPeriod, quarterOf, quarterPeriod } from "../../src/core/period.ts";
import { makeNewId } from "../../src/ctx.ts";
import { openDatabase } from "../../src/data/client.ts";
import { listTargets } from "../../src/data/commitments.ts";
import { countActivity } from "../../src/data/count-activity.ts";
import { listDecisions } from "../../src/data/decisions.ts";
import { listDefinitions } from "../../src/data/definitions.ts";
import { listLedgers } from "../../src/data/ledgers.ts";
import { listSubscriptions } from "../../src/data/subscriptions.ts";
import { countWeeks } from "../../src/data/weekly-counts.ts";
import { buildSample } from "../../src/playground/sample/build-sample.ts";
import { buildClient, clients } from "../../src/playground/sample/clients.ts";
import { fiscal } from "../../src/playground/sample/days.ts";
import { createRandom } from "../../src/playground/sample/random.ts";
import type { Sample, SampleDeal } from "../../src/playground/sample/sample.ts";
import { writeSample } from "../../src/playground/sample/write-sample.ts";
import { channels, people, team } from "../../src/playground/seed.ts";
import { freshDatabase } from "../support/databases.ts";

const today: Day = "2026-11-23";
const anyDay = fc.integer({ min: 0, max: 1460 }).map((days) => addDays("2025-01-01", days));
const fewRuns = { numRuns: 4 };

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

/** How each team stands with its meetings in the quarter of the day. */
function standings({ deals, commitments, targets }: Sample, day: Day) {
  const quarter = quarterOf(day, fiscal);
  const period = quarterPeriod(quarter, fiscal);
  const elapsed = elapsedShare(period, day, []);
  const target = targets.find((each) => each.quarter === quarter && each.metric === "meetings");
  const committed = commitments.filter((each) => each.quarter === quarter && each.metric === "meetings");
  return committed.map(({ team: name, shareBp }) => {
    const own = deals.filter((deal) => deal.team === name && deal.status !== "disqualified");
    const n = own.filter((deal) => isInPeriod(deal.salesReadyDay, period)).length;
    const need = (Number(target?.number) * shareBp) / 10_000;
    return [name, statusOfCount({ n, need, elapsedShare: elapsed, expectedShare: elapsed })];
  });
}

describe("the sample company", () => {
  it("is the same for the same seed and day, and another for another seed", () => {
    const sample = buildSample(today);
    expect(buildSample(today)).toEqual(sample);
    expect(buildSample(today, 7).deals).not.toEqual(sample.deals);
  });

  it("has one team on track, one behind and one that has met its commitment", () => {
    expect(standings(buildSample(today), today)).toEqual([
      ["Marketing", "on track"], // 30 of 50 with 56 % of the working days gone: pace 1.07
      ["Sales", "behind"], // 11 of 35: pace 0.56
      ["Partners", "met"], // 16 of 15
    ]);
  });

  it("has held three meetings, with a decision whose metric was measured and is due for its check, and an overdue action", async () => {
    const { url, drop } = await freshDatabase("sqlite");
    const database = await openDatabase({ url });
    onTestFinished(async () => {
      await database.close();
      await drop();
    });
    const createdAt = Date.parse(`${today}T15:00:00Z`);
    await writeSample(database, { newId: makeNewId(() => createdAt), createdAt, today });
    const { review, decision, actionItem, attendee } = database.db;
    expect(
      (await review.findMany({ orderBy: { slot: "asc" } })).map(({ slot, state }) => [slot, state]),
    ).toEqual([
      ["2026-11-03T10:00", "closed"],
      ["2026-11-10T10:00", "closed"],
      ["2026-11-17T10:00", "closed"],
    ]);
    expect(await attendee.count()).toBe(9);
    expect(await decision.count({ where: { state: "open", checkDay: { lte: today } } })).toBe(1);
    const [ledger] = await listLedgers(database.db, team.id);
    const { id: ledgerId = "", currency = "", meetingsCount = "booked" } = ledger ?? {};
    const of = { ledgerId, teamId: null, currency, counted: meetingsCount };
    for (const { before, metric } of await listDecisions(database.db, ledgerId)) {
      const { value, start, end } = before ?? {};
      if (
        typeof start !== "string" ||
        typeof end !== "string" ||
        !isDay(start) ||
        !isDay(end) ||
        metric === null
      )
        throw new Error("a decision without its metric");
      expect(valueOfWeeks(metric, await countWeeks(database, of, [{ start, end }]))).toBe(value);
    }
    expect(ownerInForce(definitionsInForce(await listDefinitions(database.db, ledgerId)))).toBe(
      people.admin.id,
    );
    expect(await actionItem.count({ where: { state: "open", dueDay: { lt: today } } })).toBe(1);
  });

  it("has them in the middle of any quarter", () => {
    const inTheMiddle = anyDay.filter((day) => {
      const elapsed = elapsedShare(quarterPeriod(quarterOf(day, fiscal), fiscal), day, []);
      return elapsed > 0.4 && elapsed < 0.9;
    });
    fc.assert(
      fc.property(inTheMiddle, (day) => {
        const statuses = standings(buildSample(day), day).map(([, status]) => status);
        expect(statuses).toEqual(["on track", "behind", "met"]);
      }),
      fewRuns,
    );
  });

  it("is believable on any day: conversion, cycle, open deals, gaps", () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const { deals, leads } = buildSample(day);
        const old = deals.filter((deal) => daysBetween(deal.salesReadyDay, day) > 200);
        const won = deals.filter((deal) => deal.status === "won");
        const conversion = old.filter((deal) => deal.status === "won").length / old.length;
        expect(conversion).toBeGreaterThan(0.22);
        expect(conversion).toBeLessThan(0.4);
        const cycle = median(won.map((deal) => daysBetween(deal.salesReadyDay, deal.closedDay ?? day)));
        expect(cycle).toBeGreaterThan(50);
        expect(cycle).toBeLessThan(82);
        expect(leads.length).toBeGreaterThan(1.5 * deals.length);
        const share = (count: number) => count / deals.length;
        expect(share(deals.filter((deal) => deal.team === null).length)).toBeLessThan(0.05);
        expect(share(deals.filter((deal) => deal.currency === "EUR").length)).toBeLessThan(0.1);
        expect(deals.some((deal) => deal.currency === "EUR")).toBe(true);
        expect(won.every((deal) => deal.amountMinor !== null && deal.amountMinor > 0n)).toBe(true);
        expect(deals.some((deal) => deal.status === "open" && deal.amountMinor === null)).toBe(true);
      }),
      fewRuns,
    );
  });

  it("holds together: nothing in the future, nothing closed before it began, leads before their meetings", () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const { deals, leads, commitments } = buildSample(day);
        const first = quarterPeriod(addQuarters(quarterOf(day, fiscal), -6), fiscal).start;
        const known = new Set(leads);
        const isSound = (deal: SampleDeal): boolean =>
          isInPeriod(deal.salesReadyDay, { start: first, end: day }) &&
          dayOfWeek(deal.salesReadyDay) < 6 &&
          (deal.closedDay !== null) === (deal.status === "won" || deal.status === "lost") &&
          (deal.closedDay === null || isInPeriod(deal.closedDay, { start: deal.salesReadyDay, end: day })) &&
          (deal.lead === null || (known.has(deal.lead) && deal.lead.day < deal.salesReadyDay));
        expect(deals.filter((deal) => !isSound(deal))).toEqual([]);
        expect(leads.every((lead) => lead.day < day)).toBe(true);
        const names = new Set([...leads, ...deals].map(({ company }) => company));
        expect(new Set([...names].map(normaliseName)).size).toBe(names.size);
        const signed = commitments.filter(({ isSigned }) => isSigned);
        const basisPoints = signed.reduce((sum, { shareBp }) => sum + shareBp, 0);
        expect(basisPoints).toBe(80_000); // 100 % of two metrics in four quarters
        expect(commitments.length - signed.length).toBe(1);
      }),
      fewRuns,
    );
  });

  it("is written whole: the reports count what was generated", { timeout: 30_000 }, async () => {
    const { url, drop } = await freshDatabase("sqlite");
    onTestFinished(drop);
    const database = await openDatabase({ url });
    const createdAt = Date.parse("2026-11-23T15:00:00Z");
    const newId = makeNewId(() => createdAt);
    await writeSample(database, { newId, createdAt, today });
    const [ledger] = await listLedgers(database.db, team.id);
    const id = ledger?.id ?? "";
    const { deals, leads } = buildSample(today);
    const { rows } = await countActivity(database, id, { start: "2020-01-01", end: "2030-01-01" }, "all");
    const wonMinor = deals.reduce(
      (sum, deal) => (deal.status === "won" ? sum + (deal.amountMinor ?? 0n) : sum),
      0n,
    );
    expect(rows).toMatchObject([
      {
        leads: leads.length,
        meetings: deals.length,
        won: deals.filter((deal) => deal.status === "won").length,
        lost: deals.filter((deal) => deal.status === "lost").length,
      },
    ]);
    expect(rows[0]?.wonAmounts.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)).toBe(wonMinor);
    expect(await listTargets(database.db, id, "2026-Q4")).toHaveLength(2);
    expect(await listSubscriptions(database.db, id)).toMatchObject([
      { channelId: channels.pipeline.id, weekday: 1, localTime: "09:00", nextSlot: "2026-11-30T09:00" },
      { channelId: channels.marketing.id, kind: "sign-off", nextSlot: "2026-11-30T09:00" },
    ]);
    await database.close();
  });
});

describe("numbers that look random", () => {
  it("stay in their range and follow their weights", () => {
    const random = createRandom(1);
    const numbers = Array.from({ length: 4000 }, () => random.next());
    expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
    const wholes = new Set(Array.from({ length: 200 }, () => random.whole(2, 4)));
    expect(wholes).toEqual(new Set([2, 3, 4]));
    const picks = Array.from({ length: 4000 }, () =>
      random.pick(["rare", "often"], (word) => (word === "often" ? 3 : 1)),
    );
    expect(picks.filter((word) => word === "often").length / 4000).toBeCloseTo(0.75, 1); // 3 of 4
    const amounts = Array.from({ length: 4000 }, () => random.logNormal(100, 0.5));
    expect(median(amounts)).toBeGreaterThan(95);
    expect(median(amounts)).toBeLessThan(105);
  });

  it("cannot be picked from nothing", () => {
    expect(() => createRandom(1).pick([])).toThrow("the list is empty");
  });
});

describe("the agency's clients", () => {
  it("have ledgers of their own, bound to their own channels, with no company, campaign or product in common", () => {
    const [harbor, lumen] = clients.map((client) => buildClient(client, today));
    const namesOf = ({ deals = [], leads = [] }: Partial<Sample> = {}) =>
      new Set(
        [...deals, ...leads].flatMap(({ company, campaign, product }) => [company, campaign ?? "", product]),
      );
    const shared = [...namesOf(harbor)].filter((name) => name !== "" && namesOf(lumen).has(name));
    expect(shared).toEqual([]);
    expect(harbor?.deals.length).toBe(45);
    expect(harbor?.deals.every(({ currency }) => currency === "EUR")).toBe(true);
    expect(clients.map(({ channel }) => channels[channel].members)).toEqual([
      ["agent", "admin"],
      ["agent", "admin"],
    ]);
  });

  it("have meetings whose outcome fits the day: held before today, nothing after the deal ended", () => {
    const { deals } = buildSample(today);
    const isSound = ({ status, closedDay, meeting }: SampleDeal): boolean =>
      (meeting.outcome === "rejected") === (status === "disqualified") &&
      (meeting.outcome === "booked") === meeting.meetingDay >= today &&
      (meeting.heldDay === null || meeting.heldDay < today) &&
      (closedDay === null || meeting.meetingDay <= closedDay);
    expect(
      deals.filter((deal) => !isSound(deal)).map(({ meeting, status }) => ({ ...meeting, status })),
    ).toEqual([]);
    expect(new Set(deals.map(({ meeting }) => meeting.outcome))).toEqual(
      new Set(["accepted", "held", "rejected", "booked", "no-show"]),
    );
  });
});
