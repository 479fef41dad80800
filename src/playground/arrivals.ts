import type { ShownMessage } from "./shown-message.ts";

/** How something came in front of a person. */
export type Way = "ack" | "response_url" | "private" | "direct" | "post" | "update" | "view" | "home";

/** Something that appeared on somebody's screen; `responseUrl` tells which request it answers. */
export type Arrival = {
  readonly way: Way;
  readonly userId: string | null;
  readonly channel: string | null;
  /** null when a message went away, and for views. */
  readonly message: ShownMessage | null;
  readonly responseUrl: string | null;
};

export type Arrivals = {
  add(arrival: Arrival): void;
  /** How many there are: what is added later has a higher position. */
  position(): number;
  /** The first one after `position` that matches and nobody has claimed yet; null after `timeoutMs`. */
  claim(position: number, matches: (arrival: Arrival) => boolean, timeoutMs: number): Promise<Arrival | null>;
};

/** The list of arrivals, in order; each one is claimed once, so that two requests never take the same answer. */
export function createArrivals(tell: (arrival: Arrival) => void = () => {}): Arrivals {
  const list: { arrival: Arrival; isClaimed: boolean }[] = [];
  const waiting = new Set<() => void>();
  const find = (position: number, matches: (arrival: Arrival) => boolean): Arrival | null => {
    const found = list.slice(position).find(({ arrival, isClaimed }) => !isClaimed && matches(arrival));
    if (found === undefined) return null;
    found.isClaimed = true;
    return found.arrival;
  };
  return {
    add(arrival) {
      list.push({ arrival, isClaimed: false });
      tell(arrival);
      for (const look of [...waiting]) look();
    },
    position: () => list.length,
    claim(position, matches, timeoutMs) {
      const now = find(position, matches);
      if (now !== null || timeoutMs <= 0) return Promise.resolve(now);
      return new Promise((resolve) => {
        const finish = (arrival: Arrival | null): void => {
          waiting.delete(look);
          clearTimeout(timer);
          resolve(arrival);
        };
        const look = (): void => {
          const found = find(position, matches);
          if (found !== null) finish(found);
        };
        const timer = setTimeout(() => finish(null), timeoutMs);
        waiting.add(look);
      });
    },
  };
}
