import type { Ctx } from "../../ctx.ts";
import type { Verb } from "../../slack/kit.ts";
import { answerUndoLast } from "./answer-deal.ts";

/** `/roundtrip undo`: takes back one's own last record, from any device. */
export const undoVerb: Verb<Ctx> = {
  verb: "undo",
  usage: "undo",
  does: "takes back the last thing you logged, as if it never was",
  least: "partner",
  run: (ctx, _rest, said) => answerUndoLast(ctx, said.request),
};
