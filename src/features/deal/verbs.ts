/** What people call the two ends of a deal. */
export const closingVerbs: ReadonlyMap<string, string> = new Map([
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

/** What else happens to a deal that is there already. */
export const changingVerbs: ReadonlyMap<string, string> = new Map([
  ["stage", "stage"],
  ["update", "update"],
  ["reopen", "reopen"],
  ["reopened", "reopen"],
]);

/** Every verb that says something about one company's deal. */
export const dealVerbs: ReadonlyMap<string, string> = new Map([...closingVerbs, ...changingVerbs]);
