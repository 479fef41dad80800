import { minorDigits } from "./currency.ts";

/** Minor units as a decimal number that a spreadsheet adds up: 12345 cents are "123.45". */
export function printDecimal(minor: bigint, currency: string): string {
  const digits = minorDigits(currency);
  const sign = minor < 0n ? "-" : "";
  const text = String(minor < 0n ? -minor : minor).padStart(digits + 1, "0");
  return digits === 0 ? `${sign}${text}` : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
