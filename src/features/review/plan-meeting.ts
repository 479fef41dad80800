import type { Schedule } from "../../core/schedule-line.ts";
import type { Ctx } from "../../ctx.ts";
import { listTeams } from "../../data/vocabulary.ts";
import { findSeries } from "../../reports/find-series.ts";
import type { Action } from "../../slack/kit.ts";
import { placeOfMeeting, scheduleReview } from "./schedule-review.ts";
import { saySeries } from "./series-view.ts";

const usual: Schedule = { kind: "weekly", weekday: 2, localTime: "10:00", timeZone: null };

/** "Meet here on Tuesdays at 10:00", under the check of the loop; a channel that has its meetings keeps them. */
export const planMeeting: Action<Ctx> = {
  id: "review-plan",
  least: "member",
  async run(ctx, pressed) {
    const channelId = placeOfMeeting(pressed.channelId);
    const known = await findSeries(ctx, channelId);
    const series = known ?? (await scheduleReview(ctx, channelId, usual, pressed.request));
    const teams = await listTeams(ctx.database.db, ctx.ledger.id);
    return { kind: "private", message: saySeries(series, teams, ctx.clock()) };
  },
};
