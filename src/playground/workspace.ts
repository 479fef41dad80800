import { type Arrivals, createArrivals } from "./arrivals.ts";
import { type Emulator, startEmulator } from "./emulator.ts";
import { createFaults, type Faults } from "./faults.ts";
import type { Journal } from "./journal.ts";
import type { ShownMessage } from "./shown-message.ts";
import { createTimestamps } from "./timestamps.ts";
import { createTriggers, type Triggers } from "./triggers.ts";
import { createViews, type Views } from "./views.ts";

/** Everything that the emulated Slack knows. */
export type Workspace = {
  readonly clock: () => number;
  readonly nextTs: () => string;
  readonly scopes: readonly string[];
  readonly emulator: Emulator;
  readonly arrivals: Arrivals;
  readonly faults: Faults;
  readonly triggers: Triggers;
  readonly views: Views;
  readonly journal: Journal;
  /** Messages that only one person sees, by their ts, in the order they came. */
  readonly privateMessages: Map<string, ShownMessage>;
  /** The direct message channel of each person with the app, by user id. */
  readonly directChannels: Map<string, string>;
  readonly revokedTokens: Set<string>;
};

/** A fresh workspace around a started emulator. @param clock epoch milliseconds */
export async function createWorkspace(input: {
  clock: () => number;
  scopes: readonly string[];
}): Promise<Workspace> {
  const nextTs = createTimestamps(input.clock);
  return {
    clock: input.clock,
    nextTs,
    scopes: input.scopes,
    emulator: await startEmulator({ scopes: input.scopes, nextTs }),
    arrivals: createArrivals(),
    faults: createFaults(),
    triggers: createTriggers(input.clock),
    views: createViews(nextTs),
    journal: { calls: [], broken: [] },
    privateMessages: new Map(),
    directChannels: new Map(),
    revokedTokens: new Set(),
  };
}
