import { parseReviewLine, type ReviewLine } from "../../core/review-line.ts";
import type { Ctx } from "../../ctx.ts";
import { listRecentDeliveries } from "../../data/outbox.ts";
import { listTeams } from "../../data/vocabulary.ts";
import { UserError } from "../../errors.ts";
import type { Series } from "../../reports/find-series.ts";
import { forAudience } from "../../reports/for-audience.ts";
import { section } from "../../slack/blocks.ts";
import type { Command } from "../../slack/kit.ts";
import { type Message, message } from "../../slack/message.ts";
import type { RequestId, Said } from "../../slack/request.ts";
import { answerAdded } from "./answer-added.ts";
import { answerAgenda } from "./answer-agenda.ts";
import { getSeries } from "./change-series.ts";
import { usualMinutes } from "./form.ts";
import { mayChangeAgenda } from "./may-change-agenda.ts";
import { meetingVerbs } from "./meeting-verbs.ts";
import { placeOfMeeting, scheduleReview, stopReview } from "./schedule-review.ts";
import { saySeries, saySeriesStatus } from "./series-view.ts";
import { addStakeholders, removeStakeholders, setAgendaTime, setMinutes } from "./set-series.ts";
import { moveMeeting, skipMeeting } from "./skip-meeting.ts";

type Change = Exclude<ReviewLine, { kind: "show" | "stop" | "status" | "add" }>;

/** What was said about when the meetings are and who is expected, done; the meetings as they are then. */
function changeOf(ctx: Ctx, channelId: string, line: Change, request: RequestId): Promise<Series> {
  switch (line.kind) {
    case "schedule":
      return scheduleReview(ctx, channelId, line.schedule, request);
    case "agenda":
      return setAgendaTime(ctx, channelId, line, request);
    case "minutes":
      return setMinutes(ctx, channelId, line.minutes, request);
    case "skip":
      return skipMeeting(ctx, channelId, line, request);
    case "move":
      return moveMeeting(ctx, channelId, line, request);
    case "with":
      return addStakeholders(ctx, channelId, line.people, request);
    case "without":
      return removeStakeholders(ctx, channelId, line.userIds, request);
  }
}

async function answerLine(ctx: Ctx, line: ReviewLine, said: Said): Promise<Message> {
  const channelId = placeOfMeeting(said.channelId);
  const { db } = ctx.database;
  if (line.kind === "show") return answerAgenda(await forAudience(ctx, channelId), channelId);
  if (line.kind === "add") {
    const seen = await mayChangeAgenda(ctx, channelId);
    const item = { title: line.title, ownerUserId: line.userId, minutes: usualMinutes };
    return answerAdded(seen, channelId, item, said.request);
  }
  if (line.kind === "stop") {
    await stopReview(ctx, channelId, said.request);
    const text = "Stopped: this channel has no more scheduled meetings.";
    return message(text, [section(text)]);
  }
  const series =
    line.kind === "status"
      ? await getSeries(ctx, channelId)
      : await changeOf(ctx, channelId, line, said.request);
  const answer = saySeries(series, await listTeams(db, ctx.ledger.id), ctx.clock());
  if (line.kind !== "status") return answer;
  return saySeriesStatus(
    answer,
    series,
    await listRecentDeliveries(db, ctx.ledger.id, series.subscription.id),
  );
}

/** `/review`: the alignment meeting of marketing, sales and partners. */
export const reviewCommand: Command<Ctx> = {
  name: "/review",
  least: "partner",
  does: "Prepare and hold the meeting of marketing, sales and partners",
  hint: "start | close | action @who what by friday | decide … | add … | weekly tuesday 10:00 | skip | move | status",
  lines: [
    { usage: "/review", does: "the agenda of this channel's next meeting, as the facts have it now" },
    {
      usage: "/review weekly tuesday 10:00",
      does: "holds the meeting every week (`monthly`, `quarterly`: on the first such day); its agenda comes here on the working day before at 16:00 (admins)",
    },
    {
      usage: "/review agenda 2 days before 15:00",
      does: "says when the agenda comes; `/review minutes 30` how long the meeting is: 30 to 45 minutes (admins)",
    },
    {
      usage: "/review with @jane for marketing, @bob for sales",
      does: "says who is expected and for which team; items of a team are theirs. `without @jane` takes somebody out (admins)",
    },
    { usage: "/review add the fair in June for @jane", does: "puts an item on the agenda" },
    {
      usage: "/review skip tuesday because of the fair",
      does: "leaves one meeting out and tells the channel; without a day the next one (admins)",
    },
    {
      usage: "/review move tuesday to thursday 14:00",
      does: "moves one meeting and tells the channel (admins)",
    },
    { usage: "/review status", does: "when the next meeting and its agenda are, and who is expected" },
    { usage: "/review stop", does: "ends the meetings of this channel (admins)" },
    ...meetingVerbs.map(({ usage, does }) => ({ usage: `/review ${usage}`, does })),
  ],
  example: "/review weekly tuesday 10:00",
  async run(ctx, said) {
    const [, word = "", rest = ""] = /^(\S*)\s*([\s\S]*)$/.exec(said.text) ?? [];
    const meant = meetingVerbs.find(({ verb }) => verb === word.toLowerCase());
    if (meant !== undefined) return meant.run(ctx, rest.trim(), said);
    const teams = await listTeams(ctx.database.db, ctx.ledger.id);
    const read = parseReviewLine(said.text, { today: ctx.today, teams });
    if (!read.ok) throw new UserError(read.what, `/review ${read.example}`);
    return answerLine(ctx, read.value, said);
  },
};
