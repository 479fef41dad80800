import { addUp } from "../../core/convert.ts";
import { formatMoney } from "../../core/money.ts";
import type { Ctx } from "../../ctx.ts";
import { getCampaign } from "../../data/campaigns.ts";
import { listRates } from "../../data/rates.ts";
import { listSpendOn } from "../../data/spend.ts";
import { context, section } from "../../slack/blocks.ts";
import { type Message, message } from "../../slack/message.ts";
import { mrkdwn } from "../../slack/text.ts";
import { partsOf } from "./describe-change.ts";

/** What came of a campaign. */
export async function answerShow(ctx: Ctx, campaignId: string): Promise<Message> {
  const { db } = ctx.database;
  const campaign = await getCampaign(db, ctx.ledger.id, campaignId);
  const spend = await listSpendOn(db, ctx.ledger.id, { campaignId });
  const { own } = addUp(spend, ctx.ledger.currency, await listRates(db, ctx.ledger.id));
  const what = mrkdwn`*${campaign.name}*: ${formatMoney({ amountMinor: own, currency: ctx.ledger.currency })} spent`;
  return message(mrkdwn`${what}, ${partsOf(campaign)}`, [section(what), context(partsOf(campaign))]);
}
