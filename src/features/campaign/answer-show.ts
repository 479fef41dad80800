import { stringify } from "csv-stringify/sync";
import { mergeRates } from "../../core/convert.ts";
import { guardCell } from "../../core/guard-cell.ts";
import { printDecimal } from "../../core/print-decimal.ts";
import { visibleTeam } from "../../core/roles.ts";
import type { Ctx } from "../../ctx.ts";
import { findCampaignRecord } from "../../data/campaigns.ts";
import { UserError } from "../../errors.ts";
import { buildCampaign } from "../../reports/build-campaign.ts";
import { buildCampaignVerdict } from "../../reports/build-verdicts.ts";
import { listModelReturns } from "../../reports/campaign-returns.ts";
import type { Message } from "../../slack/message.ts";
import { sendCsv } from "../../slack/send-csv.ts";
import { modelsLine, verdictLine } from "./models-view.ts";
import { chartOfCampaign, inOrder, sayCampaign } from "./show-view.ts";

/** What came of a campaign. @throws UserError where the ledger has none, or where partners would read it */
export async function answerShow(ctx: Ctx, campaignId: string, isShared = false): Promise<Message> {
  const { database, ledger } = ctx;
  if (visibleTeam(ctx.actor) !== null)
    throw new UserError(
      "What a campaign costs stays inside, and this is a partner's channel.",
      "the same in an internal channel",
    );
  if ((await findCampaignRecord(database.db, ledger.id, campaignId)) === null)
    throw new UserError("That campaign is not in this ledger.", "/campaign list");
  const report = await buildCampaign(ctx, campaignId);
  const where = { workspaceId: ledger.workspaceId, place: "reply" } as const;
  const chart = report.months.length < 2 ? null : await ctx.charts.block(chartOfCampaign(report), where);
  const { marginBp, spend, campaign } = report;
  const [{ returns, used }, judged] = await Promise.all([
    listModelReturns(ctx, campaign.id, { spendMinor: spend.own, marginBp }),
    spend.own > 0n ? buildCampaignVerdict(ctx, campaign.id) : null,
  ]);
  const models = [modelsLine(returns, ledger.currency), ...verdictLine(judged, campaign.id)];
  const all = { ...report, used: mergeRates([report.used, used, judged?.used ?? []]) };
  return sayCampaign(ctx, all, { isShared, chart, models });
}

/** Sends all deals of a campaign as a file to whoever asks. @throws UserError */
export async function sendDeals(ctx: Ctx, campaignId: string): Promise<Message> {
  if ((await findCampaignRecord(ctx.database.db, ctx.ledger.id, campaignId)) === null)
    throw new UserError("That campaign is not in this ledger.", "/campaign list");
  const { campaign, deals } = await buildCampaign(ctx, campaignId);
  const rows = inOrder(deals).map((deal) => [
    guardCell(deal.company ?? ""),
    deal.status,
    ...[deal.salesReadyDay, deal.heldDay, deal.acceptedDay, deal.closedDay].map((day) => day ?? ""),
    deal.amountMinor === null ? "" : printDecimal(deal.amountMinor, deal.currency),
    deal.currency,
    deal.leadQuality ?? "",
    guardCell(deal.leadQualityReason ?? ""),
    deal.id,
  ]);
  const columns = [
    "company",
    "status",
    "sales-ready",
    "held",
    "accepted",
    "closed",
    "amount",
    "currency",
    "lead",
    "why",
    "id",
  ];
  return sendCsv(ctx, {
    name: "deals.csv",
    csv: stringify([columns, ...rows]),
    about: `All ${deals.length} deals of ${campaign.name}.`,
    instead: `/campaign show ${campaign.name}`,
  });
}
