import type { Quarter } from "../../core/period.ts";
import type { Ctx } from "../../ctx.ts";
import { findBinding } from "../../data/bindings.ts";
import type { Queryable } from "../../data/client.ts";
import { countProposals } from "../../data/commitment-versions.ts";
import { listDeliveriesOf } from "../../data/outbox.ts";
import { cancelWaiting, enqueueMessage } from "../../data/outbox-enqueue.ts";
import {
  listSubscriptions,
  resumeSubscription,
  stopSubscription,
  upsertSubscription,
} from "../../data/subscriptions.ts";
import { listTeamChannels } from "../../data/team-channels.ts";
import { nextSlot } from "../../schedule/next-slot.ts";
import { section } from "../../slack/blocks.ts";
import { freezeMessage } from "../../slack/frozen-message.ts";
import { type Message, message } from "../../slack/message.ts";
import { renameCommands } from "../../slack/rename-commands.ts";
import { mrkdwn, userMention } from "../../slack/text.ts";

/** The kind of the weekly reminder's schedule, and of its messages. */
export const remindingKind = "sign-off";

/** When the reminder comes, in the ledger's zone. */
const remindedAt = { weekday: 1, localTime: "09:00" } as const;

/**
 * Where a team is asked to sign: its own channel, else the channel in which the proposal was typed, else a direct message
 * to who proposes. Another ledger's or another partner's channel is never the place.
 */
export async function findPlace(
  ctx: Ctx,
  tx: Queryable,
  teamId: string,
  typedIn: string | null,
): Promise<string> {
  const { ledger, userId } = ctx;
  const own = (await listTeamChannels(tx, ledger.id)).get(teamId);
  if (own !== undefined) return own;
  if (!typedIn?.startsWith("C") && !typedIn?.startsWith("G")) return userId;
  const binding = await findBinding(tx, ledger.workspaceId, typedIn);
  if (binding === null) return typedIn;
  const isOpen = binding.ledgerId === ledger.id && (binding.teamId === null || binding.teamId === teamId);
  return isOpen ? typedIn : userId;
}

/**
 * Puts the proposal to a team in line, and sees to it that the team is reminded every week until it has signed; in the
 * transaction that proposes. What was in line about the same commitments gives way by itself: its button says so.
 */
export async function askTeam(
  ctx: Ctx,
  tx: Queryable,
  asked: { changeId: string; teamId: string; quarter: Quarter; typedIn: string | null; message: Message },
): Promise<void> {
  const { ledger, userId } = ctx;
  const { changeId, teamId, typedIn } = asked;
  const now = ctx.clock();
  const channelId = await findPlace(ctx, tx, teamId, typedIn);
  const next = nextSlot({ ...remindedAt, timeZone: ledger.timeZone }, now);
  const subscription = await upsertSubscription(tx, {
    ...{
      id: ctx.newId(),
      ledgerId: ledger.id,
      workspaceId: ledger.workspaceId,
      channelId,
      kind: remindingKind,
    },
    ...{ ...remindedAt, timeZone: ledger.timeZone, nextSlot: next.slot, nextAt: next.at },
    ...{ ownerUserId: userId, createdAt: now },
  });
  await enqueueMessage(tx, {
    ...{ id: ctx.newId(), ledgerId: ledger.id, workspaceId: ledger.workspaceId },
    ...{ key: `proposal:${changeId}:${teamId}`, target: channelId, kind: "proposal", recordId: changeId },
    ...{ subscriptionId: subscription.id, dueAt: now, createdAt: now },
    payload: freezeMessage(renameCommands(asked.message, ctx.config.commandNames)),
  });
}

/** Nobody is reminded any more once nothing waits to be signed; in the transaction of a signature. */
export async function stopRemindingIfSigned(ctx: Ctx, tx: Queryable): Promise<void> {
  const { ledger } = ctx;
  if ((await countProposals(tx, ledger.id)) > 0) return;
  const subscriptions = await listSubscriptions(tx, ledger.id);
  for (const { id } of subscriptions.filter(
    ({ kind, state }) => kind === remindingKind && state === "active",
  ))
    await stopSubscription(tx, ledger.id, id);
}

/** Something waits to be signed again: whoever was reminded before is reminded again; in the transaction of the undo. */
export async function remindAgain(ctx: Ctx, tx: Queryable): Promise<void> {
  const { ledger } = ctx;
  const next = nextSlot({ ...remindedAt, timeZone: ledger.timeZone }, ctx.clock());
  for (const { id, kind } of await listSubscriptions(tx, ledger.id))
    if (kind === remindingKind) await resumeSubscription(tx, ledger.id, id, next);
}

/** A proposal that was taken back is not posted, and where it was, says so; in the transaction of the undo. */
export async function takeBackAsking(ctx: Ctx, tx: Queryable, changeId: string): Promise<void> {
  const { ledger, userId } = ctx;
  const now = ctx.clock();
  await cancelWaiting(tx, ledger.id, changeId);
  for (const row of await listDeliveriesOf(tx, ledger.id, changeId)) {
    if (row.kind !== "proposal" || !["sending", "sent", "unknown"].includes(row.state)) continue;
    const text = mrkdwn`This proposal was taken back by ${userMention(userId)}: there is nothing to sign.`;
    await enqueueMessage(tx, {
      ...{ id: ctx.newId(), ledgerId: ledger.id, workspaceId: ledger.workspaceId },
      ...{ key: `correction:${row.id}`, target: row.target, kind: "correction", recordId: changeId },
      ...{ correctsId: row.id, dueAt: now, createdAt: now },
      payload: freezeMessage(message(text, [section(text)])),
    });
  }
  await stopRemindingIfSigned(ctx, tx);
}
