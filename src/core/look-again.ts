import { addDays, type Day } from "./day.ts";
import type { Verdict } from "./verdict.ts";

/**
 * The day on which a verdict is worth looking at again, always after `today`. Too early: when the ledger is twice the p80
 * of its cycle old, when the first spend is, or when the youngest meeting is that old. Set aside: when the last meeting
 * is decided, if that is still to come. Everything else: with the next quarter. `p80` in days; null: not known yet,
 * then in four weeks. formulas.md §5, verdict.
 */
export function lookAgain(
  verdict: Pick<Verdict, "kind" | "reason">,
  of: {
    today: Day;
    p80: number | null;
    firstDay: Day | null;
    firstSpendDay: Day | null;
    lastMeetingDay: Day | null;
    nextQuarter: Day;
  },
): Day {
  const { today, p80, firstDay, nextQuarter } = of;
  const later = (day: Day, or: Day): Day => (day > today ? day : or);
  const inFourWeeks = addDays(today, 28);
  if (p80 === null) return inFourWeeks;
  const after = (day: Day | null, days: number) => addDays(day ?? today, days);
  if (verdict.reason === "ledger too young") return later(after(firstDay, 2 * p80), inFourWeeks);
  if (verdict.reason === "nothing old enough") return later(after(of.firstSpendDay, p80), inFourWeeks);
  const decided = after(of.lastMeetingDay, p80);
  if (verdict.reason === "meetings too young") return later(decided, inFourWeeks);
  return verdict.kind === "set aside" ? later(decided, nextQuarter) : nextQuarter;
}
