import { currenciesFor, minorDigits } from "./currency.ts";
import { formatMoney, type Money } from "./money.ts";
import { readNumber } from "./read-number.ts";
import { ok, type Problem, problem, type Result } from "./result.ts";
import { shorten } from "./shorten.ts";

const mostMinor = 10n ** 15n;
const scales = new Map([
  ["", 0],
  ["k", 3],
  ["thousand", 3],
  ["m", 6],
  ["mm", 6],
  ["mn", 6],
  ["mio", 6],
  ["million", 6],
  ["b", 9],
  ["bn", 9],
  ["billion", 9],
]);

const numberForm = String.raw`\d{1,3}(?: \d{3})+(?:[.,]\d+)?|[.,]?\d[\d.,'’]*`;
const markForm = `[A-Za-z]{0,3}[$€£¥₹₩₪₫₱₺₴₦฿]|[A-Za-z]{3}`;
const shapeForm = new RegExp(
  `^(?<minus>[-−(]?)(?<before>${markForm})?(?<gap>\\s?)(?<inner>[-−]?)(?<number>${numberForm})(?<tail>.*?)\\)?$`,
  "u",
);
const tailForm = new RegExp(
  `^(?<gap>\\s?)(?<scale>thousand|million|billion|mio|mm|mn|bn|k|m|b)??(?<gap2>\\s?)(?<after>${markForm})?$`,
  "iu",
);

type Shape = { isNegative: boolean; currencies: readonly string[]; number: string; scale: number };

/** The marks before and after must agree ("$120k CAD"); null when one is no currency or they contradict. */
function agree(before: readonly string[] | null, after: readonly string[] | null): readonly string[] | null {
  if (before?.length === 0 || after?.length === 0) return null;
  if (!before || !after) return before ?? after ?? [];
  const both = after.filter((currency) => before.includes(currency));
  return both.length > 0 ? both : null;
}

function readShape(text: string): Shape | null {
  const found = shapeForm.exec(text.replace(/\s+/gu, " ").trim())?.groups;
  const tail = found && tailForm.exec(found.tail ?? "")?.groups;
  if (!found || !tail) return null;
  const isTailAttached = !tail.gap && !tail.gap2;
  const before = found.before === undefined ? null : currenciesFor(found.before, !found.gap);
  const after = tail.after === undefined ? null : currenciesFor(tail.after, isTailAttached);
  const currencies = agree(before, after);
  if (currencies === null) return null;
  return {
    isNegative: Boolean(found.minus || found.inner),
    currencies,
    number: found.number ?? "",
    scale: scales.get((tail.scale ?? "").toLowerCase()) ?? 0,
  };
}

/**
 * Whether words stand for money by their shape: a number with a sign or a currency code ("$120k", "120 000 €",
 * "USD 120,000.50"). "3M", "24/7" and "120000" never do. The amount itself may still be refused by parseMoney
 * ("$0"). Never throws.
 */
export function looksLikeMoney(text: string): boolean {
  const shape = readShape(text);
  return shape !== null && shape.currencies.length > 0;
}

function ambiguous(number: string, currency: string): Problem {
  const digits = number.replaceAll(".", "");
  const minor = 10n ** BigInt(minorDigits(currency));
  const thousands = formatMoney({ amountMinor: BigInt(digits) * minor, currency });
  const decimals = formatMoney({ amountMinor: (BigInt(digits) * minor) / 1_000n, currency });
  return problem(
    `"${number}" can be read in two ways.`,
    minor === 1n ? thousands : `${thousands} or ${decimals}`,
  );
}

/**
 * An amount of money as a person types it: "$120k", "€1.2m", "120000 USD", "USD 120,000.50", "1.5bn", "120 000 €".
 * `defaultCurrency` is the ledger's ISO code: a bare number means it, and so does a sign which that currency
 * uses ("$" in a Canadian ledger); otherwise "$" is USD and "¥" JPY. "1,234" is 1234 and "1.234,56" European;
 * "1.234" is refused with both readings, unless the currency has three decimals or k, m or bn follows.
 * Exact, no rounding. Refuses zero, negative, more decimals than the currency has, and more than 10^15 minor units.
 */
export function parseMoney(text: string, defaultCurrency: string): Result<Money> {
  const shape = readShape(text);
  if (!shape) return problem(`"${shorten(text)}" is not an amount of money.`, "$120k");
  const { currencies, scale } = shape;
  const currency = currencies.includes(defaultCurrency)
    ? defaultCurrency
    : (currencies[0] ?? defaultCurrency);
  const example = formatMoney({ amountMinor: 120_000n * 10n ** BigInt(minorDigits(currency)), currency });
  if (shape.isNegative) return problem("A deal's amount must be more than zero.", example);

  const number = readNumber(shape.number, scale === 0 && minorDigits(currency) !== 3);
  if (number === null) return problem(`"${shorten(text)}" is not an amount of money.`, example);
  if (number === "ambiguous") return ambiguous(shape.number, currency);

  const places = scale + minorDigits(currency);
  if (number.fraction.length > places)
    return problem(`"${shorten(text)}" has more decimals than ${currency} has.`, example);
  if (number.whole.length + places > 40) return problem(`"${shorten(text)}" is more than any deal.`, example);
  const amountMinor = BigInt(number.whole + number.fraction.padEnd(places, "0"));
  if (amountMinor === 0n) return problem("A deal's amount must be more than zero.", example);
  if (amountMinor > mostMinor) return problem(`"${shorten(text)}" is more than any deal.`, example);
  return ok({ amountMinor, currency });
}
