import { dayAt, formatDay } from "../../core/day.ts";
import { countOf } from "../../core/wording.ts";
import { listLedgers } from "../../data/ledgers.ts";
import { nextSlot } from "../../schedule/next-slot.ts";
import { passTime } from "../pass-time.ts";
import { getPerson, team } from "../seed.ts";
import type { Session } from "./session.ts";
import { showNews } from "./show-news.ts";

const unitMs: Readonly<Record<string, number>> = {
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 7 * 86_400_000,
};
const furthestMs = 366 * 86_400_000;
const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/** `:forward 1 day`: so far ahead; what became due on the way is delivered after it. */
export async function forward(session: Session, text: string): Promise<void> {
  const [, count = "1", unit = ""] = /^(\d+)?\s*(minute|hour|day|week)s?$/i.exec(text) ?? [];
  const ms = Number(count) * (unitMs[unit.toLowerCase()] ?? 0);
  if (ms === 0 || ms > furthestMs) {
    session.print("Say how far, at most a year: :forward 1 day, :forward 2 hours, :forward 3 weeks.");
    return;
  }
  await moveTo(session, session.office.clock.now() + ms);
}

/** `:next monday` or `:next friday 15:00`: to the next one, at nine when no time is said. */
export async function goToNext(session: Session, text: string): Promise<void> {
  const [, word = "", localTime = "09:00"] = /^(\w+)(?:\s+(\d\d:\d\d))?$/.exec(text.toLowerCase()) ?? [];
  const weekday = word.length < 3 ? 0 : weekdays.findIndex((name) => name.startsWith(word)) + 1;
  if (weekday === 0 || !/^([01]\d|2[0-3]):[0-5]\d$/.test(localTime)) {
    session.print("Name a weekday: :next monday, or :next friday 15:00.");
    return;
  }
  const { clock } = session.office;
  const { at } = nextSlot({ weekday, localTime, timeZone: await zoneOf(session) }, clock.now());
  await moveTo(session, at);
}

async function moveTo(session: Session, until: number): Promise<void> {
  await passTime(session.office, until, async () => {
    await sayNow(session);
    await showNews(session);
  });
  await sayNow(session);
}

/** `:now`: day and time in the ledger's zone, and how far ahead or behind that is. */
export async function sayNow(session: Session): Promise<void> {
  const { clock } = session.office;
  const zone = await zoneOf(session);
  const time = new Intl.DateTimeFormat("en-GB", { timeStyle: "short", timeZone: zone }).format(clock.now());
  const ahead = aheadWords(clock.offsetMs());
  session.print(
    `It is ${formatDay(dayAt(clock.now(), zone))}, ${time} (${zone})${ahead === "" ? "" : `, ${ahead}`}.`,
  );
}

/** "3 days and 2 hours ahead of this computer", "50 minutes behind this computer"; "" when the clock was never moved. */
export function aheadWords(offsetMs: number): string {
  const apart = wordsForSpan(Math.abs(offsetMs));
  if (apart === "") return "";
  return `${apart} ${offsetMs < 0 ? "behind" : "ahead of"} this computer`;
}

/** "6 days and 14 hours", "3 hours", "50 minutes"; "" for less than half a minute. @param ms 0 or more */
function wordsForSpan(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 120) return minutes === 0 ? "" : countOf(minutes, "minute");
  const hours = Math.round(ms / 3_600_000);
  if (hours < 48) return countOf(hours, "hour");
  const days = countOf(Math.floor(hours / 24), "day");
  return hours % 24 === 0 ? days : `${days} and ${countOf(hours % 24, "hour")}`;
}

/** The ledger's zone; the person's own before there is a ledger. */
async function zoneOf({ office, who }: Session): Promise<string> {
  const [ledger] = await listLedgers(office.services.database.db, team.id);
  return ledger?.timeZone ?? getPerson(who).tz;
}
