import { findVerb } from "../../core/read-verb.ts";
import type { Ctx } from "../../ctx.ts";
import { UserError } from "../../errors.ts";
import type { Command } from "../../slack/kit.ts";
import { unescapeMrkdwn } from "../../slack/text.ts";
import { answerLine } from "./answer-change.ts";
import { answerList, answerShow, answerUndoLast } from "./answer-deal.ts";
import { dealVerbs } from "./verbs.ts";

/** `/deal`: close, list, show and undo deals. */
export const dealCommand: Command<Ctx> = {
  name: "/deal",
  least: "partner",
  does: "Close deals, won or lost, move them along, and look them up",
  hint: "closed Acme $120k | lost Acme because … | stage Acme proposal | update | reopen | list | show Acme | undo",
  lines: [
    {
      usage: "/deal closed Acme $120k",
      does: "won: `won`, `win` and `closed won` say the same; a day, a source and a product line may follow",
    },
    {
      usage: "/deal closed Acme $120k on 2026-11-20 from referral",
      does: "won on a day in the past, with the source of a deal that has none",
    },
    { usage: "/deal lost Acme because price", does: "lost, with the reason" },
    {
      usage: "/deal stage Acme contract sent on friday",
      does: "the stage it reached, in the ledger's own words, and on which day",
    },
    {
      usage: "/deal update Acme $90k due 2027-03-31 product core for @rita",
      does: "what is new about an open deal: amount, due day, product line, division, owner, note",
    },
    {
      usage: "/deal reopen Acme because the budget came back",
      does: "opens a closed deal again; what it was closed as stays in its quarter",
    },
    { usage: "/deal list", does: "your open deals" },
    { usage: "/deal show Acme", does: "a company's deals and what happened to them" },
    { usage: "/deal undo", does: "takes back the last thing you logged, as if it never was" },
    { usage: "/deal", does: "opens a form" },
  ],
  example: "/deal closed Acme $120k",
  form: "deal",
  async run(ctx, said) {
    const [word = "", ...rest] = said.text.split(/\s+/);
    const verb = word.toLowerCase();
    if (verb === "list" && rest.length === 0) return answerList(ctx);
    if (verb === "undo" && rest.length === 0) return answerUndoLast(ctx, said.request);
    if (verb === "show") {
      if (rest.length === 0) throw new UserError("Which company's deals?", "/deal show Acme");
      return answerShow(ctx, rest.join(" "));
    }
    if (findVerb(said.text, dealVerbs) === null) {
      throw new UserError(
        "Say first what happened to the deal: closed, lost, stage, reopen or update; or list, show, undo.",
        `/deal closed ${said.text.length > 0 && said.text.length <= 60 ? unescapeMrkdwn(said.text) : "Acme $120k"}`,
      );
    }
    return answerLine(ctx, { text: said.text }, said.request);
  },
};
