import { z } from "zod";

/** What a worker is told: deliver what is due there, and die or freeze at a step. */
export const Order = z.object({
  databaseUrl: z.string(),
  apiUrl: z.string(),
  token: z.string(),
  ledgerId: z.string(),
  /** a file with the two clocks, so that all processes and a thawed one read the same time */
  clocks: z.string(),
  /** the scorecard has a picture, and not Slack's own chart */
  hasPicture: z.boolean(),
  trap: z.object({ step: z.string(), act: z.enum(["kill", "freeze"]) }).nullable(),
});
export type Order = z.infer<typeof Order>;

/** What a worker says. */
export const Word = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("ready") }),
  /** a step on its way, for what was never hit */
  z.object({ kind: z.literal("step"), name: z.string() }),
  /** about to die or freeze */
  z.object({ kind: z.literal("trapped") }),
  /** this record was acknowledged */
  z.object({ kind: z.literal("kept"), id: z.string() }),
  z.object({ kind: z.literal("done"), failure: z.string().nullable() }),
]);
export type Word = z.infer<typeof Word>;

export const Clocks = z.object({ now: z.number(), lease: z.number() });
export type Clocks = z.infer<typeof Clocks>;
