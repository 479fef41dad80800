import { describe, expect, test } from "vitest";
import { validateMessage } from "../../../src/slack/limits/validate.ts";
import { cell, chart, dataTable, of, pie, plain, point, said, table, times } from "./payloads.ts";

describe("a table or chart", () => {
  test.each<[string, object, string[]]>([
    ["a cell of no known type", of(table([plain("a")])), ["error cell-type /blocks/0/rows/0/0/type"]],
    ["a cell that is no object", of(table(["a"])), ["error type /blocks/0/rows/0/0"]],
    [
      "a number cell without number",
      of(table([{ type: "raw_number", value: "3", text: "3" }])),
      ["error type /blocks/0/rows/0/0/value"],
    ],
    [
      "an unknown alignment",
      of({ ...table([cell("a")]), column_settings: [{ align: "middle" }] }),
      ["error enum /blocks/0/column_settings/0/align"],
    ],
    [
      "data table rows of unequal length",
      of(dataTable([cell("a"), cell("b")], [cell("c")])),
      ["error equal-columns /blocks/0/rows/1"],
    ],
    [
      "rich text in a data table's header",
      of(dataTable([{ type: "rich_text", elements: [] }], [cell("a")])),
      ["error header-cell-type /blocks/0/rows/0/0"],
    ],
    [
      "a row header outside the table",
      of({ ...dataTable([cell("a")], [cell("b")]), row_header_column_index: 1 }),
      ["error row-header-column /blocks/0/row_header_column_index"],
    ],
    [
      "a data table without caption",
      of({ type: "data_table", rows: [[cell("a")], [cell("b")]] }),
      ["error required /blocks/0/caption"],
    ],
    [
      "a chart that is none",
      of({ type: "data_visualization", title: "a", chart: "bar" }),
      ["error type /blocks/0/chart"],
    ],
    ["an unknown kind of chart", of(chart({ type: "radar" })), ["error enum /blocks/0/chart/type"]],
    ["a chart without kind", of(chart({ type: undefined })), ["error required /blocks/0/chart/type"]],
    ["bars without series", of(chart({ series: undefined })), ["error required /blocks/0/chart/series"]],
    [
      "bars without categories",
      of(chart({ axis_config: {}, series: [{ name: "a", data: [] }] })),
      [
        "error min-items /blocks/0/chart/series/0/data",
        "error required /blocks/0/chart/axis_config/categories",
      ],
    ],
    ["a pie without segments", of(chart({ type: "pie" })), ["error required /blocks/0/chart/segments"]],
    [
      "a pie with an empty segment",
      of(pie(point("Won", 0))),
      ["error segment-value /blocks/0/chart/segments/0/value"],
    ],
    [
      "two series of one name",
      of(chart({ series: times(2, () => ({ name: "a", data: [point("Jan"), point("Feb")] })) })),
      ["error unique-series /blocks/0/chart/series/1/name"],
    ],
    [
      "a category without point",
      of(chart({ series: [{ name: "a", data: [point("Jan")] }] })),
      ["error point-per-category /blocks/0/chart/series/0/data"],
    ],
    [
      "a point of another category",
      of(chart({ series: [{ name: "a", data: [point("Jan"), point("Mar")] }] })),
      ["error point-per-category /blocks/0/chart/series/0/data"],
    ],
    [
      "a category that stands twice",
      of(
        chart({
          series: [{ name: "a", data: [point("Jan"), point("Jan")] }],
          axis_config: { categories: ["Jan", "Jan"] },
        }),
      ),
      ["error unique-categories /blocks/0/chart/axis_config/categories"],
    ],
    [
      "a point without number",
      of(chart({ series: [{ name: "a", data: [point("Jan"), point("Feb", Number.NaN)] }] })),
      ["error type /blocks/0/chart/series/0/data/1/value"],
    ],
  ])("with %s is refused there", (_, payload, expected) => {
    expect(said(validateMessage(payload))).toEqual(expected);
  });
});
