import type { Ctx } from "../../ctx.ts";
import { actForPartner } from "../../reports/act-for-partner.ts";
import { lineOfFields } from "../../reports/read-fields.ts";
import { inputText } from "../../slack/inputs.ts";
import type { Action, Form } from "../../slack/kit.ts";
import { partnerDoor } from "../../slack/partner-door.ts";
import type { RequestId } from "../../slack/request.ts";
import { leadForm } from "./form.ts";
import { type Asked, type Logged, logLead } from "./log-lead.ts";

/** Logs without a question: nobody is asked in somebody else's channel. A close name is a new company. */
async function logAtOnce(ctx: Ctx, asked: Asked, request: RequestId): Promise<Logged> {
  const logged = await logLead(ctx, asked, request);
  return logged.kind === "which account" ? logLead(ctx, { ...asked, accountId: "new" }, request) : logged;
}

const door = partnerDoor<Ctx>({
  id: "partner-lead",
  title: "Log a lead",
  contactLabel: "Name",
  field: inputText({
    ...{ blockId: "email", actionId: "email", label: "E-mail address" },
    ...{ placeholder: "jane@acme.com", optional: true, maxLength: 200 },
  }),
  actFor: actForPartner,
  async log(ctx, { values, request }) {
    const logged = await logAtOnce(ctx, { text: lineOfFields(ctx, null, values) }, request);
    return logged.kind === "logged" ? logged.changeId : null;
  },
});

/** "Log a lead", on the message pinned in a partner's channel. */
export const openPartnerLead: Action<Ctx> = door.open;

/** Every form that logs a lead. */
export const leadForms: readonly Form<Ctx>[] = [leadForm, door.form];
