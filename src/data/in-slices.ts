import { setImmediate as letOthersRun } from "node:timers/promises";

/** Few enough for a few milliseconds, whatever is done with each. */
const sliceRows = 100;

/**
 * Goes through many rows a hundred at a time, in order; in between others have their turn, so that no report holds the main
 * loop. Throws what `act` throws.
 */
export async function inSlices<T>(rows: readonly T[], act: (slice: readonly T[]) => void): Promise<void> {
  for (let at = 0; at < rows.length; at += sliceRows) {
    if (at > 0) await letOthersRun();
    act(rows.slice(at, at + sliceRows));
  }
}

/** What each row becomes, none, one or several, in order; in slices likewise. */
export async function flatMapInSlices<T, R>(
  rows: readonly T[],
  read: (row: T) => readonly R[],
): Promise<R[]> {
  const all: R[] = [];
  await inSlices(rows, (slice) => all.push(...slice.flatMap(read)));
  return all;
}
