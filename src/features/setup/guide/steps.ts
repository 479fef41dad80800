/** The steps of the guided set-up, in order; `Ledger.setupStep` is a place in this list. */
export const steps = [
  { title: "Name, currency and time zone", does: "what reports are called, counted in and dated by" },
  { title: "Calendar", does: "when the fiscal year and the week start, and the days without work" },
  { title: "Teams", does: "who sources leads and commits: marketing, sales, channel partners" },
  { title: "Product lines and divisions", does: "what reports can be split by" },
  { title: "Sources", does: "where leads come from; each belongs to a team" },
  { title: "This channel", does: "what is typed in a bound channel is about this ledger" },
] as const;

/** A step's place from text or a table, within the list; null for anything else. */
export const readStep = (text: string): number | null =>
  /^\d$/.test(text) && Number(text) < steps.length ? Number(text) : null;
