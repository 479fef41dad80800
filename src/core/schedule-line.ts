import { Temporal } from "temporal-polyfill";
import { findWeekday } from "./read-day-words.ts";
import { readWords } from "./read-words.ts";
import { ok, type Problem, problem, type Result } from "./result.ts";
import { shorten } from "./shorten.ts";
import { takeTimeOfDay } from "./take-time-of-day.ts";
import { isTimeZone } from "./time-zone.ts";

export type Cadence = "weekly" | "monthly" | "quarterly";

/**
 * When a report comes: `weekday` 1 Monday to 7 Sunday, monthly and quarterly the first such day of the month or the
 * fiscal quarter, or 0 there for its first day (a working day: else the next one); `localTime` "HH:MM" on the 24-hour clock; `timeZone` an IANA name, or null for the ledger's own;
 * `toMe`: to whoever typed it instead of the channel.
 */
export type Schedule = {
  kind: Cadence;
  weekday: number;
  localTime: string;
  timeZone: string | null;
  toMe?: true;
};

const example = "weekly monday 09:00";
const weekdayNames = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const starters = new Set(["weekly", "monthly", "quarterly", "every", "each"]);
const cadences: Record<string, Cadence> = {
  ...{ weekly: "weekly", week: "weekly", monthly: "monthly", month: "monthly" },
  ...{ quarterly: "quarterly", quarter: "quarterly" },
};
const fillers = new Set(["on", "at", "in", "and", "the", "of", "every", "each"]);
const firsts = new Set(["1", "1st", "1.", "first"]);
const rhythms = new Set("hourly daily weekdays yearly biweekly bi-weekly fortnightly".split(" "));
const otherSteps = new Set("hour day weekday weeks fortnight months year other second".split(" "));

/** Whether a word in any case begins a schedule: "weekly", "every", and "daily", which is then refused in words. */
export const isScheduleWord = (word: string): boolean =>
  starters.has(word.toLowerCase()) || rhythms.has(word.toLowerCase());

/**
 * A schedule as a person types it: "weekly monday 09:00", "every fri 9:30 pm America/New_York", "monthly first tuesday
 * 09:00", "monthly 1 09:00" (the first of the month), "quarterly to me". Weekdays may be shortened to three letters.
 * Without a weekday it is Monday, without a time 09:00, without a zone null. Refuses an hour alone (morning or evening?),
 * other rhythms, other days of the month, and zones other than "Area/City" or UTC, because an abbreviation such as EST has
 * no summer time. Never throws.
 */
export function parseScheduleLine(text: string): Result<Schedule> {
  const typed = readWords(text).map((word) => word.replace(/^\(|\)$/g, ""));
  if (typed.length === 0) return problem("The schedule is missing.", example);
  const { words, toMe } = takeToMe(typed);
  if (words.some((word) => rhythms.has(word.toLowerCase()) || otherSteps.has(word.toLowerCase())))
    return problem("It comes weekly, monthly or quarterly.", example);
  const found = words.flatMap((word) => cadences[word.toLowerCase()] ?? []);
  if (found.length > 1) return problem("One rhythm at a time: weekly, monthly or quarterly.", example);
  const [kind = "weekly"] = found;
  const left = words.filter((word) => !(word.toLowerCase() in cadences));
  const rest = kind === "weekly" ? left : dropFirst(left);
  const isFirst = rest.length < left.length;
  if (kind !== "weekly" && isOtherDay(rest)) {
    const whole = kind === "monthly" ? "month" : "quarter";
    return problem(
      `It comes on the 1st of the ${whole}, or on its first Monday or another weekday.`,
      `${kind} 1 09:00, or ${kind} first monday 09:00`,
    );
  }
  const when = readWhen(rest, text, kind, isFirst ? 0 : 1);
  return when.ok ? ok({ kind, ...when.value, ...(toMe && { toMe }) }) : when;
}

function takeToMe(words: string[]): { words: string[]; toMe: true | null } {
  const [last = "", before = ""] = words.toReversed().map((word) => word.toLowerCase());
  if (last === "me" && ["to", "for"].includes(before)) return { words: words.slice(0, -2), toMe: true };
  return { words, toMe: null };
}

/** Without the "1", "1st" or "first" that opens the line: the first day there is, or the first such weekday. */
function dropFirst(words: string[]): string[] {
  const at = words.findIndex((word) => !fillers.has(word.toLowerCase()));
  return at >= 0 && firsts.has((words[at] ?? "").toLowerCase()) ? words.toSpliced(at, 1) : words;
}

const isOtherDay = (words: readonly string[]): boolean => {
  const first = words.find((word) => !fillers.has(word.toLowerCase()))?.toLowerCase() ?? "";
  return /^\d{1,2}(st|nd|rd|th|\.)?$/.test(first) || ["last", "second", "third", "fourth"].includes(first);
};

function readWhen(
  words: string[],
  text: string,
  kind: Cadence,
  usualDay: 0 | 1,
): Result<Pick<Schedule, "weekday" | "localTime" | "timeZone">> {
  const time = takeTimeOfDay(words);
  if (time === "bare")
    return problem("An hour alone may be morning or evening.", `${example} or weekly monday 9pm`);
  if (time === "wrong") return problem(`"${shorten(text)}" has a time that no clock shows.`, example);
  const rest = (time?.rest ?? words).filter((word) => !fillers.has(word.toLowerCase()));
  const days = rest.filter((word) => weekdayOf(word) !== null);
  const zones = rest.filter((word) => weekdayOf(word) === null);
  if (days.length > 1) return problem("One weekday at a time.", example);
  const [zone = null] = zones;
  if (zone !== null && !(zones.length === 1 && isRegion(zone))) return refuseZone(zones.join(" "), kind);
  return ok({
    weekday: weekdayOf(days[0] ?? "") ?? usualDay,
    localTime: time?.localTime ?? "09:00",
    timeZone: zone && spellZone(zone),
  });
}

/**
 * The schedule for people: "every Monday at 09:00 (Europe/London)", "on the first Monday of every month at 09:00", "on the
 * 1st of every month (on a weekend or holiday the next working day) at 09:00"; without brackets when the zone is null.
 */
export function printSchedule({ kind, weekday, localTime, timeZone }: Schedule): string {
  const day = weekdayNames[weekday - 1] ?? "";
  const whole = { weekly: null, monthly: "month", quarterly: "quarter" }[kind];
  const first =
    weekday === 0
      ? `on the 1st of every ${whole} (on a weekend or holiday the next working day)`
      : `on the first ${day} of every ${whole}`;
  const days = whole === null ? `every ${day}` : first;
  return `${days} at ${localTime}${timeZone === null ? "" : ` (${timeZone})`}`;
}

const weekdayOf = (word: string): number | null =>
  findWeekday(word.toLowerCase().replace(/s$/, "")) ?? findWeekday(word.toLowerCase());

const isRegion = (text: string): boolean => (/\//.test(text) || /^utc$/i.test(text)) && isTimeZone(text);

/** "europe/london" → "Europe/London"; an older name of a zone stays the one that was typed. */
const spellZone = (zone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone).timeZoneId;

/** A city alone is offered with its area ("london" → Europe/London). */
function refuseZone(typed: string, kind: Cadence): Problem {
  const city = typed.trim().toLowerCase().replaceAll(" ", "_");
  const meant = Intl.supportedValuesOf("timeZone").find(
    (zone) => zone.toLowerCase().split("/").at(-1) === city,
  );
  return problem(
    `"${shorten(typed)}" is not a time zone here.`,
    `${kind} monday 09:00 ${meant ?? "Europe/London"}`,
  );
}
