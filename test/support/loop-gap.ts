import { performance } from "node:perf_hooks";

/** Runs `work` and answers the longest time, in milliseconds, for which nothing else could run meanwhile. */
export async function longestGap(work: () => Promise<unknown>): Promise<number> {
  let last = performance.now();
  let longest = 0;
  const look = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  };
  const timer = setInterval(look, 2);
  try {
    await work();
  } finally {
    look();
    clearInterval(timer);
  }
  return longest;
}
