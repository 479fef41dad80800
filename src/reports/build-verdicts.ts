import { setImmediate as letOthersRun } from "node:timers/promises";
import { type AttributionModel, halfLifeOf, wholeCredit } from "../core/attribution.ts";
import { addUp, mergeRates, type RateRow } from "../core/convert.ts";
import type { Credit } from "../core/credit-journeys.ts";
import { summariseCycle } from "../core/cycle.ts";
import { addDays, addMonths, type Day, daysBetween, isDay } from "../core/day.ts";
import { definitionsInForce, modelInForce, returnRulesOf } from "../core/definitions.ts";
import { type AmountByCurrency, sumAmounts } from "../core/funnel.ts";
import { ageWhenWon, estimateConversion } from "../core/kaplan-meier.ts";
import { lookAgain } from "../core/look-again.ts";
import { maturityOf } from "../core/maturity.ts";
import { addQuarters, quarterOf, quarterPeriod } from "../core/period.ts";
import { splitAmounts } from "../core/split-amounts.ts";
import { type Evidence, judge, type Verdict } from "../core/verdict.ts";
import type { Ctx } from "../ctx.ts";
import { countAges } from "../data/count-ages.ts";
import { listDefinitions } from "../data/definitions.ts";
import { listRates } from "../data/rates.ts";
import { type ReadJourney, readJourneys } from "../data/read-journeys.ts";
import { readReturns } from "../data/read-returns.ts";
import { namesOf } from "./build-funnel.ts";
import { convertJourneys } from "./convert-journeys.ts";
import { creditInSlices } from "./credit-in-slices.ts";
import { refusePartners } from "./refuse-partners.ts";

/** So many months of meetings and spend that are old enough are judged. */
export const judgedMonths = 24;

/** One source or campaign that cost something, judged. */
export type JudgedRow = {
  key: string;
  label: string;
  verdict: Verdict;
  evidence: Evidence;
  /** all that was spent in the judged months and since, in minor units of the ledger's currency */
  spentMinor: bigint;
  lookAgain: Day;
};

/** Verdicts on everything that cost something, with the rules they were given by. */
export type VerdictReport = {
  by: "source" | "campaign";
  rows: JudgedRow[];
  model: AttributionModel;
  marginBp: number | null;
  hurdle: number;
  /** the age in days by which 80 % of the wins have come; null: not known */
  p80: number | null;
  isMaturityKnown: boolean;
  /** meetings and spend from this day on, up to and with the other, are judged */
  from: Day;
  until: Day;
  /** what has meetings but no spend: no return to judge */
  withoutSpend: string[];
  /** what was left out for want of a rate, won and spent, and the rates behind the rest */
  apart: { won: AmountByCurrency[]; spent: AmountByCurrency[] };
  used: RateRow[];
  version: number;
};

/** What credits hold for a key: deals, and those with an amount in the ledger's currency with its sum. */
function totalOf(credits: readonly Credit[], key: string, currency: string) {
  const own = credits.filter((credit) => credit.key === key);
  const sum = (read: (credit: Credit) => number) => own.reduce((all, credit) => all + read(credit), 0);
  const { own: minor } = splitAmounts(
    own.flatMap(({ amounts }) => amounts),
    currency,
  );
  return {
    deals: sum(({ dealsBp }) => dealsBp) / wholeCredit,
    withAmount: sum(({ withAmountBp }) => withAmountBp) / wholeCredit,
    minor: Number(minor),
  };
}

/** How long wins take in this ledger: the p80, whether it is known, and the half-life that follows. */
async function findAges(ctx: Ctx) {
  const { rows, lost, firstDay } = await countAges(ctx.database, ctx.ledger.id, ctx.today, "meetings");
  const curve = estimateConversion({ rows, lost });
  const first = firstDay !== null && isDay(firstDay) ? firstDay : null;
  const age = first === null ? 0 : Math.max(0, daysBetween(first, ctx.today));
  const maturity = maturityOf({ youngestAgeDays: age, curve, ledgerAgeDays: age });
  const cycle = summariseCycle(rows.map(({ ageDays, won }) => [ageDays, won]));
  return {
    p80: ageWhenWon(curve, 0.8),
    isMaturityKnown: maturity !== "unknown",
    firstDay: first,
    halfLifeDays: halfLifeOf(cycle.kind === "cycle" ? cycle.median : null),
  };
}

/**
 * The verdict on every source or campaign that cost something: on the meetings and the spend of the last 24 months that
 * are at least the p80 of the cycle old, credited by the ledger's locked model. @throws UserError for partners
 */
export const buildVerdictReport = (ctx: Ctx, by: "source" | "campaign"): Promise<VerdictReport> =>
  buildVerdicts(ctx, by, null);

/** The verdict on one campaign by the same rules, of its own journeys alone. @throws UserError for partners */
export const buildCampaignVerdict = (ctx: Ctx, campaignId: string): Promise<VerdictReport> =>
  buildVerdicts(ctx, "campaign", campaignId);

