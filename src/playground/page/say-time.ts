import { dayAt, formatDay } from "../../core/day.ts";

const timeAt = (epochMs: number, zone: string): string =>
  new Intl.DateTimeFormat("en-GB", { timeStyle: "short", timeZone: zone }).format(epochMs);

/** "Mon 23 Nov 2026, 10:00" */
export const sayNow = (epochMs: number, zone: string): string =>
  `${formatDay(dayAt(epochMs, zone))}, ${timeAt(epochMs, zone)}`;

/** "Mon 23 Nov, 10:00". @param ts a message's timestamp */
export function saySent(ts: string, zone: string): string {
  const epochMs = Math.floor(Number(ts) * 1000);
  return `${formatDay(dayAt(epochMs, zone)).slice(0, -" 2026".length)}, ${timeAt(epochMs, zone)}`;
}
