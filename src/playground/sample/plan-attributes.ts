import { createRandom } from "./random.ts";
import type { SampleDeal } from "./sample.ts";

/** What is known of a company beside its name. */
export type SampleAttribute = { readonly company: string; readonly key: string; readonly value: string };

// Of its own, so that the records stay as they are whatever is known of the companies behind them.
const seed = 20_261_126;

/** Makers of cars buy robots, shops look at them: how often a company is of a sector, by whether it bought. */
const sectors: readonly { name: string; ifBought: number; ifNot: number }[] = [
  { name: "automotive", ifBought: 5, ifNot: 1.5 },
  { name: "food", ifBought: 3, ifNot: 3 },
  { name: "logistics", ifBought: 2.5, ifNot: 3 },
  { name: "retail", ifBought: 0.7, ifNot: 3.5 },
];
/** People that a company has, where half have fewer. */
const employees = { ifBought: 420, ifNot: 210 };

/** The sector and the size of every company that had a deal, leaning towards what those that bought are like. */
export function planAttributes(deals: readonly SampleDeal[]): SampleAttribute[] {
  const random = createRandom(seed);
  const bought = new Set(deals.flatMap(({ status, company }) => (status === "won" ? [company] : [])));
  return [...new Set(deals.map(({ company }) => company))].flatMap((company): SampleAttribute[] => {
    const hasBought = bought.has(company);
    const sector = random.pick(sectors, ({ ifBought, ifNot }) => (hasBought ? ifBought : ifNot));
    const size = Math.max(
      5,
      Math.round(random.logNormal(hasBought ? employees.ifBought : employees.ifNot, 0.9)),
    );
    return [
      { company, key: "sector", value: sector.name },
      { company, key: "employees", value: String(size) },
    ];
  });
}
