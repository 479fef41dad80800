import type { ChartBlock } from "../../charts/make-charts.ts";
import type { ChartSpec } from "../../charts/spec.ts";
import { type AddedUp, wordsForConversion } from "../../core/convert.ts";
import { costEach } from "../../core/cost-grid.ts";
import { formatDay } from "../../core/day.ts";
import { wordsForAmount } from "../../core/deal-words.ts";
import { wordsForVersion } from "../../core/definitions.ts";
import { wordsForMaturity } from "../../core/maturity.ts";
import { formatMoney, formatMoneyShort } from "../../core/money.ts";
import { wordsForReturn } from "../../core/money-return.ts";
import { countOf } from "../../core/wording.ts";
import type { Ctx } from "../../ctx.ts";
import type { CampaignDeal } from "../../data/campaign-facts.ts";
import type { CampaignReport } from "../../reports/build-campaign.ts";
import { actions, context, header, section } from "../../slack/blocks.ts";
import { button } from "../../slack/controls.ts";
import { type Block, type Message, message } from "../../slack/message.ts";
import { printScope } from "../../slack/request.ts";
import { table } from "../../slack/table.ts";
import { joinMrkdwn, mrkdwn } from "../../slack/text.ts";
import { partsOf } from "./describe-change.ts";

/** Leads, meetings and wins by month. */
export function chartOfCampaign({ campaign, months }: CampaignReport): ChartSpec {
  return {
    kind: "lines",
    title: campaign.name,
    categories: months.map(({ month }) => month),
    series: [
      { name: "Leads", values: months.map(({ leads }) => leads) },
      { name: "Meetings", values: months.map(({ meetings }) => meetings) },
      { name: "Won", values: months.map(({ won }) => won) },
    ],
    altText: months
      .map(({ month, leads, meetings, won }) => `${month}: ${leads} leads, ${meetings} meetings, ${won} won`)
      .join("; "),
  };
}

const right = (text: string) => ({ text, align: "right" as const });

/** What was not added for want of a rate: " plus €1,000 not converted". */
const apartOf = ({ others }: AddedUp): string =>
  others.map((amount) => ` plus ${formatMoney(amount)} not converted`).join("");

/** Stage under stage: how many, and what each cost. */
function stageTable(report: CampaignReport, currency: string): Block {
  const { spend, leads, meetings, won, lost, open } = report;
  const print = (amountMinor: bigint, how = formatMoney) => how({ amountMinor, currency });
  const each = (n: number): string => {
    const cost = costEach(spend.own, n);
    if (spend.own <= 0n) return "–";
    return cost === null ? `spent ${print(spend.own, formatMoneyShort)}, none yet` : print(cost);
  };
  return table({
    header: ["Stage", right("Count"), right("Cost each")],
    rows: [
      ["Leads", String(leads), each(leads)],
      [
        "Sales-ready meetings",
        String(meetings.booked - meetings.rejected),
        each(meetings.booked - meetings.rejected),
      ],
      ["of them held", String(meetings.held), each(meetings.held)],
      ["of them accepted", String(meetings.accepted), "–"],
      ...(meetings.rejected === 0 ? [] : [["Rejected or missed", String(meetings.rejected), "–"]]),
      ["Won", String(won), each(won)],
      ["Lost", String(lost), "–"],
      ["Open", String(open), `${print(report.pipeline.own)} pipeline`],
    ],
  });
}

/** Whether most of what it will bring may still come, so that its return says little. */
const isEarly = ({ maturity, back }: CampaignReport): boolean => maturity === "open" && back.kind !== "none";

const shownDeals = 5;

function wordsForDealLine(deal: CampaignDeal): string {
  const day = deal.closedDay ?? deal.salesReadyDay;
  const quality = deal.leadQuality === null ? "" : `, ${deal.leadQuality} lead`;
  return `${deal.company ?? "No company yet"}: ${deal.status}, ${wordsForAmount(deal)}${day === null ? "" : `, ${formatDay(day)}`}${quality}`;
}

const order = ["won", "open", "lost", "disqualified"];

/** The deals that tell most first: won ones, then open ones, the newest of each first. */
export const inOrder = (deals: readonly CampaignDeal[]): CampaignDeal[] =>
  deals.toSorted((a, b) => order.indexOf(a.status) - order.indexOf(b.status));

function qualityLine({ quality: { good, poor, reasons } }: CampaignReport): string {
  if (good + poor === 0) return "Sales has said nothing of its leads yet.";
  const why =
    reasons.length === 0
      ? ""
      : ` (${reasons
          .slice(0, 3)
          .map((reason) => `“${reason}”`)
          .join(", ")})`;
  return `Sales says of its leads: ${good} good, ${poor} poor${why}.`;
}

/** What came of a campaign, as a message; `isShared` leaves out the controls. */
export function sayCampaign(
  { ledger }: Pick<Ctx, "ledger">,
  report: CampaignReport,
  { isShared, chart, models }: { isShared: boolean; chart: ChartBlock | null; models: readonly string[] },
): Message {
  const { campaign, spend, revenue, leads, meetings, won, back } = report;
  const { currency } = ledger;
  const print = (amountMinor: bigint) => formatMoney({ amountMinor, currency });
  const net = meetings.booked - meetings.rejected;
  const said =
    `${print(spend.own)}${apartOf(spend)} spent; ${print(revenue.own)}${apartOf(revenue)} won, ${wordsForReturn(back)}${isEarly(report) ? " so far" : ""}. ` +
    `${countOf(leads, "lead")}, ${countOf(net, "sales-ready meeting")}, ${won} won.`;
  const version = wordsForVersion(report.definitions.version);
  const converted = wordsForConversion(report.used, currency);
  const notes = [
    `Maturity: ${wordsForMaturity(report.maturity)}`,
    "Counts what names the campaign as its origin, to date; cost each: all its spend ÷ the count",
    `${countOf(report.touches, "touch", "touches")}, ${countOf(report.spendEntries, "entry", "entries")} of spend`,
    ...(report.marginBp === null ? [] : [`ROI: (won × ${report.marginBp / 100} % − spent) ÷ spent`]),
    ...(converted === null ? [] : [converted]),
    ...(version === null ? [] : [version]),
  ];
  const deals = inOrder(report.deals);
  const lines = deals.slice(0, shownDeals).map(wordsForDealLine);
  const more = deals.length > shownDeals ? `… and ${deals.length - shownDeals} more` : "";
  const alt = report.months.length < 2 ? "" : ` ${chartOfCampaign(report).altText}.`;
  return message(mrkdwn`${campaign.name}: ${said} ${qualityLine(report)}${alt} ${notes.join(". ")}.`, [
    header(campaign.name),
    section(said),
    context(partsOf(campaign)),
    stageTable(report, currency),
    ...(chart === null ? [] : [chart]),
    ...(models.length === 0 ? [] : [section(joinMrkdwn([...models], "\n"))]),
    section(joinMrkdwn([qualityLine(report), ...lines, ...(more === "" ? [] : [more])], "\n")),
    context(...notes),
    ...(isShared
      ? []
      : [
          actions(
            [
              button({ actionId: "campaign-post", text: "Post to channel", value: campaign.id }),
              button({ actionId: "campaign-csv", text: "All deals as CSV", value: campaign.id }),
              button({ actionId: "campaign-open", text: "Log spend…", value: "campaign-spend" }),
            ],
            printScope({ ledgerId: ledger.id, recordId: campaign.id, version: campaign.version }, "came"),
          ),
        ]),
  ]);
}
