import { clockwork, forLedger } from "../../ctx.ts";
import { getLedger } from "../../data/ledgers.ts";
import { findSubscription } from "../../data/subscriptions.ts";
import { buildAgenda } from "../../reports/build-agenda.ts";
import { agendaKind } from "../../reports/find-series.ts";
import type { Job, Jobs } from "../../schedule/job.ts";
import { meetingFrom } from "../../schedule/meeting-slots.ts";
import { slotInstant } from "../../schedule/next-slot.ts";
import { readMeetingTimes } from "../../schedule/read-meeting-times.ts";
import { renameCommands } from "../../slack/rename-commands.ts";
import { sayAgendaPost } from "./agenda-view.ts";
import { chartOf } from "./answer-agenda.ts";
import { checkDueDecisions } from "./decision/check-decisions.ts";

/** The agenda of a meeting, for the audience of its channel; of a meeting that was skipped since, none. */
const agendaJob: Job = async (services, { ledgerId, slot, target, subscriptionId, isLate }) => {
  const { db } = services.database;
  const ctx = forLedger(services, await getLedger(db, ledgerId), "", clockwork);
  const subscription = subscriptionId === null ? null : await findSubscription(db, ledgerId, subscriptionId);
  if (subscription === null || slot === null) return { skip: "it belongs to no meeting" };
  const times = await readMeetingTimes(db, subscription);
  const meeting = meetingFrom(times, { slot, at: slotInstant(slot, times.timeZone) });
  if (meeting.slot !== slot) return { skip: "the meeting does not take place" };
  await checkDueDecisions(ctx);
  const agenda = await buildAgenda(ctx, { channelId: target, slot, cadence: subscription.cadence });
  const post = sayAgendaPost(agenda, {
    ...{ ledgerId, channelId: target, meeting, isLate: isLate && services.clock() > meeting.at },
    ledgerName: ctx.ledger.isOneOfSeveral ? ctx.ledger.name : null,
    chart: await chartOf(ctx, agenda, "post"),
  });
  const { commandNames } = ctx.config;
  return {
    message: renameCommands(post.message, commandNames),
    thread: post.thread.map((each) => renameCommands(each, commandNames)),
    figures: agenda,
  };
};

/** What the clock does about agendas. */
export const agendaJobs: Jobs = { [agendaKind]: agendaJob };
