import { addUp } from "../../core/convert.ts";
import { formatDay } from "../../core/day.ts";
import { formatMoney } from "../../core/money.ts";
import { countOf } from "../../core/wording.ts";
import type { Ctx } from "../../ctx.ts";
import { type Campaign, getCampaign } from "../../data/campaigns.ts";
import { findChange } from "../../data/history.ts";
import { listRates } from "../../data/rates.ts";
import { getSpend, listSpendOn } from "../../data/spend.ts";
import { actions, context, section } from "../../slack/blocks.ts";
import { button } from "../../slack/controls.ts";
import { type Message, message } from "../../slack/message.ts";
import { recordButtons } from "../../slack/record-buttons.ts";
import { printScope } from "../../slack/request.ts";
import { joinMrkdwn, type Mrkdwn, mrkdwn, userMention } from "../../slack/text.ts";

/** The days that a campaign runs, in words: "1 Oct – 31 Oct 2026". */
export function wordsForDays({ startDay, endDay }: Pick<Campaign, "startDay" | "endDay">): string {
  if (startDay === null) return endDay === null ? "no days said" : `until ${formatDay(endDay)}`;
  return endDay === null ? `since ${formatDay(startDay)}` : `${formatDay(startDay)} – ${formatDay(endDay)}`;
}

/** What is known of a campaign, part by part, without its name. */
export function partsOf(campaign: Campaign): Mrkdwn {
  const { sourceName, teamName, productLineName, divisionName, leadDays, ownerUserId } = campaign;
  return joinMrkdwn(
    [
      `${sourceName} (${teamName})`,
      ...[productLineName, divisionName].filter((name) => name !== null),
      wordsForDays(campaign),
      ...(leadDays === null ? [] : [`lead time ${countOf(leadDays, "day")}`]),
      ownerUserId === null ? "no owner" : mrkdwn`owner ${userMention(ownerUserId)}`,
    ],
    ", ",
  );
}

const said = new Map([
  ["made", "campaign made"],
  ["changed", "campaign changed"],
  ["ended", "campaign ended"],
  ["edited", "campaign corrected"],
]);

/** The answer to a made or changed campaign, rebuilt from what is stored. */
export async function describeCampaignChange(ctx: Ctx, changeId: string): Promise<Message> {
  const { db } = ctx.database;
  const change = await findChange(db, ctx.ledger.id, changeId);
  if (change === null) throw new Error(`no change ${changeId}`);
  const campaign = await getCampaign(db, ctx.ledger.id, change.subjectId);
  const what = mrkdwn`*${campaign.name}*: ${said.get(change.action) ?? change.action}, ${partsOf(campaign)}`;
  const next = `Next: /campaign spend ${campaign.name} $4,000, or log leads from it: /lead Acme from ${campaign.name}`;
  return message(mrkdwn`${what}. ${next}`, [
    section(what),
    context(next),
    actions(
      [...recordButtons(changeId), showButton(campaign.id)],
      printScope({ ledgerId: ctx.ledger.id, recordId: changeId, version: 0 }, "campaign"),
    ),
  ]);
}

/** "What came of it": opens a campaign's report. */
export const showButton = (campaignId: string) =>
  button({ actionId: "campaign-show", text: "What came of it", value: campaignId });

/** The answer to money spent, rebuilt from what is stored: what, and how much there is on it by now. */
export async function describeSpend(ctx: Ctx, changeId: string): Promise<Message> {
  const { db } = ctx.database;
  const { ledger } = ctx;
  const change = await findChange(db, ledger.id, changeId);
  if (change === null) throw new Error(`no change ${changeId}`);
  const spend = await getSpend(db, ledger.id, change.subjectId);
  const { campaignId, sourceId } = spend;
  const on = spend.campaignName ?? spend.sourceName ?? "no campaign";
  const all =
    campaignId !== null
      ? await listSpendOn(db, ledger.id, { campaignId })
      : await listSpendOn(db, ledger.id, { sourceId: sourceId ?? "" });
  const { own, others } = addUp(all, ledger.currency, await listRates(db, ledger.id));
  const apart = others.map((each) => ` and ${formatMoney(each)} for which there is no rate`).join("");
  const amount = formatMoney({
    ...spend,
    amountMinor: spend.amountMinor < 0n ? -spend.amountMinor : spend.amountMinor,
  });
  const what = spend.amountMinor < 0n ? `${amount} came back` : `${amount} spent`;
  const parts = [
    spend.teamName,
    spend.productLineName,
    spend.divisionName,
    spend.note === null ? null : `“${spend.note}”`,
  ];
  const details = [formatDay(spend.day), ...parts.filter((part) => part !== null)].join(", ");
  const total = formatMoney({ amountMinor: own, currency: ledger.currency });
  const sum = `On ${on} so far: ${total}${apart}, ${countOf(all.length, "entry", "entries")}.`;
  const action = change.action === "edited" ? " (corrected)" : "";
  return message(`${on}: ${what}${action}, ${details}. ${sum}`, [
    section(mrkdwn`*${on}*: ${what}${action}\n${details}`),
    context(sum),
    actions(
      [...recordButtons(changeId), ...(campaignId === null ? [] : [showButton(campaignId)])],
      printScope({ ledgerId: ledger.id, recordId: changeId, version: 0 }, "spent"),
    ),
  ]);
}
