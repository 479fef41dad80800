import { deepStrictEqual, ok } from "node:assert/strict";
import { addDays } from "../../src/core/day.ts";
import { addQuarters, type Period, quarterOf, quarterPeriod } from "../../src/core/period.ts";
import { nameOf } from "../../src/core/profile.ts";
import type { Ctx } from "../../src/ctx.ts";
import { buildCampaign } from "../../src/reports/build-campaign.ts";
import { buildCost, type CostRow } from "../../src/reports/build-cost.ts";
import { buildCreditReport } from "../../src/reports/build-credits.ts";
import { buildFunding } from "../../src/reports/build-funding.ts";
import { buildProfileReport } from "../../src/reports/build-profile.ts";
import { buildReturn, type ReturnRow } from "../../src/reports/build-return.ts";
import {
  buildCampaignVerdict,
  buildVerdictReport,
  type VerdictReport,
} from "../../src/reports/build-verdicts.ts";
import { listModelReturns } from "../../src/reports/campaign-returns.ts";
import { askCampaignCredits, askCredits, askVerdicts } from "./raw-credits.ts";
import { askCampaign, askCost, askFunding, askReturn, type RawMoney } from "./raw-money.ts";
import { askProfile } from "./raw-profile.ts";
import { calendar } from "./seed-ledger.ts";

/** One report asked both ways; `check` throws unless both gave the same figures. */
export type MoneyReport = {
  name: string;
  ours: () => Promise<unknown>;
  raw: () => Promise<unknown>;
  check: () => Promise<void>;
};

const report = <T, R>(
  name: string,
  ours: () => Promise<T>,
  raw: () => Promise<R>,
  compare: (ours: T, raw: R) => void,
): MoneyReport => ({ name, ours, raw, check: async () => compare(await ours(), await raw()) });

/** Credits are whole basis points, and money is rounded by deal or by journey: nothing beyond a ten thousandth of it. */
const assertNear = (ours: number, raw: number) =>
  ok(Math.abs(ours - raw) <= 1e-4 * Math.abs(raw) + 100, `${ours} is not ${raw}`);

