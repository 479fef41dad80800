import { type Day, daysBetween, formatDay } from "../../core/day.ts";
import { wordsForAmount } from "../../core/deal-words.ts";
import { countOf } from "../../core/wording.ts";
import type { Deal, DealStatus } from "../../data/deals.ts";
import type { Change } from "../../data/history.ts";
import { type Standing, wordsForStanding } from "../../reports/find-standing.ts";
import { actions, context, header, section } from "../../slack/blocks.ts";
import { askLeadQuality } from "../../slack/lead-quality.ts";
import { type Message, message } from "../../slack/message.ts";
import { offerSource, type SourceOffer } from "../../slack/offer-source.ts";
import { recordButtons } from "../../slack/record-buttons.ts";
import { printScope } from "../../slack/request.ts";
import { table } from "../../slack/table.ts";
import { joinMrkdwn, mrkdwn, type Text, userMention } from "../../slack/text.ts";

/** The company of a deal, in words. */
export const companyOf = (deal: Deal): string => deal.accountName ?? "No company yet";

const wordsForSource = (deal: Deal): string => {
  if (deal.sourceName === null)
    return deal.fromText === null ? "unsourced" : `unsourced (“${deal.fromText}” is no source here yet)`;
  const campaign = deal.campaignName === null ? "" : `${deal.campaignName}, `;
  const lead = deal.originLeadDay === null ? "" : ` with the lead of ${formatDay(deal.originLeadDay)}`;
  return `sourced by ${deal.teamName} (${campaign}${deal.sourceName})${lead}`;
};

/** Days from sales-ready to closed, in words; null when its sales-ready day is not known. */
function wordsForCycle({ salesReadyDay, closedDay, status }: Deal): string | null {
  if (closedDay === null) return null;
  if (salesReadyDay === null) return "no meeting was logged for it, so its sales cycle is not known";
  return `${countOf(daysBetween(salesReadyDay, closedDay), "day")} from meeting to ${status === "won" ? "won" : "lost"}`;
}

/** What the answer to a closed deal tells. */
export type ClosedFacts = {
  changeId: string;
  ledgerId: string;
  deal: Deal;
  standing: Standing | null;
  /** what is offered about its source */
  offer: SourceOffer;
  /** the only team whose rows the reader may see; null: every team's */
  visibleTeamId: string | null;
  /** a source that was typed although the deal had another one already */
  lateSource: string | null;
};

