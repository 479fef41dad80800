/** Makes an action run one at a time, in the order in which it was asked for: each waits for those before it. */
export function inTurn<Given, Done>(run: (given: Given) => Promise<Done>): (given: Given) => Promise<Done> {
  let last: Promise<unknown> = Promise.resolve();
  return (given) => {
    const done = last.then(() => run(given));
    last = done.catch(() => undefined);
    return done;
  };
}
