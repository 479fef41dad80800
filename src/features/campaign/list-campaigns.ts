import { addUp, wordsForConversion } from "../../core/convert.ts";
import { formatMoney, formatMoneyShort } from "../../core/money.ts";
import { type Period, quarterOf, quarterPeriod } from "../../core/period.ts";
import { countOf } from "../../core/wording.ts";
import type { Ctx } from "../../ctx.ts";
import type { Campaign } from "../../data/campaigns.ts";
import { listCampaignRecords } from "../../data/campaigns.ts";
import { countActivity } from "../../data/count-activity.ts";
import { listRates } from "../../data/rates.ts";
import { sumSpend } from "../../data/sum-spend.ts";
import { actions, context, header, section } from "../../slack/blocks.ts";
import { button, option, staticSelect } from "../../slack/controls.ts";
import { type Block, type Message, message } from "../../slack/message.ts";
import { printScope } from "../../slack/request.ts";
import { table } from "../../slack/table.ts";
import { wordsForDays } from "./describe-change.ts";

/** One campaign (null: money on a source without one) in a period: minor units of the ledger's currency. */
type Line = {
  campaign: Campaign | null;
  name: string;
  spent: bigint;
  leads: number;
  meetings: number;
  won: number;
};

const shownMost = 40;

/** Whether a campaign runs in a period by its own days. */
const runsIn = ({ startDay, endDay }: Campaign, period: Pick<Period, "start" | "end">): boolean =>
  startDay !== null && startDay < period.end && (endDay === null || endDay >= period.start);

/** The campaigns that run in the current quarter, or in which something was spent or came in; all of them where asked. */
export async function answerList(ctx: Ctx, { isAll }: { isAll: boolean }): Promise<Message> {
  const { database, ledger } = ctx;
  const period = quarterPeriod(quarterOf(ctx.today, ctx.calendar), ctx.calendar);
  const [campaigns, spend, { rows }, rates] = await Promise.all([
    listCampaignRecords(database.db, ledger.id),
    sumSpend(database, ledger.id, period),
    countActivity(database, ledger.id, period, "campaign", null, ledger.meetingsCount),
    listRates(database.db, ledger.id),
  ]);
  const spentOn = (campaignId: string | null) =>
    addUp(
      spend.filter((sum) => sum.campaignId === campaignId),
      ledger.currency,
      rates,
    );
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const lines = campaigns.flatMap((campaign): Line[] => {
    const { own } = spentOn(campaign.id);
    const { leads = 0, meetings = 0, won = 0 } = byKey.get(campaign.id) ?? {};
    const isShown = isAll || runsIn(campaign, period) || own !== 0n || leads + meetings + won > 0;
    if (!isShown || (campaign.isRetired && own === 0n && leads + meetings + won === 0)) return [];
    return [{ campaign, name: campaign.name, spent: own, leads, meetings, won }];
  });
  const { own: apart } = spentOn(null);
  const whole = addUp(spend, ledger.currency, rates);
  const sorted = lines.toSorted((a, b) => Number(b.spent - a.spent) || b.leads - a.leads);
  return sayList({
    ledger,
    label: period.label,
    lines:
      apart === 0n
        ? sorted
        : [
            ...sorted,
            { campaign: null, name: "Without a campaign", spent: apart, leads: 0, meetings: 0, won: 0 },
          ],
    whole,
  });
}

function sayList(given: {
  ledger: Ctx["ledger"];
  label: string;
  lines: readonly Line[];
  whole: ReturnType<typeof addUp>;
}): Message {
  const { ledger, label, lines, whole } = given;
  const money = (amountMinor: bigint, print = formatMoney) =>
    print({ amountMinor, currency: ledger.currency });
  const campaigns = lines.filter(({ campaign }) => campaign !== null);
  const leads = lines.reduce((sum, line) => sum + line.leads, 0);
  const won = lines.reduce((sum, line) => sum + line.won, 0);
  const apart = whole.others.map((each) => ` plus ${formatMoney(each)} for which there is no rate`).join("");
  const text =
    campaigns.length === 0
      ? `${label}: no campaign yet.`
      : `${label}: ${money(whole.own)}${apart} spent on ${countOf(campaigns.length, "campaign")}; ${countOf(leads, "lead")}, ${won} won.`;
  const right = (said: string) => ({ text: said, align: "right" as const });
  const rows = lines
    .slice(0, shownMost)
    .map((line) => [
      line.name,
      line.campaign === null ? "–" : wordsForDays(line.campaign),
      line.spent === 0n ? "–" : money(line.spent, formatMoneyShort),
      String(line.leads),
      String(line.meetings),
      String(line.won),
    ]);
  const figures: Block[] = [
    table({
      header: ["Campaign", "Runs", right("Spent"), right("Leads"), right("Meetings"), right("Won")],
      rows,
    }),
  ];
  const converted = wordsForConversion(whole.used, ledger.currency);
  const more = lines.length > shownMost ? [`The ${shownMost} with the most spend of ${lines.length}`] : [];
  const notes = [
    "What is dated in the quarter, whatever its past",
    ...more,
    ...(converted === null ? [] : [converted]),
  ];
  const fallback = campaigns.map(
    (line) => `${line.name} ${money(line.spent)}, ${line.leads} leads, ${line.won} won`,
  );
  return message([text, fallback.join("; ")].join(" ").trim(), [
    header(`Campaigns ${label}`),
    section(text),
    ...(rows.length === 0 ? [] : figures),
    context(...notes),
    actions(
      [
        ...(campaigns.length === 0
          ? []
          : [pickCampaign(campaigns.flatMap(({ campaign }) => campaign ?? []))]),
        button({ actionId: "campaign-open#new", text: "New campaign…", value: "campaign" }),
        button({ actionId: "campaign-open#spend", text: "Log spend…", value: "campaign-spend" }),
      ],
      printScope({ ledgerId: ledger.id, recordId: "", version: 0 }, "campaigns"),
    ),
  ]);
}

const mostOptions = 100;

const pickCampaign = (campaigns: readonly Campaign[]) =>
  staticSelect({
    actionId: "campaign-pick",
    placeholder: "What came of…",
    options: campaigns.slice(0, mostOptions).map(({ id, name }) => option(name, id)),
  });
