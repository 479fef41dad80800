import type { Ctx } from "../../ctx.ts";
import { refuseUnlessAdmin } from "../../slack/refuse-unless-admin.ts";

const freshMs = 24 * 3600 * 1000;

/** On a ledger's first day anyone of the house may set it up, later its admins. @throws UserError that says who can */
export async function refuseUnlessMaySetUp(ctx: Ctx, what: string): Promise<void> {
  const { askedAt } = ctx.ledger;
  const isFresh = askedAt === null || ctx.clock() - askedAt < freshMs;
  if (isFresh && ctx.actor.role !== "partner" && ctx.actor.role !== "outsider") return;
  await refuseUnlessAdmin(ctx.slack.people, { userId: ctx.userId, role: ctx.actor.role }, what);
}
