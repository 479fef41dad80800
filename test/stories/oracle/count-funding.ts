import { countCost, spentCents, wonCents } from "./count-cost.ts";
import { byQuarter, whenNeeded, windowWords, wonLater } from "./count-days.ts";
import { isEnough, toMeeting, toWon } from "./count-passage.ts";
import {
  about,
  addEnds,
  type Ends,
  overCount,
  overRate,
  range,
  type Spread,
  share,
  together,
} from "./ends.ts";
import { at, dayWords, full, percent, short, tenths } from "./print.ts";
import { daysLater, type Facts, text } from "./read-facts.ts";
import { nameOf, now, type Plans, quarter, quarterAt, startOf, year } from "./read-plans.ts";

type CostOf = { cents: number; n: number; words: string };

/** A team's cost per sales-ready lead in a cell: its own from 5 meetings on, else its product line's, its division's, the team's. */
function costOf(cells: ReadonlyMap<string, { cents: number; n: number }>, cell: string): CostOf | null {
  const [product = "", division = ""] = cell.split(" in ");
  const sum = (keep: (name: string) => boolean) => {
    const kept = [...cells].filter(([name]) => name.includes(" in ") && keep(name)).map(([, each]) => each);
    return {
      cents: kept.reduce((all, { cents }) => all + cents, 0),
      n: kept.reduce((all, { n }) => all + n, 0),
    };
  };
  const ways = [
    { ...sum((name) => name === cell), words: "" },
    { ...sum((name) => name.startsWith(`${product} in `)), words: `, as in ${product}` },
    { ...sum((name) => name.endsWith(` in ${division}`)), words: `, as in ${division}` },
  ];
  const found = ways.find(({ cents, n }) => cents > 0 && n >= 5);
  if (found !== undefined) return found;
  const total = cells.get("Total") ?? { cents: 0, n: 0 };
  return total.cents > 0 && total.n > 0 ? { ...total, words: ", as everywhere" } : null;
}

/** All that is said of a team: its row and its line, and the rows and sentences behind the button. */
export type CountedTeam = {
  row: string[];
  line: string;
  explained: { rows: string[][]; said: string[] };
  need: Ends | null;
  approved: number;
  spent: number;
  heads: { there: number; needed: number };
};

/**
 * All that the answer says of one team. @param order the team's cells in the order in which the database lists them,
 * which decides between equal remainders alone; and how many meetings of each are shown
 */
