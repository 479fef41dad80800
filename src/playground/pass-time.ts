import type { Services } from "../ctx.ts";
import { listLedgers } from "../data/ledgers.ts";
import { findNextDueAt } from "../data/outbox.ts";
import { listSubscriptions } from "../data/subscriptions.ts";
import { team } from "./seed.ts";
import type { Office } from "./terminal/open-office.ts";

/** After a stop at which nothing could be posted, and after which the app would try again and again. */
const shortestWaitMs = 30_000;
const longestWaitMs = 86_400_000;
/** What the app looks after by itself may put something in line: a reminder at the earliest a week after the last. */
const farthestStopMs = 3 * 86_400_000;

/**
 * Lets time pass until an instant (epoch ms), and stops on the way whenever something is due, so that nothing is late,
 * and every third day.
 * While nothing can be posted (Slack is down), each stop comes twice as long after the one before.
 * @param onStop tells of what was delivered there
 */
export async function passTime(
  { clock, services, deliver }: Pick<Office, "clock" | "services" | "deliver">,
  until: number,
  onStop: () => Promise<void>,
): Promise<void> {
  let waitMs = 0;
  for (;;) {
    const dueAt = await findNextStop(services, clock.now() + waitMs);
    const stopAt = Math.min(dueAt ?? until, clock.now() + Math.max(farthestStopMs, waitMs));
    if (stopAt >= until) break;
    clock.forward(stopAt - clock.now());
    const count = await deliver();
    waitMs = count > 0 ? 0 : Math.min(longestWaitMs, Math.max(shortestWaitMs, waitMs * 2));
    if (count > 0 || stopAt === dueAt) await onStop();
  }
  clock.forward(Math.max(0, until - clock.now()));
}

/** When the next message or scheduled report is due after an instant; epoch ms, null when none is. */
async function findNextStop({ database: { db } }: Services, after: number): Promise<number | null> {
  const ledgers = await listLedgers(db, team.id);
  const schedules = await Promise.all(ledgers.map(({ id }) => listSubscriptions(db, id)));
  const slots = schedules
    .flat()
    .filter(({ state }) => state === "active")
    .map(({ nextAt }) => nextAt);
  const messageAt = await findNextDueAt(db, after);
  const stops = [...slots, ...(messageAt === null ? [] : [messageAt])].filter((at) => at > after);
  return stops.length === 0 ? null : Math.min(...stops);
}
