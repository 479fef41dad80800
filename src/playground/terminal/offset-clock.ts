import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { wallClock } from "../wall-clock.ts";

/** The playground's own time: the machine's, put forward by hand. Instants in epoch ms. */
export type OffsetClock = {
  now(): number;
  /** how far ahead of the machine it is; under 0: behind */
  offsetMs(): number;
  /** @param ms 0 or more */
  forward(ms: number): void;
  /** to an instant, also one that was before (epoch ms); the machine's own time when left out */
  set(now?: number): void;
};

/**
 * A clock that remembers in a file how far it was put forward, so that records of "next week" are not in the future
 * after a restart. @param isStill it goes on only when it is moved: every picture of the page shows the same minute
 */
export function openClock(path: string, isStill = false): OffsetClock {
  const kept = existsSync(path) ? Number(readFileSync(path, "utf8")) : 0;
  let offset = Number.isFinite(kept) ? kept : 0;
  const openedAt = Math.floor(wallClock());
  const machineNow = () => (isStill ? openedAt : Math.floor(wallClock()));
  const now = () => machineNow() + offset;
  const keep = (ms: number): void => {
    offset = ms;
    writeFileSync(path, String(offset));
  };
  return {
    now,
    offsetMs: () => offset,
    forward: (ms) => keep(offset + ms),
    set: (instant) => keep(instant === undefined ? 0 : instant - machineNow()),
  };
}
