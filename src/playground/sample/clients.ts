import type { Day } from "../../core/day.ts";
import { addQuarters, quarterOf, quarterPeriod } from "../../core/period.ts";
import type { ChannelKey } from "../seed.ts";
import { teams } from "./company.ts";
import { fiscal, pickDays, workingDaysOf } from "./days.ts";
import { createCompanyNames, personName } from "./names.ts";
import { planFate } from "./plan-deal.ts";
import { type Offer, planIdleLeads, planInterest, planOrigin, planOriginLead } from "./plan-leads.ts";
import { planOutcome } from "./plan-outcomes.ts";
import { planSpend } from "./plan-spend.ts";
import { createRandom } from "./random.ts";
import type { Sample, SampleDeal, SampleLead } from "./sample.ts";

/** A client of Brightside, the agency: a company of its own, in a ledger that nothing leaves. */
export type Client = Offer & {
  readonly name: string;
  readonly channel: ChannelKey;
  readonly currency: "EUR" | "USD";
  readonly timeZone: string;
  readonly seed: number;
  /** meetings since the beginning of the quarter before the last */
  readonly meetings: number;
  /** what the companies that it sells to do */
  readonly trades: readonly string[];
  /** a company with many open deals at once */
  readonly keyAccount: string;
};

const manyDeals = 8;

/** The latest open deals all belong to one company, and nobody has said yet what came of their meetings. */
function giveMany(deals: SampleDeal[], company: string): void {
  const open = deals.filter(({ status }) => status === "open").slice(-manyDeals);
  for (const deal of open) {
    const meeting = { ...deal.meeting, outcome: "booked", heldDay: null, acceptedDay: null } as const;
    deals[deals.indexOf(deal)] = { ...deal, company, lead: null, meeting };
  }
}

const everyMonth = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

export const clients: readonly Client[] = [
  {
    name: "Harbor Yachts",
    channel: "harbor",
    currency: "EUR",
    timeZone: "Europe/Lisbon",
    seed: 41,
    meetings: 45,
    keyAccount: "Azur Charter Group",
    trades: ["Charter", "Marinas", "Sailing", "Shipyards"],
    products: [
      { name: "Day Sailers", weight: 3, median: 60_000 },
      { name: "Catamarans", weight: 1, median: 240_000 },
    ],
    divisions: [
      { name: "Atlantic", weight: 2 },
      { name: "Baltic", weight: 1 },
    ],
    campaigns: [
      { name: "boat-show", source: "trade show", months: [1, 4, 9] },
      { name: "skipper-webinar", source: "webinar", months: everyMonth },
    ],
  },
  {
    name: "Lumen Lighting",
    channel: "lumen",
    currency: "USD",
    timeZone: "America/New_York",
    seed: 42,
    meetings: 35,
    keyAccount: "Aurora Hotels",
    trades: ["Hotels", "Museums", "Offices", "Theatres"],
    products: [
      { name: "Fixtures", weight: 3, median: 18_000 },
      { name: "Controls", weight: 2, median: 32_000 },
    ],
    divisions: [
      { name: "East", weight: 1 },
      { name: "West", weight: 1 },
    ],
    campaigns: [
      { name: "light-fair", source: "trade show", months: [3, 10] },
      { name: "architects-webinar", source: "webinar", months: everyMonth },
    ],
  },
];

/** Nine months of one client, up to yesterday. The same client and day give the same sample. */
export function buildClient(client: Client, today: Day): Sample {
  const random = createRandom(client.seed);
  const newCompany = createCompanyNames(random, client.trades);
  const { start } = quarterPeriod(addQuarters(quarterOf(today, fiscal), -2), fiscal);
  const leads: SampleLead[] = [];
  const deals: SampleDeal[] = [];
  for (const day of pickDays(random, workingDaysOf({ start, end: today }), client.meetings)) {
    const team = random.pick(teams, ({ meetingsBp }) => meetingsBp);
    const meeting = { team, day, isRejected: random.isTrue(0.06) };
    const { product, division } = planInterest(random, client);
    const who = { company: newCompany(), name: personName(random), product: product.name, division };
    const lead = random.isTrue(team.fromLead) ? planOriginLead(random, meeting, who, client.campaigns) : null;
    const origin = lead ?? planOrigin(random, team, day, client.campaigns);
    const fate = planFate(random, meeting, today, { product, division });
    const outcome = planOutcome(random, fate, today);
    const { source, campaign } = origin;
    deals.push({
      ...{ ...who, team: origin.team, source, campaign, lead, ...fate, currency: client.currency },
      meeting: outcome,
    });
    if (lead !== null) leads.push(lead);
    leads.push(...planIdleLeads(random, meeting, newCompany, client));
  }
  giveMany(deals, client.keyAccount);
  leads.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  const quarter = quarterOf(today, fiscal);
  const spend = planSpend(random, { start, end: today }, client.campaigns);
  return {
    ...{ leads, deals, spend },
    targets: [{ quarter, metric: "meetings", number: BigInt(Math.round(client.meetings / 2.5)) }],
    commitments: teams.map(({ name, meetingsBp }) => ({
      ...{ quarter, metric: "meetings", team: name, isSigned: true, shareBp: meetingsBp },
    })),
  };
}
