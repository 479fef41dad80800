import type { Services } from "../ctx.ts";
import type { Message } from "../slack/message.ts";

/** What is due and has no message yet. */
export type Delivery = {
  readonly outboxId: string;
  readonly ledgerId: string;
  readonly kind: string;
  /** Slack channel or user id it goes to */
  readonly target: string;
  readonly subscriptionId: string | null;
  /** local slot "2026-11-23T09:00" */
  readonly slot: string | null;
  /** whether the slot was missed and is made up for now: the message must say so */
  readonly isLate: boolean;
  readonly recordId: string | null;
};

/** The message, its thread in order, and the figures to freeze with it (a plain value, bigint allowed). */
export type Built =
  | { readonly message: Message; readonly thread?: readonly Message[]; readonly figures?: unknown }
  /** why nothing need be posted, in words for `status` */
  | { readonly skip: string }
  /** the instant (epoch ms) to look again, because it would come at a wrong time now; and why, in words for `status` */
  | { readonly laterAt: number; readonly why: string };

/** Builds the message of one kind of delivery when it is due. Reads only; may be called again after a failure. */
export type Job = (services: Services, delivery: Delivery) => Promise<Built>;

/** The job of each kind of delivery. */
export type Jobs = { readonly [kind: string]: Job };

/** One round of delivering. */
export type Run = {
  readonly services: Services;
  readonly jobs: Jobs;
  /** epoch ms of the process clock */
  readonly now: () => number;
};
