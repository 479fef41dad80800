import { parseActionLine } from "../../core/action-line.ts";
import { parseDecisionLine } from "../../core/decision-line.ts";
import type { Problem } from "../../core/result.ts";
import type { Ctx } from "../../ctx.ts";
import type { Queryable } from "../../data/client.ts";
import { listTeams } from "../../data/vocabulary.ts";
import { UserError } from "../../errors.ts";
import type { Verb } from "../../slack/kit.ts";
import { giveAction } from "./action-item/give-action.ts";
import { findActions, readWhose } from "./action-item/list-actions.ts";
import { sayActions } from "./action-item/list-view.ts";
import { describeActionChange } from "./action-item/view.ts";
import { decideOnce } from "./decision/decide.ts";
import { findDecisions } from "./decision/list-decisions.ts";
import { describeDecision, sayDecisions } from "./decision/view.ts";
import { findPlaceOf } from "./place.ts";
import { answerClose } from "./run/action.ts";
import { answerStart } from "./run/answer-start.ts";
import { refreshMeeting } from "./run/refresh-meeting.ts";

/** A mistake in a line, with a line that works. */
const refuse = (verb: string, { what, example }: Problem): UserError =>
  new UserError(what, example.startsWith("/") ? example : `/review ${verb} ${example}`);

/** What `/review` answers about the meeting itself, and about what came of it. */
export const meetingVerbs: readonly Verb<Ctx>[] = [
  {
    verb: "start",
    usage: "start",
    does: "begins the meeting of this channel: one message with its items and their buttons; the talk stays in its thread",
    least: "partner",
    run: (ctx, _, { request, channelId }) => answerStart(ctx, channelId ?? "", request),
  },
  {
    verb: "close",
    usage: "close",
    does: "ends it and posts the minutes; what is open is parked for the next one. A meeting that nobody closes ends after four hours",
    least: "partner",
    run: (ctx, _, { request, channelId }) => answerClose(ctx, channelId ?? "", request),
  },
  {
    verb: "action",
    usage: "action @who what by friday",
    does: "gives somebody an action: they are told in their working hours, again on the working day before, on the day, and weekly while it is overdue; `me` is you, and without a day it is due in a week",
    least: "partner",
    async run(ctx, rest, { request, channelId }) {
      const read = parseActionLine(rest, { today: ctx.today });
      if (!read.ok) throw refuse("action", read);
      const { ownerUserId, ...line } = read.value;
      const place = await findPlaceOf(ctx, channelId);
      const given = { ...line, ...place, ownerUserId: ownerUserId ?? ctx.userId };
      const alongside = (tx: Queryable) => refreshMeeting(ctx, tx, place.reviewId);
      return describeActionChange(ctx, await giveAction(ctx, given, request, alongside));
    },
  },
  {
    verb: "actions",
    usage: "actions mine",
    does: "the open actions, the longest overdue first; `mine`, `team`, `overdue` or `@somebody` shows fewer",
    least: "partner",
    async run(ctx, rest) {
      const whose = readWhose(rest);
      return sayActions(ctx, { list: await findActions(ctx, whose), whose });
    },
  },
  {
    verb: "decide",
    usage: "decide what because why @owner check 2027-02-01 metric win rate up",
    does: "records a decision and what its metric is now; on its day the agenda shows then and now. The metric moved when it changed by more than twice its usual weekly variation (1.4826 × the median absolute deviation of the weekly changes of up to 26 weeks before, for values over four weeks, × √ of the weeks since, at most four; at least 6 weeks are needed)",
    least: "partner",
    async run(ctx, rest, { request, channelId }) {
      const teams = await listTeams(ctx.database.db, ctx.ledger.id);
      const read = parseDecisionLine(rest, { today: ctx.today, teams });
      if (!read.ok) throw refuse("decide", read);
      const place = await findPlaceOf(ctx, channelId);
      const alongside = (tx: Queryable) => refreshMeeting(ctx, tx, place.reviewId);
      const changeId = await decideOnce(ctx, { ...read.value, ...place }, request, alongside);
      ctx.wake.nudge();
      return describeDecision(ctx, changeId);
    },
  },
  {
    verb: "decisions",
    usage: "decisions",
    does: "what was decided, and what became of the metric that it should move",
    least: "partner",
    run: async (ctx) => sayDecisions(ctx, await findDecisions(ctx)),
  },
];
