import type { Ctx } from "../../../ctx.ts";
import { FieldError } from "../../../errors.ts";
import { context, section } from "../../../slack/blocks.ts";
import { inputUsers } from "../../../slack/inputs.ts";
import type { Form } from "../../../slack/kit.ts";
import { mrkdwn } from "../../../slack/text.ts";
import { findMine, settleAction } from "./settle-action.ts";
import { describeActionChange } from "./view.ts";
import { dueWords } from "./words.ts";

const actionIdIn = (recordId: string): string => recordId.split(":")[1] ?? "";

/** Who shall do an action instead. */
export const handOverForm: Form<Ctx> = {
  id: "action-hand-over",
  title: "Hand over",
  submit: "Hand over",
  least: "outsider",
  async fields(ctx, scope) {
    const { what, dueDay } = await findMine(ctx, ctx.database.db, actionIdIn(scope.recordId));
    return [
      section(mrkdwn`*${what}*, ${dueWords(dueDay, ctx.today)}`),
      inputUsers({ blockId: "owner", actionId: "owner", label: "Who does it now" }),
      context("They are told at once, within their working hours."),
    ];
  },
  async run(ctx, { scope, values, request }) {
    const to = values.get("owner") ?? null;
    if (to === null) throw new FieldError("owner", "Name one person.", "@ann");
    const settling = { kind: "handed over", to } as const;
    const actionId = actionIdIn(scope.recordId);
    const changeId = await settleAction(ctx, { actionId, version: scope.version, settling, request });
    return describeActionChange(ctx, changeId);
  },
};
