import { formatDay } from "../../core/day.ts";
import type { FundedSales } from "../../core/fund-commitments.ts";
import { quarterOfWindow } from "../../core/fund-window.ts";
import { formatMoneyShort } from "../../core/money.ts";
import { labelQuarter, quarterPeriod } from "../../core/period.ts";
import { countOf, printPercent } from "../../core/wording.ts";
import type { Ctx } from "../../ctx.ts";
import type { FundedTeam, Funding } from "../../reports/build-funding.ts";
import { unknownsOf, wordsForEstimate, wordsForStaff, wordsForWindow } from "../../reports/funding-words.ts";
import { joinMrkdwn, type Mrkdwn, mrkdwn } from "../../slack/text.ts";

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
  const { meetings, sales, isApart } = team;
  const cost = (money: { low: bigint; likely: bigint; high: bigint } | null) =>
    money === null ? "at a cost that is not known" : wordsForEstimate(money, currency);
  const forwards =
    meetings === null
      ? []
      : [`Forwards from ${countOf(meetings.meetings, "meeting")}: ${cost(meetings.money)}`];
  if (sales?.kind !== "route") return forwards;
  const back = `Backwards from its ${sales.isOfRevenue ? "revenue" : "deals"}: ${wordsForSales(sales, team, currency)}: ${cost(sales.route.money)}`;
  if (meetings === null) return [back];
  const [more, less] =
    sales.route.meetings > meetings.meetings ? ["sales", "meetings"] : ["meetings", "sales"];
  const disagree = `They disagree: its ${more} ask for more than its ${less}. The dearer way counts`;
  return [...forwards, back, ...(isApart ? [disagree] : [])];
}

function timeLines(ctx: Ctx, team: FundedTeam, { today, period, isOver }: Funding): string[] {
  const { windows, earliest, facts, wonLag } = team;
  const start = (quarter: Parameters<typeof quarterPeriod>[0]) => quarterPeriod(quarter, ctx.calendar).start;
  const label = (quarter: Parameters<typeof quarterPeriod>[0]) => labelQuarter(quarter, ctx.calendar);
  const line = (what: string, window: (typeof windows)["sales"]) => {
    if (window === null) return [];
    const mostly = label(quarterOfWindow(window, ctx.calendar, start));
    const where = mostly === period.label ? "" : `, most of it in ${mostly}`;
    return [`The money for its ${what} ${wordsForWindow(window, today)}${where}`];
  };
  const { meetingLag, leadDays } = facts;
  const days = [
    wonLag === null || windows.sales === null
      ? []
      : [`${Math.round(wonLag.median)} days from meeting to won`],
    meetingLag === null ? [] : [`${Math.round(meetingLag.median)} days from lead to meeting`],
    [`${leadDays} days from spending to the first lead`],
  ].flat();
  const without = meetingLag === null ? "; from lead to meeting it is not known, and counted as none" : "";
  const why = `Counted with ${days.join(", ")} (medians; the window opens at the p75)${without}`;
  const lines = [...line("sales", windows.sales), ...line("meetings", windows.meetings)];
  const rescue =
    !isOver && windows.sales !== null && earliest.sales !== null && start(earliest.sales) >= period.end
      ? [
          `No spending can rescue the sales of ${period.label}; the earliest effect is ${label(earliest.sales)}`,
        ]
      : [];
  const late =
    !isOver && windows.meetings !== null && start(earliest.meetings) >= period.end
      ? [`Money spent from ${formatDay(today)} on brings meetings from ${label(earliest.meetings)} on`]
      : [];
  return [...lines, ...(lines.length === 0 ? [] : [why]), ...rescue, ...late];
}

function bankLine({ bank, sales }: FundedTeam, label: string, currency: string): string[] {
  if (bank === null || sales === null || sales.deals === null) return [];
  const deals = Math.round(bank.deals * 10) / 10;
  if (deals === 0) return [`In the bank: the meetings so far will bring no deal in ${label}`];
  const revenue =
    bank.revenueMinor === null ? "" : `, ${formatMoneyShort({ amountMinor: bank.revenueMinor, currency })}`;
  return [
    `In the bank: the meetings so far will bring about ${deals === 1 ? "1 deal" : `${deals} deals`} in ${label}${revenue}, of ${sales.deals} needed`,
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
