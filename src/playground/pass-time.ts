import type { Services } from "../ctx.ts";
import { listLedgers } from "../data/ledgers.ts";
import { findNextDueAt } from "../data/outbox.ts";
import { listSubscriptions } from "../data/subscriptions.ts";
import { team } from "./seed.ts";
import type { OffsetClock } from "./terminal/offset-clock.ts";

/**
 * Lets time pass until an instant (epoch ms), and stops on the way whenever something is due, so that nothing is late.
 * @param onStop delivers what is due, and tells of it
 */
export async function passTime(
  { clock, services }: { clock: OffsetClock; services: Services },
  until: number,
  onStop: () => Promise<void>,
): Promise<void> {
  for (;;) {
    const dueAt = await findNextStop(services, clock.now());
    if (dueAt === null || dueAt >= until) break;
    clock.forward(dueAt - clock.now());
    await onStop();
  }
  clock.forward(Math.max(0, until - clock.now()));
}

/** When the next message or scheduled report is due after `now`; epoch ms, null when none is. */
async function findNextStop({ database: { db } }: Services, now: number): Promise<number | null> {
  const [ledger] = await listLedgers(db, team.id);
  const schedules = ledger === undefined ? [] : await listSubscriptions(db, ledger.id);
  const slots = schedules.filter(({ state }) => state === "active").map(({ nextAt }) => nextAt);
  const messageAt = await findNextDueAt(db, now);
  const stops = [...slots, ...(messageAt === null ? [] : [messageAt])].filter((at) => at > now);
  return stops.length === 0 ? null : Math.min(...stops);
}
