import type { Fields } from "../json.ts";
import type { ShownMessage } from "../shown-message.ts";
import type { Office } from "../terminal/open-office.ts";
import type { FaultKind } from "./contract.ts";
import type { Log } from "./list-log.ts";
import type { Changes } from "./tell-changes.ts";

/** What the page's server knows beside the workspace itself; keys of people and ids of places as in the contract. */
export type Page = {
  readonly office: Office;
  readonly log: Log;
  readonly changes: Changes;
  /** messages of a channel as everybody sees them, until something changes */
  readonly channels: Map<string, Promise<ShownMessage[]>>;
  /** drawn messages: what they were drawn from, and how they look */
  readonly drawn: Map<string, { readonly source: string; readonly html: string }>;
  /** what searchable menus have offered, by person, block and action */
  readonly offered: Map<string, readonly Fields[]>;
  /** the last message that a person has read in a place */
  readonly read: Map<string, string>;
  /** everything up to this timestamp was read before the playground was opened */
  readonly openedTs: string;
  readonly faults: Set<FaultKind>;
  /** one after the other: moves of the clock and deliveries */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
};