/** The reports of money on a generated ledger, in the order in which the README names their commands. */
export function moneyReports(ctx: Ctx, raw: RawMoney, period: Period): MoneyReport[] {
  const { today, ledger } = ctx;
  const quarter = quarterOf(period.start, calendar);
  const quarters = [-7, -6, -5, -4, -3, -2, -1, 0].map((n) =>
    quarterPeriod(addQuarters(quarter, n), calendar),
  );
  const eight = { ...period, start: quarters[0]?.start ?? period.start };
  const lastYear = { start: quarters[3]?.start ?? period.start, end: period.start };
  return [
    report(
      "/campaign show",
      async () => {
        const facts = await buildCampaign(ctx, raw.campaignId);
        const { spend, marginBp } = facts;
        const [models, verdicts] = await Promise.all([
          listModelReturns(ctx, raw.campaignId, { spendMinor: spend.own, marginBp }),
          buildCampaignVerdict(ctx, raw.campaignId),
        ]);
        return { facts, models, verdicts };
      },
      async () => ({
        facts: await askCampaign(raw, raw.campaignId),
        credits: await askCampaignCredits(raw, raw.campaignId, today),
        verdicts: await askVerdicts(raw, "campaign", today),
      }),
      ({ facts, models: { returns }, verdicts }, { facts: rawFacts, credits, verdicts: rawVerdicts }) => {
        const { leads, touches, won, lost, meetings, spend, revenue, pipeline } = facts;
        const { booked, held, accepted } = meetings;
        const [ofSpend, ofRevenue, ofPipeline] = [spend, revenue, pipeline].map(({ own }) => Number(own));
        const own = { leads, touches, spend: ofSpend, booked, held, accepted, won, lost };
        deepStrictEqual({ ...own, revenue: ofRevenue, pipeline: ofPipeline }, rawFacts);
        const linear = returns.find(({ model }) => model === "linear");
        deepStrictEqual(linear?.dealsBp, credits.bp);
        assertNear(Number(linear?.wonMinor), credits.amount);
        compareVerdicts(verdicts, rawVerdicts);
      },
    ),
    report(
      "/funnel by source model linear",
      () => buildCreditReport(ctx, { period, by: "source", view: "activity", model: "linear" }),
      () => askCredits(raw, period, today),
      ({ rows }, { sourced, credited, money }) => {
        const idOf = (label: string) => raw.sources.get(label) ?? label;
        const of = (print: (row: (typeof rows)[number]) => string) =>
          Object.fromEntries(rows.map((row) => [idOf(row.label), print(row)]));
        const minorOf = (amounts: readonly { amountMinor: bigint }[]) => amounts[0]?.amountMinor ?? 0n;
        deepStrictEqual(
          of((row) => `${row.sourcedWon} won, ${minorOf(row.sourcedAmounts)}`),
          sourced,
        );
        deepStrictEqual(
          of(({ creditedBp }) => `${creditedBp} bp`),
          credited,
        );
        for (const row of rows)
          assertNear(Number(minorOf(row.creditedAmounts)), money[idOf(row.label)] ?? Number.NaN);
      },
    ),
    report(
      "/budget cost",
      () => buildCost(ctx, quarter),
      () => askCost(raw, period, lastYear),
      ({ rows, total, otherMeetings }, figures) => {
        const print = ({ amountMinor, meetings }: CostRow["now"]) => `${amountMinor} for ${meetings}`;
        const column = (of: "now" | "before") => rows.map((row) => print(row[of])).sort();
        // a cell that has nothing in one of the two spans stands in the row all the same
        const isSomething = (cell: string) => cell !== "0 for 0";
        const [now, before] = [column("now"), column("before")].map((all) => all.filter(isSomething));
        const own = { now, before, otherMeetings };
        deepStrictEqual({ ...own, total: [print(total.now), print(total.before)] }, figures);
      },
    ),
    report(
      "/budget return of 8 quarters",
      () => buildReturn(ctx, eight),
      () => askReturn(raw, quarters),
      ({ activity, starts }, figures) => {
        const numbers = ({ spent, sourced, influenced }: ReturnRow) =>
          [spent, sourced, influenced].map(Number);
        deepStrictEqual({ activity: activity.map(numbers), starts: starts.map(numbers) }, figures);
      },
    ),
    report(
      "/budget of a quarter",
      () => buildFunding(ctx, quarter),
      () => askFunding(raw, { now: period, since: lastYear.start, today }),
      ({ teams }, figures) => {
        const own = teams.toSorted((a, b) => (a.facts.team.id < b.facts.team.id ? -1 : 1));
        const meetings = (team: (typeof teams)[number]) =>
          team.facts.later.reduce((all, { n }) => all + n, 0);
        deepStrictEqual(
          own.map((team) => `${team.spent} spent, ${meetings(team)} meetings`),
          figures,
        );
      },
    ),
    report(
      "/funnel verdicts",
      () => buildVerdictReport(ctx, "source"),
      () => askVerdicts(raw, "source", today),
      compareVerdicts,
    ),
    report(
      "/funnel profile",
      () => buildProfileReport(ctx, null),
      () => askProfile(raw),
      ({ rows }, kinds) => {
        ok(rows.length > 0 && ledger.currency === "USD");
        for (const { traits, won, closed, wonMinor, cycle, bySource } of rows) {
          const days = cycle.kind === "cycle" ? cycle.median : null;
          const sources = bySource.map((each) => each.won).join(" ");
          deepStrictEqual(
            `${won} of ${closed}, ${wonMinor}, median ${days}, ${sources}`,
            kinds[nameOf(traits)],
          );
        }
      },
    ),
  ];
}

function compareVerdicts({ rows }: VerdictReport, raw: Awaited<ReturnType<typeof askVerdicts>>): void {
  ok(rows.length > 0);
  const bp = (deals: number) => Math.round(deals * 10_000);
  for (const { key, evidence } of rows)
    deepStrictEqual(`${bp(evidence.wins)} of ${bp(evidence.meetings)} bp`, raw.evidence[key]);
}

/** The quarter before the current one: it is complete, whatever the day on which the benchmark runs. */
export function lastQuarter(today: Parameters<typeof quarterOf>[0]): Period {
  const current = quarterPeriod(quarterOf(today, calendar), calendar);
  return quarterPeriod(quarterOf(addDays(current.start, -1), calendar), calendar);
}
