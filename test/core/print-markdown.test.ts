import { describe, expect, it } from "vitest";
import { printMarkdown } from "../../src/core/print-markdown.ts";

describe("minutes as Markdown", () => {
  it("are paragraphs and tables; no word of a person's makes a heading, a column or a link", () => {
    const document = printMarkdown("Minutes: #1", [
      { kind: "text", text: "2 items" },
      { kind: "table", title: "Decided", header: ["What", "Why"], rows: [["a | b", "see [x](y)\nand *z*"]] },
      { kind: "table", title: "Actions", header: ["What"], rows: [] },
    ]);
    expect(document).toBe(
      [
        "# Minutes: \\#1",
        "2 items",
        "## Decided\n\n| What | Why |\n| --- | --- |\n| a \\| b | see \\[x\\](y) and \\*z\\* |",
        "## Actions\n\nNone.\n",
      ].join("\n\n"),
    );
  });
});
