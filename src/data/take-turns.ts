import { isBackground } from "./priority.ts";

export type Turns = {
  /** Waits for the only turn there is; the answer ends it. Ending it twice is harmless. */
  take: () => Promise<() => void>;
};

/**
 * One turn at a time, in order of asking, except that people overtake background work (`inBackground`) that still
 * waits. Whoever holds the turn is never interrupted.
 */
export function createTurns(): Turns {
  const people: (() => void)[] = [];
  const background: (() => void)[] = [];
  let taken = false;

  const passOn = () => {
    const next = people.shift() ?? background.shift();
    if (next) next();
    else taken = false;
  };

  const endOnce = () => {
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      passOn();
    };
  };

  return {
    take: async () => {
      if (taken) {
        const queue = isBackground() ? background : people;
        await new Promise<void>((resolve) => queue.push(resolve));
      }
      taken = true;
      return endOnce();
    },
  };
}