export function countTeam(
  facts: Facts,
  { commitments, budgets, campaigns }: Plans,
  team: string,
  shown: ReadonlyMap<string, number>,
): CountedTeam {
  const { today } = facts;
  const committed = (metric: string): number => {
    const found = commitments.find(
      (each) => each.team === team && each.metric === metric && each.quarter === quarter.label,
    );
    if (found === undefined) throw new Error(`${team} committed to no ${metric}`);
    return found.share === null
      ? Number(found.number)
      : Math.round((Number(found.target) * Number(found.share)) / 10_000);
  };
  const own = { ...facts, deals: facts.deals.filter((deal) => deal.team === team) };
  const spend = facts.spend.filter((row) => (row.team ?? row.sourceTeam) === team);
  const { cells } = countCost({ ...own, spend }, year.start, year.end);
  const meetingsIn = countCost(
    { ...own, spend: [{ team, amount: 1n, currency: "USD", day: year.start }] },
    year.start,
    year.end,
  ).cells;
  const mix = [...meetingsIn].filter(([name, { n }]) => name.includes(" in ") && n > 0);
  const order = shown.size > 0 ? [...shown.keys()] : mix.map(([name]) => name);
  const weights = order.map((name) => meetingsIn.get(name)?.n ?? 0);

  // forwards
  const meetings = committed("meetings");
  const all = weights.reduce((sum, n) => sum + n, 0);
  const split = share(meetings, weights);
  for (const [index, name] of order.entries()) {
    const part = shown.get(name) ?? split[index] ?? 0;
    if (Math.abs(part - (meetings * (weights[index] ?? 0)) / all) >= 1)
      throw new Error(`${part} meetings of ${name}`);
  }
  const moneyOf = (name: string, n: number, spreads: readonly Spread[]): Ends | null => {
    const cost = costOf(cells, name);
    if (cost === null) return null;
    const likely = Math.round((n * cost.cents) / cost.n);
    const { low, high } = together([overCount(cost.n), ...spreads]);
    return { low: likely * low, likely, high: likely * high };
  };
  const routeOf = (counts: readonly number[], spreads: readonly Spread[]): Ends | null => {
    const money = order.map((name, index) => moneyOf(name, counts[index] ?? 0, spreads));
    return money.some((each) => each === null)
      ? null
      : addEnds(money.flatMap((each) => (each === null ? [] : [each])));
  };
  const forwards = routeOf(split, []);

  // backwards
  const wonAll = toWon(facts.deals, today);
  const wonOwn = toWon(own.deals, today);
  const won = isEnough(wonOwn) ? wonOwn : wonAll;
  const ownLeads = facts.leads.filter((lead) => lead.sourceTeam === team);
  const leadsOwn = toMeeting(ownLeads, facts, year.start);
  const lead = isEnough(leadsOwn) ? leadsOwn : toMeeting(facts.leads, facts, year.start);
  const paid = own.deals.filter(
    (deal) => deal.status === "won" && text(deal, "closed") >= year.start && (deal.amount ?? null) !== null,
  );
  const cents = wonCents(facts, paid);
  const plain = paid.filter(({ currency }) => currency === "USD").map(({ amount }) => Number(amount));
  const mean = plain.reduce((sum, each) => sum + each, 0) / plain.length;
  const variation = Math.sqrt(plain.reduce((sum, each) => sum + (each - mean) ** 2, 0) / plain.length) / mean;
  const revenue = committed("revenue");
  const deals = Math.ceil((revenue * paid.length) / cents);
  const needed = Math.ceil(deals / won.rate - 1e-9);
  const leads = Math.ceil(needed / lead.rate - 1e-9);
  const spreads = [overRate(won), overCount(paid.length / Math.max(0.1, variation) ** 2)];
  const backwards = routeOf(share(needed, share(revenue, weights)), spreads);
  const ofSales = forwards !== null && backwards !== null && backwards.likely > forwards.likely;
  const need = ofSales ? backwards : forwards;
  const cost = (ends: Ends | null) => (ends === null ? "at a cost that is not known" : about(ends));

  // when
  const leadDays = Math.round(
    at(
      campaigns
        .filter((each) => each.team === team)
        .map(({ days }) => Number(days ?? 30n))
        .concat(campaigns.some((each) => each.team === team) ? [] : [30]),
      0.5,
    ),
  );
  const reached = quarterAt(daysLater(today, leadDays + Math.round(lead.median)));

  // in the bank
  const later = byQuarter(own.deals, today);
  const rates = wonLater(isEnough(wonOwn) ? later : byQuarter(facts.deals, today));
  const bank = later.reduce((sum, { entered }) => sum + (rates[now - entered] ?? 0), 0);
  const lag = rates.findIndex((rate) => rate >= 0.05 * rates.reduce((sum, each) => sum + each, 0));

  // people
  const entry = (kind: string, of: string) =>
    budgets.find((each) => each.team === team && each.kind === kind && each.quarter === of);
  const there = Number(entry("staff", quarter.label)?.heads ?? 0n);
  const past = [4, 3, 2, 1]
    .map((by) => ({
      heads: Number(entry("staff", nameOf(now - by))?.heads ?? 0n),
      n: later.filter(({ entered }) => entered === now - by).length,
    }))
    .filter(({ heads }) => heads > 0);
  const brought = past.reduce((sum, { n }) => sum + n, 0);
  const pastHeads = past.reduce((sum, { heads }) => sum + heads, 0);
  const people = Math.ceil((Math.max(meetings, needed) * pastHeads) / brought - 1e-9);

  const approved = Number(entry("money", quarter.label)?.amount ?? 0n);
  const spent = spentCents(
    { ...facts, spend },
    (row) => text(row, "day") >= quarter.start && text(row, "day") < quarter.end,
  );
  const gap = need === null ? null : need.likely - Math.max(approved, spent);
  const isTooLate = startOf(reached + lag) >= quarter.end;
  const told = order.some((name) => costOf(cells, name)?.words !== ", as everywhere");
  const counts = ofSales ? share(needed, share(revenue, weights)) : split;
  const row = [
    ...[team, need === null ? "–" : short(need.likely), need === null ? "–" : range(need), short(approved)],
    ...[gap === null ? "–" : gap > 0 ? short(gap) : "covered", `${there / 10} of ${people / 10}`],
  ];
  const everywhere = costOf(cells, "");
  const eachOf = ({ cents, n }: CostOf) => short(Math.round(cents / n));
  const whole = [
    ...[team, `${ofSales ? needed : meetings}`, told || everywhere === null ? "–" : eachOf(everywhere)],
    ...[row[1] ?? "", row[2] ?? "", spent === 0 ? "–" : short(spent)],
  ];
  const parts = order.flatMap((name, index): string[][] => {
    const each = costOf(cells, name);
    const n = counts[index] ?? 0;
    const money = moneyOf(name, n, ofSales ? spreads : []);
    if (!told || each === null || money === null || n === 0) return [];
    const cost = `${eachOf(each)}${each.words}`;
    return [[`${team}: ${name}`, `${n}`, cost, short(money.likely), range(money), "–"]];
  });
  const tooLate = `No spending can rescue the sales of ${quarter.label}; the earliest effect is ${nameOf(reached + lag)}`;
  const inBank = `The meetings so far will bring about ${tenths(bank)} deals, of ${deals} needed; money of today works from ${nameOf(reached + lag)} on`;
  const when = whenNeeded(ofSales ? won : { median: 0, p75: 0 }, lead, leadDays, today);
  const likely = (ends: Ends) => full(100 * Math.round(ends.likely / 100));
  const [least, most] = [forwards, backwards]
    .map((ends) => ends?.likely ?? Number.NaN)
    .toSorted((a, b) => a - b);
  const isApart = forwards !== null && backwards !== null && (most ?? 0) > 1.1 * (least ?? 0);
  const line = [
    need === null
      ? `What a meeting costs ${team} is not known: no spend of its own is logged. \`/campaign spend webinar-q3 $4,000\``
      : `${isTooLate ? (bank < deals ? tooLate : inBank) : `The money ${when}`}.`,
    ...(isApart
      ? [
          `Backwards and forwards disagree: its sales ask for ${likely(backwards)}, its meetings for ${likely(forwards)}.`,
        ]
      : []),
    ...(need !== null && spent > approved ? [`${full(spent)} is spent, more than is approved.`] : []),
  ].join(" ");
  const said = [
    `Forwards from ${meetings} meetings: ${cost(forwards)}`,
    `Backwards from its revenue: ${deals} deals at ${short(cents / paid.length)}, ${needed} meetings (${percent(won.rate)} are won), ${leads} leads (${percent(lead.rate)} become meetings): ${cost(backwards)}`,
    windowWords("sales", won, lead, leadDays, today),
    windowWords("meetings", { median: 0, p75: 0 }, lead, leadDays, today),
    `Counted with ${Math.round(won.median)} days from meeting to won, ${Math.round(lead.median)} days from lead to meeting, ${leadDays} days from spending to the first lead`,
    ...(isTooLate ? [tooLate] : []),
    ...(reached > now
      ? [`Money spent from ${dayWords(today)} on brings meetings from ${nameOf(reached)} on`]
      : []),
    `In the bank: the meetings so far will bring about ${tenths(bank)} deals in ${quarter.label}, ${short((Math.round(bank * 1000) * cents) / (1000 * paid.length))}, of ${deals} needed`,
    `People: ${people / 10} people needed (${tenths((brought * 10) / pastHeads)} meetings per head and quarter), ${there / 10} people there`,
  ];
  return {
    ...{ row, line: `${team}: ${line}`, explained: { rows: [whole, ...parts], said } },
    ...{ need, approved, spent, heads: { there, needed: people } },
  };
}

