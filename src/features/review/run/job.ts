import { type Ctx, clockwork, forLedger, type Services } from "../../../ctx.ts";
import { getLedger } from "../../../data/ledgers.ts";
import { hasLaterUpdate, reviewKinds } from "../../../data/review-deliveries.ts";
import type { Delivery, Job, Jobs } from "../../../schedule/job.ts";
import type { Message } from "../../../slack/message.ts";
import { renameCommands } from "../../../slack/rename-commands.ts";
import { sayMeeting } from "./meeting-view.ts";
import { sayMinutes } from "./minutes-view.ts";
import { type Meeting, readMeeting } from "./read-meeting.ts";

type Say = (ctx: Ctx, meeting: Meeting) => Message;

const sayLive: Say = ({ ledger, clock }, meeting) => sayMeeting(ledger.id, meeting, clock());
const sayEnd: Say = ({ ledger }, meeting) => sayMinutes(ledger.id, meeting);

/** A message of a meeting, as it is when it is sent; of several rewritings that wait only the last is made. */
const makeJob =
  (say: Say): Job =>
  async (services: Services, { ledgerId, recordId, kind, outboxId }: Delivery) => {
    const { db } = services.database;
    const reviewId = recordId ?? "";
    if (await hasLaterUpdate(db, { ledgerId, reviewId, kind, outboxId }))
      return { skip: "a later rewriting says it" };
    const ctx = forLedger(services, await getLedger(db, ledgerId), "", clockwork);
    const meeting = await readMeeting(ctx, db, reviewId);
    if (meeting === null) return { skip: "there is no such meeting" };
    return { message: renameCommands(say(ctx, meeting), services.config.commandNames) };
  };

/** What is posted about a meeting. */
export const runJobs: Jobs = {
  [reviewKinds.live]: makeJob(sayLive),
  [reviewKinds.liveUpdate]: makeJob(sayLive),
  [reviewKinds.minutes]: makeJob(sayEnd),
  [reviewKinds.minutesUpdate]: makeJob(sayEnd),
};
