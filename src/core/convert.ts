import { minorDigits } from "./currency.ts";
import { addDays, type Day, formatDay } from "./day.ts";
import { divideRounded } from "./divide-rounded.ts";
import { type AmountByCurrency, sumAmounts } from "./funnel.ts";
import { countOf } from "./wording.ts";

/** What one unit of a currency was worth in the ledger's own from a day on; `rate` an exact decimal, "1.08". */
export type RateRow = { currency: string; day: Day; rate: string };

/** Minor units of one currency, dated. */
export type DatedAmount = AmountByCurrency & { day: Day };

/** Amounts added up: `own` in the ledger's currency, `others` what has no rate, by currency, `used` the rates behind `own`. */
export type AddedUp = { own: bigint; others: AmountByCurrency[]; used: RateRow[] };

/** A rate is good for so many days after its own. */
export const rateGoodDays = 31;

const rateForm = /^(\d{1,9})(?:\.(\d{1,9}))?$/;

/** Whether the text is a positive decimal that a rate may be: "1.08", "0.0062", "151". Never throws. */
export const isRate = (text: string): boolean => rateForm.test(text) && /[1-9]/.test(text);

/**
 * The rate of a currency for a day: the latest on or before it, at most 31 days old (formulas.md §2); null when there is
 * none. `rates` in any order. Never throws.
 */
export function findRate(rates: readonly RateRow[], currency: string, day: Day): RateRow | null {
  const oldest = addDays(day, -rateGoodDays);
  let found: RateRow | null = null;
  for (const rate of rates) {
    if (rate.currency !== currency || rate.day > day || rate.day < oldest) continue;
    if (found === null || rate.day > found.day) found = rate;
  }
  return found;
}

/**
 * An amount of one currency in minor units of another, at `rate` units of the other for one: exact on whole numbers, the
 * result rounded once to the minor unit, halves away from zero. Currencies keep their own digits: ¥151 at 0.0066 are
 * $1.00 (100). Throws RangeError for a rate that is no positive decimal.
 */
export function convertMinor(
  amountMinor: bigint,
  { from, to, rate }: { from: string; to: string; rate: string },
): bigint {
  const [, whole = "", fraction = ""] = rateForm.exec(rate) ?? [];
  if (!isRate(rate)) throw new RangeError(`A rate is a positive decimal, not "${rate}".`);
  const numerator = amountMinor * BigInt(whole + fraction) * 10n ** BigInt(minorDigits(to));
  const denominator = 10n ** BigInt(minorDigits(from) + fraction.length);
  return divideRounded(numerator, denominator);
}

/**
 * How many minor units of a currency one of another was worth on a day, for spreads of amounts, never for a sum: 1 for
 * the same one, null without a rate. Never throws.
 */
export function rateAsNumber(
  rates: readonly RateRow[],
  { from, to, day }: { from: string; to: string; day: Day | null },
): number | null {
  if (from === to) return 1;
  const rate = day === null ? null : findRate(rates, from, day);
  return rate === null ? null : Number(rate.rate) * 10 ** (minorDigits(to) - minorDigits(from));
}

/**
 * Dated amounts of several currencies in the ledger's: each converted at the rate of its own day, and what has no rate
 * kept apart by currency, never added silently (formulas.md §2). Parts of one list add up to the whole, because every
 * amount is rounded by itself. The one place where amounts of different currencies meet.
 */
export function addUp(amounts: readonly DatedAmount[], currency: string, rates: readonly RateRow[]): AddedUp {
  const others = new Map<string, bigint>();
  const used = new Map<string, RateRow>();
  let own = 0n;
  for (const { amountMinor, currency: from, day } of amounts) {
    if (from === currency) {
      own += amountMinor;
      continue;
    }
    const rate = findRate(rates, from, day);
    if (rate === null) others.set(from, (others.get(from) ?? 0n) + amountMinor);
    else {
      own += convertMinor(amountMinor, { from, to: currency, rate: rate.rate });
      used.set(`${from} ${rate.day}`, rate);
    }
  }
  return {
    own,
    others: [...others]
      .filter(([, sum]) => sum !== 0n)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([other, amountMinor]) => ({ currency: other, amountMinor })),
    used: sortRates([...used.values()]),
  };
}

/**
 * Amounts by currency, those with a day (null: none is known) in the ledger's own where there is a rate for it: the ledger's
 * first, then what has none. Never throws for rates that isRate takes.
 */
export function convertDated(
  amounts: readonly (AmountByCurrency & { day: Day | null })[],
  currency: string,
  rates: readonly RateRow[],
): AmountByCurrency[] {
  const dated = amounts.flatMap((each) => (each.day === null ? [] : [{ ...each, day: each.day }]));
  const plain = amounts.filter(({ day }) => day === null);
  const { own, others } = addUp(dated, currency, rates);
  return sumAmounts([
    ...(own === 0n ? [] : [{ currency, amountMinor: own }]),
    ...plain.map(({ currency: of, amountMinor }) => ({ currency: of, amountMinor })),
    ...others,
  ]);
}

/**
 * Sums by currency of which these dated amounts are a part: what has a rate moves to the ledger's currency, the rest stays.
 * Minor units; nothing is lost, and the rates that were used come along. Never throws for rates that isRate takes.
 */
export function convertPart(
  amounts: readonly AmountByCurrency[],
  part: readonly DatedAmount[],
  { currency, rates }: { currency: string; rates: readonly RateRow[] },
): { amounts: AmountByCurrency[]; used: RateRow[] } {
  const foreign = part.filter((each) => each.currency !== currency);
  const { own, others, used } = addUp(foreign, currency, rates);
  const less = (all: readonly AmountByCurrency[]) =>
    all.map((each) => ({ currency: each.currency, amountMinor: -each.amountMinor }));
  const moved = sumAmounts([...amounts, ...less(foreign), ...others, { currency, amountMinor: own }]);
  return { amounts: moved.filter(({ amountMinor }) => amountMinor !== 0n), used };
}

const sortRates = (rates: RateRow[]): RateRow[] =>
  rates.sort((a, b) => (a.currency + a.day < b.currency + b.day ? -1 : 1));

/** Several lists of used rates as one, each rate once, by currency and day. */
export function mergeRates(lists: readonly (readonly RateRow[])[]): RateRow[] {
  return sortRates([...new Map(lists.flat().map((rate) => [`${rate.currency} ${rate.day}`, rate])).values()]);
}

const shownMost = 3;

/**
 * The rates behind a sum, in any order, for the foot of a report: the three of the latest days, "EUR 1 = USD 1.08 (from Sun
 * 1 Nov 2026)", and how many are earlier; null when there are none.
 */
export function wordsForConversion(used: readonly RateRow[], currency: string): string | null {
  if (used.length === 0) return null;
  const shown = used
    .toSorted((a, b) => (a.day + a.currency < b.day + b.currency ? -1 : 1))
    .slice(-shownMost)
    .map((rate) => `${rate.currency} 1 = ${currency} ${rate.rate} (from ${formatDay(rate.day)})`);
  const more = used.length > shownMost ? `, and ${countOf(used.length - shownMost, "earlier rate")}` : "";
  return `Converted at ${shown.join(", ")}${more}`;
}
