import { addUp, wordsForConversion } from "../../core/convert.ts";
import { daysBetween, formatDay } from "../../core/day.ts";
import { wordsForAmount } from "../../core/deal-words.ts";
import { formatMoney } from "../../core/money.ts";
import { visibleTeam } from "../../core/roles.ts";
import { countOf } from "../../core/wording.ts";
import { clockwork, forLedger } from "../../ctx.ts";
import { getCampaign } from "../../data/campaigns.ts";
import { type Deal, getDeal } from "../../data/deals.ts";
import { findLead } from "../../data/leads.ts";
import { getLedger } from "../../data/ledgers.ts";
import { listMeetingsOfAccount } from "../../data/meetings.ts";
import { listRates } from "../../data/rates.ts";
import { listSpendOn } from "../../data/spend.ts";
import { listOtherTouches, type Touch } from "../../data/touches.ts";
import { forPerson } from "../../reports/for-audience.ts";
import type { Job } from "../../schedule/job.ts";
import { context, section } from "../../slack/blocks.ts";
import { message } from "../../slack/message.ts";
import { joinMrkdwn, mrkdwn } from "../../slack/text.ts";

const shownMost = 5;

/** Other campaigns and sources that met the company before it bought. */
function otherTouches({ latest, n }: { latest: readonly Touch[]; n: number }): string {
  if (n === 0) return "no other touch";
  const named = latest.map(
    ({ campaignName, sourceName, day }) => `${campaignName ?? sourceName ?? "unsourced"} (${formatDay(day)})`,
  );
  const more = n > latest.length ? `, and ${n - latest.length} more` : "";
  return `other touches: ${named.join(", ")}${more}`;
}

function qualityOf({ leadQuality, leadQualityReason }: Deal): string {
  if (leadQuality === null) return "sales has not said yet whether it was a good lead";
  return `sales calls it a ${leadQuality} lead${leadQualityReason === null ? "" : `: “${leadQualityReason}”`}`;
}

/** What a campaign's owner is told when one of its deals is won: the whole path, built when it is due. */
export const campaignWinJob: Job = async (services, { ledgerId, recordId, target }) => {
  const { db } = services.database;
  const ledger = await getLedger(db, ledgerId);
  const deal = await getDeal(db, ledgerId, recordId ?? "");
  if (deal.status !== "won") return { skip: "the deal is not won any more" };
  if (deal.campaignId === null) return { skip: "the deal is of no campaign any more" };
  const ctx = await forPerson(forLedger(services, ledger, target, clockwork), target);
  if (ctx === null || visibleTeam(ctx.actor) !== null) return { skip: "its owner may not see the ledger" };
  const campaign = await getCampaign(db, ledgerId, deal.campaignId);
  const lead = deal.originLeadId === null ? null : await findLead(db, ledgerId, deal.originLeadId);
  const { accountId, closedDay: until } = deal;
  const all = accountId === null ? [] : await listMeetingsOfAccount(db, ledgerId, accountId);
  // Reversed they come as they were recorded, which is the order of those of one day.
  const meetings = all
    .filter(({ dealId }) => dealId === deal.id)
    .toReversed()
    .sort((a, b) => daysBetween(b.bookedDay, a.bookedDay));
  const others =
    accountId === null
      ? { latest: [], n: 0 }
      : await listOtherTouches(db, ledgerId, { accountId, campaignId: campaign.id, until }, shownMost);
  const spend = await listSpendOn(db, ledgerId, { campaignId: campaign.id });
  const added = addUp(spend, ledger.currency, await listRates(db, ledgerId));
  const path = [
    campaign.name,
    lead === null
      ? "no lead of its own"
      : `lead ${formatDay(lead.day)}${lead.contactName === null ? "" : ` (${lead.contactName})`}`,
    ...meetings.map(({ bookedDay, outcome, isSalesReady }) =>
      isSalesReady
        ? `sales-ready meeting ${formatDay(bookedDay)}${outcome === "booked" ? "" : `, ${outcome}`}`
        : `follow-up ${formatDay(bookedDay)}`,
    ),
    `won${deal.closedDay === null ? "" : ` ${formatDay(deal.closedDay)}`}`,
  ].join(" → ");
  const days = [
    lead !== null && deal.closedDay !== null
      ? `${countOf(daysBetween(lead.day, deal.closedDay), "day")} from lead to won`
      : null,
    deal.salesReadyDay !== null && deal.closedDay !== null
      ? `${countOf(daysBetween(deal.salesReadyDay, deal.closedDay), "day")} from meeting to won`
      : null,
  ].filter((part) => part !== null);
  const apart = added.others.map((amount) => ` plus ${formatMoney(amount)} not converted`).join("");
  const cost = `Spent on ${campaign.name} so far: ${formatMoney({ amountMinor: added.own, currency: ledger.currency })}${apart}`;
  const facts = [...days, otherTouches(others), qualityOf(deal)].join("; ");
  const converted = wordsForConversion(added.used, ledger.currency);
  const next = `What came of it: /campaign show ${campaign.name}`;
  const headline = `Won from ${campaign.name}: ${deal.accountName ?? "No company yet"}, ${wordsForAmount(deal)}.`;
  const notes = [cost, next, ...(converted === null ? [] : [converted])];
  return {
    message: message(`${headline} ${path}. ${facts}. ${notes.join(". ")}`, [
      section(mrkdwn`*${headline}*\n${path}`),
      section(facts),
      context(joinMrkdwn(notes, " · ")),
    ]),
  };
};
