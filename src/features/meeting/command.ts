import { isKeyword } from "../../core/record-line.ts";
import type { Ctx } from "../../ctx.ts";
import { UserError } from "../../errors.ts";
import type { Command } from "../../slack/kit.ts";
import { unescapeMrkdwn } from "../../slack/text.ts";
import { answerMeeting } from "./answer-meeting.ts";

/** What belongs to deals, typed here by mistake: say what the person meant. */
const meantDeal = /^(closed|close|won|win|lost)\s+(.+)$/i;

/** What became of a meeting: not a meeting that was set up, and no part of a company's name. */
const meantOutcome = /^(held|no-show|accepted|rejected)\s+(.+)$/i;

/** Refuses what is no meeting that was set up. @throws UserError that says what to type instead */
function refuseOthers(text: string): void {
  const [, verb, rest = ""] = meantDeal.exec(text) ?? [];
  // A company may be called so too: "/meeting Close with Jane".
  if (verb !== undefined && !isKeyword(rest.split(/\s/)[0] ?? "")) {
    throw new UserError(
      `/meeting logs meetings; “${verb}” is said of a deal.`,
      `/deal ${/^lost$/i.test(verb) ? "lost" : "closed"} ${unescapeMrkdwn(rest)}`,
    );
  }
  const [, outcome, company = ""] = meantOutcome.exec(text) ?? [];
  if (outcome !== undefined && !isKeyword(company.split(/\s/)[0] ?? "")) {
    throw new UserError(
      `Roundtrip counts a meeting on the day it was booked; whether it was ${outcome} is not kept.`,
      `/meeting "${unescapeMrkdwn(company)}", or with quotes where “${outcome}” is part of the company's name`,
    );
  }
}

/** `/meeting`: log the sales-ready meeting, or a follow-up on the open deal. */
export const meetingCommand: Command<Ctx> = {
  name: "/meeting",
  least: "partner",
  does: "Log a sales-ready meeting",
  hint: "Acme with Jane on friday from webinar-q3 product core due 2027-03-31 $80k",
  lines: [
    {
      usage: "/meeting Acme with Jane from webinar-q3",
      does: "logs the meeting; the first one opens the deal, later ones are follow-ups",
    },
    {
      usage:
        "/meeting Acme on friday booked yesterday product core division emea due 2027-03-31 $80k for @rita note met at the fair",
      does: "everything that may be said, in any order: its own day, the day it was booked (the counted one), product line, division, due day, amount, owner, a note",
    },
    { usage: '/meeting "On Semiconductor" with Jane', does: "quotes keep a company's name together" },
    { usage: "/meeting", does: "opens a form with the same fields" },
  ],
  example: "/meeting Acme with Jane Doe from webinar-q3",
  form: "meeting",
  async run(ctx, said) {
    refuseOthers(said.text);
    return answerMeeting(ctx, { text: said.text }, said.request);
  },
};
