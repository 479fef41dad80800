import { quarterOf } from "../../core/period.ts";
import type { Ctx } from "../../ctx.ts";
import { UserError } from "../../errors.ts";
import type { Agenda } from "../../reports/build-agenda.ts";
import { explainFigure } from "../../reports/explain-figure.ts";
import { forAudience } from "../../reports/for-audience.ts";
import { leftIn } from "../../reports/list-left.ts";
import type { Action, Outcome } from "../../slack/kit.ts";
import type { Message } from "../../slack/message.ts";
import type { Pressed } from "../../slack/request.ts";
import { findActions, readWhose } from "./action-item/list-actions.ts";
import { sayActions } from "./action-item/list-view.ts";
import { answerAgenda, readAgenda, shareAgenda } from "./answer-agenda.ts";
import { type ItemMove, moveItem } from "./change-item.ts";
import { mayChangeAgenda } from "./may-change-agenda.ts";
import { sayWhyFigure, sayWhyItem } from "./why-view.ts";

const moves: readonly ItemMove[] = ["park", "back", "up", "down", "off"];

const channelOf = ({ channelId }: Pressed): string => channelId ?? "";

/** Why an item is on the agenda: by the scorecard's figure that it stands on, else by its own records. */
async function answerWhy(ctx: Ctx, agenda: Agenda, key: string): Promise<Message> {
  const all = [...agenda.items, ...agenda.notToday, ...agenda.parked];
  const item = all.find((each) => each.key === key);
  if (item === undefined)
    throw new UserError("That is no longer on the agenda: it has changed since.", "/review");
  if (item.figureId === null) return sayWhyItem(item);
  const quarter = quarterOf(ctx.today, ctx.calendar);
  return sayWhyFigure(item, await explainFigure(ctx, quarter, item.figureId), ctx.ledger.id);
}

/** Does what was chosen for an item, and shows the agenda as it is then, where it stands. */
async function change(ctx: Ctx, pressed: Pressed, key: string, move: ItemMove): Promise<Outcome> {
  const channelId = channelOf(pressed);
  const seen = await mayChangeAgenda(ctx, channelId);
  const { agenda } = await readAgenda(seen, channelId);
  await moveItem(seen, channelId, { agenda, key, move }, pressed.request);
  return { kind: "private", message: await answerAgenda(seen, channelId) };
}

/** What stands under an agenda and beside its items. */
export const agendaActions: readonly Action<Ctx>[] = [
  {
    id: "review-item",
    least: "partner",
    async run(ctx, pressed) {
      const key = pressed.scope.recordId;
      const move = moves.find((each) => each === pressed.value);
      if (move !== undefined) return change(ctx, pressed, key, move);
      const seen = await forAudience(ctx, pressed.channelId);
      if (pressed.value === "hand-over") {
        const whose = readWhose(leftIn(key) ?? "");
        return {
          kind: "private",
          message: sayActions(seen, { list: await findActions(seen, whose), whose }),
        };
      }
      const { agenda } = await readAgenda(seen, channelOf(pressed));
      return { kind: "private", message: await answerWhy(seen, agenda, key) };
    },
  },
  { id: "review-back", least: "partner", run: (ctx, pressed) => change(ctx, pressed, pressed.value, "back") },
  {
    id: "review-show",
    least: "partner",
    async run(ctx, pressed) {
      // In the answer of a form there is no channel: the button knows which one it was about.
      const channelId = pressed.channelId ?? pressed.scope.recordId;
      return { kind: "private", message: await answerAgenda(await forAudience(ctx, channelId), channelId) };
    },
  },
  {
    id: "review-post",
    least: "partner",
    async run(ctx, pressed) {
      const seen = await forAudience(ctx, pressed.channelId);
      return { kind: "channel", message: await shareAgenda(seen, channelOf(pressed)) };
    },
  },
  {
    id: "review-add",
    least: "outsider",
    async run(ctx, pressed) {
      const channelId = channelOf(pressed);
      await mayChangeAgenda(ctx, channelId);
      return {
        kind: "form",
        form: "review-add",
        scope: { ledgerId: ctx.ledger.id, recordId: channelId, version: 0 },
      };
    },
  },
];
