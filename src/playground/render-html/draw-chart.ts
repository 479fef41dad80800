import type { Fields } from "../json.ts";
import { drawBars } from "./draw-bars.ts";
import { drawLines } from "./draw-lines.ts";
import { type Plot, plotWords, printValue, readPlot } from "./read-plot.ts";
import { escapeHtml, tag } from "./tag.ts";

/** A data_visualization block: title, picture with its numbers in words, legend, and for lines a table to unfold. */
export function drawChart(block: Fields): string {
  const plot = readPlot(block);
  const { height, shapes } = plot.kind === "bars" ? drawBars(plot) : drawLines(plot);
  const picture = tag(
    "svg",
    { class: "chart-picture", role: "img", width: "100%", height },
    tag("title", {}, escapeHtml(plot.title)),
    tag("desc", {}, escapeHtml(plotWords(plot))),
    shapes,
  );
  return tag(
    "figure",
    { class: `block block-chart chart-of-${plot.kind}` },
    tag("figcaption", {}, escapeHtml(plot.title)),
    drawLegend(plot),
    picture,
    drawAxes(plot),
    plot.kind === "lines" ? drawNumbers(plot) : "",
  );
}

function drawLegend({ series, kind }: Plot): string {
  const items = series
    .filter(({ name }) => name !== "")
    .map(({ name }, index) => {
      const at = `series-${index + 1}`;
      const sample =
        kind === "bars"
          ? tag("rect", { class: at, x: 0, y: 3, width: 12, height: 12, rx: 2 })
          : tag("g", { class: `line ${at}` }, tag("line", { class: "step", x1: 0, y1: 9, x2: 24, y2: 9 }));
      const width = kind === "bars" ? 12 : 24;
      return tag(
        "li",
        {},
        tag("svg", { width, height: 18, "aria-hidden": "true" }, sample),
        tag("span", {}, escapeHtml(name)),
      );
    });
  return items.length === 0 ? "" : tag("ul", { class: "legend" }, ...items);
}

function drawAxes({ unit, along, kind }: Plot): string {
  const words = [unit, along === "" ? "" : `by ${along}`].filter((word) => word !== "");
  if (words.length === 0) return "";
  const arrow = kind === "bars" ? "→" : "↑";
  return tag("p", { class: "axes" }, escapeHtml(`${arrow} ${words.join(" ")}`));
}

/** Every number of the lines, for those who want them exactly. */
function drawNumbers({ labels, series, along }: Plot): string {
  const head = [along, ...series.map(({ name }) => name)].map((name) =>
    name === "" ? tag("td") : tag("th", { scope: "col" }, escapeHtml(name)),
  );
  const rows = labels.map((label, index) =>
    tag(
      "tr",
      {},
      tag("th", { scope: "row" }, escapeHtml(label)),
      ...series.map(({ values }) => tag("td", { class: "align-right" }, printValue(values[index] ?? 0))),
    ),
  );
  const table = tag("table", {}, tag("thead", {}, tag("tr", {}, ...head)), tag("tbody", {}, ...rows));
  return tag("details", {}, tag("summary", {}, "The numbers"), tag("div", { class: "block-table" }, table));
}
