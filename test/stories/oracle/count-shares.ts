import { wonCents } from "./count-cost.ts";
import { creditsOf, halfLifeOf, type models, type Named, type Step } from "./count-credits.ts";
import { share } from "./ends.ts";
import { dayWords, full, short } from "./print.ts";
import { type Fact, type Facts, minor, rateOf, text } from "./read-facts.ts";

/** What stands for those that name nothing. */
const nothing: Named = {
  ...{ source: "Unsourced", campaign: "No campaign", team: "Unsourced" },
  ...{ product: "No product line", division: "No division" },
};
const untouched = "Unattributed";

/** Of one row: deals and cents of its own, and what touches credit to it in ten-thousandths of a deal and in cents. */
type Share = { own: number; ownCents: number; parts: number; cents: number };

type Asked = {
  model: keyof typeof models;
  by: keyof Named;
  isIn: (deal: Fact) => boolean;
  stepsOf: (deal: Fact) => Step[];
};

/** Won deals as a model shares them, one by one: the rows, in this order of labels, and the sentences about them. */
export function countShares(facts: Facts, { model, by, isIn, stepsOf }: Asked, labels: readonly string[]) {
  const halfLife = halfLifeOf(facts);
  const won = facts.deals.filter((deal) => deal.status === "won" && isIn(deal));
  const rows = new Map<string, Share>(labels.map((label) => [label, none()]));
  const at = (label: string): Share => {
    const row = rows.get(label) ?? none();
    rows.set(label, row);
    return row;
  };
  for (const deal of won) {
    const cents = wonCents(facts, [deal]);
    const own = at(text(deal, by) || nothing[by]);
    own.own += 1;
    own.ownCents += cents;
    const steps = stepsOf(deal);
    const credits = steps.length === 0 ? [10_000] : creditsOf(model, steps, deal, halfLife);
    const money = share(cents, credits);
    for (const [place, credit] of credits.entries()) {
      const step = steps[place];
      const row = at(step === undefined ? untouched : step[by] || nothing[by]);
      row.parts += credit;
      row.cents += money[place] ?? 0;
    }
  }
  const counted = [...rows].filter(([, row]) => row.own > 0 || row.parts > 0);
  const tenths = tenthsOf(counted.map(([, row]) => row.parts));
  const all = wonCents(facts, won);
  const cells = counted.map(([label, row], place) => [
    ...[label, String(row.own), tenths[place] ?? "", worth(row.ownCents), worth(row.cents)],
  ]);
  const most = counted.reduce((best, row) => (row[1].parts > best[1].parts ? row : best));
  return {
    cells: [...cells, ["Total", String(won.length), `${won.length}.0`, worth(all), worth(all)]],
    said: `${won.length} won deals, worth ${full(all)}.`,
    most: `${most[0]} has the most: ${tenths[counted.indexOf(most)]} of them, ${most[1].own} by origin.`,
    halfLife: `Half-life ${Math.round(halfLife)} days, the median cycle`,
    rates: rateWords(
      facts,
      won.filter((deal) => deal.currency === "EUR" && minor(deal) !== 0).map((deal) => text(deal, "closed")),
    ),
    hasUntouched: (rows.get(untouched)?.parts ?? 0) > 0,
  };
}

const none = (): Share => ({ own: 0, ownCents: 0, parts: 0, cents: 0 });
const worth = (cents: number): string => (cents === 0 ? "–" : short(cents));

/** Tenths of deals that add up to whole deals: what is left goes to the largest remainders, the earlier row first. */
function tenthsOf(parts: readonly number[]): string[] {
  const floors = parts.map((part) => Math.floor(part / 1000));
  const left = parts.reduce((sum, part) => sum + part, 0) / 1000 - floors.reduce((sum, n) => sum + n, 0);
  const order = parts
    .map((part, place) => ({ rest: part % 1000, place }))
    .toSorted((a, b) => b.rest - a.rest);
  for (const { place } of order.slice(0, left)) floors[place] = (floors[place] ?? 0) + 1;
  return floors.map((n) => (n / 10).toFixed(1));
}

/** The rates of euros on these days: the latest three, and how many there are before them. */
export function rateWords(facts: Facts, days: readonly string[]): string {
  const used = new Set(days.map((day) => rateOf(facts, day)).filter((rate) => rate !== undefined));
  const sorted = [...used].toSorted((a, b) => (text(a, "day") < text(b, "day") ? -1 : 1));
  const words = sorted
    .slice(-3)
    .map((rate) => `EUR 1 = USD ${text(rate, "rate")} (from ${dayWords(text(rate, "day"))})`);
  if (words.length === 0) return "";
  const earlier = used.size - 3;
  const more = earlier > 0 ? `, and ${earlier} earlier rate${earlier === 1 ? "" : "s"}` : "";
  return `Converted at ${words.join(", ")}${more}`;
}
