import { outcomeVerbs } from "../../core/plan-outcome.ts";
import { readVerb } from "../../core/read-verb.ts";
import { isKeyword } from "../../core/record-line.ts";
import { tokenize } from "../../core/tokens.ts";
import type { Ctx } from "../../ctx.ts";
import { UserError } from "../../errors.ts";
import type { Command } from "../../slack/kit.ts";
import { unescapeMrkdwn } from "../../slack/text.ts";
import { answerMeeting } from "./answer-meeting.ts";
import { answerOutcome } from "./answer-outcome.ts";

/** What belongs to deals, typed here by mistake: say what the person meant. */
const meantDeal = /^(closed|close|won|win|lost)\s+(.+)$/i;

/**
 * Whether a line tells what became of a meeting. A company may be called so too: "/meeting Held with Jane".
 */
function isOutcome(text: string): boolean {
  const { tokens } = tokenize(text);
  const { verb, next } = readVerb(tokens, outcomeVerbs);
  const company = tokens[next];
  return verb !== null && company !== undefined && !(company.kind === "word" && isKeyword(company.text));
}

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
}

/** `/meeting`: log the sales-ready meeting, or a follow-up on the open deal. */
export const meetingCommand: Command<Ctx> = {
  name: "/meeting",
  least: "partner",
  does: "Log a sales-ready meeting, and what became of it",
  hint: "Acme with Jane on friday from webinar-q3 $80k | held Acme | rejected Acme because …",
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
    {
      usage: "/meeting held Acme on friday",
      does: "what became of it: `held`, `no-show`, `accepted` or `rejected Acme because no budget`; a rejected or missed sales-ready meeting ends its deal as disqualified, `held` or `accepted` later opens it again",
    },
    { usage: '/meeting "On Semiconductor" with Jane', does: "quotes keep a company's name together" },
    {
      usage: "/meeting",
      does: "opens a form with the same fields; so does a message’s own menu: “Log a meeting”",
    },
  ],
  example: "/meeting Acme with Jane Doe from webinar-q3",
  form: "meeting",
  async run(ctx, said) {
    if (isOutcome(said.text)) return answerOutcome(ctx, { text: said.text }, said.request);
    refuseOthers(said.text);
    return answerMeeting(ctx, { text: said.text }, said.request);
  },
};
