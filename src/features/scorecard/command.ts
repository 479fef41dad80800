import { visibleTeam } from "../../core/roles.ts";
import type { Ctx } from "../../ctx.ts";
import { listRecentDeliveries, listUnknown } from "../../data/outbox.ts";
import { section } from "../../slack/blocks.ts";
import type { Command } from "../../slack/kit.ts";
import { message } from "../../slack/message.ts";
import { answerScorecard, readScorecardLine } from "./answer-scorecard.ts";
import { findSchedule, scheduleScorecard, stopScorecard } from "./schedule-scorecard.ts";
import { saySchedule, sayStatus } from "./status-view.ts";

/** `/scorecard`: commitment against actual, now or every week in a channel. */
export const scorecardCommand: Command<Ctx> = {
  name: "/scorecard",
  least: "partner",
  does: "Compare what each team committed to with what it did",
  hint: "[team] [quarter] [metric] | weekly monday 09:00 | status | stop",
  lines: [
    {
      usage: "/scorecard",
      does: "this quarter so far; add a quarter, a team or a metric: `/scorecard marketing deals last quarter`",
    },
    {
      usage: "/scorecard weekly monday 09:00",
      does: "posts it in this channel every week, in the ledger's time zone or the one you add (admins)",
    },
    { usage: "/scorecard status", does: "when the next one comes and what became of the last ones" },
    { usage: "/scorecard stop", does: "ends the schedule of this channel (admins)" },
  ],
  example: "/scorecard weekly monday 09:00",
  async run(ctx, said) {
    const line = await readScorecardLine(ctx, said.text);
    if (line.kind === "show") return answerScorecard(ctx, line, said.text.slice(0, 150), said.channelId);
    if (line.kind === "weekly")
      return saySchedule(await scheduleScorecard(ctx, said.channelId, line, said.request));
    if (line.kind === "stop") {
      await stopScorecard(ctx, said.channelId, said.request);
      const text = "Stopped: this channel gets no more scorecards.";
      return message(text, [section(text)]);
    }
    const schedule = await findSchedule(ctx, said.channelId);
    const { db } = ctx.database;
    const recent = schedule === null ? [] : await listRecentDeliveries(db, ctx.ledger.id, schedule.id);
    // What may or may not have arrived elsewhere is nothing to a partner.
    const unknown = visibleTeam(ctx.actor) === null ? await listUnknown(db, ctx.ledger.id) : [];
    return sayStatus(schedule, recent, unknown);
  },
};
