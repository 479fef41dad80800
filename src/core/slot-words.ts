import { formatDay, isDay } from "./day.ts";

/** A local slot "2026-11-23T09:00" as people read it: "Mon 23 Nov 2026, 09:00"; any other text as it stands. */
export function wordsForSlot(slot: string): string {
  const [day = "", time = ""] = slot.split("T");
  return isDay(day) ? `${formatDay(day)}, ${time}` : slot;
}
