/** Counts what is being worked on, so that stopping can wait for it. */
export type InFlight = {
  /** follows a promise until it settles; gives it back */
  track<T>(work: Promise<T>): Promise<T>;
  /** resolves when nothing is in flight, at the latest after timeoutMs; true when all was finished */
  drain(timeoutMs: number): Promise<boolean>;
  count(): number;
};

/** A fresh counter. */
export function makeInFlight(): InFlight {
  const open = new Set<Promise<unknown>>();
  return {
    track(work) {
      open.add(work);
      const forget = () => void open.delete(work);
      work.then(forget, forget);
      return work;
    },
    async drain(timeoutMs) {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<"late">((resolve) => {
        timer = setTimeout(resolve, timeoutMs, "late");
      });
      while (open.size > 0) {
        const outcome = await Promise.race([Promise.allSettled(open), late]);
        if (outcome === "late") break;
      }
      clearTimeout(timer);
      return open.size === 0;
    },
    count: () => open.size,
  };
}
