import { normalQuantile } from "./distributions.ts";
import { type Interval, wilsonInterval } from "./wilson.ts";

/** One value of an attribute of accounts, as people read it: "sector", "retail". */
export type Trait = { attribute: string; value: string };

/** Closed deals of the accounts with one trait, or with both of a pair: whole counts, and won minor units of one currency. */
export type ProfileCell = { traits: readonly Trait[]; won: number; lost: number; wonMinor: bigint };

/** What a kind of customer is: better or worse than all beyond chance, as all, or too few to say. */
export type Fit = "best" | "poor fit" | "as all" | "not ranked";

/** A kind of customer: its win rate (0..1), the corrected interval, the rate ÷ that of all, its share of won revenue. */
export type ProfileRow = ProfileCell & {
  closed: number;
  winRate: number;
  interval: Interval;
  /** null where nothing was ever won */
  lift: number | null;
  /** null where no revenue is known */
  revenueShare: number | null;
  fit: Fit;
};

/** Kinds of customers, the best and the poor fits first, and how many were compared. */
export type Profile = { rows: ProfileRow[]; compared: number; closed: number; won: number; z: number };

/** Under so many closed deals a kind of customer is not ranked. */
export const fewestClosed = 10;

/**
 * Who buys and who does not. Every cell with 10 closed deals or more is compared with the win rate of all: "best" where
 * its Wilson interval lies above that, "poor fit" where it lies below. The interval's level is Bonferroni's, 1 − 5 % ÷
 * comparisons, so that among any number of kinds one is named by chance in one ledger of twenty at most. A pair that
 * holds the same deals as one of its traits says nothing new and is left out. Rows: best by lift, poor fits by
 * lift, then the others by closed deals. `all` are the closed deals of everybody. formulas.md §5, customer profile.
 */
export function profileOf(
  cells: readonly ProfileCell[],
  all: { won: number; lost: number; wonMinor: bigint },
): Profile {
  const closedOf = ({ won, lost }: { won: number; lost: number }) => won + lost;
  const single = new Map(
    cells.flatMap((cell) => {
      const [trait, other] = cell.traits;
      return trait === undefined || other !== undefined ? [] : [[keyOf(trait), closedOf(cell)]];
    }),
  );
  const telling = cells.filter(
    (cell) =>
      closedOf(cell) > 0 &&
      (cell.traits.length === 1 || cell.traits.every((trait) => single.get(keyOf(trait)) !== closedOf(cell))),
  );
  const compared = telling.filter((cell) => closedOf(cell) >= fewestClosed).length;
  const z = normalQuantile(1 - 0.025 / Math.max(1, compared));
  const closed = closedOf(all);
  const rate = closed === 0 ? 0 : all.won / closed;
  const rows = telling.map((cell): ProfileRow => {
    const n = closedOf(cell);
    const interval = wilsonInterval(cell.won, n, z) ?? { low: 0, high: 1 };
    return {
      ...{ ...cell, closed: n, winRate: cell.won / n, interval },
      lift: rate === 0 ? null : cell.won / n / rate,
      revenueShare: all.wonMinor <= 0n ? null : Number(cell.wonMinor) / Number(all.wonMinor),
      fit: n < fewestClosed ? "not ranked" : fitOf(interval, rate),
    };
  });
  return { rows: rows.toSorted(compareRows), compared, closed, won: all.won, z };
}

const fitOf = ({ low, high }: Interval, rate: number): Fit =>
  low > rate ? "best" : high < rate ? "poor fit" : "as all";

const order: Record<Fit, number> = { best: 0, "poor fit": 1, "as all": 2, "not ranked": 3 };

function compareRows(a: ProfileRow, b: ProfileRow): number {
  if (a.fit !== b.fit) return order[a.fit] - order[b.fit];
  const lift = (a.lift ?? 0) - (b.lift ?? 0);
  if (a.fit === "best" && lift !== 0) return -lift;
  if (a.fit === "poor fit" && lift !== 0) return lift;
  return b.closed - a.closed || (nameOf(a.traits) < nameOf(b.traits) ? -1 : 1);
}

const keyOf = ({ attribute, value }: Trait): string => `${attribute}\n${value}`;

/** Traits as people read them: "sector retail and employees 51–200". */
export const nameOf = (traits: readonly Trait[]): string =>
  traits.map(({ attribute, value }) => `${attribute} ${value}`).join(" and ");
