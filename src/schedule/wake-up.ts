import { schedule } from "node-cron";
import type { Services } from "../ctx.ts";
import { findNextDueAt } from "../data/outbox.ts";
import { deliverDue } from "./deliver.ts";
import type { Jobs } from "./job.ts";

const minuteMs = 60_000;

export type WakeUp = {
  /** looks now for what is due, and for when to look next; call it after putting a message in line */
  nudge(): void;
  /** no further message is begun; resolves when the one under way is recorded */
  stop(): Promise<void>;
};

/** Follows work until it settles, so that stopping can wait for it. */
type Tracker = { track<T>(work: Promise<T>): Promise<T> };

/**
 * Delivers what is due every minute, and between the minutes when a message becomes due sooner. What is due is the
 * database's to say: a missed tick loses nothing. One delivery at a time in this process.
 */
export function startWakeUp(services: Services, jobs: Jobs, inFlight: Tracker): WakeUp {
  const { log, clock, database } = services;
  let isStopping = false;
  let isAskedAgain = false;
  let running: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;

  const deliverUntilQuiet = async () => {
    do {
      isAskedAgain = false;
      await deliverDue(services, jobs, { isStopping: () => isStopping });
    } while (isAskedAgain && !isStopping);
    if (isStopping) return;
    const dueAt = await findNextDueAt(database.db, clock());
    clearTimeout(timer);
    if (dueAt !== null && dueAt - clock() < minuteMs) {
      timer = setTimeout(nudge, Math.max(0, dueAt - clock()) + 1);
    }
  };

  const nudge = () => {
    if (isStopping) return;
    isAskedAgain = true;
    if (running !== null) return;
    const work = deliverUntilQuiet().catch((error: unknown) => {
      log.error({ err: error }, "delivery stopped; it goes on within a minute");
    });
    running = inFlight.track(work).finally(() => {
      running = null;
      if (isAskedAgain && !isStopping) nudge();
    });
  };

  const cron = schedule("* * * * *", nudge, { timezone: "UTC" });
  nudge();
  return {
    nudge,
    async stop() {
      isStopping = true;
      clearTimeout(timer);
      await cron.destroy();
      await running;
    },
  };
}
