import { type Day, findDay } from "./day.ts";

const shapes = {
  "YYYY-MM-DD": { shape: /^(?<y>\d{4})-(?<m>\d{2})-(?<d>\d{2})$/ },
  "YYYY/MM/DD": { shape: /^(?<y>\d{4})\/(?<m>\d{2})\/(?<d>\d{2})$/ },
  "M/D/YYYY": { shape: /^(?<m>\d{1,2})\/(?<d>\d{1,2})\/(?<y>\d{4})$/ },
  "MM/DD/YYYY": { shape: /^(?<m>\d{2})\/(?<d>\d{2})\/(?<y>\d{4})$/ },
  "D/M/YYYY": { shape: /^(?<d>\d{1,2})\/(?<m>\d{1,2})\/(?<y>\d{4})$/ },
  "D.M.YYYY": { shape: /^(?<d>\d{1,2})\.(?<m>\d{1,2})\.(?<y>\d{4})$/ },
} as const;

/** How a file writes its days. M and D take one or two digits, MM and DD exactly two. */
export type DayFormat = keyof typeof shapes;

/** Whether the text names a day format. Never throws. */
export const isDayFormat = (text: string): text is DayFormat => Object.hasOwn(shapes, text);

/** Every day format, for help and for the answer to an unknown one. */
export const DAY_FORMATS: readonly DayFormat[] = Object.keys(shapes).filter(isDayFormat);

/**
 * The day in a cell of an imported file, read strictly in one named format; surrounding white space is ignored.
 * Null when the text has another shape or is no real calendar day. Never guesses, never throws.
 */
export function parseDayFormat(text: string, format: DayFormat): Day | null {
  const found = shapes[format].shape.exec(text.trim())?.groups;
  return found ? findDay(Number(found.y), Number(found.m), Number(found.d)) : null;
}
