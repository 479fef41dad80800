import { schedule } from "node-cron";
import type { Services } from "../ctx.ts";
import { findNextDueAt } from "../data/outbox.ts";
import { deliverDue } from "./deliver.ts";
import type { Jobs } from "./job.ts";

const minuteMs = 60_000;

export type WakeUp = {
  /**
   * looks for what is due, now or at the instant (epoch ms) at which something was put in line for; call it after
   * putting a message in line
   */
  nudge(dueAt?: number): void;
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
  let timerAt = 0;

  const deliverUntilQuiet = async () => {
    do {
      isAskedAgain = false;
      await deliverDue(services, jobs, { isStopping: () => isStopping });
    } while (isAskedAgain && !isStopping);
    if (isStopping) return;
    const dueAt = await findNextDueAt(database.db, clock());
    if (dueAt !== null) lookAt(dueAt);
  };

  // Later than a minute from now is the cron's to find.
  const lookAt = (dueAt: number) => {
    if (dueAt - clock() > minuteMs || (timer !== undefined && timerAt <= dueAt)) return;
    clearTimeout(timer);
    timerAt = dueAt;
    timer = setTimeout(
      () => {
        timer = undefined;
        nudge();
      },
      Math.max(0, dueAt - clock()) + 1,
    );
  };

  const nudge = (dueAt?: number) => {
    if (isStopping) return;
    if (dueAt !== undefined && dueAt > clock()) return lookAt(dueAt);
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

  const cron = schedule("* * * * *", () => nudge(), { timezone: "UTC" });
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
