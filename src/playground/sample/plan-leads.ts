import { addDays, type Day, dayParts } from "../../core/day.ts";
import { divisions, type ProductProfile, products, type TeamProfile } from "./company.ts";
import { toWeekday } from "./days.ts";
import { personName } from "./names.ts";
import type { Random } from "./random.ts";
import type { Origin, SampleLead } from "./sample.ts";

const unsourced: Origin = { team: null, source: null, campaign: null };

/** What a company sells, where, and how it calls attention to it. */
export type Offer = {
  readonly products: readonly ProductProfile[];
  readonly divisions: readonly { readonly name: string; readonly weight: number }[];
  readonly campaigns: readonly Campaign[];
};

/** An activity under a source: of these months (1 to 12) of every year, or only of the days from its start to its end. */
export type Campaign = {
  readonly name: string;
  readonly source: string;
  readonly months: readonly number[];
  readonly startDay?: Day;
  readonly endDay?: Day;
};

/** Whether a campaign runs on a day. */
export const runsOn = ({ months, startDay, endDay }: Campaign, day: Day): boolean =>
  months.includes(dayParts(day).month) && day >= (startDay ?? day) && day <= (endDay ?? day);

/** Where a record of this team comes from on a day. */
export function planOrigin(
  random: Random,
  team: TeamProfile | null,
  day: Day,
  campaigns: readonly Campaign[],
): Origin {
  if (team === null) return unsourced;
  const [source] = random.pick(Object.entries(team.sources), ([, weight]) => weight);
  const running = campaigns.find((campaign) => campaign.source === source && runsOn(campaign, day));
  return { team: team.name, source, campaign: running?.name ?? null };
}

/** What is sold, and by which division. */
export const planInterest = (random: Random, offer: Omit<Offer, "campaigns"> = { products, divisions }) => ({
  product: random.pick(offer.products, ({ weight }) => weight),
  division: random.pick(offer.divisions, ({ weight }) => weight).name,
});

/** The lead that a meeting came from: four days to six weeks before it. */
export function planOriginLead(
  random: Random,
  meeting: { team: TeamProfile; day: Day },
  who: Pick<SampleLead, "company" | "name" | "product" | "division">,
  campaigns: readonly Campaign[],
): SampleLead {
  const day = toWeekday(addDays(meeting.day, -random.whole(4, 42)));
  return { ...who, ...planOrigin(random, meeting.team, day, campaigns), day };
}

/**
 * Leads of about the same days that became nothing, as many per meeting as the team is known for; some come from
 * companies that are known already.
 */
export function planIdleLeads(
  random: Random,
  meeting: { team: TeamProfile; day: Day },
  companyFor: () => string,
  offer: Offer,
): SampleLead[] {
  const { team } = meeting;
  const count = Math.floor(team.idleLeads) + (random.isTrue(team.idleLeads % 1) ? 1 : 0);
  return Array.from({ length: count }, () => {
    const day = toWeekday(addDays(meeting.day, -random.whole(0, 25)));
    const { product, division } = planInterest(random, offer);
    return {
      company: companyFor(),
      name: personName(random),
      product: product.name,
      division,
      ...planOrigin(random, team, day, offer.campaigns),
      day,
    };
  });
}
