import { describe, expect, it } from "vitest";
import { printCell, readCell, wholeCompany, wordsForCell } from "../../src/core/cell.ts";

const names = { products: [{ id: "p1", name: "Core" }], divisions: [{ id: "d1", name: "EMEA" }] };

describe("cells of product line and division", () => {
  it.each([
    [wholeCompany, "", ""],
    [{ productLineId: "p1", divisionId: null }, "product:p1", "Core"],
    [{ productLineId: null, divisionId: "d1" }, "division:d1", "EMEA"],
    [{ productLineId: "p1", divisionId: "d1" }, "product:p1|division:d1", "Core in EMEA"],
  ])("%j is stored, read back and said", (cell, stored, said) => {
    expect(printCell(cell)).toBe(stored);
    expect(readCell(stored)).toEqual(cell);
    expect(wordsForCell(cell, names)).toBe(said);
  });

  it("text that is no cell is the whole company", () => {
    expect(readCell("rubbish|product:")).toEqual(wholeCompany);
  });
});
