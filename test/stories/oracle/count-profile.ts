import jstat from "jstat";
import { wonCents } from "./count-cost.ts";
import { at, percent } from "./print.ts";
import { daysFrom, type Fact, type Facts, text } from "./read-facts.ts";

type Kind = { label: string; has: (account: string) => boolean };

/** Who buys, by every value of every attribute and every pair of them: the table's rows, and what is said of the best. */
export function countProfile(facts: Facts) {
  const closed = facts.deals.filter(({ status }) => status === "won" || status === "lost");
  const wonOf = (deals: readonly Fact[]) => deals.filter(({ status }) => status === "won");
  const buyers = new Set(closed.map(({ account }) => account));
  const factOf = new Map(facts.attributes.map((row) => [`${row.account} ${row.key}`, text(row, "value")]));
  const sizes = [...buyers]
    .map((account) => Number(factOf.get(`${account} employees`)))
    .toSorted((a, b) => a - b);
  // quarters of the accounts, the first ones one larger where they do not divide
  const quarter = (place: number) => Math.floor(sizes.length / 4) + (place < sizes.length % 4 ? 1 : 0);
  const bounds = [0, 1, 2].map((place) => {
    const upTo = Array.from({ length: place + 1 }, (_, index) => quarter(index)).reduce(
      (sum, n) => sum + n,
      0,
    );
    return sizes[upTo - 1] ?? 0;
  });
  const [low = 0, middle = 0, high = 0] = bounds;
  const size = (label: string, over: number, upTo: number): Kind => ({
    label: `employees ${label}`,
    has: (account) => {
      const n = Number(factOf.get(`${account} employees`));
      return n > over && n <= upTo;
    },
  });
  const bins = [
    size(`up to ${low}`, -1, low),
    size(`${low + 1}–${middle}`, low, middle),
    size(`${middle + 1}–${high}`, middle, high),
    size(`over ${high}`, high, Number.POSITIVE_INFINITY),
  ];
  const sectors = [...new Set([...buyers].map((account) => factOf.get(`${account} sector`) ?? ""))].map(
    (sector): Kind => ({
      label: `sector ${sector}`,
      has: (account) => factOf.get(`${account} sector`) === sector,
    }),
  );
  const pairs = bins.flatMap((bin) =>
    sectors.map(
      (sector): Kind => ({
        label: `${bin.label} and ${sector.label}`,
        has: (account) => bin.has(account) && sector.has(account),
      }),
    ),
  );
  const kinds = [...bins, ...sectors, ...pairs]
    .map((kind) => ({ label: kind.label, deals: closed.filter((deal) => kind.has(text(deal, "account"))) }))
    .filter(({ deals }) => deals.length >= 10);
  const z = jstat.normal.inv(1 - 0.025 / kinds.length, 0, 1);
  const overall = wonOf(closed).length / closed.length;
  const own = (deals: readonly Fact[]) =>
    wonCents(
      facts,
      wonOf(deals).filter(({ currency }) => currency === "USD"),
    );
  const rows = kinds.map(({ label, deals }) => {
    const [n, won] = [deals.length, wonOf(deals)];
    const rate = won.length / n;
    const centre = (rate + z ** 2 / (2 * n)) / (1 + z ** 2 / n);
    const spread = (z / (1 + z ** 2 / n)) * Math.sqrt((rate * (1 - rate)) / n + z ** 2 / (4 * n ** 2));
    const [from, to] = [won.length === 0 ? 0 : centre - spread, centre + spread];
    const fit = from > overall ? "▲ best" : to < overall ? "▼ poor fit" : "as all";
    const days = won.map((deal) => daysFrom(text(deal, "ready"), text(deal, "closed")));
    const cycle = days.length < 5 ? `too few (${days.length})` : `${Math.round(at(days, 0.5))} days`;
    const sources = [...new Set(deals.map((deal) => text(deal, "source")))].map((source) => {
      const of = deals.filter((deal) => text(deal, "source") === source);
      return { source, closed: of.length, won: wonOf(of).length };
    });
    return {
      ...{ label, fit, lift: rate / overall, n, won: won.length },
      cells: [
        ...[label, fit, `${won.length} of ${n}`, `${percent(rate)} (${percent(from)}–${percent(to)})`],
        ...[`${(rate / overall).toFixed(1)}×`, percent(own(deals) / own(closed)), cycle],
      ],
      sources: sources.toSorted(
        (a, b) => b.won - a.won || b.closed - a.closed || (a.source < b.source ? -1 : 1),
      ),
    };
  });
  return { rows, compared: kinds.length, won: wonOf(closed).length, closed: closed.length };
}
