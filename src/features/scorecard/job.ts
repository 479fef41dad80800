import { addDays, type Day, isDay } from "../../core/day.ts";
import { monthOf, previousQuarter, type Quarter, quarterOf } from "../../core/period.ts";
import { quarterState } from "../../core/quarter-end.ts";
import { readSections } from "../../core/scorecard-sections.ts";
import { type Ctx, clockwork, forLedger, type Services } from "../../ctx.ts";
import { getLedger } from "../../data/ledgers.ts";
import { findSubscription, type Subscription } from "../../data/subscriptions.ts";
import { buildDetails } from "../../reports/build-details.ts";
import { buildScorecard, type Scorecard } from "../../reports/build-scorecard.ts";
import { forAudience, forPerson } from "../../reports/for-audience.ts";
import type { Delivery, Job } from "../../schedule/job.ts";
import { renameCommands } from "../../slack/rename-commands.ts";
import { frameOf } from "./answer-scorecard.ts";
import { closeDueQuarter } from "./close-quarter.ts";
import { sayPost } from "./view.ts";

/** The scheduled scorecard of a channel or a person; a late one says so. */
export const scorecardJob: Job = async (services, delivery) => {
  const { ledgerId, slot, isLate, target } = delivery;
  const whole = forLedger(services, await getLedger(services.database.db, ledgerId), "", clockwork);
  const ctx = /^[UW]/.test(target) ? await forPerson(whole, target) : await forAudience(whole, target);
  if (ctx === null) return { skip: "who gets it may not see this ledger any more" };
  await closeDueQuarter(whole);
  const subscription = await findItsSubscription(services, delivery);
  const scorecard = await buildScorecard(ctx, quarterIn(ctx, subscription, slot));
  if (subscription?.skipsEmpty && slot !== null && isEmpty(scorecard)) return { skip: "nothing happened" };
  const given = {
    question: null,
    lateSlot: isLate ? slot : null,
    ledgerName: ctx.ledger.isOneOfSeveral ? ctx.ledger.name : null,
    sectionsOff: readSections(subscription?.sectionsOff ?? ""),
  };
  const frame = await frameOf(ctx, scorecard, "post", given);
  const details = await buildDetails(ctx, scorecard, target);
  const post = sayPost(scorecard, details, frame, await findOpenQuarter(ctx, scorecard, given));
  const { commandNames } = ctx.config;
  return {
    message: renameCommands(post.message, commandNames),
    thread: post.thread.map((each) => renameCommands(each, commandNames)),
    figures: scorecard,
  };
};

/** The quarter before this one with its frame, while it is open for late records and has something to show. */
async function findOpenQuarter(ctx: Ctx, shown: Scorecard, given: Parameters<typeof frameOf>[3]) {
  const quarter = previousQuarter(quarterOf(ctx.today, ctx.calendar));
  if (quarter === shown.quarter) return null;
  const scorecard = await buildScorecard(ctx, quarter);
  const isOpen = quarterState(scorecard.period, ctx.today, ctx.ledger.holidays) === "open";
  if (!isOpen || scorecard.boards.every(({ total }) => total === 0n)) return null;
  const frame = await frameOf(ctx, scorecard, "post", { ...given, lateSlot: null });
  return { scorecard, frame };
}

/** The subscription of a slot, or the one whose scorecard a person asked to see now. */
function findItsSubscription(services: Services, delivery: Delivery): Promise<Subscription | null> {
  const id = delivery.subscriptionId ?? delivery.recordId;
  return id === null ? Promise.resolve(null) : findSubscription(services.database.db, delivery.ledgerId, id);
}

/**
 * The quarter it is about: a weekly one's is the present one; a monthly or quarterly one looks back on the month that
 * has ended, and shows the quarter of that.
 */
function quarterIn(ctx: Ctx, subscription: Subscription | null, slot: string | null): Quarter {
  const slotDay = slot?.slice(0, 10) ?? "";
  const day: Day = isDay(slotDay) ? slotDay : ctx.today;
  const isLookingBack = subscription !== null && subscription.cadence !== "weekly";
  return quarterOf(isLookingBack ? addDays(monthOf(day).start, -1) : ctx.today, ctx.calendar);
}

const isEmpty = ({ boards, reopened }: Scorecard): boolean =>
  boards.every(({ total }) => total === 0n) && reopened.length === 0;
