import type { Day } from "../core/day.ts";
import type { MeetingsCounted } from "../core/key-metrics.ts";
import type { ValueCount } from "../core/quantile.ts";
import { splitAmounts } from "../core/split-amounts.ts";
import type { Database } from "./client.ts";
import { activityQuestions, readActivity } from "./count-activity.ts";
import { reopenedCycleQuestion } from "./count-reopened.ts";
import { dealsOf, toHistogram } from "./counted-rows.ts";
import { sqlDaysBetween } from "./dialect.ts";

/** What is dated in one week, as the activity view counts it; amounts in minor units of one currency. */
export type WeekCounts = {
  leads: number;
  /** sales-ready meetings that count in this ledger, net of rejected ones */
  meetings: number;
  won: number;
  lost: number;
  pipelineMinor: bigint;
  wonMinor: bigint;
  /** whether there are amounts of other currencies, which these leave out */
  hasForeign: boolean;
  /** days from sales-ready to won */
  cycleDays: ValueCount[];
};

/**
 * The counts of each of several spans, half-open and in any order, by the same questions as the activity view; all of
 * them see the same state. @param of `teamId` only what this team sourced, null: all; amounts of `currency` alone
 */
export async function countWeeks(
  database: Database,
  of: { ledgerId: string; teamId: string | null; currency: string; counted: MeetingsCounted },
  spans: readonly { start: Day; end: Day }[],
): Promise<WeekCounts[]> {
  const { ledgerId, teamId, currency, counted } = of;
  const own = dealsOf(teamId);
  const days = sqlDaysBetween(database.provider, 'd."salesReadyDay"', 'd."closedDay"');
  const daysBefore = sqlDaysBetween(database.provider, 'd."salesReadyDay"', 'r."closedDay"');
  const perSpan = spans.map((span) => [
    {
      sql: `SELECT ${days} AS days, count(*) AS n FROM "Deal" d
        WHERE d."ledgerId" = ? AND d."closedDay" >= ? AND d."closedDay" < ? AND d."status" = 'won' AND d."salesReadyDay" IS NOT NULL${own.sql} GROUP BY 1`,
      params: [ledgerId, span.start, span.end, ...own.params],
    },
    reopenedCycleQuestion(ledgerId, span, daysBefore, teamId),
    ...activityQuestions(ledgerId, span, "all", teamId, counted),
  ]);
  const answers = await database.ask(perSpan.flat());
  const each = perSpan[0]?.length ?? 0;
  return spans.map((_, index): WeekCounts => {
    const [cycle = [], cycleBefore = [], ...activity] = answers.slice(index * each, (index + 1) * each);
    const [row] = readActivity(activity).rows;
    const amounts = [...(row?.pipelineAmounts ?? []), ...(row?.wonAmounts ?? [])];
    const minor = (amounts: Parameters<typeof splitAmounts>[0]) => splitAmounts(amounts, currency).own;
    return {
      leads: row?.leads ?? 0,
      meetings: (row?.meetings ?? 0) - (row?.disqualified ?? 0),
      won: row?.won ?? 0,
      lost: row?.lost ?? 0,
      pipelineMinor: minor(row?.pipelineAmounts ?? []),
      wonMinor: minor(row?.wonAmounts ?? []),
      hasForeign: amounts.some((each) => each.currency !== currency),
      cycleDays: toHistogram([...cycle, ...cycleBefore]),
    };
  });
}