/** The answer to a closed deal: the result, the number that matters, what to do next. */
export function sayClosed(closed: ClosedFacts): Message {
  const { changeId, ledgerId, deal, standing, offer, lateSource } = closed;
  const isWon = deal.status === "won";
  const result = isWon
    ? `won, ${wordsForAmount(deal)}`
    : `lost${deal.lostReason === null ? "" : ` because ${deal.lostReason}`}`;
  const isOthers =
    closed.visibleTeamId !== null && deal.teamId !== null && deal.teamId !== closed.visibleTeamId;
  const details = [
    isOthers ? "another team brought this company in first" : wordsForSource(deal),
    wordsForCycle(deal),
    deal.closedDay === null ? null : `closed ${formatDay(deal.closedDay)}`,
  ];
  const facts = `${capital(details.filter((part) => part !== null).join(", "))}.`;
  const late = lateSource === null ? "" : ` “${lateSource}” came later and is kept in the deal's history.`;
  const number = `${late}${standing === null ? "" : ` ${wordsForStanding(standing)}`}`;
  return message(`${companyOf(deal)}: ${result}. ${facts}${number}`, [
    section(mrkdwn`*${companyOf(deal)}*: ${result}`),
    context(mrkdwn`${facts}${number}`),
    ...offerSource(offer),
    actions(recordButtons(changeId), printScope({ ledgerId, recordId: changeId, version: 0 }, "closed")),
    ...askLeadQuality(ledgerId, deal.id),
  ]);
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The announcement of a win, for a team's channel. */
export function announceDeal(deal: Deal, standing: Standing): Message {
  const cycle = wordsForCycle(deal);
  const facts = `${capital(wordsForSource(deal))}${cycle === null ? "" : `, ${cycle}`}. ${wordsForStanding(standing)}`;
  const owner = deal.ownerUserId === null ? mrkdwn`${deal.ownerName ?? ""}` : userMention(deal.ownerUserId);
  return message(`Won: ${companyOf(deal)}, ${wordsForAmount(deal)}. ${facts}`, [
    section(mrkdwn`*Won: ${companyOf(deal)}*, ${wordsForAmount(deal)} ${owner}`),
    context(mrkdwn`${facts}`),
  ]);
}

/** The same place in the channel after the win was undone. */
export function announceCorrection(deal: Deal): Message {
  const text = `Correction: ${companyOf(deal)} is not won; it was logged by mistake.`;
  return message(text, [section(mrkdwn`~Won: ${companyOf(deal)}~ ${text}`)]);
}

/** A person's open deals. */
export function sayDealList(deals: readonly Deal[], total: number): Message {
  if (deals.length === 0) {
    const text = "You have no open deals.";
    return message(text, [
      section(text),
      context("A first meeting opens one: `/meeting Acme with Jane from webinar`"),
    ]);
  }
  const rows = deals.map((deal) => [
    companyOf(deal),
    wordsForAmount(deal),
    deal.salesReadyDay === null ? "undated" : formatDay(deal.salesReadyDay),
    deal.dueDay === null ? "–" : formatDay(deal.dueDay),
    deal.sourceName ?? "unsourced",
  ]);
  const more = total > deals.length ? ` The newest ${deals.length} are shown.` : "";
  const text = `You have ${countOf(total, "open deal")}.${more}`;
  return message(`${text} ${deals.map((deal) => `${companyOf(deal)} ${wordsForAmount(deal)}`).join("; ")}`, [
    section(text),
    table({ header: ["Company", "Amount", "Sales-ready", "Due", "Source"], rows }),
    context("Close one: `/deal closed Acme $120k` or `/deal lost Acme because price`"),
  ]);
}

const said: Record<string, string> = {
  opened: "became sales-ready",
  "followed up": "followed up",
  won: "won",
  lost: "lost",
  sourced: "source set",
  "left unsourced": "left unsourced",
  "origin chosen": "origin chosen",
  "origin replaced": "origin replaced by an earlier lead",
  undone: "undone",
  imported: "imported",
  reopened: "opened again",
};

function line(change: Change): Text {
  const who = /^[UW][A-Z0-9]+$/.test(change.actor) ? userMention(change.actor) : mrkdwn`${change.actor}`;
  const day = change.effectiveDay === null ? "" : ` (${change.effectiveDay})`;
  const reached = change.after?.reached;
  const what =
    typeof reached === "string" && change.action === "staged"
      ? `reached ${reached}`
      : (said[change.action] ?? change.action);
  return mrkdwn`${what}${day}, by ${who}`;
}

/** One company's deals, the newest first, and what happened to the newest. */
export function sayDeals(
  name: string,
  deals: readonly Deal[],
  counts: ReadonlyMap<DealStatus, number>,
  changes: readonly Change[],
  today: Day,
): Message {
  const total = [...counts.values()].reduce((sum, n) => sum + n, 0);
  if (deals.length === 0) {
    const text = `${name} has no deals.`;
    return message(text, [
      section(text),
      context("A first meeting opens one: `/meeting Acme with Jane from webinar`"),
    ]);
  }
  const byStatus = [...counts].map(([status, n]) => `${n} ${status}`).join(", ");
  const rows = deals.map((deal) => [
    deal.status === "open" ? (deal.stage ?? "open") : deal.status,
    wordsForAmount(deal),
    deal.salesReadyDay === null ? "undated" : formatDay(deal.salesReadyDay),
    deal.closedDay === null ? (deal.status === "open" ? age(deal, today) : "–") : formatDay(deal.closedDay),
    deal.sourceName ?? "unsourced",
  ]);
  const more = total > deals.length ? ` The newest ${deals.length} are shown.` : "";
  const text = `${name}: ${countOf(total, "deal")} (${byStatus}).${more}`;
  return message(text, [
    header(name),
    section(`${countOf(total, "deal")}: ${byStatus}.${more}`),
    table({ header: ["Status", "Amount", "Sales-ready", "Closed", "Source"], rows }),
    ...(changes.length === 0 ? [] : [context(joinMrkdwn(changes.slice(-5).map(line), " · "))]),
  ]);
}

const age = ({ salesReadyDay }: Deal, today: Day): string =>
  salesReadyDay === null ? "open" : `open for ${countOf(daysBetween(salesReadyDay, today), "day")}`;
