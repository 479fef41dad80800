import { formatDay } from "../../core/day.ts";
import { quarterOfWindow } from "../../core/fund-window.ts";
import { labelQuarter, type Quarter, quarterPeriod } from "../../core/period.ts";
import type { Ctx } from "../../ctx.ts";
import type { FundedTeam, Funding } from "../../reports/build-funding.ts";
import { wordsForWindow } from "../../reports/funding-words.ts";

/** The label of the first quarter in which money of today brings a team sales; null: it may yet in this one. */
function firstEffect(
  { calendar }: Pick<Ctx, "calendar">,
  { windows, earliest }: FundedTeam,
  { period, isOver }: Funding,
): string | null {
  if (isOver || windows.sales === null || earliest.sales === null) return null;
  if (quarterPeriod(earliest.sales, calendar).start < period.end) return null;
  return labelQuarter(earliest.sales, calendar);
}

const wordsForRescue = (label: string, first: string): string =>
  `No spending can rescue the sales of ${label}; the earliest effect is ${first}`;

/** That no money of today brings a team's sales in time: it is too late, or not needed; null: it may. */
export function wordsForTooLate(
  ctx: Pick<Ctx, "calendar">,
  team: FundedTeam,
  funding: Funding,
): string | null {
  const first = firstEffect(ctx, team, funding);
  if (first === null) return null;
  const { bank, sales } = team;
  if (bank === null || sales === null || sales.deals === null || bank.deals < sales.deals)
    return wordsForRescue(funding.period.label, first);
  return `The meetings so far will bring about ${wordsForBank(bank.deals)}, of ${sales.deals} needed; money of today works from ${first} on`;
}

/** "8.1 deals", "1 deal". */
export function wordsForBank(deals: number): string {
  const rounded = Math.round(deals * 10) / 10;
  return rounded === 1 ? "1 deal" : `${rounded} deals`;
}

/** When a team's money is needed, what that is counted with, and what cannot be had in time any more; a line each. */
export function timeLines(ctx: Pick<Ctx, "calendar">, team: FundedTeam, funding: Funding): string[] {
  const { windows, earliest, facts, wonLag } = team;
  const { today, period, isOver } = funding;
  const start = (quarter: Quarter) => quarterPeriod(quarter, ctx.calendar).start;
  const label = (quarter: Quarter) => labelQuarter(quarter, ctx.calendar);
  const line = (what: string, window: (typeof windows)["sales"]) => {
    if (window === null) return [];
    const mostly = label(quarterOfWindow(window, ctx.calendar, start));
    const where = mostly === period.label ? "" : `, most of it in ${mostly}`;
    return [`The money for its ${what} ${wordsForWindow(window, today)}${where}`];
  };
  const { meetingLag, leadDays } = facts;
  const days = [
    wonLag === null || windows.sales === null
      ? []
      : [`${Math.round(wonLag.median)} days from meeting to won`],
    meetingLag === null ? [] : [`${Math.round(meetingLag.median)} days from lead to meeting`],
    [`${leadDays} days from spending to the first lead`],
  ].flat();
  const without = meetingLag === null ? "; from lead to meeting it is not known, and counted as none" : "";
  const why = `Counted with ${days.join(", ")} (medians; the window opens at the p75)${without}`;
  const lines = [...line("sales", windows.sales), ...line("meetings", windows.meetings)];
  const first = firstEffect(ctx, team, funding);
  const late =
    !isOver && windows.meetings !== null && start(earliest.meetings) >= period.end
      ? [`Money spent from ${formatDay(today)} on brings meetings from ${label(earliest.meetings)} on`]
      : [];
  return [
    ...lines,
    ...(lines.length === 0 ? [] : [why]),
    ...(first === null ? [] : [wordsForRescue(period.label, first)]),
    ...late,
  ];
}
