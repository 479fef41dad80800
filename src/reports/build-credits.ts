import { type AttributionModel, halfLifeOf, shortestHalfLife } from "../core/attribution.ts";
import { convertDated, type RateRow } from "../core/convert.ts";
import type { Credit } from "../core/credit-journeys.ts";
import { summariseCycle } from "../core/cycle.ts";
import { type Definitions, definitionsInForce, modelInForce } from "../core/definitions.ts";
import { type AmountByCurrency, sumAmounts } from "../core/funnel.ts";
import type { Ctx } from "../ctx.ts";
import { countAges } from "../data/count-ages.ts";
import { listDefinitions } from "../data/definitions.ts";
import { listRates } from "../data/rates.ts";
import { type CreditedTo, isCreditedTo, readWonJourneys, type Sourced } from "../data/read-journeys.ts";
import { type FunnelQuestion, namesOf, rowOfNone } from "./build-funnel.ts";
import { convertJourneys } from "./convert-journeys.ts";
import { creditInSlices } from "./credit-in-slices.ts";
import { refusePartners } from "./refuse-partners.ts";

/** One row: what it sourced beside what touches credit to it; amounts in minor units by currency. */
export type CreditRow = {
  label: string;
  sourcedWon: number;
  sourcedAmounts: readonly AmountByCurrency[];
  /** credited won deals in basis points of one */
  creditedBp: number;
  creditedAmounts: readonly AmountByCurrency[];
};

/** Won deals of a period by what they were sourced from, and by what a model of attribution credits. */
export type CreditReport = {
  question: FunnelQuestion & { by: CreditedTo; model: AttributionModel };
  /** the model that the ledger locked for its reports */
  locked: AttributionModel;
  rows: CreditRow[];
  total: CreditRow;
  /** half-life of the time decay in days, and whether it is the ledger's median cycle; other models have none */
  halfLife: { days: number; isMedian: boolean };
  definitions: Definitions;
  /** the rates behind the amounts */
  used: RateRow[];
};

/** The half-life of time decay in this ledger: the median cycle of all its won deals. */
export async function findHalfLife(ctx: Ctx): Promise<{ days: number; isMedian: boolean }> {
  const { rows } = await countAges(ctx.database, ctx.ledger.id, ctx.today, "meetings");
  const cycle = summariseCycle(rows.map(({ ageDays, won }) => [ageDays, won]));
  const days = halfLifeOf(cycle.kind === "cycle" ? cycle.median : null);
  return { days, isMedian: cycle.kind === "cycle" && cycle.median === days };
}

/**
 * Credited won deals and revenue by a model beside what was sourced, of deals won in the period or, as a cohort, of those
 * that became sales-ready in it. Rows come in the order of the ledger's own list, what names nothing and then what no
 * touch came before last; both columns add up to the same total. @throws UserError for partners
 */
export async function buildCreditReport(
  ctx: Ctx,
  question: FunnelQuestion & { model: AttributionModel },
): Promise<CreditReport> {
  refusePartners(ctx, "how credit is shared among the teams");
  const { database, ledger, today } = ctx;
  const by = isCreditedTo(question.by) ? question.by : "source";
  const { start, end } = question.period;
  const rates = await listRates(database.db, ledger.id);
  const [{ journeys: read, sourced }, names, changes, halfLife] = await Promise.all([
    readWonJourneys(database, ledger.id, {
      ...{ by, start, end, today, statuses: ["won"], oldBefore: today },
      day: question.view === "activity" ? "closedDay" : "salesReadyDay",
      withDays: question.model === "decay",
      lookBackMonths: ledger.lookBackMonths,
      convertTo: rates.length === 0 ? null : ledger.currency,
    }),
    namesOf(ctx, by),
    listDefinitions(database.db, ledger.id),
    question.model === "decay" ? findHalfLife(ctx) : { days: shortestHalfLife, isMedian: false },
  ]);
  const { journeys, used } = await convertJourneys(read, ledger.currency, rates);
  const convert = (amounts: Sourced["amounts"]) => convertDated(amounts, ledger.currency, rates);
  const credits = await creditInSlices(question.model, journeys, halfLife.days);
  const place = new Map(names.map(({ id }, index) => [id, index]));
  const keys = new Set([...sourced.map(({ key }) => key), ...credits.map(({ key }) => key)]);
  const ordered = [...keys].sort(
    (a, b) => (place.get(a ?? "") ?? names.length) - (place.get(b ?? "") ?? names.length),
  );
  const isUnattributed = ({ isUnattributed: isNone }: Credit) => isNone;
  const rows = ordered.map((key): CreditRow => {
    const found = sourced.find((row) => row.key === key);
    const own = found === undefined ? undefined : { won: found.won, amounts: convert(found.amounts) };
    const label =
      key === null ? (rowOfNone[by] ?? "None") : (names.find(({ id }) => id === key)?.name ?? "?");
    const credited = credits.filter((credit) => credit.key === key && !isUnattributed(credit));
    return rowOf(label, own, credited);
  });
  const unattributed = credits.filter(isUnattributed);
  if (unattributed.length > 0) rows.push(rowOf("Unattributed", undefined, unattributed));
  const shown = rows.filter(({ sourcedWon, creditedBp }) => sourcedWon > 0 || creditedBp > 0);
  const definitions = definitionsInForce(changes);
  return {
    ...{ question: { ...question, by }, locked: modelInForce(definitions), definitions, halfLife, used },
    rows: shown,
    total: {
      label: "Total",
      sourcedWon: shown.reduce((sum, row) => sum + row.sourcedWon, 0),
      sourcedAmounts: sumAmounts(shown.flatMap((row) => row.sourcedAmounts)),
      creditedBp: shown.reduce((sum, row) => sum + row.creditedBp, 0),
      creditedAmounts: sumAmounts(shown.flatMap((row) => row.creditedAmounts)),
    },
  };
}

const rowOf = (
  label: string,
  own: { won: number; amounts: readonly AmountByCurrency[] } | undefined,
  credits: readonly Credit[],
): CreditRow => ({
  label,
  sourcedWon: own?.won ?? 0,
  sourcedAmounts: own?.amounts ?? [],
  creditedBp: credits.reduce((sum, { dealsBp }) => sum + dealsBp, 0),
  creditedAmounts: sumAmounts(credits.flatMap(({ amounts }) => amounts)),
});
