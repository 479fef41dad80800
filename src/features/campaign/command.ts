import type { Ctx } from "../../ctx.ts";
import type { Command } from "../../slack/kit.ts";
import { answerLine } from "./answer-line.ts";

export { campaignActions, campaignMenus } from "./action.ts";
export { campaignForms } from "./form.ts";

/** `/campaign`: what marketing does, what it costs and what came of it. */
export const campaignCommand: Command<Ctx> = {
  name: "/campaign",
  least: "member",
  does: "Make campaigns, log what they cost, see what came of them",
  hint: "new webinar-q4 source webinar | spend webinar-q3 $4,000 | show webinar-q3 | list",
  lines: [
    {
      usage: "/campaign",
      does: "the campaigns of this quarter: spent, leads, meetings, won; `list all` for every one",
    },
    {
      usage: "/campaign new webinar-q4 source webinar from 2026-10-01 to 2026-10-31 owner @jane",
      does: "makes a campaign; also `team`, `product`, `division`, `lead time 45 days` (from the money to the first lead, 30 where nothing is said); its owner hears of its deals",
    },
    {
      usage: "/campaign spend webinar-q3 $4,000 on friday note hall and stand",
      does: "logs money spent on a campaign, or on a source as a whole; a minus is money that came back; product line and division are the campaign's unless said",
    },
    {
      usage: "/campaign show webinar-q3",
      does: "what came of it: leads, meetings, deals, revenue, cost of each, what sales said, return by every model",
    },
    { usage: "/campaign update webinar-q3 owner @jane", does: "changes what was said of it" },
    { usage: "/campaign end webinar-q3 2026-09-30", does: "says when it ended; without a day, today" },
  ],
  example: "/campaign spend webinar-q3 $4,000",
  run: (ctx, said) => answerLine(ctx, { text: said.text }, said.request),
};
