import type { Ctx } from "../../ctx.ts";
import { actForPartner } from "../../reports/act-for-partner.ts";
import { lineOfFields } from "../../reports/read-fields.ts";
import { inputDate, inputText } from "../../slack/inputs.ts";
import type { Action, Form } from "../../slack/kit.ts";
import type { RequestId } from "../../slack/request.ts";
import { sayThanks } from "../../slack/say-thanks.ts";
import { meetingForm } from "./form.ts";
import { type Asked, type Logged, logMeeting } from "./log-meeting.ts";

/** Logs without a question: nobody is asked in somebody else's channel. A close name is a new company, the newest deal is meant. */
async function logAtOnce(ctx: Ctx, asked: Asked, request: RequestId): Promise<Logged> {
  const logged = await logMeeting(ctx, asked, request);
  if (logged.kind === "which account") return logAtOnce(ctx, { ...asked, accountId: "new" }, request);
  const [newest] = logged.kind === "which deal" ? logged.deals : [];
  return newest === undefined || asked.dealId !== undefined
    ? logged
    : logAtOnce(ctx, { ...asked, accountId: newest.accountId ?? "new", dealId: newest.id }, request);
}

/** The small form behind the "Log a meeting" button of a partner's channel, for people from outside too. */
export const partnerMeetingForm: Form<Ctx> = {
  id: "partner-meeting",
  least: "outsider",
  title: "Log a meeting",
  submit: "Log",
  async fields(ctx, scope) {
    await actForPartner(ctx, scope.recordId);
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
    const channelId = submitted.scope.recordId;
    const own = await actForPartner(ctx, channelId);
    const asked = { text: lineOfFields(own, null, submitted.values) };
    const logged = await logAtOnce(own, asked, submitted.request);
    const there = { ledgerId: ctx.ledger.id, channelId };
    return sayThanks(
      submitted.values,
      logged.kind === "logged" ? { ...there, changeId: logged.changeId } : null,
    );
  },
};

/** "Log a meeting", on the message pinned in a partner's channel; the form carries the channel along. */
export const openPartnerMeeting: Action<Ctx> = {
  id: "partner-meeting",
  least: "outsider",
  async run(ctx, pressed) {
    const channelId = pressed.channelId ?? "";
    await actForPartner(ctx, channelId);
    return {
      kind: "form",
      form: "partner-meeting",
      scope: { ledgerId: ctx.ledger.id, recordId: channelId, version: 0 },
    };
  },
};

/** Every form that logs a meeting. */
export const meetingForms: readonly Form<Ctx>[] = [meetingForm, partnerMeetingForm];
