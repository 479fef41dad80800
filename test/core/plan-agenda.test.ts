import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { agendaKinds, type Candidate, planAgenda } from "../../src/core/plan-agenda.ts";

const none: ReadonlyMap<string, number> = new Map();
const item = (key: string, kind: Candidate["kind"], minutes = 5, weight = 0): Candidate => ({
  ...{ key, kind, minutes, weight },
});
const keysOf = (list: readonly Candidate[]) => list.map(({ key }) => key);

const anyCandidates = fc.uniqueArray(
  fc.record({
    key: fc.string({ minLength: 1, maxLength: 6 }),
    kind: fc.constantFrom(...agendaKinds),
    weight: fc.double({ min: -5, max: 5, noNaN: true }),
    minutes: fc.integer({ min: -3, max: 60 }),
  }),
  { selector: ({ key }) => key, maxLength: 60 },
);
const anyPlaces = (of: readonly Candidate[]) =>
  fc
    .array(fc.tuple(fc.constantFrom(...keysOf(of), "gone"), fc.integer({ min: -2, max: 80 })), {
      maxLength: 5,
    })
    .map((pairs) => new Map(pairs));

describe("planning an agenda", () => {
  it("takes overdue actions first, then what is furthest off track, and shares out 30 to 45 minutes", () => {
    const plan = planAgenda(
      [
        item("voice", "voice"),
        item("near", "commitment", 5, 0.1),
        item("far", "commitment", 8, 0.3),
        item("late", "action", 3),
      ],
      { most: 45, places: none },
    );
    expect(keysOf(plan.taken)).toEqual(["late", "far", "near", "voice"]);
    // 3 + 8 + 5 + 5 = 21; the 9 that are missing to 30 go round: 3, 2, 2, 2
    expect(plan.taken.map(({ minutes }) => minutes)).toEqual([6, 10, 7, 7]);
    expect(plan.minutes).toBe(30);
    expect(plan.notToday).toEqual([]);
  });

  it("takes five of a kind at most, so that late actions do not hide a team that is behind", () => {
    const late = Array.from({ length: 7 }, (_, at) => item(`late ${at}`, "action", 3, 7 - at));
    const plan = planAgenda([...late, item("behind", "commitment", 8)], { most: 45, places: none });
    expect(keysOf(plan.taken)).toEqual(["late 0", "late 1", "late 2", "late 3", "late 4", "behind"]);
    expect(keysOf(plan.notToday)).toEqual(["late 5", "late 6"]);
  });

  it("of 200 candidates takes the most important for 45 minutes and keeps the rest in order", () => {
    const many = Array.from({ length: 200 }, (_, at) =>
      item(`${at}`, agendaKinds[at % agendaKinds.length] ?? "voice", 5, at),
    );
    const plan = planAgenda(many, { most: 45, places: none });
    expect(plan.minutes).toBe(45);
    expect(plan.taken).toHaveLength(9); // 9 × 5 minutes
    expect(plan.taken.every(({ kind }) => ["added", "action", "commitment"].includes(kind))).toBe(true);
    expect(plan.notToday).toHaveLength(191);
  });

  it("puts an item where somebody put it, and takes it even if it mattered least", () => {
    const many = Array.from({ length: 12 }, (_, at) => item(`${at}`, "commitment", 9, -at));
    const plan = planAgenda([...many, item("mine", "restatement")], {
      most: 45,
      places: new Map([["mine", 1]]),
    });
    expect(keysOf(plan.taken).slice(0, 3)).toEqual(["0", "mine", "1"]);
  });

  it("never leaves the bounds, loses nothing, repeats nothing, and comes out the same again", () => {
    fc.assert(
      fc.property(
        anyCandidates.chain((candidates) => fc.tuple(fc.constant(candidates), anyPlaces(candidates))),
        fc.integer({ min: 0, max: 90 }),
        ([candidates, places], most) => {
          const plan = planAgenda(candidates, { most, places });
          expect(plan.minutes).toBeLessThanOrEqual(Math.min(45, Math.max(30, most)));
          // two items can be stretched to 15 minutes each
          if (candidates.length >= 2) expect(plan.minutes).toBeGreaterThanOrEqual(30);
          expect(plan.taken.every(({ minutes }) => minutes >= 3 && minutes <= 15)).toBe(true);
          expect(keysOf([...plan.taken, ...plan.notToday]).toSorted()).toEqual(keysOf(candidates).toSorted());
          expect(planAgenda(candidates, { most, places })).toEqual(plan);
          // minutes given already: planning what was taken takes it again
          expect(keysOf(planAgenda(plan.taken, { most, places }).taken)).toEqual(keysOf(plan.taken));
        },
      ),
      { numRuns: 100 },
    );
  });
});
