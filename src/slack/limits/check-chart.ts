import type { Check } from "./report.ts";
import { isJson, itemsOf, type Json, memberOf, placesAt, pointTo } from "./walk-json.ts";

/** The rules of `data_visualization` that go beyond counts: which members each chart needs, and that its points fit. */
export function checkChart(check: Check, block: Json, pointer: string): void {
  const chart = block.chart;
  const at = pointTo(pointer, "chart");
  if (chart === undefined) return;
  if (!isJson(chart)) {
    check.report(at, "type", "chart must be an object");
    return;
  }
  if (chart.type === undefined) check.report(pointTo(at, "type"), "required", "type is missing");
  if (chart.type === "pie") checkPie(check, chart, at);
  else checkSeries(check, chart, at);
}

function checkPie({ report }: Check, chart: Json, pointer: string): void {
  if (chart.segments === undefined) report(pointTo(pointer, "segments"), "required", "segments is missing");
  for (const { value, pointer: at } of itemsOf(chart.segments, pointTo(pointer, "segments"))) {
    const size = memberOf(value, "value");
    if (typeof size !== "number" || size <= 0) {
      report(pointTo(at, "value"), "segment-value", "must be a number above 0");
    }
    if (memberOf(value, "label") === undefined) report(pointTo(at, "label"), "required", "label is missing");
  }
}

function checkSeries(check: Check, chart: Json, pointer: string): void {
  const { report } = check;
  if (chart.series === undefined) report(pointTo(pointer, "series"), "required", "series is missing");
  const categories = memberOf(chart.axis_config, "categories");
  if (categories === undefined) {
    report(pointTo(pointTo(pointer, "axis_config"), "categories"), "required", "categories is missing");
  }
  const labels = Array.isArray(categories) ? categories.map(String) : [];
  if (new Set(labels).size !== labels.length) {
    report(
      pointTo(pointTo(pointer, "axis_config"), "categories"),
      "unique-categories",
      "a category stands twice",
    );
  }
  const names = new Set<unknown>();
  for (const { value: series, pointer: at } of itemsOf(chart.series, pointTo(pointer, "series"))) {
    const name = memberOf(series, "name");
    if (typeof name !== "string") report(pointTo(at, "name"), "required", "name is missing");
    if (names.has(name)) report(pointTo(at, "name"), "unique-series", "two series have this name");
    names.add(name);
    checkPoints(check, series, at, labels);
  }
}

function checkPoints({ report }: Check, series: unknown, pointer: string, labels: string[]): void {
  const points = placesAt(series, "data[]", pointer);
  const found = points.map((point) => memberOf(point.value, "label"));
  // Exactly one point per category: as many points as categories, and each category among them.
  if (found.length !== labels.length || labels.some((label) => !found.includes(label))) {
    report(
      pointTo(pointer, "data"),
      "point-per-category",
      "needs one point for each category, with its label",
    );
  }
  for (const point of points) {
    if (typeof memberOf(point.value, "value") !== "number") {
      report(pointTo(point.pointer, "value"), "type", "must be a number");
    }
  }
}
