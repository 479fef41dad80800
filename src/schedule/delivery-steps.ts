import type { Run } from "./job.ts";

/** Everything that delivering waits for, in the order of a day on which it all happens. */
export const deliveryAwaits = [
  "list unsettled",
  "find the thread",
  "look for it",
  "settle",
  "list due slots",
  "insert slots",
  "read the lease clock",
  "claim",
  "read the subscription",
  "read the channel's ledger",
  "build",
  "read the clock before freezing",
  "freeze",
  "find what it belongs to",
  "check the deadline",
  "post",
  "note the refusal",
  "record",
  "give up",
] as const;

export type DeliveryAwait = (typeof deliveryAwaits)[number];

/** The steps before and after each of them, at any of which the process may die. */
export const deliverySteps: readonly string[] = deliveryAwaits.flatMap((name) => [
  `before ${name}`,
  `after ${name}`,
]);

/** Does the work between its two steps. */
export async function marked<T>(run: Run, name: DeliveryAwait, work: () => Promise<T>): Promise<T> {
  await run.services.step(`before ${name}`);
  const result = await work();
  await run.services.step(`after ${name}`);
  return result;
}
