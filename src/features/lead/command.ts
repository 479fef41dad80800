import type { Ctx } from "../../ctx.ts";
import { UserError } from "../../errors.ts";
import type { Command } from "../../slack/kit.ts";
import { answerLead, answerLeadList, answerLeadShow } from "./answer-lead.ts";

/** `/lead`: log a raw lead, or a touch of a known one. */
export const leadCommand: Command<Ctx> = {
  name: "/lead",
  least: "partner",
  does: "Log a raw lead, or a touch of a known one",
  hint: 'Acme "Jane Doe" jane@acme.com from webinar-q3 | list | show Acme',
  lines: [
    {
      usage: '/lead Acme "Jane Doe" jane@acme.com from webinar-q3',
      does: "a lead is one person's first touch on the company's current buying cycle; a known person from another campaign or day is a touch, and the very same again is not doubled",
    },
    {
      usage: '/lead Acme "Jane Doe" from webinar on friday product core division emea note asked for prices',
      does: "everything that may be said, in any order: its day (a weekday looks back), product line, division, a note",
    },
    {
      usage: "/lead jane@acme.com from webinar",
      does: "the address proposes the company, and asks",
    },
    { usage: "/lead list", does: "your last leads" },
    { usage: "/lead show Acme", does: "a company's leads and touches, and what became of them" },
    { usage: "/lead", does: "opens a form with the same fields; so does a message’s own menu: “Log a lead”" },
  ],
  example: '/lead Acme "Jane Doe" jane@acme.com from webinar-q3',
  form: "lead",
  async run(ctx, said) {
    const [word = "", ...rest] = said.text.split(/\s+/);
    const verb = word.toLowerCase();
    if (verb === "list" && rest.length === 0) return answerLeadList(ctx);
    if (verb === "show") {
      if (rest.length === 0) throw new UserError("Which company's leads?", "/lead show Acme");
      return answerLeadShow(ctx, rest.join(" "));
    }
    return answerLead(ctx, { text: said.text }, said.request);
  },
};
