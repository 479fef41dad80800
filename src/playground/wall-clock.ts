/** The machine's own time in epoch milliseconds: Bolt compares signatures with it, whatever the workspace's clock says. */
export const wallClock = (): number => performance.timeOrigin + performance.now();
