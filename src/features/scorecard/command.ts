import { visibleTeam } from "../../core/roles.ts";
import type { Ctx } from "../../ctx.ts";
import { listRecentDeliveries, listUnknown } from "../../data/outbox.ts";
import { section } from "../../slack/blocks.ts";
import type { Command } from "../../slack/kit.ts";
import { type Message, message } from "../../slack/message.ts";
import { answerScorecard, readScorecardLine, sendFigures } from "./answer-scorecard.ts";
import { findSchedule, placeOf, scheduleScorecard, stopScorecard } from "./schedule-scorecard.ts";
import { sendNow } from "./send-now.ts";
import { setPart } from "./set-part.ts";
import { saySchedule, sayStatus } from "./status-view.ts";

/** `/scorecard`: commitment against actual, now or again and again in a channel. */
export const scorecardCommand: Command<Ctx> = {
  name: "/scorecard",
  least: "partner",
  does: "Compare what each team committed to with what it did",
  hint: "[team] [quarter] [metric] | weekly monday 09:00 | status | send now | stop",
  lines: [
    {
      usage: "/scorecard",
      does: "this quarter so far; add a quarter, a team or a metric: `/scorecard marketing deals last quarter`",
    },
    {
      usage: "/scorecard csv last quarter",
      does: "every figure of it as a CSV file, in your messages with Roundtrip",
    },
    {
      usage: "/scorecard weekly monday 09:00",
      does: "posts it in this channel every week, in the ledger's time zone or the one you add (admins); `to me`, or typed in your messages with Roundtrip, sends it to you",
    },
    {
      usage: "/scorecard monthly 1 09:00",
      does: "the same on the 1st of each month, or the next working day; `monthly first monday`: on that weekday; `quarterly` likewise. They look back on what has ended",
    },
    {
      usage: "/scorecard chart off",
      does: "leaves a part out of the scheduled one: `chart`, `funnel`, `cells`; `empty off`: it does not come when nothing happened; `on` brings them back",
    },
    { usage: "/scorecard send now", does: "sends the scheduled one to you alone, as it would come now" },
    { usage: "/scorecard status", does: "when the next one comes and what became of the last ten" },
    { usage: "/scorecard stop", does: "ends the schedule of this channel (admins), or your own" },
  ],
  example: "/scorecard weekly monday 09:00",
  async run(ctx, said) {
    const line = await readScorecardLine(ctx, said.text);
    const place = placeOf(ctx, said.channelId, "toMe" in line);
    switch (line.kind) {
      case "show":
        return answerScorecard(ctx, line, said.text.slice(0, 150), said.channelId);
      case "csv":
        return sendFigures(ctx, line);
      case "weekly":
      case "monthly":
      case "quarterly":
        return saySchedule(await scheduleScorecard(ctx, place, line, said.request));
      case "part":
        return saySchedule(await setPart(ctx, place, line, said.request));
      case "send":
        await sendNow(ctx, place, said.request);
        return sayDone("On its way: it comes in your messages with Roundtrip, for you alone.");
      case "stop":
        await stopScorecard(ctx, place, said.request);
        return sayDone(
          place === ctx.userId
            ? "Stopped: you get no more scorecards."
            : "Stopped: this channel gets no more scorecards.",
        );
      case "status":
        return answerStatus(ctx, place);
    }
  },
};

const sayDone = (text: string): Message => message(text, [section(text)]);

async function answerStatus(ctx: Ctx, place: string): Promise<Message> {
  const { db } = ctx.database;
  const schedule = await findSchedule(ctx, place);
  const recent = schedule === null ? [] : await listRecentDeliveries(db, ctx.ledger.id, schedule.id);
  // What may or may not have arrived elsewhere is nothing to a partner.
  const unknown = visibleTeam(ctx.actor) === null ? await listUnknown(db, ctx.ledger.id) : [];
  return sayStatus(place, schedule, recent, unknown);
}
