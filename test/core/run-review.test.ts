import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planEnd, planPress, type RunPress, type RunReview } from "../../src/core/run-review.ts";

const start = (count: number): RunReview => ({
  ...{ state: "running", currentItemId: count === 0 ? null : "i0", itemStartedAt: 0 },
  items: Array.from({ length: count }, (_, n) => ({ id: `i${n}`, state: "open", spentMs: 0 })),
});
const press = (kind: RunPress["kind"], n: number): RunPress => ({ kind, itemId: `i${n}` });

/** Presses one after another, a minute apart; refused ones change nothing. */
function run(
  review: RunReview,
  presses: readonly RunPress[],
): { review: RunReview; refused: (string | null)[] } {
  const refused: (string | null)[] = [];
  let now = 0;
  let at = review;
  for (const each of presses) {
    now += 60_000;
    const plan = planPress(at, each, now);
    refused.push(plan.kind === "refused" ? plan.why : null);
    if (plan.kind === "change") at = plan.review;
  }
  return { review: at, refused };
}
const said = ({ currentItemId, items }: RunReview) =>
  `${items.map(({ state, spentMs }) => `${state.charAt(0)}${spentMs / 60_000}`).join(" ")} at ${currentItemId}`;

describe("a meeting's buttons", () => {
  it.each([
    ["discussed goes on to the next", [press("discussed", 0)], "d1 o0 o0 at i1", [null]],
    [
      "two at once on one item: the second changes nothing",
      [press("discussed", 0), press("parked", 0)],
      "d1 o0 o0 at i1",
      [null, "settled"],
    ],
    [
      "two next at once move on once",
      [press("next", 0), press("next", 0)],
      "o1 o0 o0 at i1",
      [null, "moved on"],
    ],
    [
      "discussed on an item left open settles it and stays",
      [press("next", 0), press("discussed", 0)],
      "d1 o0 o0 at i1",
      [null, null],
    ],
    [
      "after the last one it comes round to what was left open",
      [press("next", 0), press("discussed", 1), press("discussed", 2)],
      "o1 d1 d1 at i0",
      [null, null, null],
    ],
    [
      "when all is settled nothing is current",
      [press("discussed", 0), press("parked", 1), press("discussed", 2)],
      "d1 p1 d1 at null",
      [null, null, null],
    ],
    [
      "back to a parked one, which is then discussed",
      [press("parked", 0), press("back", 1), press("discussed", 0)],
      "d2 o1 o0 at i1",
      [null, null, null],
    ],
    [
      "back from the end",
      [press("discussed", 0), press("discussed", 1), press("discussed", 2), press("back", 2)],
      "d1 d1 d1 at i2",
      [null, null, null, null],
    ],
    [
      "nothing before the first, nothing after a lone one",
      [press("back", 0)],
      "o0 o0 o0 at i0",
      ["nothing there"],
    ],
    ["an item of no meeting", [press("discussed", 9)], "o0 o0 o0 at i0", ["nothing there"]],
  ] as const)("%s", (_, presses, state, refused) => {
    const ran = run(start(3), presses);
    expect(said(ran.review)).toBe(state);
    expect(ran.refused).toEqual(refused);
  });

  it("end once: what is open is parked, and no button works any more", () => {
    const { review } = run(start(3), [press("discussed", 0), press("next", 1)]);
    const end = planEnd(review, "closed", 180_000);
    if (end.kind !== "change") throw new Error("refused");
    expect(said(end.review)).toBe("d1 p1 p1 at null");
    expect(end.changed.map(({ id }) => id)).toEqual(["i1", "i2"]);
    expect(planEnd(end.review, "left", 0)).toEqual({ kind: "refused", why: "ended" });
    expect(planPress(end.review, press("next", 1), 0)).toEqual({ kind: "refused", why: "ended" });
  });

  it("in whatever order they arrive, every item ends in exactly one state, none is lost, and no time is counted twice", () => {
    const kinds = fc.constantFrom(...(["discussed", "parked", "next", "back"] as const));
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 8 }),
        fc.array(fc.tuple(kinds, fc.integer({ min: 0, max: 9 })), { maxLength: 60 }),
        (count, raw) => {
          const presses = raw.map(([kind, n]) => press(kind, n));
          const { review, refused } = run(start(count), presses);
          expect(review.items.map(({ id }) => id)).toEqual(start(count).items.map(({ id }) => id));
          // settled once is never open again
          let seen = start(count);
          presses.forEach((each, index) => {
            const plan = planPress(seen, each, (index + 1) * 60_000);
            const next = plan.kind === "change" ? plan.review : seen;
            for (const [n, item] of next.items.entries())
              if (seen.items[n]?.state !== "open") expect(item.state).not.toBe("open");
            expect(plan.kind === "refused").toBe(refused[index] !== null);
            seen = next;
          });
          const current = review.items.find(({ id }) => id === review.currentItemId);
          if (review.currentItemId !== null) expect(current).toBeDefined();
          const end = planEnd(review, "closed", (presses.length + 1) * 60_000);
          if (end.kind !== "change") throw new Error("refused");
          expect(end.review.items.every(({ state }) => state === "discussed" || state === "parked")).toBe(
            true,
          );
          const spent = end.review.items.reduce((sum, { spentMs }) => sum + spentMs, 0);
          expect(spent).toBeLessThanOrEqual((presses.length + 1) * 60_000);
          // what was settled while it was open stays settled as it was, unless somebody went back to it
          if (!presses.some(({ kind }) => kind === "back"))
            for (const { id, state } of end.review.items) {
              const first = presses.find(
                (each) => each.itemId === id && (each.kind === "discussed" || each.kind === "parked"),
              );
              expect(state).toBe(first?.kind ?? "parked");
            }
        },
      ),
      { numRuns: 150 },
    );
  });
});
