import { fitLabel } from "./clean-label.ts";
import { cellColours } from "./palette.ts";
import { frame, nameAxis, type Picture, print, width } from "./picture-parts.ts";
import type { ChartSpec } from "./spec.ts";

const mostRows = 12;
const mostColumns = 6;
const empty = "#F8F8F8";

/**
 * Cells, darker where the value is higher, each with its number. Rows are stacked bars of one height, because Chart.js
 * has no cells of its own and a QuickChart server is to draw the same.
 */
export function gridPicture(spec: ChartSpec): Picture {
  const rows = spec.series.slice(0, mostRows);
  const columns = spec.categories.slice(0, mostColumns);
  const most = Math.max(0, ...rows.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const note = [
    ...(spec.series.length > mostRows ? [` (${mostRows} of ${spec.series.length} rows)`] : []),
    ...(spec.categories.length > mostColumns
      ? [` (${mostColumns} of ${spec.categories.length} columns)`]
      : []),
  ].join("");
  const names = columns.map((name) => fitLabel(name, Math.max(6, Math.floor(40 / columns.length))));
  const rowNames = rows.map(({ name }) => fitLabel(name, 14));
  const axis = nameAxis();
  return {
    width,
    height: 70 + rows.length * 36,
    config: {
      type: "bar",
      data: {
        labels: names,
        datasets: rows.map(({ name, values, labels }) => {
          const cells = columns.map((_, at) => {
            const value = values[at] ?? null;
            const colours = cellColours(most === 0 || value === null ? 0 : value / most);
            return { said: labels?.[at] ?? print(value), ...colours, ...(value === null && { fill: empty }) };
          });
          return {
            label: fitLabel(name, 14),
            data: cells.map(({ said }, at) => ({ x: names[at], y: 1, label: fitLabel(said, 12) })),
            backgroundColor: cells.map(({ fill }) => fill),
            borderColor: "#FFFFFF",
            borderWidth: 2,
            borderSkipped: false,
            barPercentage: 1,
            categoryPercentage: 1,
            datalabels: { display: true, color: cells.map(({ words }) => words), font: { size: 12 } },
          };
        }),
      },
      options: {
        ...frame(spec, false, note),
        scales: {
          x: { ...axis, stacked: true, position: "top", border: { display: false } },
          y: { stacked: true, reverse: true, display: false, min: 0, max: rows.length },
          rows: {
            ...axis,
            type: "category",
            axis: "y",
            position: "left",
            labels: rowNames,
            offset: true,
            bounds: "ticks",
            border: { display: false },
          },
        },
      },
    },
  };
}
