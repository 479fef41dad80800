import { fitLabel } from "./clean-label.ts";
import { ink, seriesColours } from "./palette.ts";
import {
  countAxis,
  endOfAxis,
  frame,
  mostSeries,
  nameAxis,
  type Picture,
  print,
  width,
} from "./picture-parts.ts";
import type { ChartSpec } from "./spec.ts";

const mostBars = 12;

const cutNote = (spec: ChartSpec): string => {
  const bars = spec.categories.length > mostBars ? ` (first ${mostBars} of ${spec.categories.length})` : "";
  return bars + (spec.series.length > mostSeries ? ` (${mostSeries} of ${spec.series.length} series)` : "");
};

/** Bars from the left, because names are long and telephones narrow; the numbers stand under the names. */
export function barsPicture(spec: ChartSpec): Picture {
  const names = spec.categories.slice(0, mostBars);
  const series = spec.series.slice(0, mostSeries);
  const marks = spec.marker?.values.slice(0, mostBars);
  const all = [...series.flatMap(({ values }) => values.slice(0, mostBars)), ...(marks ?? [])];
  const height = 105 + names.length * Math.max(46, 14 * series.length + 22);
  const label = (name: string, at: number): string[] => {
    const [only] = series.length === 1 ? series : [];
    const said = only?.labels?.[at];
    const mark = marks?.[at] == null ? "" : ` of ${print(marks[at])}`;
    const plain = series.map(({ values }) => print(values[at] ?? null)).join(" · ");
    return [fitLabel(name, 20), fitLabel(said ?? `${plain}${mark}`, 22)];
  };
  return {
    width,
    height,
    config: {
      type: "bar",
      data: {
        labels: names.map(label),
        datasets: [
          ...series.map(({ name, values }, index) => ({
            type: "bar",
            label: fitLabel(name, 24),
            data: values.slice(0, mostBars),
            backgroundColor: seriesColours[index],
            barPercentage: 0.85,
            categoryPercentage: 0.7,
            pointStyle: "rect",
            order: 2,
          })),
          ...(spec.marker === undefined || marks === undefined ? [] : [markerOf(spec.marker.name, marks)]),
        ],
      },
      options: {
        ...frame(spec, series.length > 1 || spec.marker !== undefined, cutNote(spec)),
        indexAxis: "y",
        scales: { x: countAxis(endOfAxis(all), spec.yLabel), y: nameAxis() },
      },
    },
  };
}

/** A bar across each group, told from the bars by its shape and not by its colour alone. */
const markerOf = (name: string, data: readonly (number | null)[]) => ({
  type: "line",
  label: fitLabel(name, 24),
  data,
  showLine: false,
  pointStyle: "line",
  pointRotation: 90,
  rotation: 90,
  pointRadius: 15,
  pointBorderWidth: 4,
  borderWidth: 4,
  borderColor: ink,
  backgroundColor: ink,
  order: 1, // in front of the bars
});

/** Bars around one middle line, each as wide as its stage. */
export function funnelPicture(spec: ChartSpec): Picture {
  const [first] = spec.series;
  const values = (first?.values ?? []).slice(0, mostBars);
  const names = spec.categories.slice(0, mostBars);
  const half = Math.max(...values.map((value) => value ?? 0), 1) / 2;
  const hidden = { display: false, min: -half, max: half };
  return {
    width,
    height: 60 + names.length * 40,
    config: {
      type: "bar",
      data: {
        labels: names.map((name, at) => [
          fitLabel(name, 20),
          fitLabel(first?.labels?.[at] ?? print(values[at] ?? null), 22),
        ]),
        datasets: [
          {
            label: fitLabel(first?.name ?? "", 24),
            data: values.map((value) => [-(value ?? 0) / 2, (value ?? 0) / 2]),
            backgroundColor: seriesColours[0],
            borderSkipped: false,
            barPercentage: 0.95,
            categoryPercentage: 0.9,
            minBarLength: 2,
          },
        ],
      },
      options: {
        ...frame(spec, false, cutNote(spec)),
        indexAxis: "y",
        scales: { x: hidden, y: { ...nameAxis(), border: { display: false } } },
      },
    },
  };
}
