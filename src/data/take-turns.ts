import { isBackground } from "./priority.ts";

export type Turns = {
  /** Waits for the only turn there is; the answer ends it. Ending it twice is harmless. */
  take: () => Promise<() => void>;
};

/** A person's request asks one question after another: so long after each, background work lets it go on. */
const quietMs = 4;
/** But no longer than this for one turn, so that it gets on even where somebody always asks. */
const patienceMs = 40;

/**
 * One turn at a time, in order of asking, except that people overtake background work (`inBackground`) that still
 * waits, and that it waits for them to pause, for at most 40 ms. Whoever holds the turn is never interrupted.
 */
export function createTurns(): Turns {
  const people: (() => void)[] = [];
  const background: (() => void)[] = [];
  let taken = false;
  let isOwed = false;
  let quiet: NodeJS.Timeout | null = null;
  let patience: NodeJS.Timeout | null = null;

  const mayGoOn = () => quiet === null || isOwed;

  const passOn = () => {
    const next = people.shift() ?? (mayGoOn() ? background.shift() : undefined);
    taken = next !== undefined;
    next?.();
  };

  const waitForQuiet = () => {
    if (quiet !== null) {
      quiet.refresh();
      return;
    }
    quiet = setTimeout(() => {
      quiet = null;
      if (!taken) passOn();
    }, quietMs);
  };

  const losePatience = () => {
    if (patience !== null) return;
    patience = setTimeout(() => {
      patience = null;
      isOwed = background.length > 0;
      if (isOwed && !taken) passOn();
    }, patienceMs);
  };

  const endOnce = (isPerson: boolean) => {
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      if (isPerson) waitForQuiet();
      else isOwed = false;
      passOn();
    };
  };

  return {
    take: async () => {
      const isPerson = !isBackground();
      if (taken || !(isPerson || mayGoOn())) {
        if (!isPerson) losePatience();
        await new Promise<void>((resolve) => (isPerson ? people : background).push(resolve));
      }
      taken = true;
      return endOnce(isPerson);
    },
  };
}
