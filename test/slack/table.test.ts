import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { validateMessage } from "../../src/slack/limits/validate.ts";
import { message } from "../../src/slack/message.ts";
import { type Cell, table } from "../../src/slack/table.ts";
import { anyLetter } from "../support/any-letter.ts";

const texts = (built: ReturnType<typeof table>) =>
  built.rows.map((row) => row.map((cell) => ("text" in cell ? cell.text : "")));
const aligned = (built: ReturnType<typeof table>) => built.column_settings?.map(({ align }) => align);
const rowsOf = (count: number, text: string) => Array.from({ length: count }, () => [text]);
const say = (built: ReturnType<typeof table>) => validateMessage(message("Table", [built]));

describe("a table", () => {
  test("holds its header and rows as plain words, short rows filled up", () => {
    const built = table({ header: ["Team", "Meetings"], rows: [["R&D <x>", "41"], ["Sales"]] });
    expect(texts(built)).toEqual([
      ["Team", "Meetings"],
      ["R&D <x>", "41"],
      ["Sales", "–"],
    ]);
    expect(built.rows[0]?.[0]).toEqual({ type: "raw_text", text: "Team" });
  });

  test.each<[string, Cell[], "left" | "right" | "center"]>([
    ["numbers", ["41", "1,204", "−3"], "right"],
    ["money", ["$4,000", "120,000 USD", "€1.2"], "right"],
    ["rates", ["41 %", "1.10×", "n/a"], "right"],
    ["words", ["Acme", "41"], "left"],
    ["quarters", ["Q4"], "left"],
    ["days", ["2026-11-22"], "left"],
    ["nothing", ["", "–"], "left"],
    ["what a cell asks for", ["41", { text: "12", align: "center" }], "center"],
  ])("aligns a column of %s", (_, cells, align) => {
    expect(aligned(table({ header: ["Column"], rows: cells.map((cell) => [cell]) }))).toEqual([align]);
  });

  test("shows 100 lines, and of more says how many are left out", () => {
    expect(texts(table({ header: ["Team"], rows: rowsOf(99, "a") }))).toHaveLength(100);
    const cut = texts(table({ header: ["Team"], rows: rowsOf(130, "a") }));
    expect(cut).toHaveLength(100);
    expect(cut.at(-1)).toEqual(["… and 32 more"]); // 130 rows − 98 shown beside the header and this line
  });

  test("shows 10,000 characters, and of more says how many rows are left out", () => {
    const fits = table({ header: ["ab"], rows: rowsOf(3, "x".repeat(3332)) }); // 2 + 3 × 3,332 = 9,998
    expect(texts(fits)).toHaveLength(4);
    const cut = texts(table({ header: ["abcd"], rows: rowsOf(4, "x".repeat(3333)) })); // 4 + 4 × 3,333 = 13,336
    expect(cut.map((row) => row[0]?.length)).toEqual([4, 3333, 3333, 12]);
    expect(cut.at(-1)).toEqual(["… and 2 more"]);
  });

  test("shows 20 columns, and of more says how many are left out", () => {
    const header = Array.from({ length: 25 }, (_, index) => `c${index}`);
    const built = table({ header, rows: [header] });
    expect(built.rows[0]).toHaveLength(20);
    expect(texts(built)[0]?.at(-1)).toBe("… 6 more"); // 25 − 19
  });

  test("needs a column", () => {
    expect(() => table({ header: [], rows: [] })).toThrow("at least one column");
  });

  test("is valid, whatever people wrote and however much", () => {
    const text = fc.oneof(
      fc.string({ unit: anyLetter, maxLength: 60 }),
      fc.constantFrom("", "🎉".repeat(900), "x".repeat(12_000)),
    );
    const cell: fc.Arbitrary<Cell> = fc.oneof(
      text,
      fc.record({ text, align: fc.constantFrom("left", "center", "right") }),
    );
    fc.assert(
      fc.property(
        fc.array(cell, { minLength: 1, maxLength: 24 }),
        fc.array(fc.array(cell, { maxLength: 24 }), { maxLength: 130 }),
        (header, rows) => {
          const built = table({ header, rows, blockId: "table" });
          expect(say(built)).toEqual([]);
          const shown = built.rows.length - 1;
          const last = texts(built).at(-1)?.[0] ?? "";
          if (shown < rows.length) expect(last).toBe(`… and ${rows.length - shown + 1} more`);
        },
      ),
      { numRuns: 60 },
    );
  });
});
