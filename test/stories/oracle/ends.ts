import jstat from "jstat";
import type { Passed } from "./count-passage.ts";
import { full, short } from "./print.ts";

export type Ends = { low: number; likely: number; high: number };
export type Spread = { low: number; high: number };
const gamma = (p: number, n: number): number => jstat.gamma.inv(p, n, 1 / n);
export const overCount = (n: number): Spread => ({ low: 1 / gamma(0.9, n), high: 1 / gamma(0.1, n) });
export function overRate({ rate, n }: Passed): Spread {
  const beta = (p: number) => jstat.beta.inv(p, rate * n + 0.5, (1 - rate) * n + 0.5);
  return { low: rate / beta(0.9), high: rate / beta(0.1) };
}
export const together = (spreads: readonly Spread[]): Spread => {
  const root = (of: (spread: Spread) => number) =>
    Math.sqrt(spreads.reduce((sum, spread) => sum + Math.log(of(spread)) ** 2, 0));
  return { low: Math.exp(-root((spread) => spread.low)), high: Math.exp(root((spread) => spread.high)) };
};
export const addEnds = (parts: readonly Ends[]): Ends => ({
  low: parts.reduce((sum, { low }) => sum + low, 0),
  likely: parts.reduce((sum, { likely }) => sum + likely, 0),
  high: parts.reduce((sum, { high }) => sum + high, 0),
});
export const range = ({ low, high }: Ends): string =>
  short(low) === short(high) ? short(high) : `${short(low)} to ${short(high)}`;
export const about = (ends: Ends): string =>
  `${full(100 * Math.round(ends.likely / 100))} (low to high: ${range(ends)})`;

/** Whole parts of a whole in proportion; what is left goes to the largest remainders, the earlier first. */
export function share(whole: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const exact = weights.map((weight) => (whole * weight) / sum);
  const parts = exact.map((part) => Math.floor(part + 1e-9));
  const order = weights.map((_, index) => index);
  order.sort((a, b) => (exact[b] ?? 0) - (parts[b] ?? 0) - ((exact[a] ?? 0) - (parts[a] ?? 0)) || a - b);
  const left = whole - parts.reduce((all, part) => all + part, 0);
  for (const index of order.slice(0, left)) parts[index] = (parts[index] ?? 0) + 1;
  return parts;
}
