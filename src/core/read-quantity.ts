import { parseMoney } from "./parse-money.ts";
import { readNumber } from "./read-number.ts";
import { ok, type Problem, problem, type Result } from "./result.ts";
import { shorten } from "./shorten.ts";

const mostCount = 1_000_000_000n;
const shareForm = /^(?<number>.*?)\s?(?:[%％]|percent|per cent|pct)$/iu;
const countForm = /^(?<number>.*?)\s?(?<scale>k|thousand|m|million)?$/iu;

const checkSign = (text: string, example: string): Problem | null =>
  /^[^\d]*[-−(]/u.test(text) ? problem(`"${shorten(text)}" is less than nothing.`, example) : null;

/** Whether the words are a percentage by their shape: "50 %", "33.3 percent". Never throws. */
export const looksLikeShare = (text: string): boolean => shareForm.test(text);

/**
 * A typed percentage ("50 %", "33,3 percent") in basis points, 0 to 10,000. Exact, no rounding: refuses more than two
 * decimals, more than 100 % and less than 0. `example` is what a problem offers to type instead.
 */
export function readShare(text: string, example: string): Result<number> {
  const negative = checkSign(text, example);
  if (negative) return negative;
  const number = /\d/.test(text) ? readNumber(shareForm.exec(text)?.groups?.number ?? "", false) : null;
  if (number === null || number === "ambiguous")
    return problem(`"${shorten(text)}" is not a share.`, example);
  if (number.fraction.length > 2) return problem("A share has at most two decimals.", example);
  const basisPoints = BigInt(number.whole + number.fraction.padEnd(2, "0"));
  if (basisPoints > 10_000n) return problem("A share cannot be over 100 %.", example);
  return ok(Number(basisPoints));
}

/**
 * A typed count of records: "120", "1,200", "1.200" (1200, since a count has no decimals), "2k". A whole number from 0
 * to 10^9; refuses fractions, negative numbers and anything greater. `example` is what a problem offers instead.
 */
export function readCount(text: string, example: string): Result<bigint> {
  const negative = checkSign(text, example);
  if (negative) return negative;
  const { number: digits = "", scale } = countForm.exec(text)?.groups ?? {};
  const places = scale === undefined ? 0 : /^[kt]/i.test(scale) ? 3 : 6;
  const number = /\d/.test(digits) ? readNumber(digits, places === 0) : null;
  if (number === null) return problem(`"${shorten(text)}" is not a number.`, example);
  const { whole, fraction } =
    number === "ambiguous" ? { whole: digits.replaceAll(".", ""), fraction: "" } : number;
  if (fraction.length > places) return problem(`"${shorten(text)}" is not a whole number.`, example);
  const count = BigInt(whole + fraction.padEnd(places, "0"));
  return count > mostCount
    ? problem(`"${shorten(text)}" is more than anyone can reach.`, example)
    : ok(count);
}

/**
 * A typed amount in minor units of the ledger's currency, 0 to 10^15: "$2m", "2m", "0". Exact, no rounding. Refuses
 * another currency, because a target needs no rate to be read, and what parseMoney refuses besides zero.
 */
export function readAmount(text: string, currency: string, example: string): Result<bigint> {
  const negative = checkSign(text, example);
  if (negative) return negative;
  // A deal is never worth nothing but a commitment may be, so its last 0 is read as a 1 for the currency's sake.
  const isZero = /0/.test(text) && !/[1-9]/.test(text);
  const money = parseMoney(isZero ? text.replace(/0(?!.*0)/, "1") : text, currency);
  if (!money.ok) return money.example.includes(" or ") ? money : problem(money.what, example);
  if (money.value.currency !== currency)
    return problem(
      `This ledger reports in ${currency}, and "${shorten(text)}" is ${money.value.currency}.`,
      example,
    );
  return ok(isZero ? 0n : money.value.amountMinor);
}
