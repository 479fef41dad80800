import { addDays, type Day, dayParts } from "../../core/day.ts";
import { campaigns, divisions, products, type TeamProfile } from "./company.ts";
import { toWeekday } from "./days.ts";
import { personName } from "./names.ts";
import type { Random } from "./random.ts";
import type { Origin, SampleLead } from "./sample.ts";

const unsourced: Origin = { team: null, source: null, campaign: null };

/** Where a record of this team comes from on a day. */
export function planOrigin(random: Random, team: TeamProfile | null, day: Day): Origin {
  if (team === null) return unsourced;
  const [source] = random.pick(Object.entries(team.sources), ([, weight]) => weight);
  const { month } = dayParts(day);
  const running = campaigns.find(
    (campaign) => campaign.source === source && campaign.months.some((each) => each === month),
  );
  return { team: team.name, source, campaign: running?.name ?? null };
}

/** What is sold, and by which division. */
export const planInterest = (random: Random) => ({
  product: random.pick(products, ({ weight }) => weight),
  division: random.pick(divisions, ({ weight }) => weight).name,
});

/** The lead that a meeting came from: four days to six weeks before it. */
export function planOriginLead(
  random: Random,
  meeting: { team: TeamProfile; day: Day },
  who: Pick<SampleLead, "company" | "name" | "product" | "division">,
): SampleLead {
  const day = toWeekday(addDays(meeting.day, -random.whole(4, 42)));
  return { ...who, ...planOrigin(random, meeting.team, day), day };
}

/**
 * Leads of about the same days that became nothing, as many per meeting as the team is known for; some come from
 * companies that are known already.
 */
export function planIdleLeads(
  random: Random,
  meeting: { team: TeamProfile; day: Day },
  companyFor: () => string,
): SampleLead[] {
  const { team } = meeting;
  const count = Math.floor(team.idleLeads) + (random.isTrue(team.idleLeads % 1) ? 1 : 0);
  return Array.from({ length: count }, () => {
    const day = toWeekday(addDays(meeting.day, -random.whole(0, 25)));
    const { product, division } = planInterest(random);
    return {
      company: companyFor(),
      name: personName(random),
      product: product.name,
      division,
      ...planOrigin(random, team, day),
      day,
    };
  });
}
