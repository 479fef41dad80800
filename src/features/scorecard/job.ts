import { addDays, type Day, isDay } from "../../core/day.ts";
import { monthOf, type Quarter, quarterOf } from "../../core/period.ts";
import { readSections } from "../../core/scorecard-sections.ts";
import { type Ctx, clockwork, forLedger, type Services } from "../../ctx.ts";
import { getLedger } from "../../data/ledgers.ts";
import { findSubscription, type Subscription } from "../../data/subscriptions.ts";
import { buildScorecard, type Scorecard } from "../../reports/build-scorecard.ts";
import { forAudience, forPerson } from "../../reports/for-audience.ts";
import type { Delivery, Job } from "../../schedule/job.ts";
import { renameCommands } from "../../slack/rename-commands.ts";
import { frameOf } from "./answer-scorecard.ts";
import { sayScorecard } from "./view.ts";

/** The scheduled scorecard of a channel or a person; a late one says so. */
export const scorecardJob: Job = async (services, delivery) => {
  const { ledgerId, slot, isLate, target } = delivery;
  const whole = forLedger(services, await getLedger(services.database.db, ledgerId), "", clockwork);
  const ctx = /^[UW]/.test(target) ? await forPerson(whole, target) : await forAudience(whole, target);
  if (ctx === null) return { skip: "who gets it may not see this ledger any more" };
  const subscription = await findItsSubscription(services, delivery);
  const scorecard = await buildScorecard(ctx, quarterIn(ctx, subscription, slot));
  if (subscription?.skipsEmpty && slot !== null && isEmpty(scorecard)) return { skip: "nothing happened" };
  const given = {
    question: null,
    lateSlot: isLate ? slot : null,
    ledgerName: ctx.ledger.isOneOfSeveral ? ctx.ledger.name : null,
    sectionsOff: readSections(subscription?.sectionsOff ?? ""),
  };
  const message = sayScorecard(scorecard, await frameOf(ctx, scorecard, "post", given));
  return { message: renameCommands(message, ctx.config.commandNames), figures: scorecard };
};

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
