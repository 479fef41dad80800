/** A queue: work runs one piece at a time, in the order in which it was asked for, also after a piece that failed. */
export function createTurns(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work);
    last = turn.catch(() => undefined); // the one who asked hears of it
    return turn;
  };
}
