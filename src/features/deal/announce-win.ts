import type { Ctx } from "../../ctx.ts";
import { findCampaignOwner } from "../../data/campaigns.ts";
import type { Queryable } from "../../data/client.ts";
import { listDeliveriesOf } from "../../data/outbox.ts";
import { cancelWaiting, enqueueMessage } from "../../data/outbox-enqueue.ts";
import { listSubscribedChannels } from "../../data/subscriptions.ts";

/** Not a person, who gets the scorecard for themselves. */
const isChannel = (id: string): boolean => /^[CG]/.test(id);

/** Long enough to undo a slip before anyone sees it. */
const announcedAfterMs = 60_000;

/** A win as it was just written: the change that made it, and the campaign that the deal came from. */
type Win = { dealId: string; changeId: string; campaignId: string | null };

/** Puts the announcement of a win in line for every channel that gets the ledger's scorecard, and for the campaign's owner. */
export async function announceWin(ctx: Ctx, tx: Queryable, win: Win): Promise<void> {
  const { ledger } = ctx;
  const { dealId, changeId } = win;
  const createdAt = ctx.clock();
  const dueAt = createdAt + announcedAfterMs;
  if (win.campaignId !== null) await tellCampaignOwner(ctx, tx, { ...win, campaignId: win.campaignId });
  const subscribed = await listSubscribedChannels(tx, ledger.id, "scorecard");
  for (const channelId of subscribed.filter(isChannel)) {
    await enqueueMessage(tx, {
      id: ctx.newId(),
      ledgerId: ledger.id,
      workspaceId: ledger.workspaceId,
      key: `win:${changeId}:${channelId}`,
      target: channelId,
      kind: "win",
      recordId: dealId,
      dueAt,
      createdAt,
    });
    ctx.wake.nudge(dueAt);
  }
}

/** Tells the campaign's owner, where one is named, the whole path of a win: nobody is guessed. */
async function tellCampaignOwner(
  ctx: Ctx,
  tx: Queryable,
  { dealId, changeId, campaignId }: Win & { campaignId: string },
): Promise<void> {
  const { ledger } = ctx;
  const owner = await findCampaignOwner(tx, ledger.id, campaignId);
  if (owner === null) return;
  const createdAt = ctx.clock();
  const dueAt = createdAt + announcedAfterMs;
  await enqueueMessage(tx, {
    ...{ id: ctx.newId(), ledgerId: ledger.id, workspaceId: ledger.workspaceId, ownerUserId: owner },
    ...{
      key: `campaign-win:${changeId}`,
      target: owner,
      kind: "campaign-win",
      recordId: dealId,
      dueAt,
      createdAt,
    },
  });
  ctx.wake.nudge(dueAt);
}

/** What tells of a win, and is corrected when there was none. */
const announcing: ReadonlySet<string> = new Set(["win", "campaign-win"]);

/** Takes a win back: what was not posted is cancelled, what was (or may have been) is corrected where it stands. */
export async function takeBackWin(ctx: Ctx, tx: Queryable, dealId: string): Promise<void> {
  const { ledger } = ctx;
  await cancelWaiting(tx, ledger.id, dealId);
  const createdAt = ctx.clock();
  for (const row of await listDeliveriesOf(tx, ledger.id, dealId)) {
    if (!announcing.has(row.kind) || !["sending", "sent", "unknown"].includes(row.state)) continue;
    await enqueueMessage(tx, {
      id: ctx.newId(),
      ledgerId: ledger.id,
      workspaceId: ledger.workspaceId,
      key: `correction:${row.id}`,
      target: row.target,
      kind: "correction",
      recordId: dealId,
      correctsId: row.id,
      dueAt: createdAt,
      createdAt,
    });
  }
}