/** @param campaignId the one campaign that is judged; null: everything */
async function buildVerdicts(
  ctx: Ctx,
  by: "source" | "campaign",
  campaignId: string | null,
): Promise<VerdictReport> {
  refusePartners(ctx, "what to continue and what to set aside");
  const { database, ledger, today } = ctx;
  const { p80, isMaturityKnown, firstDay, halfLifeDays } = await findAges(ctx);
  const definitions = definitionsInForce(await listDefinitions(database.db, ledger.id));
  const [model, returnRules] = [modelInForce(definitions), returnRulesOf(definitions)];
  const until = addDays(today, -(p80 ?? 0));
  const from = addMonths(until, -judgedMonths);
  const oldBefore = addDays(until, 1);
  const rates = await listRates(database.db, ledger.id);
  const [all, read, allNames] = await Promise.all([
    readJourneys(database, ledger.id, {
      ...{ by, day: "salesReadyDay", start: from, end: addDays(today, 1), today },
      ...{ statuses: ["won", "lost", "open", "disqualified"], oldBefore },
      ...{ withDays: model === "decay", lookBackMonths: ledger.lookBackMonths },
      convertTo: rates.length === 0 ? null : ledger.currency,
      ...(campaignId === null ? {} : { campaignId }),
    }),
    readReturns(database, ledger.id, { by, since: from, oldBefore, currency: ledger.currency, rates }),
    namesOf(ctx, by),
  ]);
  const names = allNames.filter(({ id }) => campaignId === null || id === campaignId);
  const converted = await convertJourneys(all, ledger.currency, rates);
  const { journeys } = converted;
  const credit = (keep: (journey: ReadJourney) => boolean) =>
    creditInSlices(model, journeys.filter(keep), halfLifeDays);
  const isWon = ({ status }: ReadJourney) => status === "won";
  const isOwn = ({ currency }: ReadJourney) => currency === ledger.currency;
  const wonOwn = await credit((journey) => journey.isOld && isWon(journey) && isOwn(journey));
  const wonOther = await credit((journey) => journey.isOld && isWon(journey) && !isOwn(journey));
  const notWon = await credit((journey) => journey.isOld && !isWon(journey));
  const young = await credit(({ isOld }) => !isOld);
  const pool = { ...read.pool, amounts: read.amounts };

  const nextQuarter = quarterPeriod(addQuarters(quarterOf(today, ctx.calendar), 1), ctx.calendar).start;
  const rows: JudgedRow[] = [];
  const spentApart: AmountByCurrency[] = [];
  const used = [converted.used];
  for (const { id: key, name: label } of names) {
    const spend = read.spend.filter((row) => row.key === key);
    if (spend.length === 0) continue;
    const add = (keep: (day: Day) => boolean) =>
      addUp(
        spend.filter(({ day }) => keep(day)),
        ledger.currency,
        rates,
      );
    const [judged, since] = [add((day) => day <= until), add((day) => day > until)];
    spentApart.push(...judged.others, ...since.others);
    used.push(judged.used, since.used);
    const [won, other, open] = [wonOwn, wonOther, notWon].map((each) => totalOf(each, key, ledger.currency));
    const wins = (won?.deals ?? 0) + (other?.deals ?? 0);
    const evidence: Evidence = {
      ...{ wins, meetings: wins + (open?.deals ?? 0) },
      ...{ winsWithAmount: won?.withAmount ?? 0, wonMinor: won?.minor ?? 0 },
      spendMinor: Number(judged.own),
      youngMeetings: totalOf(young, key, ledger.currency).deals,
      isRunning: since.own > 0n,
    };
    const spentMinor = judged.own + since.own;
    const verdict = judge(evidence, pool, { ...returnRules, isMaturityKnown, hasSpent: spentMinor > 0n });
    await letOthersRun();
    if (verdict === null) continue;
    const firstSpendDay = spend.reduce<Day | null>(
      (all, { day }) => (all === null || day < all ? day : all),
      null,
    );
    const dates = { today, p80, firstDay, firstSpendDay, nextQuarter };
    const lastMeetingDay = read.lastMeeting.get(key) ?? null;
    rows.push({
      ...{ key, label, verdict, evidence, spentMinor },
      lookAgain: lookAgain(verdict, { ...dates, lastMeetingDay }),
    });
  }
  const judgedKeys = new Set(rows.map(({ key }) => key));
  const hasMeetings = new Set([...wonOwn, ...wonOther, ...notWon, ...young].map(({ key }) => key));
  return {
    ...{ by, model, ...returnRules, p80, isMaturityKnown, from, until },
    apart: { won: converted.apart, spent: sumAmounts(spentApart) },
    used: mergeRates(used),
    rows: rows.toSorted((a, b) => orderOf(a) - orderOf(b) || Number(b.spentMinor - a.spentMinor)),
    withoutSpend: names
      .filter(({ id }) => hasMeetings.has(id) && !judgedKeys.has(id))
      .map(({ name }) => name),
    version: definitions.version,
  };
}

const order = ["continue", "set aside", "watch", "too small", "too early"] as const;
const orderOf = ({ verdict }: JudgedRow): number => order.indexOf(verdict.kind);
