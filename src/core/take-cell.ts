import type { Cell } from "./cell.ts";
import { closestNames, normaliseName } from "./names.ts";
import { ok, problem, type Result } from "./result.ts";
import { shorten } from "./shorten.ts";

/** A product line or division of the ledger; `key` is its normalised name. */
type Named = { id: string; name: string; key: string };

/** What a cell can be named by. */
export type CellNames = { products: readonly Named[]; divisions: readonly Named[] };

const mostWords = 8;

/**
 * The cell that words name behind "product" (or "product line") and "division", and the words without it; the whole
 * company when there is none. Names are the ledger's, the longest first. A problem's example is a name that exists, or
 * the command that adds one. Never throws.
 * @param head how the line begins, for that example
 */
export function takeCell(
  words: readonly string[],
  { products, divisions }: CellNames,
  head = "set Marketing",
): Result<{ cell: Cell; rest: string[] }> {
  const product = takeNamed(words, /^products?$/i, "product", { names: products, head });
  if (!product.ok) return product;
  const division = takeNamed(product.value.rest, /^divisions?$/i, "division", { names: divisions, head });
  if (!division.ok) return division;
  return ok({
    cell: { productLineId: product.value.id, divisionId: division.value.id },
    rest: division.value.rest,
  });
}

function takeNamed(
  words: readonly string[],
  keyword: RegExp,
  kind: "product" | "division",
  { names, head }: { names: readonly Named[]; head: string },
): Result<{ id: string | null; rest: string[] }> {
  const at = words.findIndex((word) => keyword.test(word));
  if (at < 0) return ok({ id: null, rest: [...words] });
  const isLine = kind === "product" && /^lines?$/i.test(words[at + 1] ?? "");
  const from = at + (isLine ? 2 : 1);
  for (let count = Math.min(mostWords, words.length - from); count > 0; count -= 1) {
    const key = normaliseName(words.slice(from, from + count).join(" "));
    const found = names.find((each) => each.key === key);
    if (found !== undefined) return ok({ id: found.id, rest: words.toSpliced(at, from + count - at) });
  }
  const what = kind === "product" ? "product line" : "division";
  const typed = words.slice(from).join(" ");
  const known = names.map(({ name }) => name);
  const there = known.length === 0 ? "There are none yet." : `There are: ${shorten(known.join(", "), 300)}.`;
  const [closest] = closestNames(typed, known, 1);
  return problem(
    typed === "" ? `Which ${what}? ${there}` : `There is no ${what} “${shorten(typed)}”. ${there}`,
    known.length === 0
      ? `/roundtrip define ${kind} ${typed || "Example"}`
      : `${head} ${head === "target" ? "120 meetings" : "50% of meetings"} ${kind} ${closest?.name ?? known[0]}`,
  );
}
