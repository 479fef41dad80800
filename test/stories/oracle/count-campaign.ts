import { spentCents, wonCents } from "./count-cost.ts";
import { creditsOf, halfLifeOf, models, touchesOf } from "./count-credits.ts";
import { margin } from "./count-verdicts.ts";
import { dayWords, full, roi, short, tenths } from "./print.ts";
import { dollars, type Fact, type Facts, isNone, text } from "./read-facts.ts";

/** Everything that the report of a campaign says in figures: rows of its tables, its sentences, its months. */
export function countCampaign(facts: Facts, name: string) {
  const own = facts.deals.filter(({ campaign }) => campaign === name);
  const leads = facts.leads.filter(({ campaign }) => campaign === name);
  const of = (status: string) => own.filter((deal) => deal.status === status);
  const kept = own.filter((deal) => deal.status !== "disqualified");
  const isHeld = (deal: Fact) => !isNone(deal, "held") || /held|accepted/.test(text(deal, "outcome"));
  const isBill = (bill: Fact) => bill.campaign === name;
  const spent = spentCents(facts, isBill);
  const revenue = wonCents(facts, of("won"));
  const pipeline = dollars(
    facts,
    of("open")
      .filter((deal) => !isNone(deal, "amount"))
      .map((fact) => ({ fact, day: facts.today })),
  );
  const each = (n: number) => (n === 0 ? `spent ${short(spent)}, none yet` : full(Math.round(spent / n)));
  const stages = [
    ["Leads", leads.length, each(leads.length)],
    ["Sales-ready meetings", kept.length, each(kept.length)],
    ["of them held", kept.filter(isHeld).length, each(kept.filter(isHeld).length)],
    ["of them accepted", kept.filter(({ outcome }) => outcome === "accepted").length, "–"],
    ...(own.length === kept.length ? [] : [["Rejected or missed", own.length - kept.length, "–"]]),
    ["Won", of("won").length, each(of("won").length)],
    ["Lost", of("lost").length, "–"],
    ["Open", of("open").length, `${full(pipeline.cents)} pipeline`],
  ];
  const halfLife = halfLifeOf(facts);
  const won = facts.deals
    .filter(({ status }) => status === "won")
    .map((deal) => ({ deal, steps: touchesOf(facts, deal) }));
  const credited = Object.entries(models).map(([model, words]) => {
    let [deals, cents] = [0, 0];
    for (const { deal, steps } of won) {
      const credits = creditsOf(model, steps, deal, halfLife);
      const share =
        steps.reduce((sum, step, index) => (step.campaign === name ? sum + (credits[index] ?? 0) : sum), 0) /
        10_000;
      deals += share;
      cents += share * wonCents(facts, [deal]);
    }
    return { deals, said: `${words} ${roi(cents, spent, margin)} (${tenths(deals)} won, ${short(cents)})` };
  });
  const monthOf = (day: string) => day.slice(0, 7);
  const days = [
    ...leads.map((lead) => text(lead, "day")),
    ...own.flatMap((deal) => [text(deal, "ready"), text(deal, "closed")]),
  ];
  const all = days
    .filter((day) => day !== "")
    .map(monthOf)
    .toSorted();
  const months = monthsBetween(all[0] ?? "", all.at(-1) ?? "").slice(-12);
  const count = (list: readonly Fact[], column: string) => (month: string) =>
    list.filter((fact) => monthOf(text(fact, column)) === month).length;
  const series = {
    Leads: count(leads, "day"),
    Meetings: count(own, "ready"),
    Won: count(of("won"), "closed"),
  };
  return {
    stages: stages.map((row) => row.map(String)),
    said: `${full(spent)} spent; ${full(revenue)} won, ${roi(revenue, spent, margin)}`,
    counted: `${leads.length} leads, ${kept.length} sales-ready meetings, ${of("won").length} won.`,
    models: credited.every(({ deals }) => deals === 0) ? [] : credited.map(({ said }) => said),
    months: Object.entries(series).map(([label, of]) => ({
      label,
      values: months.map((month) => [month, of(month)] as const),
    })),
    entries: `${facts.touches.filter(({ campaign }) => campaign === name).length} touches, ${facts.spend.filter(isBill).length} entries of spend`,
    more: `… and ${own.length - 5} more`,
    first: ["won", "open", "lost", "disqualified"].flatMap(of).slice(0, 5).map(lineOf),
  };
}

/** A deal as the report lists it: the day it was closed, or became sales-ready. */
function lineOf(deal: Fact): string {
  const sign = deal.currency === "EUR" ? "€" : "$";
  const amount = isNone(deal, "amount") ? "no amount" : full(Number(deal.amount)).replace("$", sign);
  return `${deal.company}: ${deal.status}, ${amount}, ${dayWords(text(deal, isNone(deal, "closed") ? "ready" : "closed"))}`;
}

function monthsBetween(first: string, last: string): string[] {
  const months: string[] = [];
  for (let month = first; month <= last && month !== ""; ) {
    months.push(month);
    const [year = 0, of = 0] = month.split("-").map(Number);
    month = of === 12 ? `${year + 1}-01` : `${year}-${String(of + 1).padStart(2, "0")}`;
  }
  return months;
}
