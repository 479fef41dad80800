/**
 * One chart, whatever draws it, over `categories` in order. Every series has one value per category, in the same order.
 * - bars: groups of bars; `marker` is what was committed, a mark beside each group
 * - lines: over time; null: not known yet; `elapsed` marks how much of the time has passed
 * - funnel: the stages of the first series, widest first
 * - grid: a cell per series (row) and category (column), darker where the value is higher
 */
export type ChartSpec = {
  kind: "bars" | "lines" | "funnel" | "grid";
  title: string;
  categories: string[];
  /** `labels`: what stands beside the bar or in the cell instead of the plain number, one per category */
  series: { name: string; values: (number | null)[]; labels?: string[] }[];
  /** one value per category; null: nothing was committed there */
  marker?: { name: string; values: (number | null)[] };
  /** `at` in categories: 0 is the first, 5.5 is halfway between the sixth and the seventh */
  elapsed?: { at: number; label: string };
  xLabel?: string;
  yLabel?: string;
  /** says the numbers, for people who do not see the picture */
  altText: string;
};

/** Whether there is anything to draw and every value is in its place. */
export const isDrawable = ({ kind, categories, series, marker }: ChartSpec): boolean =>
  categories.length > 0 &&
  series.length > 0 &&
  series.every(({ values }) => values.length === categories.length && values.every(isValue)) &&
  (marker === undefined || (marker.values.length === categories.length && marker.values.every(isValue))) &&
  (kind === "lines" ||
    kind === "grid" ||
    series.every(({ values }) => values.every((value) => value !== null)));

const isValue = (value: number | null): boolean => value === null || Number.isFinite(value);
