import { wordsForHeads } from "../core/budget-line.ts";
import { type Cell, wordsForCell } from "../core/cell.ts";
import type { CostBasis } from "../core/cost-basis.ts";
import { costEach } from "../core/cost-grid.ts";
import { minorDigits } from "../core/currency.ts";
import { type Day, formatDay } from "../core/day.ts";
import { divideRounded } from "../core/divide-rounded.ts";
import type { Estimate } from "../core/estimate.ts";
import type { FundingWindow } from "../core/fund-window.ts";
import { formatMoney, formatMoneyShort } from "../core/money.ts";
import { countOf } from "../core/wording.ts";
import type { FundedTeam, Funding } from "./build-funding.ts";

/** "$36k to $65k"; one figure where both ends are the same. */
export function wordsForEnds({ low, high }: Estimate, currency: string): string {
  const print = (amountMinor: bigint) => formatMoneyShort({ amountMinor, currency });
  return print(low) === print(high) ? print(high) : `${print(low)} to ${print(high)}`;
}

/** "$48,000 (80 % between $36k and $65k)", "$48,000". */
export function wordsForEstimate(money: Estimate, currency: string): string {
  const likely = formatMoney({ amountMinor: roundOff(money.likely, currency), currency });
  return money.low === money.high ? likely : `${likely} (low to high: ${wordsForEnds(money, currency)})`;
}

/** An estimate is not known to the cent: whole units, halves away from zero. */
export function roundOff(amountMinor: bigint, currency: string): bigint {
  const unit = 10n ** BigInt(minorDigits(currency));
  return divideRounded(amountMinor, unit) * unit;
}

/** "between Sat 7 Mar 2026 and Tue 28 Jul 2026"; once it is over, "should have been spent by Tue 28 Jul 2026". */
export function wordsForWindow({ from, by }: FundingWindow, today: Day): string {
  if (by < today) return `should have been spent by ${formatDay(by)}`;
  return `is needed between ${formatDay(from)} and ${formatDay(by)}`;
}

/** What is approved for all teams of a quarter together, minor units. */
export const approvedIn = ({ teams }: Pick<Funding, "teams">): bigint =>
  teams.reduce((sum, { approved }) => sum + (approved ?? 0n), 0n);

/** What a gap says: "$28,000 is missing", "it is covered, $2,000 is left"; null: the need is not known. */
export function wordsForGap(gap: bigint | null, currency: string): string | null {
  if (gap === null) return null;
  const print = (amountMinor: bigint) =>
    formatMoney({ amountMinor: roundOff(amountMinor, currency), currency });
  if (gap > 0n) return `${print(gap)} is missing`;
  return gap === 0n ? "it is covered" : `it is covered, ${print(-gap)} is left`;
}

/** "$20,000 approved, $4,000 spent". */
export function wordsForMoney(
  { approved, spent }: Pick<FundedTeam, "approved" | "spent">,
  currency: string,
): string {
  const print = (amountMinor: bigint) => formatMoney({ amountMinor, currency });
  const of = approved === null ? "nothing is approved" : `${print(approved)} is approved`;
  return spent === 0n ? of : `${of}, ${print(spent)} spent`;
}

type Names = Pick<Funding, "products" | "divisions">;

/** "$500", and whose cost it is where it is not the cell's own: "$500, as in Core". */
export function wordsForBasis(basis: CostBasis, cell: Cell, names: Names, currency: string): string {
  const each = formatMoneyShort({ amountMinor: costEach(basis.amountMinor, basis.meetings) ?? 0n, currency });
  if (basis.of === "cell" || basis.of === "what if") return each;
  if (basis.of === "team")
    return cell.productLineId === null && cell.divisionId === null ? each : `${each}, as everywhere`;
  const wider = basis.of === "product" ? { ...cell, divisionId: null } : { ...cell, productLineId: null };
  const isSame = cell.productLineId === wider.productLineId && cell.divisionId === wider.divisionId;
  return isSame ? each : `${each}, as in ${wordsForCell(wider, names)}`;
}

