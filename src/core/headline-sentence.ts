import type { Gap } from "./commitment-gap.ts";
import type { CommitmentStatus } from "./commitment-status.ts";
import { type Metric, wordForMetric } from "./metric.ts";
import { formatMoneyShort } from "./money.ts";

/** One commitment on the scorecard: a team, what it counts, how it stands and the figures behind that. */
export type HeadlineRow = {
  team: string;
  metric: Metric;
  status: CommitmentStatus;
  isProvisional: boolean;
  figures: HeadlineFigures;
};

/** A count or an amount against its need, or (without a target) a share 0..1 against the committed basis points. */
export type HeadlineFigures =
  | { kind: "count"; n: number; need: number | null; gap: Gap }
  | { kind: "amount"; nMinor: bigint; needMinor: bigint | null; currency: string; gap: Gap }
  | { kind: "share"; share: number | null; committedBasisPoints: number };

/** Keeps a rate that is whole on paper from being rounded up by floating point. */
const hair = 1e-9;

/**
 * One row as a sentence: team, status, n of need and the gap per week left, e.g.
 * "Marketing is behind: 12 of 30 meetings, 4 a week needed from here." Needed rates are rounded up, since the rate
 * rounded down would not close the gap; shares print with at most one decimal.
 */
export function sentenceFor(row: HeadlineRow): string {
  const { team, status } = row;
  if (status === "none yet") return `No ${row.metric} yet.`;
  if (status === "no target yet") return `No target for ${row.metric} yet: ${team} has ${actualOf(row)}.`;
  if (status === "uncommitted") return `${team} is uncommitted, +${actualOf(row)}.`;
  const progress = `${progressOf(row)}${neededFrom(row)}.`;
  if (status === "met") return `${team} has met its commitment: ${progress}`;
  if (status === "early") return `Too early to judge ${team}: ${progress}`;
  if (gapOf(row)?.kind === "short") return `${team} ended short: ${progress}`;
  return `${team} is ${status}${row.isProvisional ? " (provisional)" : ""}: ${progress}`;
}

/** What the team has, without its need: "4 meetings", "$80k revenue", "12 % of meetings". */
function actualOf({ metric, figures }: HeadlineRow): string {
  if (figures.kind === "count") return `${figures.n} ${wordForMetric(metric, figures.n)}`;
  if (figures.kind === "share") return `${printPercent(figures.share ?? 0)} of ${metric}`;
  return `${printMoney(figures.nMinor, figures.currency)} ${metric}`;
}

/** What the team has of what it needs: "12 of 30 meetings", "38 % of meetings against 50 % committed". */
function progressOf(row: HeadlineRow): string {
  const { metric, figures } = row;
  if (figures.kind === "share") {
    return `${actualOf(row)} against ${printPercent(figures.committedBasisPoints / 10_000)} committed`;
  }
  if (figures.kind === "count") {
    return figures.need === null
      ? actualOf(row)
      : `${figures.n} of ${figures.need} ${wordForMetric(metric, figures.need)}`;
  }
  if (figures.needMinor === null) return actualOf(row);
  const need = printMoney(figures.needMinor, figures.currency);
  return `${printMoney(figures.nMinor, figures.currency)} of ${need} ${metric}`;
}

/** What it takes from here, with its comma, or nothing to add. */
function neededFrom(row: HeadlineRow): string {
  const gap = gapOf(row);
  if (gap === null || gap.kind === "closed") return "";
  const print = (quantity: number) => printQuantity(row, Math.ceil(quantity - hair));
  if (gap.kind === "short") return `, ${print(gap.missing)} missing`;
  const rate = gap.kind === "per week" ? gap.perWeek : gap.perDay;
  // Under one a week or a day, "1 a week" would ask for more than is missing.
  if (rate < 1) return `, ${print(gap.missing)} more needed by the end`;
  return gap.kind === "per week"
    ? `, ${print(rate)} a week needed from here`
    : `, ${print(rate)} a day needed`;
}

function gapOf({ figures }: HeadlineRow): Gap | null {
  return figures.kind === "share" ? null : figures.gap;
}

function printQuantity({ figures }: HeadlineRow, quantity: number): string {
  return figures.kind === "amount" ? printMoney(BigInt(quantity), figures.currency) : String(quantity);
}

function printMoney(amountMinor: bigint, currency: string): string {
  return formatMoneyShort({ amountMinor, currency });
}

function printPercent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}
