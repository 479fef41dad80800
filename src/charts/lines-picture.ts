import { fitLabel } from "./clean-label.ts";
import { quiet, seriesColours } from "./palette.ts";
import {
  countAxis,
  endOfAxis,
  family,
  frame,
  mostSeries,
  nameAxis,
  type Picture,
  width,
} from "./picture-parts.ts";
import type { ChartSpec } from "./spec.ts";

// Told apart by their dashes and points as well as by their colours.
const dashes = [[], [7, 4], [2, 3], [9, 3, 2, 3], [1, 5], [12, 4]];
const points = ["circle", "rect", "triangle", "rectRot", "cross", "star"];
const mostPointsMarked = 16;

/** Lines over time, and an upright line where we are. */
export function linesPicture(spec: ChartSpec): Picture {
  const series = spec.series.slice(0, mostSeries);
  const max = endOfAxis(series.flatMap(({ values }) => values));
  const count = spec.categories.length;
  const note = spec.series.length > mostSeries ? ` (${mostSeries} of ${spec.series.length} series)` : "";
  const pointRadius = count > mostPointsMarked ? 0 : 3;
  const lines = series.map(({ name, values }, index) => ({
    label: fitLabel(name, 24),
    data: values,
    borderColor: seriesColours[index],
    backgroundColor: seriesColours[index],
    borderDash: dashes[index],
    borderWidth: 2.5,
    pointStyle: points[index],
    pointRadius,
    spanGaps: false,
  }));
  const names = nameAxis(11);
  return {
    width,
    height: 250,
    config: {
      type: "line",
      data: {
        labels: spec.categories.map((name) => fitLabel(name, 12)),
        datasets: [...lines, ...(spec.elapsed === undefined ? [] : [elapsedLine(spec.elapsed, max)])],
      },
      options: {
        ...frame(spec, series.length > 1 || spec.elapsed !== undefined, note),
        scales: {
          x: {
            ...names,
            ticks: { ...names.ticks, autoSkip: true, maxRotation: 0, maxTicksLimit: 8 },
            title: axisTitle(spec.xLabel),
          },
          y: countAxis(max, spec.yLabel),
          // The same axis in numbers, for a place between two categories.
          place: { type: "linear", axis: "x", display: false, min: 0, max: Math.max(1, count - 1) },
        },
      },
    },
  };
}

const axisTitle = (label: string | undefined) => ({
  display: label !== undefined,
  text: label === undefined ? "" : fitLabel(label, 40),
  color: quiet,
  font: { family, size: 11 },
});

const elapsedLine = ({ at, label }: { at: number; label: string }, top: number) => ({
  label: fitLabel(label, 30),
  data: [
    { x: at, y: 0 },
    { x: at, y: top },
  ],
  xAxisID: "place",
  borderColor: quiet,
  backgroundColor: quiet,
  borderDash: [4, 4],
  borderWidth: 1.5,
  pointRadius: 0,
  pointStyle: "line",
});
