import { type Day, dayAt, findDay } from "./day.ts";

const shapes = {
  "YYYY-MM-DD": { shape: /^(?<y>\d{4})-(?<m>\d{2})-(?<d>\d{2})$/ },
  "YYYY/MM/DD": { shape: /^(?<y>\d{4})\/(?<m>\d{2})\/(?<d>\d{2})$/ },
  "M/D/YYYY": { shape: /^(?<m>\d{1,2})\/(?<d>\d{1,2})\/(?<y>\d{4})$/ },
  "MM/DD/YYYY": { shape: /^(?<m>\d{2})\/(?<d>\d{2})\/(?<y>\d{4})$/ },
  "D/M/YYYY": { shape: /^(?<d>\d{1,2})\/(?<m>\d{1,2})\/(?<y>\d{4})$/ },
  ISO: {
    shape:
      /^(?<y>\d{4})-(?<m>\d{2})-(?<d>\d{2})(?:[T ](?<time>\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(?<zone>Z|[+-]\d{2}:?\d{2})?)?$/,
  },
  "D.M.YYYY": { shape: /^(?<d>\d{1,2})\.(?<m>\d{1,2})\.(?<y>\d{4})$/ },
} as const;

/**
 * How a file writes its days. M and D take one or two digits, MM and DD exactly two. ISO is YYYY-MM-DD, alone or with a
 * time behind it, as other systems export instants.
 */
export type DayFormat = keyof typeof shapes;

/** Whether the text names a day format. Never throws. */
export const isDayFormat = (text: string): text is DayFormat => Object.hasOwn(shapes, text);

/** Every day format, for help and for the answer to an unknown one. */
export const DAY_FORMATS: readonly DayFormat[] = Object.keys(shapes).filter(isDayFormat);

/**
 * The day in a cell of an imported file, read strictly in one named format; surrounding white space is ignored.
 * An ISO instant ("2026-01-05T23:30:00.000Z") is the day it was in `timeZone` (IANA); a time without an offset leaves
 * the day as written. Null when the text has another shape or is no real calendar day. Never guesses, never throws.
 */
export function parseDayFormat(text: string, format: DayFormat, timeZone = "UTC"): Day | null {
  const found = shapes[format].shape.exec(text.trim())?.groups;
  if (found === undefined) return null;
  const day = findDay(Number(found.y), Number(found.m), Number(found.d));
  if (day === null || found.zone === undefined) return day;
  const offset = found.zone.replace(/(\d{2})(\d{2})$/, "$1:$2");
  const epochMs = Date.parse(`${day}T${found.time}${offset}`);
  return Number.isNaN(epochMs) ? null : dayAt(epochMs, timeZone);
}
