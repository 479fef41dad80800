import { type AddedUp, addUp, type DatedAmount, mergeRates, type RateRow } from "../core/convert.ts";
import { type Day, daysBetween, isDay } from "../core/day.ts";
import { type Definitions, definitionsInForce } from "../core/definitions.ts";
import { estimateConversion } from "../core/kaplan-meier.ts";
import { type Maturity, maturityOf } from "../core/maturity.ts";
import { type MoneyReturn, returnOf } from "../core/money-return.ts";
import type { Ctx } from "../ctx.ts";
import { type CampaignDeal, readCampaignFacts } from "../data/campaign-facts.ts";
import { type Campaign, getCampaign } from "../data/campaigns.ts";
import { countAges } from "../data/count-ages.ts";
import { listDefinitions } from "../data/definitions.ts";
import { listRates } from "../data/rates.ts";
import { marginOf } from "./build-return.ts";

/** What came of a campaign to date; money in minor units of the ledger's currency, what has no rate apart. */
export type CampaignReport = {
  campaign: Campaign;
  spend: AddedUp;
  spendEntries: number;
  leads: number;
  touches: number;
  /** sales-ready meetings, rejected ones included, and what became of them */
  meetings: { booked: number; held: number; accepted: number; rejected: number };
  won: number;
  lost: number;
  open: number;
  revenue: AddedUp;
  pipeline: AddedUp;
  back: MoneyReturn;
  maturity: Maturity;
  /** what sales said of its leads, and the reasons, the most frequent first */
  quality: { good: number; poor: number; reasons: string[] };
  deals: CampaignDeal[];
  /** leads, meetings and wins by month, the first month first: "2026-07" */
  months: { month: string; leads: number; meetings: number; won: number }[];
  definitions: Definitions;
  marginBp: number | null;
  used: RateRow[];
};

const monthsMost = 12;

/** What came of a campaign to date. @throws Error when the ledger has none */
export async function buildCampaign(ctx: Ctx, campaignId: string): Promise<CampaignReport> {
  const { database, ledger, today } = ctx;
  const [campaign, facts, changes, rates] = await Promise.all([
    getCampaign(database.db, ledger.id, campaignId),
    readCampaignFacts(database, ledger.id, campaignId),
    listDefinitions(database.db, ledger.id),
    listRates(database.db, ledger.id),
  ]);
  const { deals } = facts;
  const definitions = definitionsInForce(changes);
  const marginBp = marginOf(definitions);
  const sum = (amounts: readonly DatedAmount[]) => addUp(amounts, ledger.currency, rates);
  const count = (is: (deal: CampaignDeal) => boolean) => deals.filter(is).length;
  const amountsOf = (status: string, day: (deal: CampaignDeal) => Day | null) =>
    sum(
      deals.flatMap((deal) => {
        const { amountMinor, currency } = deal;
        return deal.status !== status || amountMinor === null
          ? []
          : [{ amountMinor, currency, day: day(deal) ?? today }];
      }),
    );
  const spend = sum(facts.spend);
  const revenue = amountsOf("won", ({ closedDay }) => closedDay);
  const pipeline = amountsOf("open", () => today);
  const said = deals.filter(({ leadQuality }) => leadQuality !== null);
  return {
    ...{
      campaign,
      spend,
      spendEntries: facts.spendEntries,
      touches: facts.touches,
      deals,
      definitions,
      marginBp,
    },
    leads: facts.leads.reduce((all, { n }) => all + n, 0),
    meetings: {
      booked: count(({ outcome, salesReadyDay }) => outcome !== null || salesReadyDay !== null),
      held: count(
        ({ heldDay, outcome, status }) =>
          status !== "disqualified" && (heldDay !== null || outcome === "held" || outcome === "accepted"),
      ),
      accepted: count(({ outcome, status }) => status !== "disqualified" && outcome === "accepted"),
      rejected: count(({ status }) => status === "disqualified"),
    },
    ...{ won: count(({ status }) => status === "won"), lost: count(({ status }) => status === "lost") },
    ...{ open: count(({ status }) => status === "open"), revenue, pipeline },
    back: returnOf({ wonMinor: revenue.own, spendMinor: spend.own, marginBp }),
    maturity: await findMaturity(ctx, [
      ...facts.leads.map(({ day }) => day),
      ...deals.flatMap(({ salesReadyDay }) => salesReadyDay ?? []),
    ]),
    quality: {
      good: said.filter(({ leadQuality }) => leadQuality === "good").length,
      poor: said.filter(({ leadQuality }) => leadQuality === "poor").length,
      reasons: [...new Set(said.flatMap(({ leadQualityReason }) => leadQualityReason ?? []))],
    },
    months: monthsOf(facts.leads, deals),
    used: mergeRates([spend.used, revenue.used, pipeline.used]),
  };
}

/** The age of a cohort is that of its youngest member, by the ledger's own curve from meeting to won. */
async function findMaturity(ctx: Ctx, days: readonly Day[]): Promise<Maturity> {
  const youngest = days.reduce<Day | null>(
    (latest, day) => (latest === null || day > latest ? day : latest),
    null,
  );
  const { rows, lost, firstDay } = await countAges(ctx.database, ctx.ledger.id, ctx.today, "meetings");
  const ageOf = (day: string | null) =>
    day !== null && isDay(day) ? Math.max(0, daysBetween(day, ctx.today)) : 0;
  return maturityOf({
    youngestAgeDays: ageOf(youngest),
    curve: estimateConversion({ rows, lost }),
    ledgerAgeDays: ageOf(firstDay),
  });
}

/** Every month from the first to the last with anything in it, the last twelve at most. */
function monthsOf(
  leads: readonly { day: Day; n: number }[],
  deals: readonly CampaignDeal[],
): CampaignReport["months"] {
  const monthOf = (day: Day | null) => day?.slice(0, 7) ?? "";
  const all = [
    ...leads.map(({ day }) => monthOf(day)),
    ...deals.flatMap(({ salesReadyDay, closedDay }) => [monthOf(salesReadyDay), monthOf(closedDay)]),
  ].filter((month) => month !== "");
  const [first, last] = [all.toSorted()[0], all.toSorted().at(-1)];
  if (first === undefined || last === undefined) return [];
  const months: string[] = [];
  for (let month = first; month <= last; month = monthAfter(month)) months.push(month);
  return months.slice(-monthsMost).map((month) => ({
    month,
    leads: leads.filter(({ day }) => monthOf(day) === month).reduce((sum, { n }) => sum + n, 0),
    meetings: deals.filter(({ salesReadyDay }) => monthOf(salesReadyDay) === month).length,
    won: deals.filter(({ status, closedDay }) => status === "won" && monthOf(closedDay) === month).length,
  }));
}

function monthAfter(month: string): string {
  const [year = 0, of = 1] = month.split("-").map(Number);
  return of === 12 ? `${year + 1}-01` : `${year}-${String(of + 1).padStart(2, "0")}`;
}
