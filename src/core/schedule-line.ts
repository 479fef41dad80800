import { Temporal } from "temporal-polyfill";
import { findWeekday } from "./read-day-words.ts";
import { readWords } from "./read-words.ts";
import { ok, type Problem, problem, type Result } from "./result.ts";
import { shorten } from "./shorten.ts";
import { takeTimeOfDay } from "./take-time-of-day.ts";
import { isTimeZone } from "./time-zone.ts";

/**
 * When a report comes: `weekday` 1 Monday to 7 Sunday; `localTime` "HH:MM" on the 24-hour clock; `timeZone` an IANA
 * name, or null for the ledger's own.
 */
export type Schedule = { kind: "weekly"; weekday: number; localTime: string; timeZone: string | null };

const example = "weekly monday 09:00";
const weekdayNames = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const starters = new Set(["weekly", "every", "each"]);
const fillers = new Set(["weekly", "week", "on", "at", "in", "and"]);
const rhythms = new Set(
  "hourly daily weekdays monthly quarterly yearly biweekly bi-weekly fortnightly".split(" "),
);
const otherSteps = new Set(
  "hour day weekday weeks fortnight month months quarter year other second".split(" "),
);

/** Whether a word in any case begins a schedule: "weekly", "every", and "daily", which is then refused in words. */
export const isScheduleWord = (word: string): boolean =>
  starters.has(word.toLowerCase()) || rhythms.has(word.toLowerCase());

/**
 * A schedule as a person types it: "weekly monday 09:00", "every fri 9:30 pm America/New_York". Weekdays may be
 * shortened to three letters. Without a weekday it is Monday, without a time 09:00, without a zone null. Refuses an
 * hour alone (morning or evening?), every rhythm but weekly, and zones other than "Area/City" or UTC, because an
 * abbreviation such as EST has no summer time. Never throws.
 */
export function parseScheduleLine(text: string): Result<Schedule> {
  const [first, ...others] = readWords(text).map((word) => word.replace(/^\(|\)$/g, ""));
  if (first === undefined) return problem("The schedule is missing.", example);
  const words = [...(starters.has(first.toLowerCase()) ? [] : [first]), ...others];
  if (words.some((word) => rhythms.has(word.toLowerCase()) || otherSteps.has(word.toLowerCase())))
    return problem("Weekly is the only rhythm there is.", example);

  const time = takeTimeOfDay(words);
  if (time === "bare")
    return problem("An hour alone may be morning or evening.", `${example} or weekly monday 9pm`);
  if (time === "wrong") return problem(`"${shorten(text)}" has a time that no clock shows.`, example);
  const rest = (time?.rest ?? words).filter((word) => !fillers.has(word.toLowerCase()));
  const days = rest.filter((word) => weekdayOf(word) !== null);
  const zones = rest.filter((word) => weekdayOf(word) === null);
  if (days.length > 1) return problem("One weekday at a time.", example);
  const [zone = null] = zones;
  if (zone !== null && !(zones.length === 1 && isRegion(zone))) return refuseZone(zones.join(" "));
  return ok({
    kind: "weekly",
    weekday: weekdayOf(days[0] ?? "") ?? 1,
    localTime: time?.localTime ?? "09:00",
    timeZone: zone && spellZone(zone),
  });
}

/** The schedule for people: "every Monday at 09:00 (Europe/London)"; without brackets when the zone is null. */
export function printSchedule({ weekday, localTime, timeZone }: Schedule): string {
  return `every ${weekdayNames[weekday - 1] ?? ""} at ${localTime}${timeZone === null ? "" : ` (${timeZone})`}`;
}

const weekdayOf = (word: string): number | null =>
  findWeekday(word.toLowerCase().replace(/s$/, "")) ?? findWeekday(word.toLowerCase());

const isRegion = (text: string): boolean => (/\//.test(text) || /^utc$/i.test(text)) && isTimeZone(text);

/** "europe/london" → "Europe/London"; an older name of a zone stays the one that was typed. */
const spellZone = (zone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone).timeZoneId;

/** A city alone is offered with its area ("london" → Europe/London). */
function refuseZone(typed: string): Problem {
  const city = typed.trim().toLowerCase().replaceAll(" ", "_");
  const meant = Intl.supportedValuesOf("timeZone").find(
    (zone) => zone.toLowerCase().split("/").at(-1) === city,
  );
  return problem(`"${shorten(typed)}" is not a time zone here.`, `${example} ${meant ?? "Europe/London"}`);
}
