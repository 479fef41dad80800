import { formatDay } from "../core/day.ts";
import { countOf } from "../core/wording.ts";
import type { CountedRecord } from "../data/list-counted.ts";

/** The sum of what the records add. */
export const addUp = (records: readonly CountedRecord[]): bigint =>
  records.reduce((sum, { n }) => sum + n, 0n);

/** "2 records left out: …", one line per reason, with the day where it is one record. */
export function wordsForLeftOut(records: readonly CountedRecord[]): string[] {
  const byReason = new Map<string, CountedRecord[]>();
  for (const record of records) {
    if (record.leftOut === null) continue;
    byReason.set(record.leftOut, [...(byReason.get(record.leftOut) ?? []), record]);
  }
  return [...byReason].map(([reason, left]) => {
    const [first] = left;
    const when = left.length === 1 && first !== undefined ? ` (${formatDay(first.day)})` : "";
    return `${countOf(left.length, "record")} left out: ${reasons[reason] ?? reason}${when}`;
  });
}

const reasons: Readonly<Record<string, string>> = {
  rejected: "the meeting was rejected, or nobody came",
  "taken back": "taken back by Undo, as if it never was",
  "without a rate": "in another currency, and there is no rate for its day",
  "no amount yet": "nobody has said its amount yet",
  "no lead": "no lead stands behind the deal",
  "no source": "nobody has said where its lead came from",
  "no meeting": "the deal has no sales-ready meeting",
  "not held yet": "booked in the quarter, and nobody has said that it was held",
  "not accepted yet": "booked in the quarter, and sales has not accepted it yet",
};
