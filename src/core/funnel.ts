import { type Thresholds, usualThresholds } from "./definitions.ts";
import { type Rate, rateOf } from "./rate.ts";

/** Minor units of one currency. */
export type AmountByCurrency = { currency: string; amountMinor: bigint };

/**
 * The counts behind one row of the funnel, whole numbers. `meetings` (sales-ready leads) and `won` include those of
 * deals without a lead, which `meetingsWithoutLead` and `wonWithoutLead` count once more so that they stay outside the
 * lead rates. Won amounts stand by currency and are never added across.
 */
export type FunnelCounts = {
  leads: number;
  meetings: number;
  won: number;
  lost: number;
  disqualified: number;
  open: number;
  wonAmounts: readonly AmountByCurrency[];
  meetingsWithoutLead?: number;
  wonWithoutLead?: number;
};

/** Events dated in the period, or what became of the records that entered in it, from leads or from meetings. */
export type FunnelView = { kind: "activity" } | { kind: "cohort"; base: "leads" | "meetings" };

/** A rate between two stages; "from earlier" counts what has nothing in its own period to be divided by. */
export type StageRate = Rate | { kind: "from earlier"; n: number };

/** A row as the database counts it; `key` null is the unsourced row. */
export type FunnelInputRow = { key: string | null; label: string; counts: FunnelCounts };

/** A row with its rates: meetings ÷ leads and won ÷ leads, won ÷ meetings, and won ÷ (won + lost). */
export type FunnelRow = FunnelInputRow & {
  leadToMeeting: StageRate;
  leadToWon: StageRate;
  meetingToWon: StageRate;
  winRate: Rate;
};

/** The funnel: its rows in the order given, and the total of all of them with the unsourced row. */
export type Funnel = { view: FunnelView; rows: FunnelRow[]; total: FunnelRow };

/**
 * Assembles a funnel from counted rows; the total is the sum of the rows, the unsourced one included, so that rows add
 * up. Lead rates leave out deals without a lead. Win rate = won ÷ (won + lost) of closed deals, disqualified and open
 * outside. In the activity view rates mix cohorts and may pass 100 %; where the earlier stage is empty there is no
 * rate, and a cohort that is counted from meetings has no lead rates. Rates unrounded. Throws RangeError when a cohort holds more of a later stage than of an earlier one.
 * Conversion rate and win rate.
 */
export function buildFunnel(
  view: FunnelView,
  rows: readonly FunnelInputRow[],
  thresholds: Thresholds = usualThresholds,
): Funnel {
  if (view.kind === "cohort") for (const row of rows) checkNested(row, view.base);
  const total = { key: "total", label: "Total", counts: sumCounts(rows.map((row) => row.counts)) };
  const rated = (row: FunnelInputRow) => withRates(view, row, thresholds);
  return { view, rows: rows.map(rated), total: rated(total) };
}

/**
 * What a cohort is counted from: leads, or sales-ready meetings when the period has no leads or when asked.
 * `leads` is a count of the period's raw leads.
 */
export function cohortBase(of: { leads: number; isAskedByMeetings: boolean }): FunnelView {
  return { kind: "cohort", base: of.isAskedByMeetings || of.leads === 0 ? "meetings" : "leads" };
}

/** The sum of counts, field by field; amounts by currency in the order in which currencies first appear. */
export function sumCounts(all: readonly FunnelCounts[]): Required<FunnelCounts> {
  const sum = (read: (counts: FunnelCounts) => number) =>
    all.reduce((total, counts) => total + read(counts), 0);
  return {
    leads: sum((counts) => counts.leads),
    meetings: sum((counts) => counts.meetings),
    won: sum((counts) => counts.won),
    lost: sum((counts) => counts.lost),
    disqualified: sum((counts) => counts.disqualified),
    open: sum((counts) => counts.open),
    wonAmounts: sumAmounts(all.flatMap((counts) => counts.wonAmounts)),
    meetingsWithoutLead: sum((counts) => counts.meetingsWithoutLead ?? 0),
    wonWithoutLead: sum((counts) => counts.wonWithoutLead ?? 0),
  };
}

function withRates(view: FunnelView, row: FunnelInputRow, thresholds: Thresholds): FunnelRow {
  const stageRate = (n: number, d: number): StageRate =>
    d === 0 && n > 0 ? { kind: "from earlier", n } : rateOf(n, d, thresholds);
  const { leads, meetings, won, lost, meetingsWithoutLead = 0, wonWithoutLead = 0 } = row.counts;
  const isFromMeetings = view.kind === "cohort" && view.base === "meetings";
  return {
    ...row,
    leadToMeeting: isFromMeetings ? { kind: "none" } : stageRate(meetings - meetingsWithoutLead, leads),
    leadToWon: isFromMeetings ? { kind: "none" } : stageRate(won - wonWithoutLead, leads),
    meetingToWon: stageRate(won, meetings),
    winRate: rateOf(won, won + lost, thresholds),
  };
}

/** Amounts by currency, in the order in which currencies first appear; never added across. */
export function sumAmounts(amounts: readonly AmountByCurrency[]): AmountByCurrency[] {
  const byCurrency = new Map<string, bigint>();
  for (const { currency, amountMinor } of amounts) {
    byCurrency.set(currency, (byCurrency.get(currency) ?? 0n) + amountMinor);
  }
  return [...byCurrency].map(([currency, amountMinor]) => ({ currency, amountMinor }));
}

function checkNested({ label, counts }: FunnelInputRow, base: "leads" | "meetings"): void {
  const { leads, meetings, won } = counts;
  if (won > meetings || (base === "leads" && meetings > leads)) {
    throw new RangeError(
      `The cohort "${label}" narrows wrongly: ${leads} leads, ${meetings} meetings, ${won} won.`,
    );
  }
}
