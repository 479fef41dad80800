/** Channels that rest for a moment after a message. */
export type Rests = {
  begin(target: string): void;
  targets(): string[];
  /** resolves when the next of them has rested; at once when none rests */
  next(): Promise<void>;
};

/** Nobody rests yet; each rest takes `restMs`, at 0 there is none. */
export function makeRests(restMs: number): Rests {
  const resting = new Map<string, Promise<void>>();
  return {
    begin(target) {
      if (restMs <= 0) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      setTimeout(() => {
        resting.delete(target);
        resolve();
      }, restMs);
      resting.set(target, promise);
    },
    targets: () => [...resting.keys()],
    next: () => (resting.size === 0 ? Promise.resolve() : Promise.race(resting.values())),
  };
}
