import type { Passed } from "./count-passage.ts";
import { dayWords } from "./print.ts";
import { daysLater, type Fact, text } from "./read-facts.ts";
import { nameOf, now, quarter, quarterAt } from "./read-plans.ts";

type Wait = Pick<Passed, "median" | "p75">;

const daysNeeded = (wait: Wait, lead: Wait, leadDays: number) => ({
  from: daysLater(quarter.start, -Math.round(wait.p75) - Math.round(lead.p75) - leadDays),
  by: daysLater(quarter.middle, -Math.round(wait.median) - Math.round(lead.median)),
});

/** "is needed between …", or "should have been spent by …". */
export function whenNeeded(wait: Wait, lead: Wait, leadDays: number, today: string): string {
  const { from, by } = daysNeeded(wait, lead, leadDays);
  return by < today
    ? `should have been spent by ${dayWords(by)}`
    : `is needed between ${dayWords(from)} and ${dayWords(by)}`;
}

/** When the money is needed, and in which quarter most of those days lie. */
export function windowWords(what: string, wait: Wait, lead: Wait, leadDays: number, today: string): string {
  const { from, by } = daysNeeded(wait, lead, leadDays);
  const days = new Map<number, number>();
  for (let day = from; day <= by; day = daysLater(day, 1))
    days.set(quarterAt(day), (days.get(quarterAt(day)) ?? 0) + 1);
  const [[most = now] = []] = [...days].toSorted((a, b) => b[1] - a[1] || a[0] - b[0]);
  const where = most === now ? "" : `, most of it in ${nameOf(most)}`;
  return `The money for its ${what} ${whenNeeded(wait, lead, leadDays, today)}${where}`;
}

type Entered = { entered: number; won: number | null };

/** Meetings by the quarter in which they count and the one in which they were won. */
export const byQuarter = (deals: readonly Fact[], today: string): Entered[] =>
  deals
    .filter((deal) => /open|won|lost/.test(text(deal, "status")) && text(deal, "ready") <= today)
    .map((deal) => ({
      entered: quarterAt(text(deal, "ready")),
      won: deal.status === "won" ? quarterAt(text(deal, "closed")) : null,
    }));

/** The share of meetings won so many quarters later, of the quarters that are old enough to know. */
export function wonLater(meetings: readonly Entered[]): number[] {
  const rates: number[] = [];
  for (let lag = 0; lag <= 12; lag += 1) {
    const known = meetings.filter(({ entered }) => entered + lag < now);
    if (known.length < 5) break;
    rates.push(known.filter((each) => each.won === each.entered + lag).length / known.length);
  }
  return rates;
}
