import { describe, expect, test } from "vitest";
import { nativeChart } from "../../../src/charts/native-block.ts";
import { planTicks } from "../../../src/playground/render-html/read-plot.ts";
import { draw, wordsOf } from "./blocks.ts";

const spec = {
  title: "Meetings <by> team",
  categories: ["Q1", "Q2"],
  series: [
    { name: "Marketing", values: [40, 20] },
    { name: "Sales", values: [10, 0] },
  ],
  altText: "",
};
const drawSpec = (kind: "bars" | "lines") => draw({ ...nativeChart({ ...spec, kind }) });

describe.each(["bars", "lines"] as const)("a chart of %s", (kind) => {
  const html = drawSpec(kind);

  test("says every number in words", () => {
    expect(html).toContain('role="img"');
    expect(html).toContain("<desc>Q1: Marketing 40, Sales 10. Q2: Marketing 20, Sales 0.</desc>");
  });

  test("names its series in a legend", () => {
    expect(html).toMatch(/<ul class="legend">.*Marketing.*Sales.*<\/ul>/);
  });

  test("needs no inline style", () => expect(html).not.toContain("style="));
});

test("bars are as long as their numbers, and say them", () => {
  // ticks 0, 10 … 40: 40 is 88 % of the width, which leaves room for the number; 10 is a quarter of it
  const html = drawSpec("bars");
  expect(html).toContain('<rect class="series-1" x="0%" y="20" width="88%"');
  expect(html).toContain('<rect class="series-2" x="0%" y="39" width="22%"');
  expect(html).toContain("<title>Q1, Marketing: 40</title>");
  expect(wordsOf(html)).toContain("40");
});

test("bars below zero lie to the left of it", () => {
  const series = [{ name: "Gap", values: [-10, 10] }];
  const html = draw({ ...nativeChart({ ...spec, kind: "bars", series }) });
  // from 10 % to 88 %: zero in the middle at 49 %, each bar 39 % long
  expect(html).toContain('x="10%" y="20" width="39%"');
  expect(html).toContain('x="49%" y="71" width="39%"');
});

test("lines can be unfolded as a table", () => {
  expect(wordsOf(drawSpec("lines"))).toContain("The numbersMarketingSalesQ14010Q2200");
});

test("of lines that end close together the highest says its number, above all points", () => {
  const lastOf = (...last: number[]) => {
    const series = last.map((value, index) => ({ name: `Line ${index}`, values: [30, value] }));
    const html = draw({ ...nativeChart({ ...spec, kind: "lines", series }) });
    return [...html.matchAll(/<text class="value"[^>]*>([^<]*)</g)].map(([, number]) => number);
  };
  // ticks 0, 10, 20, 30 over 180: one is 6 high, and a number with its point takes 22
  expect(lastOf(0, 1, 1)).toEqual(["1"]);
  expect(lastOf(3, 0)).toEqual(["3"]);
  expect(lastOf(0, 4)).toEqual(["4", "0"]);
  expect(lastOf(20, 20)).toEqual(["20"]);
});

test("a pie is drawn as bars", () => {
  const segments = [
    { label: "Online", value: 3 },
    { label: "Offline", value: 1 },
  ];
  const html = draw({ type: "data_visualization", title: "Share", chart: { type: "pie", segments } });
  expect(html).toContain("<desc>Online: 3. Offline: 1.</desc>");
});

test.each([
  { values: [40, 20], ticks: [0, 10, 20, 30, 40] },
  { values: [103], ticks: [0, 50, 100, 150] }, // 103 ÷ 4 = 25.75, the next round step is 50
  { values: [-9.5, 12], ticks: [-10, 0, 10, 20] },
  { values: [0], ticks: [0, 0.5] },
  { values: [0.41], ticks: [0, 0.2, 0.4, 0.6] },
])("the axis of $values is $ticks", ({ values, ticks }) => {
  expect(planTicks(values)).toEqual(ticks);
});
