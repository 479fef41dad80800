import type { Ctx } from "../../../ctx.ts";
import { findBinding } from "../../../data/bindings.ts";
import { addHistory } from "../../../data/history.ts";
import { enqueueMessage } from "../../../data/outbox-enqueue.ts";
import { recordOnce } from "../../../data/record-once.ts";
import { listTeams } from "../../../data/vocabulary.ts";
import { UserError } from "../../../errors.ts";
import { actions, context, section } from "../../../slack/blocks.ts";
import { button } from "../../../slack/controls.ts";
import { freezeMessage } from "../../../slack/frozen-message.ts";
import type { Verb } from "../../../slack/kit.ts";
import { type Message, message } from "../../../slack/message.ts";
import { refuseUnlessAdmin } from "../../../slack/refuse-unless-admin.ts";
import { printScope, type Said } from "../../../slack/request.ts";
import { mrkdwn } from "../../../slack/text.ts";

/** The message to pin: the only way in for people from outside the workspace. */
function sayButtons(ledgerId: string, team: string): Message {
  const text = `${team}: log what you set up here. Everyone in this channel can press the buttons.`;
  return message(text, [
    section(mrkdwn`*${team}*: log what you set up here.`),
    actions(
      [
        button({ actionId: "partner-meeting", text: "Log a meeting", style: "primary" }),
        button({ actionId: "partner-lead", text: "Log a lead" }),
      ],
      printScope({ ledgerId, recordId: "", version: 0 }, "partner"),
    ),
    context("Everyone in this channel can press them, also from outside this workspace."),
  ]);
}

/** Puts the buttons in line for the partner's channel. Admins only. @throws UserError where no partner's channel is */
async function postButtons(ctx: Ctx, said: Said): Promise<Message> {
  const { database, ledger } = ctx;
  await refuseUnlessAdmin(
    ctx.slack.people,
    { userId: ctx.userId, role: ctx.actor.role },
    "post a partner's buttons",
  );
  const binding = await findBinding(database.db, ledger.workspaceId, said.channelId ?? "");
  const teams = await listTeams(database.db, ledger.id);
  const team = binding?.ledgerId === ledger.id ? teams.find(({ id }) => id === binding.teamId) : undefined;
  if (binding === null || team === undefined) {
    const partner = teams.find(({ kind, isRetired }) => kind === "partner" && !isRetired);
    throw new UserError(
      "The buttons belong into a partner's channel, and this one is none yet.",
      `/roundtrip bind for partner ${partner?.name ?? "Partners"}`,
    );
  }
  const createdAt = ctx.clock();
  const given = { request: said.request, ledgerId: ledger.id, recordId: ctx.newId(), createdAt };
  await recordOnce(database, given, async (tx, id) => {
    await enqueueMessage(tx, {
      ...{ id: ctx.newId(), ledgerId: ledger.id, workspaceId: ledger.workspaceId },
      ...{ key: `partner-buttons:${id}`, target: binding.channelId, kind: "notice" },
      ...{ payload: freezeMessage(sayButtons(ledger.id, team.name)), dueAt: createdAt, createdAt },
    });
    await addHistory(tx, ledger.id, {
      ...{ id, subject: "binding", subjectId: binding.channelId, action: "buttons", actor: ctx.userId },
      ...{ recordedAt: createdAt, effectiveDay: null, before: null, after: { teamId: team.id } },
    });
  });
  ctx.wake.nudge();
  const text = `The buttons for ${team.name} come into this channel now. Please pin that message: ⋮ › Pin to channel.`;
  return message(text, [
    section(mrkdwn`The buttons for *${team.name}* come into this channel now.`),
    context("Please pin that message, so that they find it: ⋮ › Pin to channel."),
  ]);
}

/** What people from outside act by. */
export const partnerVerbs: readonly Verb<Ctx>[] = [
  {
    verb: "partner-buttons",
    usage: "partner-buttons",
    does: "posts the buttons with which a partner's people log meetings and leads in their channel, from outside too (admins)",
    least: "member",
    takesNoWords: {},
    run: (ctx, _rest, said) => postButtons(ctx, said),
  },
];
