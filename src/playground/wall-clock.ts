/** The machine's own time in epoch milliseconds: Bolt compares signatures with it, whatever the workspace's clock says. */
export const wallClock = (): number => performance.timeOrigin + performance.now();

/** Milliseconds since this process began, for saying how long a start took. */
export const msSinceStart = (): number => performance.now();
