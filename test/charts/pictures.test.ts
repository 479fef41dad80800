import { readFileSync } from "node:fs";
import fc from "fast-check";
import { PNG } from "pngjs";
import { describe, expect, test } from "vitest";
import { makeDrawer } from "../../src/charts/draw-picture.ts";
import { pictureOf } from "../../src/charts/picture.ts";
import { endOfAxis, type Picture } from "../../src/charts/picture-parts.ts";
import type { ChartSpec } from "../../src/charts/spec.ts";
import { comparePictures } from "../e2e/support/compare-pictures.ts";
import { anyLetter } from "../support/any-letter.ts";
import { sampleOf, samples } from "./samples.ts";

/** Of the 64 cells of a square, each 6 pixels a side: other machines draw letters a little differently. */
const mostDifferent = 6;
const drawer = makeDrawer();

async function draw(spec: ChartSpec): Promise<Buffer> {
  const picture = pictureOf(spec);
  if (picture === null) throw new Error(`nothing to draw in ${spec.title}`);
  return Buffer.from(await drawer.draw(picture));
}

const stored = (name: string) => readFileSync(new URL(`pictures/${name}.png`, import.meta.url));

describe("a picture", () => {
  test.each(Object.entries(samples))("of %s looks as the stored one does", async (name, spec) => {
    expect(comparePictures(stored(name), await draw(spec)).cells).toBeLessThanOrEqual(mostDifferent);
  });

  test.each<[string, string, Partial<ChartSpec>]>([
    ["a bar that is longer", "bars", { series: [{ name: "Actual", values: [50, 28, 9] }] }],
    ["a mark that moved", "bars", { marker: { name: "Committed", values: [44, 30, null] } }],
    ["an elapsed time that went on", "lines", { elapsed: { at: 9, label: "today: 61 % of the time" } }],
    ["another number in a cell", "grid", { categories: ["GTX Basic", "GTX Pro", "Other"] }],
    ["a letter that is missing", "scripts", { title: "Встречи · 会 · 회의 🚀" }],
  ])("with %s looks different", async (_, name, change) => {
    const changed = await draw({ ...sampleOf(name), ...change });
    expect(comparePictures(stored(name), changed).cells).toBeGreaterThan(mostDifferent);
  });

  test("is as wide as a telephone shows it, twice as sharp, and no larger than 60 kB", async () => {
    for (const [name, spec] of Object.entries(samples)) {
      const bytes = await draw(spec);
      expect([name, PNG.sync.read(bytes).width]).toEqual([name, 720]); // 2 × 360
      expect(bytes.length).toBeLessThan(60_000);
    }
  });

  test("is drawn of any words and numbers", async () => {
    const text = fc.oneof(
      fc.string({ unit: anyLetter, maxLength: 8 }),
      fc.constantFrom("", "\u202Eevil", "x".repeat(5000), "__BEGINFUNCTION__x()__ENDFUNCTION__", "👩‍💻🇩🇪 ทีม"),
    );
    const value = fc.option(fc.double({ noNaN: true, noDefaultInfinity: true, min: 0, max: 1e15 }));
    const drawable = fc.integer({ min: 1, max: 30 }).chain((count) => {
      const values = fc.array(value, { minLength: count, maxLength: count });
      return fc.record({
        kind: fc.constantFrom("lines" as const, "grid" as const),
        title: text,
        categories: fc.array(text, { minLength: count, maxLength: count }),
        series: fc.array(fc.record({ name: text, values }), { minLength: 1, maxLength: 15 }),
        altText: text,
      });
    });
    await fc.assert(
      fc.asyncProperty(drawable, async (spec) => {
        expect((await draw(spec)).subarray(1, 4).toString()).toBe("PNG");
      }),
      { numRuns: 3 },
    );
  });

  test("that cannot be drawn says so, and the next one is drawn", async () => {
    const broken: Picture = { width: 10, height: 10, config: { type: "bar", data: {}, options: { n: 1n } } };
    await expect(drawer.draw(broken)).rejects.toThrow("A chart could not be drawn");
    expect((await draw(sampleOf("funnel"))).length).toBeGreaterThan(1000);
  });

  test.each<[string, Partial<ChartSpec>]>([
    ["no category", { categories: [], series: [{ name: "a", values: [] }] }],
    ["no series", { series: [] }],
    ["a value too few", { series: [{ name: "a", values: [1] }] }],
    ["a value that is no number", { series: [{ name: "a", values: [1, Number.NaN, 2] }] }],
    ["a mark too few", { marker: { name: "Committed", values: [1] } }],
  ])("is nothing with %s", (_, change) => {
    expect(pictureOf({ ...sampleOf("bars"), ...change })).toBeNull();
  });
});

test.each([
  [0, 1],
  [9, 10],
  [41, 50], // 41.82 with a little air
  [50, 60], // 51
  [100, 150],
  [0.3, 0.4],
])("an axis for values up to %d ends at %d", (most, end) => {
  expect(endOfAxis([most, null])).toBeCloseTo(end, 10);
});
