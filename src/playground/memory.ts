import type { Fields } from "./json.ts";
import type { ShownMessage } from "./shown-message.ts";

/** A message of a channel, whole, with our ids and timestamps. */
export type Kept = { readonly channel: string; readonly ts: string; readonly message: Fields };

/** What outlives the workspace: emulate forgets its messages when it ends, a database that knows their ts does not. */
export type Memory = {
  /** every message of a channel, in the order in which they were posted */
  messages(): readonly Kept[];
  privateMessages(): readonly ShownMessage[];
  /** a message that is new or was changed */
  keep(kept: Kept): void;
  forget(ts: string): void;
  /** all messages that only one person sees */
  keepPrivate(messages: readonly ShownMessage[]): void;
};

/** A memory that nobody asks again. */
export const noMemory: Memory = {
  messages: () => [],
  privateMessages: () => [],
  keep: () => {},
  forget: () => {},
  keepPrivate: () => {},
};
