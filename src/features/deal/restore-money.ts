import { formatMoney } from "../../core/money.ts";
import type { Ctx } from "../../ctx.ts";
import {
  type CampaignColumns,
  changeCampaign,
  countUsesOfCampaign,
  getCampaign,
} from "../../data/campaigns.ts";
import type { Tx } from "../../data/client.ts";
import type { Change } from "../../data/history.ts";
import { changeSpend, getSpend, type SpendColumns } from "../../data/spend.ts";
import { UserError } from "../../errors.ts";
import { section } from "../../slack/blocks.ts";
import { type Message, message } from "../../slack/message.ts";

type Columns = Readonly<Record<string, unknown>>;

/** Puts a campaign's columns back; one that never was is retired. @throws UserError once records name it */
export async function restoreCampaign(ctx: Ctx, tx: Tx, change: Change, columns: Columns): Promise<void> {
  const { id: ledgerId } = ctx.ledger;
  const campaign = await getCampaign(tx, ledgerId, change.subjectId);
  const show = `/campaign show ${campaign.name}`;
  if (columns.isRetired === true && (await countUsesOfCampaign(tx, ledgerId, campaign.id)) > 0)
    throw new UserError(`Records name ${campaign.name} by now, so it stays.`, `${show}, to see them`);
  // The columns come from our own history rows, which hold what CampaignColumns held before the change.
  const back: Partial<CampaignColumns> = columns;
  if (!(await changeCampaign(tx, ledgerId, campaign, back)))
    throw new UserError("Someone changed this campaign at the same moment.", show);
}

/** Puts the columns of a line of spend back. @throws UserError */
export async function restoreSpend(ctx: Ctx, tx: Tx, change: Change, columns: Columns): Promise<void> {
  const spend = await getSpend(tx, ctx.ledger.id, change.subjectId);
  // The columns come from our own history rows, which hold what SpendColumns held before the change.
  const back: Partial<SpendColumns> = columns;
  if (!(await changeSpend(tx, ctx.ledger.id, spend, back)))
    throw new UserError("Someone changed this spend at the same moment.", "/campaign list");
}

/** The answer to an undone change of a campaign or of money spent. */
export async function describeMoneyUndone(ctx: Ctx, change: Change): Promise<Message> {
  const { db } = ctx.database;
  if (change.subject === "campaign") {
    const { name, isRetired } = await getCampaign(db, ctx.ledger.id, change.subjectId);
    const text = isRetired
      ? `Undone: the campaign ${name}. It is offered no longer.`
      : `Undone: what was new about ${name}. The campaign stands as before.`;
    return message(text, [section(text)]);
  }
  const spend = await getSpend(db, ctx.ledger.id, change.subjectId);
  const on = spend.campaignName ?? spend.sourceName ?? "no campaign";
  const text =
    spend.status === "undone"
      ? `Undone: ${formatMoney(spend)} spent on ${on}. It counts nowhere; it was never so.`
      : `Undone: the correction of what was spent on ${on}. It is ${formatMoney(spend)} again.`;
  return message(text, [section(text)]);
}
