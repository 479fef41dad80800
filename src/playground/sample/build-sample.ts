import { addDays, type Day } from "../../core/day.ts";
import { nextQuarter, quarterPeriod } from "../../core/period.ts";
import {
  divisions,
  partnersUnsaid,
  products,
  revenuePerMeeting,
  standing,
  teams,
  campaigns as yearly,
} from "./company.ts";
import { fiscal } from "./days.ts";
import { createCompanyNames, personName } from "./names.ts";
import { planCampaigns, type SampleCampaign } from "./plan-campaigns.ts";
import { planFate } from "./plan-deal.ts";
import { planIdleLeads, planInterest, planOrigin, planOriginLead } from "./plan-leads.ts";
import { planMeetings, quartersOf } from "./plan-meetings.ts";
import { planOutcome } from "./plan-outcomes.ts";
import { planSpend } from "./plan-spend.ts";
import { createRandom, type Random } from "./random.ts";
import type { Origin, Sample, SampleCommitment, SampleDeal, SampleLead, SampleTarget } from "./sample.ts";

const repeatBuyers = 0.12;
const repeatAfterDays = 45;
const knownCompanies = 0.25;

/** The first day of the sample as seen on a day. */
function firstDayOf(today: Day): Day {
  const [first] = quartersOf(today);
  return first === undefined ? today : quarterPeriod(first.quarter, fiscal).start;
}

/** What the company runs and ran, as seen on a day. */
export const campaignsOf = (today: Day): SampleCampaign[] => planCampaigns(yearly, firstDayOf(today), today);

/**
 * Eighteen months and this quarter of an invented company, up to yesterday: about 600 deals and twice as many leads.
 * The same seed and day give the same sample.
 */
export function buildSample(today: Day, seed = 20_240): Sample {
  const random = createRandom(seed);
  const leads: SampleLead[] = [];
  const deals: Omit<SampleDeal, "meeting">[] = [];
  const campaigns = campaignsOf(today);
  const newCompany = createCompanyNames(random);
  const nextCompany = (day: Day): string => findReturning(random, deals, day) ?? newCompany();
  for (const meeting of planMeetings(random, today)) {
    const { team, day } = meeting;
    const { product, division } = planInterest(random);
    const who = {
      company: nextCompany(day),
      name: personName(random),
      product: product.name,
      division,
    };
    const isFromLead = team !== null && random.isTrue(team.fromLead);
    const lead = isFromLead ? planOriginLead(random, { team, day }, who, campaigns) : null;
    const origin = lead ?? planOrigin(random, team, day, campaigns);
    const { source, campaign } = origin;
    const fate = planFate(random, meeting, today, { product, division });
    deals.push({ ...who, team: origin.team, source, campaign, lead, ...fate });
    if (lead !== null) leads.push(lead);
    if (team === null) continue;
    leads.push(
      ...planIdleLeads(
        random,
        { team, day },
        () => (random.isTrue(knownCompanies) ? random.pick(deals).company : newCompany()),
        { products, divisions, campaigns },
      ),
    );
  }
  leads.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  // later wishes draw from numbers of their own, so that what was there before stays as it is
  const later = createRandom(seed + 1);
  const isUnsaid = ({ team }: Origin, at: number) => team === "Partners" && at % partnersUnsaid === 0;
  return {
    leads,
    deals: deals.map((deal, at) => ({
      ...deal,
      ...(isUnsaid(deal, at) && { division: null }),
      meeting: planOutcome(later, deal, today),
    })),
    spend: planSpend(later, { start: firstDayOf(today), end: today }, campaigns, standing),
    ...planCommitments(today),
  };
}

/** A company that bought, or did not, and comes back; null when none does. */
function findReturning(
  random: Random,
  deals: readonly Omit<SampleDeal, "meeting">[],
  day: Day,
): string | null {
  if (deals.length === 0 || !random.isTrue(repeatBuyers)) return null;
  const { company } = random.pick(deals);
  const isFree = deals.every(
    (deal) =>
      deal.company !== company || (deal.closedDay !== null && addDays(deal.closedDay, repeatAfterDays) < day),
  );
  return isFree ? company : null;
}

const quartersCommitted = 4;

/**
 * Targets of the last three quarters and of this one, and what the teams signed for them; the shares add to 100 %. For
 * the next quarter one team has a proposal, and nobody has signed.
 */
function planCommitments(today: Day): Pick<Sample, "targets" | "commitments"> {
  const quarters = quartersOf(today).slice(-quartersCommitted);
  const targets = quarters.flatMap(({ quarter, meetings }): SampleTarget[] => [
    { quarter, metric: "meetings", number: BigInt(meetings) },
    { quarter, metric: "revenue", number: BigInt(meetings * revenuePerMeeting) * 100n },
  ]);
  const isSigned = true;
  const commitments = quarters.flatMap(({ quarter }) =>
    teams.flatMap(({ name: team, meetingsBp, revenueBp }): SampleCommitment[] => [
      { quarter, metric: "meetings", team, shareBp: meetingsBp, isSigned },
      { quarter, metric: "revenue", team, shareBp: revenueBp, isSigned },
    ]),
  );
  const [first] = teams;
  const current = quarters.at(-1);
  if (first === undefined || current === undefined) return { targets, commitments };
  const next = { quarter: nextQuarter(current.quarter), metric: "meetings" } as const;
  return {
    targets: [...targets, { ...next, number: BigInt(current.meetings + 10) }],
    commitments: [...commitments, { ...next, team: first.name, shareBp: first.meetingsBp, isSigned: false }],
  };
}
