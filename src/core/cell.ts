/** A part of the company that a target or a commitment is for: a product line, a division, or both; both null: all of it. */
export type Cell = { productLineId: string | null; divisionId: string | null };

/** The whole company. */
export const wholeCompany: Cell = { productLineId: null, divisionId: null };

/**
 * A cell as targets and commitments store it: "" for the whole company, "product:<id>", "division:<id>", or both with
 * "|" between them.
 */
export const printCell = ({ productLineId, divisionId }: Cell): string =>
  [
    productLineId === null ? [] : [`product:${productLineId}`],
    divisionId === null ? [] : [`division:${divisionId}`],
  ]
    .flat()
    .join("|");

/** The cell behind stored text; parts that are none are the whole company. Never throws. */
export function readCell(text: string): Cell {
  const parts = new Map(
    text.split("|").map((part): [string, string] => {
      const at = part.indexOf(":");
      return [part.slice(0, at), part.slice(at + 1)];
    }),
  );
  return { productLineId: parts.get("product") || null, divisionId: parts.get("division") || null };
}

/** Whether a cell lies within another, whose missing tags take in everything. Never throws. */
export const isWithin = (cell: Cell, of: Cell): boolean =>
  (of.productLineId === null || of.productLineId === cell.productLineId) &&
  (of.divisionId === null || of.divisionId === cell.divisionId);

/** Whether a cell names both a product line and a division. Never throws. */
export const isTagged = ({ productLineId, divisionId }: Cell): boolean =>
  productLineId !== null && divisionId !== null;

type Named = { id: string; name: string };

/** "Core", "EMEA", "Core in EMEA", or "" for the whole company. @param names the ledger's product lines and divisions */
export function wordsForCell(
  cell: Cell,
  names: { products: readonly Named[]; divisions: readonly Named[] },
): string {
  const product = names.products.find(({ id }) => id === cell.productLineId)?.name ?? cell.productLineId;
  const division = names.divisions.find(({ id }) => id === cell.divisionId)?.name ?? cell.divisionId;
  if (product !== null && division !== null) return `${product} in ${division}`;
  return product ?? division ?? "";
}
