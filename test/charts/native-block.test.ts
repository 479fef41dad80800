import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nativeChart } from "../../src/charts/native-block.ts";
import type { ChartSpec } from "../../src/charts/spec.ts";
import { validateMessage } from "../../src/slack/limits/validate.ts";
import { message } from "../../src/slack/message.ts";
import { anyLetter } from "../support/any-letter.ts";

const spec = (extra: Partial<ChartSpec> = {}): ChartSpec => ({
  kind: "bars",
  title: "Meetings by team",
  categories: ["Jan", "Feb"],
  series: [
    { name: "Marketing", values: [41, 12] },
    { name: "Sales", values: [7, 0] },
  ],
  altText: "Marketing 41 and 12, sales 7 and 0.",
  ...extra,
});

const many = (count: number, name = "c") => Array.from({ length: count }, (_, index) => `${name}${index}`);
const counting = (count: number) => Array.from({ length: count }, (_, index) => index);

describe("a native chart", () => {
  test("has a point for every category of every series", () => {
    expect(nativeChart(spec({ xLabel: "Month", yLabel: "Meetings" }))).toEqual({
      type: "data_visualization",
      title: "Meetings by team",
      chart: {
        type: "bar",
        series: [
          {
            name: "Marketing",
            data: [
              { label: "Jan", value: 41 },
              { label: "Feb", value: 12 },
            ],
          },
          {
            name: "Sales",
            data: [
              { label: "Jan", value: 7 },
              { label: "Feb", value: 0 },
            ],
          },
        ],
        axis_config: { categories: ["Jan", "Feb"], x_label: "Month", y_label: "Meetings" },
      },
    });
  });

  test.each<[string, Partial<ChartSpec>]>([
    ["no category", { categories: [], series: [{ name: "a", values: [] }] }],
    ["no series", { series: [] }],
    ["a value missing", { series: [{ name: "a", values: [1] }] }],
    ["a value that is no number", { series: [{ name: "a", values: [1, Number.NaN] }] }],
    ["an endless value", { series: [{ name: "a", values: [1, Number.POSITIVE_INFINITY] }] }],
  ])("is not drawn with %s", (_, extra) => {
    expect(nativeChart(spec(extra))).toBeNull();
  });

  test("of lines keeps the last 20 categories, and its title says so", () => {
    const chart = nativeChart(
      spec({ kind: "lines", categories: many(25), series: [{ name: "a", values: counting(25) }] }),
    );
    expect(chart?.title).toBe("Meetings by team (last 20 of 25)");
    expect(chart?.chart.type).toBe("line");
    expect(chart?.chart.series[0]?.data[0]).toEqual({ label: "c5", value: 5 }); // 25 − 20 = 5
    expect(chart?.chart.series[0]?.data.at(-1)).toEqual({ label: "c24", value: 24 });
  });

  test("of bars keeps the first 20 categories and 6 series, and its title says so", () => {
    const series = many(8, "s").map((name) => ({ name, values: counting(21) }));
    const chart = nativeChart(spec({ categories: many(21), series, title: "x".repeat(60) }));
    expect(chart?.title).toBe(`${"x".repeat(16)}… (first 20 of 21) (6 of 8 series)`); // 16 + 1 + 17 + 16 = 50
    expect(chart?.chart.axis_config.categories.at(-1)).toBe("c19");
    expect(chart?.chart.series.map(({ name }) => name)).toEqual(many(6, "s"));
  });

  test("numbers labels that become equal when cut", () => {
    const categories = ["International Sales EMEA", "International Sales APAC", "International Sal… 2", ""];
    const chart = nativeChart(spec({ categories, series: [{ name: "a", values: [1, 2, 3, 4] }] }));
    expect(chart?.chart.axis_config.categories).toEqual([
      "International Sales…",
      "International Sal… 2",
      "International Sal… 3",
      "–",
    ]);
  });

  test("shows no markup and no tricks with direction", () => {
    const chart = nativeChart(spec({ title: "<!channel> \u202Egnp\n\u0000AT&T" }));
    expect(chart?.title).toBe("‹!channel› gnp AT&T");
  });

  test("is always valid", () => {
    const text = fc.oneof(
      fc.string({ unit: anyLetter, maxLength: 70 }),
      fc.constantFrom("", "\u202E", "a".repeat(30)),
    );
    const number = fc.double({ noNaN: true, noDefaultInfinity: true });
    const drawable = fc.integer({ min: 1, max: 26 }).chain((count) =>
      fc.record({
        kind: fc.constantFrom("bars", "lines"),
        title: text,
        xLabel: text,
        yLabel: text,
        altText: text,
        categories: fc.array(text, { minLength: count, maxLength: count }),
        series: fc.array(
          fc.record({ name: text, values: fc.array(number, { minLength: count, maxLength: count }) }),
          { minLength: 1, maxLength: 9 },
        ),
      }),
    );
    fc.assert(
      fc.property(drawable, (any) => {
        const chart = nativeChart(any);
        expect(chart).not.toBeNull();
        expect(chart && validateMessage(message("Chart", [chart]))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