/** The window that the dearer way needs; null: not known. */
export const windowOf = ({ need, windows }: Pick<FundedTeam, "need" | "windows">): FundingWindow | null =>
  need?.of === "sales" ? windows.sales : windows.meetings;

/**
 * One line for where a team is about to sign: "Funding for 2027-Q1: about $48,000 (low to high: $36k to $65k); $20,000 is
 * approved, so $28,000 is missing. The money is needed between …", or what keeps it from being known.
 */
export function wordsForFunding(team: FundedTeam, { period, today }: Funding, currency: string): string {
  const { need, gap } = team;
  if (need === null) {
    const [first] = unknownsOf(team, period.label);
    return first === undefined ? "" : `Funding for ${period.label}: ${first.what}`;
  }
  const window = windowOf(team);
  const when = window === null ? "" : ` The money ${wordsForWindow(window, today)}.`;
  return `Funding for ${period.label}: about ${wordsForEstimate(need.money, currency)}; ${wordsForMoney(team, currency)}, so ${wordsForGap(gap, currency)}.${when}`;
}

/** What could not be computed, and what to do about it; `type` is a command. */
export type Unknown = { what: string; type: string };

/** What of a team's funding could not be computed, the most important first. @param label the quarter's */
export function unknownsOf(team: FundedTeam, label: string): Unknown[] {
  const { facts, meetings, sales, withoutTarget, windows, heads } = team;
  const { name } = facts.team;
  const key = name.toLowerCase();
  const unknown: Unknown[] = withoutTarget.map((place) => ({
    what: `${place} has no target yet, so a share of it is no number.`,
    type: `/commit target 120 ${place.split(" ")[0] ?? "meetings"} ${label}`,
  }));
  if (sales?.kind === "impossible") unknown.push(whyImpossible(sales, name));
  const isUncosted = meetings?.money === null || (sales?.kind === "route" && sales.route.money === null);
  if (isUncosted) {
    const { amountMinor } = facts.grid.total;
    unknown.push({
      what:
        amountMinor > 0n
          ? `What a meeting costs ${name} is not known: its spend brought none yet.`
          : `What a meeting costs ${name} is not known: no spend of its own is logged.`,
      type: "/campaign spend webinar-q3 $4,000",
    });
  }
  if (sales !== null && windows.sales === null)
    unknown.push({
      what: "When its sales need the money is not known: too few deals were won to say how long a win takes.",
      type: "/deal closed Acme $120k",
    });
  if (heads.need === null && (meetings?.meetings ?? 0) > 0)
    unknown.push({
      what: "How many people it takes is not known: no head count of a past quarter is entered, or nobody brought a meeting.",
      type: `/budget staff ${key} 6 last quarter`,
    });
  return unknown;
}

function whyImpossible(
  sales: { why: "no won amount" | "nothing won" | "too few meetings"; deals: number | null },
  name: string,
): Unknown {
  if (sales.why === "no won amount")
    return {
      what: `How many deals the revenue of ${name} takes is not known: no deal with an amount was won in the year before.`,
      type: "/deal closed Acme $120k",
    };
  const deals = countOf(sales.deals ?? 0, "deal");
  return {
    what:
      sales.why === "nothing won"
        ? `No number of meetings is known to bring ${deals} to ${name}: none was won yet.`
        : `How many meetings bring ${deals} to ${name} is not known: there are too few meetings to tell.`,
    type: "/meeting Acme from webinar",
  };
}

/** "needs 10.4 people (5 meetings per head and quarter), has 6.5"; null where neither is known. */
export function wordsForStaff({ heads: { there, need } }: Pick<FundedTeam, "heads">): string | null {
  const has = there === null ? "no head count is entered" : `${wordsForHeads(there)} there`;
  if (need === null) return there === null ? null : has;
  const perHead = need.perHead >= 10 ? Math.round(need.perHead) : Math.round(need.perHead * 10) / 10;
  return `${wordsForHeads(need.headTenths)} needed (${perHead} meetings per head and quarter), ${has}`;
}
