import { longestWhat } from "../../../core/action-line.ts";
import { addDays, type Day, formatDay, isDay } from "../../../core/day.ts";
import { checkedAfter, checkedMetrics, usualDirection } from "../../../core/decision-line.ts";
import { visibleTeam } from "../../../core/roles.ts";
import type { Ctx } from "../../../ctx.ts";
import { findDraft } from "../../../data/drafts.ts";
import { listTeams, offered } from "../../../data/vocabulary.ts";
import { FieldError } from "../../../errors.ts";
import { option, staticSelect } from "../../../slack/controls.ts";
import { inputDate, inputSelect, inputText, inputUsers } from "../../../slack/inputs.ts";
import type { Form } from "../../../slack/kit.ts";
import type { Block } from "../../../slack/message.ts";
import { pickField } from "../../../slack/pick-field.ts";
import { giveAction } from "../action-item/give-action.ts";
import { describeActionChange } from "../action-item/view.ts";
import { decideOnce } from "../decision/decide.ts";
import { describeDecision } from "../decision/view.ts";
import { readPlace } from "../place.ts";
import { refuseUnlessHere } from "./may-run.ts";
import { refreshMeeting } from "./refresh-meeting.ts";

/** The words of the message that a form was opened from. */
async function findWords(ctx: Ctx, draftId: string | null): Promise<string | null> {
  if (draftId === null) return null;
  const of = { id: draftId, userId: ctx.userId, kind: "review" as const, now: ctx.clock() };
  const draft = await findDraft(ctx.database.db, ctx.ledger.id, of);
  return typeof draft?.what === "string" ? draft.what : null;
}

const whatField = (label: string, words: string | null): Block =>
  inputText({
    ...{ blockId: "what", actionId: "what", label, multiline: true, maxLength: longestWhat },
    ...(words !== null && { initial: words }),
  });

const ownerField = (userId: string): Block =>
  inputUsers({ blockId: "owner", actionId: "owner", label: "Owner", initial: userId });

/** What was handed in for "what". @throws FieldError */
function readWhat(values: ReadonlyMap<string, string | null>): string {
  const what = values.get("what")?.replace(/\s+/gu, " ").trim() ?? "";
  if (what === "") throw new FieldError("what", "Say it in a few words.", "answer within a day");
  if (what.length > longestWhat)
    throw new FieldError("what", `At most ${longestWhat} characters.`, "answer within a day");
  return what;
}

/** A day that is not past. @throws FieldError */
function readComing(field: string, text: string | null | undefined, from: Day, otherwise: Day): Day {
  const day = text ?? otherwise;
  if (!isDay(day)) throw new FieldError(field, `“${day}” is not a day.`, otherwise);
  if (day < from) throw new FieldError(field, `${formatDay(day)} is past.`, otherwise);
  return day;
}

const decideForm: Form<Ctx> = {
  id: "review-decide",
  title: "Decide",
  submit: "Decide",
  least: "partner",
  async fields(ctx, scope) {
    const { draftId, channelId } = readPlace(scope.recordId);
    await refuseUnlessHere(ctx, channelId);
    const metrics = checkedMetrics.map((metric) => option(metric, metric));
    const ways = [option("up", "up"), option("down", "down")];
    const own = visibleTeam(ctx.actor);
    const teams = own === null ? offered(await listTeams(ctx.database.db, ctx.ledger.id)) : [];
    return [
      whatField("What was decided", await findWords(ctx, draftId)),
      inputText({
        ...{ blockId: "why", actionId: "why", label: "Why", optional: true, multiline: true, maxLength: 500 },
      }),
      ownerField(ctx.userId),
      inputSelect(
        { blockId: "metric", label: "The metric that it should move", optional: true },
        staticSelect({ actionId: "metric", placeholder: "None", options: metrics }),
      ),
      inputSelect(
        {
          blockId: "direction",
          label: "Which way",
          optional: true,
          hint: "Up, or down for a cycle, where you leave it open",
        },
        staticSelect({ actionId: "direction", placeholder: "As usual", options: ways }),
      ),
      ...pickField({
        ...{ blockId: "team", label: "Whose", placeholder: "The whole company", options: teams },
      }),
      inputDate({
        ...{ blockId: "check", actionId: "check", label: "Check it on" },
        initial: addDays(ctx.today, checkedAfter),
      }),
    ];
  },
  async run(ctx, { scope, values, request }) {
    const { draftId: _, ...place } = readPlace(scope.recordId);
    await refuseUnlessHere(ctx, place.channelId);
    const metric = checkedMetrics.find((each) => each === values.get("metric")) ?? null;
    const way = values.get("direction");
    const direction = way === "up" || way === "down" ? way : metric === null ? null : usualDirection(metric);
    const team = values.get("team") ?? null;
    const teams = await listTeams(ctx.database.db, ctx.ledger.id);
    const decided = {
      ...{ ...place, what: readWhat(values), why: values.get("why") ?? null, metric },
      ...{ ownerUserId: values.get("owner") ?? null, direction: metric === null ? null : direction },
      teamId: teams.find(({ name }) => name === team)?.id ?? null,
      checkDay: readComing(
        ...(["check", values.get("check")] as const),
        ...([addDays(ctx.today, 1), addDays(ctx.today, checkedAfter)] as const),
      ),
      isDayGuessed: false,
    };
    const alongside = (tx: Parameters<typeof refreshMeeting>[1]) => refreshMeeting(ctx, tx, place.reviewId);
    const changeId = await decideOnce(ctx, decided, request, alongside);
    ctx.wake.nudge();
    return describeDecision(ctx, changeId);
  },
};

const actionForm: Form<Ctx> = {
  id: "review-action",
  title: "Action",
  submit: "Give it",
  least: "partner",
  async fields(ctx, scope) {
    const { draftId, channelId } = readPlace(scope.recordId);
    await refuseUnlessHere(ctx, channelId);
    return [
      whatField("What shall be done", await findWords(ctx, draftId)),
      ownerField(ctx.userId),
      inputDate({ blockId: "due", actionId: "due", label: "Due", initial: addDays(ctx.today, 7) }),
    ];
  },
  async run(ctx, { scope, values, request }) {
    const { draftId: _, ...place } = readPlace(scope.recordId);
    await refuseUnlessHere(ctx, place.channelId);
    const given = {
      ...{ ...place, what: readWhat(values), ownerUserId: values.get("owner") ?? ctx.userId },
      dueDay: readComing("due", values.get("due"), ctx.today, addDays(ctx.today, 7)),
    };
    const alongside = (tx: Parameters<typeof refreshMeeting>[1]) => refreshMeeting(ctx, tx, place.reviewId);
    return describeActionChange(ctx, await giveAction(ctx, given, request, alongside));
  },
};

/** The forms of a meeting's message and of the messages in its thread. */
export const runForms: readonly Form<Ctx>[] = [decideForm, actionForm];
