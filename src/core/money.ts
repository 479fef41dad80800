import { minorDigits, shownSign } from "./currency.ts";
import { divideRounded } from "./divide-rounded.ts";

/** An amount in integer minor units (cents; whole yen) and its ISO 4217 currency. Never a float. */
export type Money = { amountMinor: bigint; currency: string };

const groupThousands = (digits: string): string => digits.replace(/\B(?=(?:\d{3})+$)/g, ",");

function parts(money: Money): { sign: string; whole: string; fraction: string } {
  const digits = minorDigits(money.currency);
  const isNegative = money.amountMinor < 0n;
  const text = (isNegative ? -money.amountMinor : money.amountMinor).toString().padStart(digits + 1, "0");
  const whole = text.slice(0, text.length - digits);
  const fraction = text.slice(text.length - digits);
  return { sign: isNegative ? "-" : "", whole, fraction: /^0*$/.test(fraction) ? "" : `.${fraction}` };
}

const withCurrency = (sign: string, currency: string, number: string): string => {
  const symbol = shownSign(currency);
  return symbol === null ? `${sign}${currency} ${number}` : `${sign}${symbol}${number}`;
};

/**
 * An amount in full for people: "$120,000", "$120,000.50", "€1,200,000", "CHF 500", "-$5". Decimals are shown
 * only when they are not zero, then all of the currency's. Exact, no rounding. Dollars other than the American
 * are told apart ("CA$500"). Never throws.
 */
export function formatMoney(money: Money): string {
  const { sign, whole, fraction } = parts(money);
  return withCurrency(sign, money.currency, `${groupThousands(whole)}${fraction}`);
}

/**
 * An amount as the grammar reads it back whatever the ledger's currency is: "USD 120000.50". Exact. Reading it
 * again gives the same amount for 1 to 10^15 minor units. Never throws.
 */
export function printMoney(money: Money): string {
  const { sign, whole, fraction } = parts(money);
  return `${sign}${money.currency} ${whole}${fraction}`;
}

/**
 * An amount in the width of a table: "$9,500", "$120k", "$10.0M", "$1.5bn". Under 10,000 whole units, then
 * thousands without a decimal, millions and billions with one; each rounded half away from zero. Never throws.
 */
export function formatMoneyShort(money: Money): string {
  const one = 10n ** BigInt(minorDigits(money.currency));
  const minor = money.amountMinor < 0n ? -money.amountMinor : money.amountMinor;
  const sign = money.amountMinor < 0n ? "-" : "";
  const round = (unit: bigint): bigint => divideRounded(minor, unit);
  const oneDecimal = (tenths: bigint): string =>
    `${groupThousands((tenths / 10n).toString())}.${tenths % 10n}`;

  const units = round(one);
  const thousands = round(one * 1_000n);
  const millionTenths = round(one * 100_000n);
  const billionTenths = round(one * 100_000_000n);
  if (units < 10_000n) return withCurrency(sign, money.currency, groupThousands(units.toString()));
  if (thousands < 1_000n) return withCurrency(sign, money.currency, `${thousands}k`);
  if (millionTenths < 10_000n) return withCurrency(sign, money.currency, `${oneDecimal(millionTenths)}M`);
  return withCurrency(sign, money.currency, `${oneDecimal(billionTenths)}bn`);
}
