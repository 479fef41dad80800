import type { Services } from "../ctx.ts";
import { claimNext } from "../data/outbox-claim.ts";
import { inBackground } from "../data/priority.ts";
import { deliverOne } from "./deliver-one.ts";
import { marked } from "./delivery-steps.ts";
import type { Jobs, Run } from "./job.ts";
import { planDueSlots } from "./plan-due-slots.ts";
import { makeRests, type Rests } from "./rest.ts";
import { settleSending } from "./settle-sending.ts";
import { channelRestMs } from "./timings.ts";

export type DeliverOptions = {
  /** epoch ms; instead of the process clock */
  readonly now?: number;
  /** true: no further message is begun */
  readonly isStopping?: () => boolean;
  /** pause between two messages to one channel; 1 s */
  readonly restMs?: number;
};

/**
 * Posts everything that is due, each message once: settles what an earlier process left open, puts due slots in
 * line, then claims, builds, posts and records one message after another. Any number of processes may do it at once.
 * Gives back how many messages it posted.
 */
export function deliverDue(services: Services, jobs: Jobs, options: DeliverOptions = {}): Promise<number> {
  const { now, isStopping = () => false, restMs = channelRestMs } = options;
  const run: Run = { services, jobs, now: now === undefined ? services.clock : () => now };
  return inBackground(async () => {
    await settleSending(run);
    await planDueSlots(run);
    return postAll(run, makeRests(restMs), isStopping);
  });
}

async function postAll(run: Run, rests: Rests, isStopping: () => boolean): Promise<number> {
  const { database, leaseClock, config } = run.services;
  let posted = 0;
  while (!isStopping()) {
    const leaseNow = await marked(run, "read the lease clock", () => leaseClock());
    const terms = { leaseNow, dueNow: run.now(), leaseMs: config.leaseMs, restingTargets: rests.targets() };
    const row = await marked(run, "claim", () => claimNext(database.db, terms));
    if (row === null) {
      // Perhaps only a resting channel's messages are left.
      if (terms.restingTargets.length === 0) return posted;
      await rests.next();
      continue;
    }
    const outcome = await deliverOne(run, row);
    if (outcome === "stop") return posted;
    if (outcome === "posted") {
      posted += 1;
      rests.begin(row.target);
    }
  }
  return posted;
}
