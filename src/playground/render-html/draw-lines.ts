import { percent } from "./draw-bars.ts";
import { type Plot, planTicks, printValue } from "./read-plot.ts";
import { escapeHtml, tag } from "./tag.ts";

const top = 16;
const bottom = 196;
const axisHeight = 26;
/** The first and the last point, in percent of the width; the numbers of the axis stand before. */
const [left, right] = [9, 92];

/** Lines over their labels, each with a dash of its own; the last point of a line says its number. */
export function drawLines({ labels, series }: Plot): { height: number; shapes: string } {
  const ticks = planTicks(series.flatMap(({ values }) => values));
  const [low = 0, high = 1] = [ticks[0], ticks.at(-1)];
  const y = (value: number): number =>
    Number((bottom - ((value - low) / (high - low)) * (bottom - top)).toFixed(1));
  const x = (index: number): number =>
    labels.length < 2 ? (left + right) / 2 : left + (index / (labels.length - 1)) * (right - left);
  const grid = ticks.map((tick) => {
    const at = y(tick);
    const line = tag("line", { class: tick === 0 ? "axis" : "grid", x1: "0%", x2: "100%", y1: at, y2: at });
    return line + tag("text", { class: "tick", x: 0, y: at - 4 }, printValue(tick));
  });
  const lines = series.map(({ name, values }, number) => {
    const points = values.map((value, index) => ({
      value,
      label: labels[index] ?? "",
      x: percent(x(index)),
      y: y(value),
    }));
    const steps = points.slice(1).map((point, index) => {
      const from = points[index] ?? point;
      return tag("line", { class: "step", x1: from.x, y1: from.y, x2: point.x, y2: point.y });
    });
    const dots = points.map((point) =>
      tag(
        "g",
        {},
        tag("title", {}, escapeHtml(`${point.label}, ${name}: ${printValue(point.value)}`)),
        tag("circle", { cx: point.x, cy: point.y, r: 3.5 }),
      ),
    );
    return tag("g", { class: `line series-${number + 1}` }, ...steps, ...dots);
  });
  const shapes = [
    ...grid,
    ...lines,
    ...drawLastValues(series, x(labels.length - 1), y),
    ...drawLabels(labels, x),
  ];
  return { height: bottom + axisHeight, shapes: shapes.join("") };
}

/** A number stands 8 above its point and is some 10 high: a point less far above it would lie in the number. */
const room = 22;

/** The last number of each line; of lines that end close together only the highest says it, where nothing is in the way. */
function drawLastValues(series: Plot["series"], at: number, y: (value: number) => number): string[] {
  const last = series.map(({ values }) => values.at(-1) ?? 0).toSorted((a, b) => b - a);
  return last
    .filter((value, index) => last.slice(0, index).every((above) => y(value) - y(above) >= room))
    .map((value) =>
      tag(
        "text",
        { class: "value", x: percent(at), y: y(value) - 8, "text-anchor": "middle" },
        printValue(value),
      ),
    );
}

/** Longer labels than this, at the edges, begin or end there: half of it would hang out. */
const maxCentred = 8;

function edgeOf(index: number, count: number): "start" | "middle" | "end" {
  if (count < 2) return "middle";
  if (index === 0) return "start";
  return index === count - 1 ? "end" : "middle";
}

/** As many labels as fit; those that fit a wide page only are marked for it. */
function drawLabels(labels: readonly string[], x: (index: number) => number): string[] {
  const longest = Math.max(...labels.map((label) => label.length));
  const everyWide = Math.ceil((labels.length * longest) / 80);
  const everyNarrow = Math.max(everyWide, Math.ceil((labels.length * longest) / 36));
  return labels.map((label, index) => {
    if (index % everyWide !== 0) return "";
    const anchor = longest > maxCentred ? edgeOf(index, labels.length) : "middle";
    const at = { start: "0%", middle: percent(x(index)), end: "100%" }[anchor];
    const isWideOnly = index % everyNarrow !== 0;
    const attributes = {
      class: isWideOnly ? "tick wide-only" : "tick",
      x: at,
      y: bottom + 18,
      "text-anchor": anchor,
    };
    return tag("text", attributes, escapeHtml(label));
  });
}
