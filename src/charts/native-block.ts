import { cutLabel as cut } from "./clean-label.ts";
import { type ChartSpec, isDrawable } from "./spec.ts";

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
 * no category, no series, a value missing or not finite, a grid. Of too many categories lines keep the latest and bars
 * the first, of too many series the first are kept; the title says so. Labels that become equal when cut get a number.
 * A marker is a series of its own, and what has elapsed stands under the axis: the block has no marks.
 */
export function nativeChart(given: ChartSpec): DataVisualizationBlock | null {
  const spec = withoutMarks(given);
  if (spec.kind === "grid" || !isDrawable(spec) || !hasEveryValue(spec)) return null;
  const count = spec.categories.length;
  const start = spec.kind === "lines" ? Math.max(0, count - MAX_POINTS) : 0;
  const categories = distinctLabels(spec.categories.slice(start, start + MAX_POINTS));
  const series = spec.series.slice(0, MAX_SERIES);
  const names = distinctLabels(series.map(({ name }) => name));
  return {
    type: "data_visualization",
    title: titleOf(spec),
    chart: {
      type: spec.kind === "lines" ? "line" : "bar",
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

const hasEveryValue = ({ series }: ChartSpec): boolean =>
  series.every(({ values }) => values.every((value) => value !== null));

function withoutMarks({ marker, elapsed, ...spec }: ChartSpec): ChartSpec {
  const committed = marker && {
    name: marker.name,
    values: marker.values.map((value) => value ?? 0), // a bar of no height
  };
  const xLabel = [spec.xLabel, elapsed?.label].filter((label) => label !== undefined).join(" · ");
  return {
    ...spec,
    series: [
      ...(spec.kind === "funnel" ? spec.series.slice(0, 1) : spec.series),
      ...(committed ? [committed] : []),
    ],
    ...(xLabel !== "" && { xLabel }),
  };
}

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
