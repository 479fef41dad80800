/** What people call the two ends of a deal. */
export const dealVerbs: ReadonlyMap<string, string> = new Map([
  ["won", "won"],
  ["win", "won"],
  ["closed", "won"],
  ["close", "won"],
  ["closed won", "won"],
  ["closed-won", "won"],
  ["lost", "lost"],
  ["lose", "lost"],
  ["closed lost", "lost"],
  ["closed-lost", "lost"],
]);
