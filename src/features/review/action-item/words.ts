import { addDays, type Day, daysBetween, formatDay } from "../../../core/day.ts";

/** "due today", "due tomorrow, Fri 27 Nov 2026", "overdue since Fri 20 Nov 2026 (3 days)". */
export function dueWords(dueDay: Day, today: Day): string {
  if (dueDay === today) return "due today";
  if (dueDay === addDays(today, 1)) return `due tomorrow, ${formatDay(dueDay)}`;
  if (dueDay > today) return `due ${formatDay(dueDay)}`;
  const days = daysBetween(dueDay, today);
  return `overdue since ${formatDay(dueDay)} (${days} ${days === 1 ? "day" : "days"})`;
}
