import type { Ctx } from "../../../ctx.ts";
import { UserError } from "../../../errors.ts";
import type { Action, Outcome } from "../../../slack/kit.ts";
import type { Pressed } from "../../../slack/request.ts";
import { findActions, readWhose } from "./list-actions.ts";
import { sayActions } from "./list-view.ts";
import { findMine, type Settling, settleAction } from "./settle-action.ts";
import { describeActionChange } from "./view.ts";

/** A button in a list of actions is answered by the list, as it is by then. */
async function answerSettling(ctx: Ctx, pressed: Pressed, settling: Settling): Promise<Outcome> {
  const { value: actionId, scope, request } = pressed;
  const changeId = await settleAction(ctx, { actionId, version: scope.version, settling, request });
  const message = await describeActionChange(ctx, changeId);
  const [place, filter] = scope.recordId.split(":");
  if (place !== "list") return { kind: "replace", message };
  const whose = readWhose(filter ?? "");
  const list = await findActions(ctx, whose);
  return { kind: "replace", message: sayActions(ctx, { list, whose, before: message.text, changeId }) };
}

/** The buttons on what an action's owner is told, and in lists of actions. */
export const actionItemActions: readonly Action<Ctx>[] = [
  {
    id: "action-done",
    least: "outsider",
    run: (ctx, pressed) => answerSettling(ctx, pressed, { kind: "done" }),
  },
  {
    id: "action-snooze",
    least: "outsider",
    run: (ctx, pressed) => answerSettling(ctx, pressed, { kind: "snoozed" }),
  },
  {
    id: "action-hand-over",
    least: "outsider",
    async run(ctx, { value, channelId, scope }) {
      const action = await findMine(ctx, ctx.database.db, value);
      if (action.state !== "open")
        throw new UserError(`Already done by <@${action.doneBy}>.`, "/review actions");
      const recordId = `${channelId ?? action.channelId}:${action.id}`;
      return {
        kind: "form",
        form: "action-hand-over",
        scope: { ...scope, recordId, version: action.version },
      };
    },
  },
];
