import type { Ctx } from "../../ctx.ts";
import { UserError } from "../../errors.ts";
import { buildAgenda } from "../../reports/build-agenda.ts";
import type { Command } from "../../slack/kit.ts";
import { sayAgenda } from "./agenda-view.ts";
import { meetingVerbs } from "./meeting-verbs.ts";

/** `/review`: the alignment meeting of marketing, sales and partners. */
export const reviewCommand: Command<Ctx> = {
  name: "/review",
  least: "partner",
  does: "Prepare and hold the meeting of marketing, sales and partners",
  hint: "[help] | action @who what by friday | actions mine | decide … | decisions",
  lines: [
    { usage: "/review", does: "the agenda of this channel's next meeting, as the facts have it now" },
    ...meetingVerbs.map(({ usage, does }) => ({ usage: `/review ${usage}`, does })),
  ],
  example: "/review",
  async run(ctx, said) {
    const [, word = "", rest = ""] = /^(\S*)\s*([\s\S]*)$/.exec(said.text) ?? [];
    const meant = meetingVerbs.find(({ verb }) => verb === word.toLowerCase());
    if (meant !== undefined) return meant.run(ctx, rest.trim(), said);
    if (said.text !== "") throw new UserError("That is not known here yet.", "/review");
    const channelId = said.channelId ?? "";
    const agenda = await buildAgenda(ctx, { channelId, slot: null, cadence: "now" });
    return sayAgenda(agenda, { ledgerId: ctx.ledger.id, channelId, slot: null });
  },
};
