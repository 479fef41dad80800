import { formatDay, isDay } from "../../core/day.ts";
import type { Ctx } from "../../ctx.ts";
import { findBinding } from "../../data/bindings.ts";
import { UserError } from "../../errors.ts";
import { lineOfFields } from "../../reports/read-fields.ts";
import { section } from "../../slack/blocks.ts";
import { inputDate, inputText } from "../../slack/inputs.ts";
import type { Action, Form } from "../../slack/kit.ts";
import { type Message, message } from "../../slack/message.ts";
import type { RequestId, Submitted } from "../../slack/request.ts";
import { mrkdwn } from "../../slack/text.ts";
import { type Asked, type Logged, logMeeting } from "./log-meeting.ts";

/** The context of a partner's channel: who ever acts there, the record is that partner's. @throws UserError elsewhere */
async function forPartnerChannel(ctx: Ctx, channelId: string): Promise<Ctx> {
  const { ledger, database, actor } = ctx;
  const binding = await findBinding(database.db, ledger.workspaceId, channelId);
  const teamId = binding?.ledgerId === ledger.id ? binding.teamId : null;
  const isOthers = actor.role === "partner" && actor.teamId !== teamId;
  if (teamId === null || isOthers)
    throw new UserError("These buttons belong to a partner's channel.", "/meeting, in a channel of your own");
  return { ...ctx, actor: { role: actor.role === "outsider" ? "outsider" : "partner", teamId } };
}

/** Logs without a question: nobody is asked in somebody else's channel. A close name is a new company, the newest deal is meant. */
async function logAtOnce(ctx: Ctx, asked: Asked, request: RequestId): Promise<Logged> {
  const logged = await logMeeting(ctx, asked, request);
  if (logged.kind === "which account") return logAtOnce(ctx, { ...asked, accountId: "new" }, request);
  const [newest] = logged.kind === "which deal" ? logged.deals : [];
  return newest === undefined || asked.dealId !== undefined
    ? logged
    : logAtOnce(ctx, { ...asked, accountId: newest.accountId ?? "new", dealId: newest.id }, request);
}

/** Only what they typed: the ledger itself is not theirs to see. */
function sayThanks({ values }: Submitted): Message {
  const day = values.get("day");
  const parts = [
    values.get("company"),
    values.get("contact") == null ? null : `with ${values.get("contact")}`,
    day != null && isDay(day) ? `on ${formatDay(day)}` : null,
  ];
  const said = parts.filter((part) => part != null).join(", ");
  return message(`Logged: ${said}. Thank you; your contact here sees it at once.`, [
    section(mrkdwn`Logged: *${said}*. Thank you; your contact here sees it at once.`),
  ]);
}

/** The small form behind the "Log a meeting" button of a partner's channel, for people from outside too. */
export const partnerMeetingForm: Form<Ctx> = {
  id: "partner-meeting",
  least: "outsider",
  title: "Log a meeting",
  submit: "Log",
  async fields(ctx, scope) {
    await forPartnerChannel(ctx, scope.recordId);
    return [
      inputText({
        ...{ blockId: "company", actionId: "company", label: "Company" },
        ...{ placeholder: "Acme", maxLength: 200 },
      }),
      inputText({
        ...{ blockId: "contact", actionId: "contact", label: "With" },
        ...{ placeholder: "Jane Doe", optional: true, maxLength: 200 },
      }),
      inputDate({ blockId: "day", actionId: "day", label: "Day of the meeting", optional: true }),
      inputText({
        ...{ blockId: "note", actionId: "note", label: "Note" },
        ...{ optional: true, multiline: true, maxLength: 900 },
      }),
    ];
  },
  async run(ctx, submitted) {
    const own = await forPartnerChannel(ctx, submitted.scope.recordId);
    await logAtOnce(own, { text: lineOfFields(own, null, submitted.values) }, submitted.request);
    return sayThanks(submitted);
  },
};

/** "Log a meeting", on the message pinned in a partner's channel; the form carries the channel along. */
export const openPartnerMeeting: Action<Ctx> = {
  id: "partner-meeting",
  least: "outsider",
  async run(ctx, pressed) {
    const channelId = pressed.channelId ?? "";
    await forPartnerChannel(ctx, channelId);
    return {
      kind: "form",
      form: "partner-meeting",
      scope: { ledgerId: ctx.ledger.id, recordId: channelId, version: 0 },
    };
  },
};
