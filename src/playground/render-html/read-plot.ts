import { type Fields, fieldsOf, objectsOf, textOf, textsOf } from "../json.ts";

/** What a chart shows, whatever draws it: one value per label and series. */
export type Plot = {
  readonly title: string;
  readonly kind: "bars" | "lines";
  readonly labels: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
  /** what is counted, "" when the block does not say */
  readonly unit: string;
  /** what the labels are, "" when the block does not say */
  readonly along: string;
};

/** A data_visualization block as a plot: areas are drawn as lines, and pies as bars, whose lengths people compare better. */
export function readPlot(block: Fields): Plot {
  const chart = fieldsOf(block.chart);
  const axes = fieldsOf(chart.axis_config);
  const named = { title: textOf(block.title), unit: textOf(axes.y_label), along: textOf(axes.x_label) };
  if (chart.type === "pie") {
    const segments = objectsOf(chart.segments);
    const values = segments.map(({ value }) => numberOf(value));
    return {
      ...named,
      kind: "bars",
      labels: segments.map(({ label }) => textOf(label)),
      series: [{ name: "", values }],
    };
  }
  const labels = textsOf(axes.categories);
  const series = objectsOf(chart.series).map(({ name, data }) => ({
    name: textOf(name),
    // The points of a series may stand in another order than the categories.
    values: labels.map((label) => numberOf(objectsOf(data).find((point) => point.label === label)?.value)),
  }));
  return { ...named, kind: chart.type === "bar" ? "bars" : "lines", labels, series };
}

const numberOf = (value: unknown): number =>
  typeof value === "number" && Number.isFinite(value) ? value : 0;

const figures = new Intl.NumberFormat("en-US", { maximumFractionDigits: 2 });

/** A number as it is read: "1,204", "0.41", "-3". */
export const printValue = (value: number): string => figures.format(value);

/** All numbers of a plot in a sentence per label, for people who do not see it. */
export const plotWords = ({ labels, series }: Plot): string =>
  labels
    .map((label, index) => {
      const values = series.map(({ name, values: all }) =>
        [name, printValue(all[index] ?? 0)].filter((word) => word !== "").join(" "),
      );
      return `${label}: ${values.join(", ")}.`;
    })
    .join(" ");

/** Round values from the lowest to the highest and a little beyond, zero among them; at least two. */
export function planTicks(values: readonly number[]): number[] {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const rough = (high - low) / 4 || 0.25;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((times) => times * power).find((each) => each >= rough) ?? 10 * power;
  const first = Math.floor(low / step);
  const count = Math.max(1, Math.ceil(high / step) - first);
  return Array.from({ length: count + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}
