import { betaQuantile, gammaQuantile } from "./distributions.ts";
import { quantile } from "./quantile.ts";

/** What a ledger knows of all its meetings that are old enough: how many, and how many were won. */
export type Pool = {
  meetings: number;
  wins: number;
  /** won deals with an amount in the ledger's currency, the mean of those (minor units), and their standard deviation ÷ mean */
  amounts: { n: number; meanMinor: number; variation: number };
};

/** What a source or campaign brought of that: credited meetings and wins may be fractions of one. */
export type Brought = {
  meetings: number;
  wins: number;
  /** of the wins those with an amount, and the sum of it in minor units */
  winsWithAmount: number;
  wonMinor: number;
};

/** Both ends of an 80 % interval, and its middle. */
export type Range = { low: number; middle: number; high: number };

/** The ledger's own conversion weighs as much as so many meetings, its mean amount as so many wins. */
export const priorMeetings = 2;
export const priorWins = 5;

const points = 32;
const middles = Array.from({ length: points }, (_, at) => (at + 0.5) / points);

/**
 * The 80 % interval of what a source's meetings are worth (minor units) if more like them came: meetings × chance to be
 * won × mean amount. The chance is Beta(2c + wins, 2(1 − c) + meetings − wins) with c the ledger's own conversion; the
 * mean amount is the source's own and the ledger's, weighed by wins and 5, with a Gamma error that shrinks with both.
 * The product is taken over 32 × 32 equally likely pairs, so that the same data give the same figure. Null where no won
 * deal of the ledger has an amount. Throws RangeError when there are more wins than meetings. formulas.md §5, verdict.
 */
export function worthInterval({ brought, pool }: { brought: Brought; pool: Pool }): Range | null {
  const { meetings, wins } = brought;
  if (wins > meetings + 1e-6) throw new RangeError(`${wins} wins of ${meetings} meetings are too many.`);
  if (pool.amounts.n === 0) return null;
  const conversion = (pool.wins + 0.5) / (pool.meetings + 1);
  const won = priorMeetings * conversion + wins;
  const notWon = priorMeetings * (1 - conversion) + Math.max(0, meetings - wins);
  const weight = priorWins + brought.winsWithAmount;
  const mean = (priorWins * pool.amounts.meanMinor + brought.wonMinor) / weight;
  const shape = weight / Math.max(0.1, pool.amounts.variation) ** 2;
  const chances = middles.map((p) => betaQuantile(p, won, notWon));
  const errors = middles.map((p) => gammaQuantile(p, shape));
  const worths = chances.flatMap((chance) => errors.map((error) => meetings * chance * mean * error));
  const at = (p: number) => quantile(worths, p) ?? 0;
  return { low: at(0.1), middle: at(0.5), high: at(0.9) };
}
