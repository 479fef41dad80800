import { readWords } from "../../core/read-words.ts";
import type { Ctx } from "../../ctx.ts";
import { UserError } from "../../errors.ts";
import { buildVerdictReport } from "../../reports/build-verdicts.ts";
import { forMembers } from "../../reports/refuse-partners.ts";
import type { Action } from "../../slack/kit.ts";
import type { Message } from "../../slack/message.ts";
import { sayVerdicts } from "./verdicts-view.ts";

const readBy = (text: string): "source" | "campaign" => (text === "campaign" ? "campaign" : "source");

/** `/funnel verdicts [by campaign]`. @throws UserError */
export async function answerVerdicts(ctx: Ctx, rest: string): Promise<Message> {
  const words = readWords(rest.toLowerCase()).filter((word) => word !== "by");
  const by = (words[0] ?? "source").replace(/s$/, "");
  if (words.length > 1 || (by !== "source" && by !== "campaign"))
    throw new UserError(
      "Verdicts go by source or by campaign, on all spend and meetings old enough to judge.",
      "/funnel verdicts by campaign",
    );
  return sayVerdicts(ctx, await buildVerdictReport(ctx, readBy(by)), false);
}

/** The buttons under verdicts. */
export const verdictActions: readonly Action<Ctx>[] = [
  {
    id: "verdicts-by",
    least: "member",
    run: async (ctx, pressed) => ({
      kind: "replace",
      message: sayVerdicts(ctx, await buildVerdictReport(ctx, readBy(pressed.value)), false),
    }),
  },
  {
    id: "verdicts-post",
    least: "member",
    async run(ctx, pressed) {
      const seen = await forMembers(ctx, pressed.channelId);
      return {
        kind: "channel",
        message: sayVerdicts(seen, await buildVerdictReport(seen, readBy(pressed.scope.recordId)), true),
      };
    },
  },
];
