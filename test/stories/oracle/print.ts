/** Dollars from cents as tables have them: "$9,500", "$120k", "$1.2M". */
export function short(cents: number): string {
  const size = Math.round(Math.abs(cents) / 100);
  const sign = cents < 0 ? "-" : "";
  if (size < 10_000) return `${sign}$${size.toLocaleString("en-US")}`;
  if (Math.round(size / 1000) < 1000) return `${sign}$${Math.round(Math.abs(cents) / 100_000)}k`;
  return `${sign}$${(Math.round(Math.abs(cents) / 10_000_000) / 10).toFixed(1)}M`;
}

/** Dollars from cents in full, with cents only where there are any. */
export const full = (cents: number): string =>
  `$${(cents / 100).toLocaleString("en-US", { minimumFractionDigits: cents % 100 === 0 ? 0 : 2, maximumFractionDigits: 2 })}`;

export const percent = (share: number): string => `${Math.round(share * 100)} %`;
export const multiple = (times: number): string => `${times.toFixed(times < 9.995 ? 2 : 0)}×`;
export const tenths = (n: number): string => String(Math.round(n * 10) / 10);

/** (won × margin − spent) ÷ spent, "ROI −40 %". */
export function roi(wonCents: number, spentCents: number, margin: number): string {
  if (spentCents <= 0) return "n/a";
  const value = Math.round(((wonCents * margin - spentCents) / spentCents) * 100);
  return `ROI ${value < 0 ? "−" : ""}${Math.abs(value)} %`;
}

/** The number at a share of a list, between its neighbours where it falls between two. */
export function at(list: readonly number[], share: number): number {
  const sorted = list.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)] ?? Number.NaN;
  return low + (place - Math.floor(place)) * ((sorted[Math.ceil(place)] ?? low) - low);
}

const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** "Fri 1 Jan 2027". */
export function dayWords(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  return `${weekdays[date.getUTCDay()]} ${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** Every number in a text with what belongs to it: "$1,200", "2.10×", "80 %", "2026-Q4". */
export const numbersIn = (said: string): string[] =>
  said.match(/[$€]?\d+(?:,\d{3})*(?:\.\d+)?(?:-Q?\d[\d-]*)?(?: %|×|k\b|M\b)?/g) ?? [];
