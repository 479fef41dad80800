import { isFields } from "./json.ts";

/** Two names for one thing: emulate's (random, or by the machine's time) and ours (stable, or by the injected clock). */
export type SameIds = {
  pair(theirs: string, ours: string): void;
  has(theirs: string): boolean;
  toOurs(value: unknown): unknown;
  toTheirs(value: unknown): unknown;
};

/** An empty list of pairs; `toOurs` and `toTheirs` replace whole strings at any depth of a JSON value. */
export function createSameIds(): SameIds {
  const ours = new Map<string, string>();
  const theirs = new Map<string, string>();
  return {
    pair(theirId, ourId) {
      ours.set(theirId, ourId);
      theirs.set(ourId, theirId);
    },
    has: (theirId) => ours.has(theirId),
    toOurs: (value) => replace(value, ours),
    toTheirs: (value) => replace(value, theirs),
  };
}

function replace(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (typeof value === "string") return names.get(value) ?? value;
  if (Array.isArray(value)) return value.map((item) => replace(item, names));
  if (!isFields(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replace(item, names)]));
}
