import type { ChartSpec } from "./spec.ts";

/** Slack's own chart; the types of src/slack/message.ts declare the same shape, because floors do not import sideways. */
export type DataVisualizationBlock = {
  type: "data_visualization";
  title: string;
  chart: {
    type: "bar" | "line";
    series: { name: string; data: { label: string; value: number }[] }[];
    axis_config: { categories: string[]; x_label?: string; y_label?: string };
  };
};

// https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block; characters are code points.
const MAX_TITLE = 50;
const MAX_SERIES = 6;
const MAX_POINTS = 20;
const MAX_LABEL = 20;
const MAX_AXIS_LABEL = 50;

/**
 * The spec as Slack's native chart block, within its limits; null when there is nothing to draw or no honest way to:
 * no category, no series, a value missing or not finite. Of too many categories lines keep the latest and bars the
 * first, of too many series the first are kept; the title says so. Labels that become equal when cut get a number.
 */
export function nativeChart(spec: ChartSpec): DataVisualizationBlock | null {
  if (!isDrawable(spec)) return null;
  const count = spec.categories.length;
  const start = spec.kind === "lines" ? Math.max(0, count - MAX_POINTS) : 0;
  const categories = distinctLabels(spec.categories.slice(start, start + MAX_POINTS));
  const series = spec.series.slice(0, MAX_SERIES);
  const names = distinctLabels(series.map(({ name }) => name));
  return {
    type: "data_visualization",
    title: titleOf(spec),
    chart: {
      type: spec.kind === "bars" ? "bar" : "line",
      series: series.map(({ values }, index) => ({
        name: names[index] ?? "",
        data: categories.map((label, point) => ({ label, value: values[start + point] ?? 0 })),
      })),
      axis_config: {
        categories,
        ...(spec.xLabel !== undefined && { x_label: cut(spec.xLabel, MAX_AXIS_LABEL) }),
        ...(spec.yLabel !== undefined && { y_label: cut(spec.yLabel, MAX_AXIS_LABEL) }),
      },
    },
  };
}

const isDrawable = ({ categories, series }: ChartSpec): boolean =>
  categories.length > 0 &&
  series.length > 0 &&
  series.every(({ values }) => values.length === categories.length && values.every(Number.isFinite));

function titleOf({ kind, title, categories, series }: ChartSpec): string {
  const end = kind === "lines" ? "last" : "first";
  const points = categories.length > MAX_POINTS ? ` (${end} ${MAX_POINTS} of ${categories.length})` : "";
  const lines = series.length > MAX_SERIES ? ` (${MAX_SERIES} of ${series.length} series)` : "";
  const note = points + lines;
  return cut(title, MAX_TITLE - note.length) + note;
}

/** Labels cut to their limit; one that is taken already gets the first free number at its end. */
function distinctLabels(labels: string[]): string[] {
  const taken = new Set<string>();
  return labels.map((label) => {
    let distinct = cut(label, MAX_LABEL);
    for (let number = 2; taken.has(distinct); number += 1) {
      distinct = `${cut(label, MAX_LABEL - ` ${number}`.length)} ${number}`;
    }
    taken.add(distinct);
    return distinct;
  });
}

// Control characters and directional overrides could turn the axis around; angle brackets are Slack's markup, and
// nobody has seen whether charts read it, so their look-alikes stand in. "–" stands for nothing: labels are never empty.
function cut(text: string, max: number): string {
  const clean = text
    .toWellFormed()
    .replace(/\s+/g, " ")
    .replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, "")
    .replaceAll("<", "‹")
    .replaceAll(">", "›")
    .trim();
  const points = Array.from(clean === "" ? "–" : clean);
  return points.length <= max ? points.join("") : `${points.slice(0, max - 1).join("")}…`;
}
