/** Meetings of a quarter, and in which quarter they were won; null: not won. Quarters are numbered, one more each. */
export type WonLater = { entered: number; won: number | null; n: number };

/** Nothing is looked for beyond so many quarters. */
const longest = 12;
/** A quarter that wins less than this share of all that is ever won cannot carry a rescue. */
const asGoodAsNone = 0.05;

/**
 * r_k: the share of meetings won k quarters later (0..1, unrounded), for k from 0, of the quarters that are old enough
 * to know: k quarters later is over. `lastComplete` numbers the last quarter that is over. Ends where fewer than `fewest`
 * meetings are old enough; null where there are not even those for k = 0. Wins dated before their meeting are data
 * errors and count as not won. Never throws. formulas.md §6: wins_q = Σ_k meetings_{q−k} × r_k.
 */
export function winsByLag(rows: readonly WonLater[], lastComplete: number, fewest: number): number[] | null {
  const shares: number[] = [];
  for (let lag = 0; lag <= longest; lag += 1) {
    const old = rows.filter(({ entered }) => entered + lag <= lastComplete);
    const meetings = count(old);
    if (meetings < fewest || meetings === 0) break;
    shares.push(count(old.filter(({ entered, won }) => won === entered + lag)) / meetings);
  }
  return shares.length === 0 ? null : shares;
}

/**
 * In the bank: how many of the meetings held so far will be won in a quarter (its number), unrounded: Σ_k of the
 * meetings k quarters before it × r_k. Beyond the known lags nothing is expected. Never throws. formulas.md §6.
 */
export const winsInBank = (rows: readonly WonLater[], shares: readonly number[], quarter: number): number =>
  rows.reduce((sum, { entered, n }) => sum + n * (shares[quarter - entered] ?? 0), 0);

/**
 * After how many quarters meetings begin to be won: the first k whose r_k is at least a twentieth of all r; 0 where
 * money of the same quarter still helps. Null where nothing is ever won. Never throws. formulas.md §6: r_0 ≈ 0.
 */
export function firstLag(shares: readonly number[]): number | null {
  const all = shares.reduce((sum, share) => sum + share, 0);
  const lag = shares.findIndex((share) => all > 0 && share >= asGoodAsNone * all);
  return lag < 0 ? null : lag;
}

const count = (rows: readonly WonLater[]): number => rows.reduce((sum, { n }) => sum + n, 0);
