import { spentCents, wonCents } from "./count-cost.ts";
import { ageOfWins, margin } from "./count-verdicts.ts";
import { full, roi, short } from "./print.ts";
import { daysFrom, daysLater, type Fact, type Facts, isNone, text } from "./read-facts.ts";

/** A quarter by its name, its first day and the first day after it. */
export type Quarter = { label: string; start: string; end: string };

type Sums = { spent: number; sourced: number; influenced: number };

const teamOf = (row: Fact): string => (isNone(row, "team") ? text(row, "sourceTeam") : text(row, "team"));

/** The rows of the return's table and its sentence, deal by deal and bill by bill. */
export function countReturn(facts: Facts, quarters: readonly Quarter[]) {
  const spenders = new Set(facts.spend.map(teamOf));
  const won = facts.deals.filter(({ status }) => status === "won");
  const isSourced = (deal: Fact) => !isNone(deal, "team") && spenders.has(text(deal, "team"));
  const isInfluenced = (deal: Fact) =>
    isSourced(deal) ||
    facts.touches.some(
      (touch) =>
        touch.account === deal.account &&
        text(touch, "day") <= text(deal, "closed") &&
        spenders.has(text(touch, "sourceTeam")),
    );
  const sums = (keepSpend: (row: Fact) => boolean, keepDeal: (deal: Fact) => boolean): Sums => ({
    spent: spentCents(facts, keepSpend),
    sourced: wonCents(
      facts,
      won.filter((deal) => keepDeal(deal) && isSourced(deal)),
    ),
    influenced: wonCents(
      facts,
      won.filter((deal) => keepDeal(deal) && isInfluenced(deal)),
    ),
  });
  const isIn = (day: string, { start, end }: Quarter) => day >= start && day < end;
  const row = (label: string, { spent, sourced, influenced }: Sums) => [
    ...[label, short(spent), short(sourced), short(influenced), roi(sourced, spent, margin)],
  ];
  const median = ageOfWins(facts, 0.5);
  const rows = quarters.map((quarter) => {
    const sum = sums(
      (bill) => isIn(text(bill, "day"), quarter),
      (deal) => isIn(text(deal, "closed"), quarter),
    );
    const started = facts.campaigns.filter((campaign) => isIn(text(campaign, "startDay"), quarter));
    const names = new Set(started.map(({ name }) => name));
    const begun = sums(
      (bill) => names.has(bill.campaign ?? ""),
      (deal) => names.has(deal.campaign ?? ""),
    );
    const last =
      [daysLater(quarter.end, -1), ...started.map((campaign) => text(campaign, "endDay"))]
        .toSorted()
        .at(-1) ?? "";
    const isOpen = Math.max(0, daysFrom(last, facts.today)) < median;
    const start = `${roi(begun.sourced, begun.spent, margin)} of ${short(begun.spent)}${isOpen ? ", open" : ""}`;
    return { cells: [...row(quarter.label, sum), begun.spent === 0 ? "–" : start], sum };
  });
  const total = rows.reduce(
    (all, { sum }) => ({
      spent: all.spent + sum.spent,
      sourced: all.sourced + sum.sourced,
      influenced: all.influenced + sum.influenced,
    }),
    { spent: 0, sourced: 0, influenced: 0 },
  );
  return {
    rows: [...rows.map(({ cells }) => cells), [...row("Total", total), "–"]],
    said: `${full(total.spent)} spent; ${full(total.sourced)} won from what it sourced, ${roi(total.sourced, total.spent, margin)}.`,
    charted: rows.flatMap(({ sum }) => Object.values(sum).map((cents) => String(Math.trunc(cents / 100)))),
  };
}
