import { type Arrivals, createArrivals } from "./arrivals.ts";
import { type Emulator, startEmulator } from "./emulator.ts";
import { createFaults, type Faults } from "./faults.ts";
import type { Journal } from "./journal.ts";
import { type Memory, noMemory } from "./memory.ts";
import type { Observe } from "./observe.ts";
import { replayMessages } from "./replay-messages.ts";
import type { ShownMessage } from "./shown-message.ts";
import { createTimestamps } from "./timestamps.ts";
import { createTriggers, type Triggers } from "./triggers.ts";
import { createViews, type Views } from "./views.ts";

/** Everything that the emulated Slack knows. */
export type Workspace = {
  readonly clock: () => number;
  /** for so many real milliseconds an acknowledgement is waited for */
  readonly patienceMs: number;
  readonly nextTs: () => string;
  readonly scopes: readonly string[];
  readonly emulator: Emulator;
  readonly arrivals: Arrivals;
  readonly faults: Faults;
  /** What Slack will do later, for the fault of that name. */
  readonly late: (() => Promise<unknown>)[];
  /** As many messages as a page of history has at most; Slack gives 15 to apps that are sold outside its marketplace. */
  readonly historyLimit: number;
  readonly triggers: Triggers;
  readonly views: Views;
  readonly journal: Journal;
  readonly observe: Observe;
  /** Messages that only one person sees, by their ts, in the order they came. */
  readonly privateMessages: Map<string, ShownMessage>;
  /** The direct message channel of each person with the app, by user id. */
  readonly directChannels: Map<string, string>;
  readonly revokedTokens: Set<string>;
  /** Ids of people whose account is deactivated. */
  readonly leftIds: Set<string>;
};

/** A workspace around a started emulator, with the messages that are remembered. @param clock epoch milliseconds */
export async function createWorkspace(input: {
  clock: () => number;
  scopes: readonly string[];
  historyLimit?: number;
  memory?: Memory;
  observe?: Observe;
  patienceMs?: number;
}): Promise<Workspace> {
  const { memory = noMemory, observe = () => {}, patienceMs = 3000 } = input;
  const kept = [...memory.messages()];
  const privateMessages = new Map(memory.privateMessages().map((message) => [message.ts, message]));
  const lastTs = [...kept.map(({ ts }) => ts), ...privateMessages.keys()].sort().at(-1);
  const nextTs = createTimestamps(input.clock, lastTs);
  const emulator = await startEmulator({ scopes: input.scopes, nextTs, memory });
  await replayMessages(emulator, kept);
  const arrivals = createArrivals((arrival) => {
    memory.keepPrivate([...privateMessages.values()]);
    observe({ kind: "arrived", arrival });
  });
  const direct = kept.filter(({ channel }) => channel.startsWith("D"));
  return {
    clock: input.clock,
    patienceMs,
    nextTs,
    scopes: input.scopes,
    emulator,
    arrivals,
    faults: createFaults(),
    late: [],
    historyLimit: input.historyLimit ?? 999,
    triggers: createTriggers(input.clock, patienceMs),
    views: createViews(nextTs),
    journal: { calls: [], broken: [] },
    observe,
    privateMessages,
    directChannels: new Map(direct.map(({ channel }) => [`U${channel.slice(1)}`, channel])),
    revokedTokens: new Set(),
    leftIds: new Set(),
  };
}