/** The whole company's row, the sentence that it begins with, and its row behind the button. */
export function addUp(
  facts: Facts,
  teams: readonly CountedTeam[],
): { total: string[]; said: string; explained: string[] } {
  const need = addEnds(teams.flatMap((team) => (team.need === null ? [] : [team.need])));
  const approved = teams.reduce((sum, team) => sum + team.approved, 0);
  const spent = spentCents(
    facts,
    (row) => text(row, "day") >= quarter.start && text(row, "day") < quarter.end,
  );
  const missing = teams.reduce(
    (sum, team) =>
      sum + (team.need === null ? 0 : Math.max(0, team.need.likely - Math.max(team.approved, team.spent))),
    0,
  );
  const heads = teams.reduce((sum, team) => sum + team.heads.there, 0);
  const needed = teams.reduce((sum, team) => sum + team.heads.needed, 0);
  const gap = missing > 0 ? `${full(100 * Math.round(missing / 100))} is missing` : "nothing is missing";
  return {
    total: [
      ...["Total", short(need.likely), range(need), short(approved), short(missing)],
      `${heads / 10} of ${needed / 10}`,
    ],
    explained: ["Total", "–", "–", short(need.likely), range(need), short(spent)],
    said: `${quarter.label}: the commitments cost about ${about(need)}, without Sales. ${full(approved)} is approved, ${full(spent)} spent; ${gap}.`,
  };
}
