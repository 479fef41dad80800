import type { Ctx } from "../../ctx.ts";
import { actForPartner } from "../../reports/act-for-partner.ts";
import { lineOfFields } from "../../reports/read-fields.ts";
import { inputDate } from "../../slack/inputs.ts";
import type { Action, Form } from "../../slack/kit.ts";
import { partnerDoor } from "../../slack/partner-door.ts";
import type { RequestId } from "../../slack/request.ts";
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

const door = partnerDoor<Ctx>({
  id: "partner-meeting",
  title: "Log a meeting",
  contactLabel: "With",
  field: inputDate({ blockId: "day", actionId: "day", label: "Day of the meeting", optional: true }),
  actFor: actForPartner,
  async log(ctx, { values, request }) {
    const logged = await logAtOnce(ctx, { text: lineOfFields(ctx, null, values) }, request);
    return logged.kind === "logged" ? logged.changeId : null;
  },
});

/** "Log a meeting", on the message pinned in a partner's channel. */
export const openPartnerMeeting: Action<Ctx> = door.open;

/** Every form that logs a meeting. */
export const meetingForms: readonly Form<Ctx>[] = [meetingForm, door.form];
