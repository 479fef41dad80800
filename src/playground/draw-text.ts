import { type Fields, fieldsOf, objectsOf, textOf } from "./json.ts";
import { richText } from "./plain-text.ts";

const cellText = (cell: Fields): string => {
  if (cell.type === "rich_text") return richText(cell);
  return typeof cell.text === "string" ? cell.text : String(cell.value ?? "");
};

/** A table or data_table as lines of aligned columns, the header underlined. */
export function drawTable(block: Fields): string {
  const rows = (Array.isArray(block.rows) ? block.rows : []).map((row) => objectsOf(row).map(cellText));
  const settings = Array.isArray(block.column_settings) ? block.column_settings : [];
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? "").length)),
  );
  const lines = rows.map((row) =>
    widths
      .map((width, column) => pad(row[column] ?? "", width, fieldsOf(settings[column]).align === "right"))
      .join("  ")
      .trimEnd(),
  );
  const rule = widths.map((width) => "-".repeat(width)).join("  ");
  const caption = textOf(block.caption);
  return [...(caption === "" ? [] : [caption]), ...lines.slice(0, 1), rule, ...lines.slice(1)].join("\n");
}

const pad = (text: string, width: number, isRight: boolean): string =>
  isRight ? text.padStart(width) : text.padEnd(width);

const barWidth = 20;

/** A chart as text: one bar per point, the longest twenty characters, with its number. */
export function drawChart(block: Fields): string {
  const chart = fieldsOf(block.chart);
  const segments = objectsOf(chart.segments);
  const series = segments.length > 0 ? [{ data: segments }] : objectsOf(chart.series);
  const points = series.flatMap((one) =>
    objectsOf(one.data).map((point) => ({
      label: [textOf(point.label), series.length > 1 ? textOf(fieldsOf(one).name) : ""]
        .filter(Boolean)
        .join(" "),
      value: typeof point.value === "number" ? point.value : 0,
    })),
  );
  const longest = Math.max(0, ...points.map(({ label }) => label.length));
  const highest = Math.max(0, ...points.map(({ value }) => Math.abs(value)));
  const lines = points.map(({ label, value }) => {
    const bar = "█".repeat(highest === 0 ? 0 : Math.round((Math.abs(value) / highest) * barWidth));
    return `${label.padEnd(longest)}  ${bar} ${value}`;
  });
  return [`[Chart] ${textOf(block.title)}`, ...lines].join("\n");
}
