import type { FundedSales } from "../../core/fund-commitments.ts";
import { formatMoneyShort } from "../../core/money.ts";
import { countOf, printPercent } from "../../core/wording.ts";
import type { Ctx } from "../../ctx.ts";
import type { FundedTeam, Funding } from "../../reports/build-funding.ts";
import { unknownsOf, wordsForEstimate, wordsForStaff } from "../../reports/funding-words.ts";
import { joinMrkdwn, type Mrkdwn, mrkdwn } from "../../slack/text.ts";
import { timeLines, wordsForBank } from "./say-when.ts";

const whose = (isOwn: boolean): string => (isOwn ? "" : " in the whole ledger");

/** "20 deals at $100k, 100 meetings of which 20 % are won, 400 leads of which 25 % become meetings". */
function wordsForSales(
  sales: Extract<FundedSales, { kind: "route" }>,
  team: FundedTeam,
  currency: string,
): string {
  const { won, toWon, toMeeting } = team.facts;
  const mean = won === null ? null : won.sumMinor / BigInt(won.n);
  const at =
    sales.isOfRevenue && won !== null && mean !== null
      ? ` at ${formatMoneyShort({ amountMinor: mean, currency })}${whose(won.isOwn)}`
      : "";
  const isSupposed = toWon?.conversion !== sales.conversion;
  const rate = ` (${printPercent(sales.conversion)} are won${isSupposed ? "" : whose(toWon.isOwn)})`;
  const leads =
    sales.leads === null || toMeeting === null
      ? ""
      : `, ${countOf(sales.leads, "lead")} (${printPercent(toMeeting.conversion)} become meetings${whose(toMeeting.isOwn)})`;
  return `${countOf(sales.deals, "deal")}${at}, ${countOf(sales.route.meetings, "meeting")}${rate}${leads}`;
}

function costLines(team: FundedTeam, currency: string): string[] {
  const { meetings, sales, need, isApart } = team;
  const cost = (money: { low: bigint; likely: bigint; high: bigint } | null) =>
    money === null ? "at a cost that is not known" : wordsForEstimate(money, currency);
  const forwards =
    meetings === null
      ? []
      : [`Forwards from ${countOf(meetings.meetings, "meeting")}: ${cost(meetings.money)}`];
  if (sales?.kind !== "route") return forwards;
  const back = `Backwards from its ${sales.isOfRevenue ? "revenue" : "deals"}: ${wordsForSales(sales, team, currency)}: ${cost(sales.route.money)}`;
  if (meetings === null) return [back];
  const [more, less] = need?.of === "sales" ? ["sales", "meetings"] : ["meetings", "sales"];
  const disagree = `They disagree: its ${more} ask for more than its ${less}. The dearer way counts`;
  return [...forwards, back, ...(isApart ? [disagree] : [])];
}

function bankLine({ bank, sales }: FundedTeam, label: string, currency: string): string[] {
  if (bank === null || sales === null || sales.deals === null) return [];
  if (Math.round(bank.deals * 10) === 0)
    return [`In the bank: the meetings so far will bring no deal in ${label}`];
  const revenue =
    bank.revenueMinor === null ? "" : `, ${formatMoneyShort({ amountMinor: bank.revenueMinor, currency })}`;
  return [
    `In the bank: the meetings so far will bring about ${wordsForBank(bank.deals)} in ${label}${revenue}, of ${sales.deals} needed`,
  ];
}

/** How a team's figures come about: costs, dates, what is in the bank, people, and what could not be computed. */
export function explainTeam(ctx: Ctx, team: FundedTeam, funding: Funding): Mrkdwn {
  const { currency } = ctx.ledger;
  const { label } = funding.period;
  const staff = wordsForStaff(team);
  const lines = [
    ...costLines(team, currency),
    ...timeLines(ctx, team, funding),
    ...bankLine(team, label, currency),
    ...(staff === null ? [] : [`People: ${staff}`]),
    ...(team.notCosted.length === 0 ? [] : [`Not costed by itself: ${team.notCosted.join(", ")}`]),
  ].map((line) => mrkdwn`• ${line}.`);
  const unknown = unknownsOf(team, label).map(({ what, type }) => mrkdwn`• ${what} \`${type}\``);
  return mrkdwn`*${team.facts.team.name}*\n${joinMrkdwn([...lines, ...unknown], "\n")}`;
}
