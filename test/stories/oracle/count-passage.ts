import { at } from "./print.ts";
import { daysFrom, type Fact, type Facts, text } from "./read-facts.ts";

/** Days that those took who came through, and the ages of those who wait; `never` are at risk for ever. */
type Passing = { took: number[]; waits: number[]; never: number };
export type Passed = { n: number; through: number; rate: number; median: number; p75: number };

/** Kaplan–Meier at the p95 of the days. */
function pass({ took, waits, never }: Passing): Passed {
  const within = Math.ceil(at(took, 0.95));
  let waiting = 1;
  for (const age of [...new Set(took)].toSorted((a, b) => a - b).filter((days) => days <= within)) {
    const atRisk = never + [...took, ...waits].filter((each) => each >= age).length;
    waiting *= 1 - took.filter((each) => each === age).length / atRisk;
  }
  const n = took.length + waits.length + never;
  return { n, through: took.length, rate: 1 - waiting, median: at(took, 0.5), p75: at(took, 0.75) };
}

export function toWon(deals: readonly Fact[], today: string): Passed {
  const of = (status: string) => deals.filter((deal) => deal.status === status);
  return pass({
    took: of("won").map((deal) => daysFrom(text(deal, "ready"), text(deal, "closed"))),
    waits: of("open").map((deal) => daysFrom(text(deal, "ready"), today)),
    never: of("lost").length,
  });
}

export function toMeeting(leads: readonly Fact[], { deals, today }: Facts, since: string): Passed {
  const came = leads.filter((lead) => text(lead, "day") >= since && text(lead, "day") <= today);
  const took: number[] = [];
  const waits: number[] = [];
  for (const lead of came) {
    const [first] = deals
      .filter((deal) => deal.lead === lead.id && deal.status !== "disqualified")
      .map((deal) => text(deal, "ready"))
      .filter((day) => day >= since && day <= today)
      .toSorted();
    if (first === undefined) waits.push(daysFrom(text(lead, "day"), today));
    else took.push(daysFrom(text(lead, "day"), first));
  }
  return pass({ took, waits, never: 0 });
}

/** Enough to be a rate of a team's own. */
export const isEnough = ({ n, through }: Passed): boolean => n >= 30 && through >= 5;
