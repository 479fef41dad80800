import { addUp, type DatedAmount, mergeRates, type RateRow } from "../core/convert.ts";
import { addDays, type Day, daysBetween, isDay } from "../core/day.ts";
import { type Definitions, definitionsInForce } from "../core/definitions.ts";
import type { AmountByCurrency } from "../core/funnel.ts";
import { type ConversionCurve, estimateConversion } from "../core/kaplan-meier.ts";
import { type Maturity, maturityOf } from "../core/maturity.ts";
import { type MoneyReturn, returnOf } from "../core/money-return.ts";
import { addQuarters, type Period, quarterOf, quarterPeriod } from "../core/period.ts";
import { wordsForReopened } from "../core/reopened-words.ts";
import type { Ctx } from "../ctx.ts";
import { listCampaignRecords } from "../data/campaigns.ts";
import { countAges } from "../data/count-ages.ts";
import { listReopened } from "../data/count-reopened.ts";
import { findFirstDays, sumWon } from "../data/count-returns.ts";
import { listDefinitions } from "../data/definitions.ts";
import { listRates } from "../data/rates.ts";
import { sumSpend } from "../data/sum-spend.ts";

/** Money that was spent and what it brought; minor units of the ledger's currency. */
export type ReturnRow = {
  label: string;
  spent: bigint;
  sourced: bigint;
  influenced: bigint;
  back: MoneyReturn;
};

/** The total returns of a period: what was dated in it, and what its campaigns brought whenever. */
export type ReturnReport = {
  period: Period;
  /** spent and won in each quarter */
  activity: ReturnRow[];
  total: ReturnRow;
  /** all money of the campaigns that started in each quarter, and all that was won from them to date; how mature that is */
  starts: (ReturnRow & { maturity: Maturity })[];
  definitions: Definitions;
  marginBp: number | null;
  apart: AmountByCurrency[];
  used: RateRow[];
  /** deals opened again in the period, in words, taken off nothing */
  reopened: string[];
};

/** The margin in force, in basis points; null: not defined. */
export function marginOf({ values }: Pick<Definitions, "values">): number | null {
  const value = Number(values.get("margin")?.value ?? Number.NaN);
  return Number.isSafeInteger(value) && value >= 0 ? value : null;
}

/** The quarters that a period touches, cut at its ends. */
function quartersIn(period: Period, { calendar }: Pick<Ctx, "calendar">): Period[] {
  const parts: Period[] = [];
  for (let quarter = quarterOf(period.start, calendar); ; quarter = addQuarters(quarter, 1)) {
    const whole = quarterPeriod(quarter, calendar);
    if (whole.start >= period.end) return parts;
    const start = whole.start < period.start ? period.start : whole.start;
    const end = whole.end > period.end ? period.end : whole.end;
    parts.push({ start, end, label: whole.label });
  }
}

const isIn = (day: Day, { start, end }: Pick<Period, "start" | "end">): boolean => day >= start && day < end;
const ever = { start: isDayOrThrow("1990-01-01"), end: isDayOrThrow("2102-01-01") };

function isDayOrThrow(text: string): Day {
  if (!isDay(text)) throw new Error(`${text} is no day`);
  return text;
}

/** Campaigns are as young as the last of their days, at most today: what they will bring is not all there before. */
function maturityOfStart(
  ends: readonly Day[],
  curve: ConversionCurve,
  firstDay: string | null,
  today: Day,
): Maturity {
  const ageOf = (day: string | null) =>
    day !== null && isDay(day) ? Math.max(0, daysBetween(day, today)) : 0;
  const youngestAgeDays = Math.min(...ends.map(ageOf));
  return maturityOf({ youngestAgeDays, curve, ledgerAgeDays: ageOf(firstDay) });
}

/** What all spend of a period brought: sourced and influenced revenue of the teams that spend, by quarter. */
export async function buildReturn(ctx: Ctx, period: Period): Promise<ReturnReport> {
  const { database, ledger } = ctx;
  const quarters = quartersIn(period, ctx);
  // amounts that need no rate are summed by quarter: only the quarter of their day is told below
  const cuts: [Day, ...Day[]] = [ever.start, ...quarters.map(({ start }) => start), period.end];
  const rounded = { currency: ledger.currency, cuts };
  const [spend, campaigns, firstDays, changes, rates, ages, reopened] = await Promise.all([
    sumSpend(database, ledger.id, ever, rounded),
    listCampaignRecords(database.db, ledger.id),
    findFirstDays(database, ledger.id),
    listDefinitions(database.db, ledger.id),
    listRates(database.db, ledger.id),
    countAges(database, ledger.id, ctx.today, "meetings"),
    listReopened(database, ledger.id, period),
  ]);
  const curve = estimateConversion(ages);
  const spenders = [...new Set(spend.flatMap(({ teamId }) => teamId ?? []))];
  const won = await sumWon(database, ledger.id, { ...ever, rounded }, spenders);
  const definitions = definitionsInForce(changes);
  const marginBp = marginOf(definitions);
  const used: (readonly RateRow[])[] = [];
  const apart: DatedAmount[] = [];
  const sum = (amounts: readonly DatedAmount[]) => {
    const added = addUp(amounts, ledger.currency, rates);
    used.push(added.used);
    return added.own;
  };
  const rowOf = (label: string, of: { spend: typeof spend; won: typeof won }): ReturnRow => {
    const spent = sum(of.spend);
    const sourced = sum(of.won.filter(({ teamId }) => teamId !== null && spenders.includes(teamId)));
    const influenced = sum(of.won.filter(({ isInfluenced }) => isInfluenced));
    return {
      label,
      spent,
      sourced,
      influenced,
      back: returnOf({ wonMinor: sourced, spendMinor: spent, marginBp }),
    };
  };
  const dated = (span: Period) => ({
    spend: spend.filter(({ day }) => isIn(day, span)),
    won: won.filter(({ day }) => isIn(day, span)),
  });
  const activity = quarters.map((quarter) => rowOf(quarter.label, dated(quarter)));
  const whole = dated(period);
  const total = rowOf("Total", whole);
  apart.push(...whole.spend, ...whole.won);
  const startOf = new Map(campaigns.map(({ id, startDay }) => [id, startDay ?? firstDays.get(id) ?? null]));
  const starts = quarters.map((quarter) => {
    const started = (campaignId: string | null) => {
      const day = campaignId === null ? null : (startOf.get(campaignId) ?? null);
      return day !== null && isIn(day, quarter);
    };
    const ends = campaigns.flatMap(({ id, endDay }) => (started(id) && endDay !== null ? [endDay] : []));
    return {
      ...rowOf(quarter.label, {
        spend: spend.filter(({ campaignId }) => started(campaignId)),
        won: won.filter(({ campaignId, isOpenAgain }) => !isOpenAgain && started(campaignId)),
      }),
      maturity: maturityOfStart([addDays(quarter.end, -1), ...ends], curve, ages.firstDay, ctx.today),
    };
  });
  return {
    ...{ period, activity, total, starts, definitions, marginBp },
    reopened: wordsForReopened(reopened, ctx.calendar),
    ...{ apart: addUp(apart, ledger.currency, rates).others, used: mergeRates(used) },
  };
}
