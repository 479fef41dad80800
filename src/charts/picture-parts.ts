import { cutLabel, fitLabel } from "./clean-label.ts";
import { gridLine, ink, quiet } from "./palette.ts";
import type { ChartSpec } from "./spec.ts";

/** What Chart.js draws, as plain JSON: no functions, so that a QuickChart server, which runs code, is sent none. */
export type Picture = {
  /** CSS pixels; drawn at twice as many */
  width: number;
  height: number;
  config: { type: string; data: object; options: object };
};

/** As wide as a telephone shows it: the letters are as large there as they are drawn. */
export const width = 360;
export const mostSeries = 6;
export const family =
  "'Roundtrip Sans', 'Roundtrip Han', 'Roundtrip Hangul', 'Roundtrip Emoji', 'Noto Sans', sans-serif";

/** What all pictures have in common. */
export const frame = (spec: Pick<ChartSpec, "title">, hasLegend: boolean, cut = "") => ({
  responsive: false,
  animation: false,
  locale: "en-US",
  font: { family, size: 12 },
  color: ink,
  layout: { padding: 8 },
  plugins: {
    title: {
      display: true,
      text: `${cutLabel(spec.title, 44 - cut.length)}${cut}`,
      color: ink,
      align: "start",
      font: { family, size: 14, weight: "bold" },
    },
    legend: {
      display: hasLegend,
      position: "bottom",
      labels: { color: ink, font: { family, size: 12 }, usePointStyle: true, boxHeight: 7 },
    },
    tooltip: { enabled: false },
    datalabels: { display: false },
  },
});

/** An axis that counts. */
export const countAxis = (max: number, label?: string) => ({
  min: 0,
  max,
  grid: { color: gridLine },
  border: { display: false },
  ticks: { color: quiet, font: { family, size: 11 }, maxTicksLimit: 6, precision: 0 },
  title: {
    display: label !== undefined,
    text: label === undefined ? "" : fitLabel(label, 40),
    color: quiet,
    font: { family, size: 11 },
  },
});

/** An axis of names. */
export const nameAxis = (size = 12) => ({
  grid: { display: false },
  border: { color: quiet },
  ticks: { color: ink, font: { family, size }, autoSkip: false, crossAlign: "far" },
});

/** The end of an axis: the next 1, 2 or 5 times a power of ten after a little more than the largest value. */
export function endOfAxis(values: readonly (number | null)[]): number {
  const most = Math.max(0, ...values.map((value) => value ?? 0)) * 1.02;
  if (most === 0) return 1;
  const step = 10 ** Math.floor(Math.log10(most));
  const end = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].map((factor) => factor * step).find((each) => each >= most);
  return end ?? most;
}

export const print = (value: number | null): string =>
  value === null ? "–" : value.toLocaleString("en-US", { maximumFractionDigits: 1 });
