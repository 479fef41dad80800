import { randomUUID } from "node:crypto";
import { wallClock } from "./wall-clock.ts";

/** What a trigger_id stands for: who clicked, and in which modal (null outside of one). */
export type Trigger = { readonly userId: string; readonly viewId: string | null };

export type Triggers = {
  /** A new trigger; with `id` that id, which keeps its age and use when it exists already. */
  mint(trigger: Trigger, id?: string): string;
  exchange(id: string): Trigger | "invalid_trigger_id" | "exchanged_trigger_id" | "expired_trigger_id";
};

const lifeMs = 3000;

/** Trigger ids: 3 seconds and one use. Both the injected clock and real time count, so that a slow handler shows. */
export function createTriggers(clock: () => number, patienceMs: number = lifeMs): Triggers {
  const minted = new Map<string, { trigger: Trigger; at: number; realAt: number; used: boolean }>();
  return {
    mint(trigger, id = `${Math.floor(clock())}.${randomUUID()}`) {
      if (!minted.has(id)) minted.set(id, { trigger, at: clock(), realAt: wallClock(), used: false });
      return id;
    },
    exchange(id) {
      const found = minted.get(id);
      if (found === undefined) return "invalid_trigger_id";
      if (found.used) return "exchanged_trigger_id";
      if (clock() - found.at >= lifeMs || wallClock() - found.realAt >= patienceMs)
        return "expired_trigger_id";
      found.used = true;
      return found.trigger;
    },
  };
}
