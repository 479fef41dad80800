import type { Ctx } from "../../ctx.ts";
import { actForPartner } from "../../reports/act-for-partner.ts";
import { lineOfFields } from "../../reports/read-fields.ts";
import { inputText } from "../../slack/inputs.ts";
import type { Action, Form } from "../../slack/kit.ts";
import type { RequestId } from "../../slack/request.ts";
import { sayThanks } from "../../slack/say-thanks.ts";
import { leadForm } from "./form.ts";
import { type Asked, type Logged, logLead } from "./log-lead.ts";

/** Logs without a question: nobody is asked in somebody else's channel. A close name is a new company. */
async function logAtOnce(ctx: Ctx, asked: Asked, request: RequestId): Promise<Logged> {
  const logged = await logLead(ctx, asked, request);
  return logged.kind === "which account" ? logLead(ctx, { ...asked, accountId: "new" }, request) : logged;
}

/** The small form behind the "Log a lead" button of a partner's channel, for people from outside too. */
export const partnerLeadForm: Form<Ctx> = {
  id: "partner-lead",
  least: "outsider",
  title: "Log a lead",
  submit: "Log",
  async fields(ctx, scope) {
    await actForPartner(ctx, scope.recordId);
    return [
      inputText({
        ...{ blockId: "company", actionId: "company", label: "Company" },
        ...{ placeholder: "Acme", maxLength: 200 },
      }),
      inputText({
        ...{ blockId: "contact", actionId: "contact", label: "Name" },
        ...{ placeholder: "Jane Doe", optional: true, maxLength: 200 },
      }),
      inputText({
        ...{ blockId: "email", actionId: "email", label: "E-mail address" },
        ...{ placeholder: "jane@acme.com", optional: true, maxLength: 200 },
      }),
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

/** "Log a lead", on the message pinned in a partner's channel; the form carries the channel along. */
export const openPartnerLead: Action<Ctx> = {
  id: "partner-lead",
  least: "outsider",
  async run(ctx, pressed) {
    const channelId = pressed.channelId ?? "";
    await actForPartner(ctx, channelId);
    return {
      kind: "form",
      form: "partner-lead",
      scope: { ledgerId: ctx.ledger.id, recordId: channelId, version: 0 },
    };
  },
};

/** Every form that logs a lead. */
export const leadForms: readonly Form<Ctx>[] = [leadForm, partnerLeadForm];
