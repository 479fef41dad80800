import { addDays, type Day, daysBetween } from "./day.ts";
import { addQuarters, type FiscalSettings, type Period, type Quarter, quarterOf } from "./period.ts";

/** Days that something takes: the middle and the p75. */
export type Lag = { median: number; p75: number };

/** When money is needed: first and last day, both in it. */
export type FundingWindow = { from: Day; by: Day };

const none: Lag = { median: 0, p75: 0 };

/** The middle of a half-open period: its first day and half of its days, rounded down. */
export const middleOf = ({ start, end }: Pick<Period, "start" | "end">): Day =>
  addDays(start, Math.floor(daysBetween(start, end) / 2));

/**
 * When the money for a quarter is needed: from its first day − p75 meeting→won − p75 lead→meeting − the campaign's lead
 * time, to its middle − both medians; days rounded. For what counts as meetings `toWon` is null: they are not waited for.
 * A null `toMeeting` counts as no days. formulas.md §6, the window.
 */
export function fundingWindow(
  quarter: Pick<Period, "start" | "end">,
  { toWon, toMeeting, leadDays }: { toWon: Lag | null; toMeeting: Lag | null; leadDays: number },
): FundingWindow {
  const [won, meeting] = [toWon ?? none, toMeeting ?? none];
  return {
    from: addDays(quarter.start, -Math.round(won.p75) - Math.round(meeting.p75) - leadDays),
    by: addDays(middleOf(quarter), -Math.round(won.median) - Math.round(meeting.median)),
  };
}

/** The quarter in which most days of a window lie; of equals the earlier one. */
export function quarterOfWindow(
  { from, by }: FundingWindow,
  settings: FiscalSettings,
  start: (quarter: Quarter) => Day,
): Quarter {
  let best = quarterOf(from, settings);
  let most = 0;
  for (let quarter = best; start(quarter) <= by; quarter = addQuarters(quarter, 1)) {
    const first = start(quarter) > from ? start(quarter) : from;
    const next = start(addQuarters(quarter, 1));
    const days = daysBetween(first, next <= by ? next : addDays(by, 1));
    if (days > most) [best, most] = [quarter, days];
  }
  return best;
}
