import { addUp, wordsForConversion } from "../core/convert.ts";
import type { Figure } from "../core/figure.ts";
import { formulaOfRate } from "../core/figure-formulas.ts";
import type { KeyFigure } from "../core/key-figure.ts";
import {
  printKeyFigure,
  printTarget,
  ratesOfFigure,
  wordsForLeftOpen,
  wordsForNoRate,
} from "../core/key-figure-words.ts";
import { formatMoney } from "../core/money.ts";
import { visibleTeam } from "../core/roles.ts";
import { wilsonInterval } from "../core/wilson.ts";
import { countOf, printPercent } from "../core/wording.ts";
import type { Ctx } from "../ctx.ts";
import { type Closing, listClosings } from "../data/list-closings.ts";
import { listOpen, type OpenDeal } from "../data/open-pipeline.ts";
import { yearUpTo } from "./build-key-figures.ts";
import type { Scorecard } from "./build-scorecard.ts";
import type { ExplainedRecord, Explanation, Term } from "./explain-figure.ts";
import { askOpen, readDue } from "./read-open.ts";

type Rows = Pick<Explanation, "records" | "leftOut"> & { terms: Term[]; one: string; isMoney: boolean };

/**
 * Why a rate or duration of the company is what it is: its numerator and denominator, what they leave out, and the
 * records behind them; what these add is the numerator of a win rate, the number of won deals of a cycle, the open deals
 * of a velocity and the open pipeline of a coverage. A partner gets the records of their own team.
 */
export async function explainKeyFigure(
  ctx: Ctx,
  scorecard: Scorecard,
  { figure, key }: { figure: Figure; key: KeyFigure },
): Promise<Explanation> {
  const { terms, records, leftOut, one, isMoney } = await rowsOf(ctx, scorecard, key);
  const adds = records.reduce((sum, { n }) => sum + n, 0n);
  const { currency } = ctx.ledger;
  const target = printTarget(key);
  return {
    figure,
    quarter: scorecard.quarter,
    label: scorecard.label,
    formula: formulaOfRate(key.metric, figure.part === "attainment"),
    terms: [
      ...(figure.part === "attainment" ? [{ name: key.metric, printed: printKeyFigure(key, currency) }] : []),
      ...terms,
      ...(target === null ? [] : [{ name: "target", printed: target }]),
    ],
    leftOut,
    adds,
    sum: isMoney ? `${formatMoney({ amountMinor: adds, currency })} ${one}` : countOf(adds, one),
    isMoney,
    ...{ records, converted: wordsForConversion(ratesOfFigure(key), currency) },
    parts: [],
  };
}

async function rowsOf(ctx: Ctx, scorecard: Scorecard, key: KeyFigure): Promise<Rows> {
  const own = visibleTeam(ctx.actor);
  const { database, ledger, today } = ctx;
  const money = (amountMinor: bigint) => formatMoney({ amountMinor, currency: ledger.currency });
  if (key.metric === "win rate" || key.metric === "cycle") {
    const closings = await listClosings(database, ledger.id, scorecard.period, own);
    return key.metric === "win rate" ? ofWinRate(key, closings) : ofCycle(key, closings);
  }
  if (key.metric === "coverage") {
    const { targetMinor, wonMinor, pipelineMinor, open } = key;
    const { asked, rates } = await readDue(ctx, scorecard.period);
    const deals = await listOpen(database, ledger.id, asked, own);
    const counted = ({ amountMinor, currency }: OpenDeal) =>
      addUp([{ amountMinor: amountMinor ?? 0n, currency, day: today }], ledger.currency, rates);
    return {
      terms: [
        { name: "open pipeline due in the quarter", printed: money(pipelineMinor) },
        { name: "won so far", printed: money(wonMinor) },
        { name: "target for revenue", printed: targetMinor === null ? "no target yet" : money(targetMinor) },
      ],
      records: deals.map((deal) => {
        const { own: n, used } = counted(deal);
        return ofOpen(deal, deal.leftOut === null ? n : 0n, used[0]?.rate);
      }),
      leftOut: [wordsForLeftOpen(open)].filter((line) => line !== null),
      ...{ one: "open pipeline", isMoney: true },
    };
  }
  const { open, wins } = key;
  const deals = await listOpen(database, ledger.id, await askOpen(ctx), own);
  const closings = await listClosings(database, ledger.id, yearUpTo(today), own);
  const closed = closings.filter(({ status }) => status !== "undone");
  return {
    terms: [
      { name: "open deals", printed: String(open.counted) },
      { name: "win rate of twelve months", printed: rateWords(wins.won, wins.won + wins.lost) },
      {
        name: "mean won amount",
        printed:
          wins.amounts === 0
            ? "no amount is known"
            : `${money(wins.amountMinor / BigInt(wins.amounts))} (${money(wins.amountMinor)} ÷ ${wins.amounts})`,
      },
      {
        name: "cycle",
        printed:
          wins.cycle.kind === "too few" ? `too few (${wins.cycle.n} won)` : countOf(wins.cycle.median, "day"),
      },
    ],
    records: [
      ...deals.map((deal) => ofOpen(deal, deal.leftOut === null ? 1n : 0n)),
      ...closed.map((closing) => ofClosing(closing, 0n, null)),
    ],
    leftOut: [wordsForLeftOpen(open), wordsForNoRate(wins)].filter((line) => line !== null),
    ...{ one: "open deal", isMoney: false },
  };
}

const rateWords = (n: number, d: number): string =>
  d === 0 ? "none" : `${printPercent(n / d)} (${n} of ${d})`;

function ofWinRate(key: Extract<KeyFigure, { metric: "win rate" }>, closings: readonly Closing[]): Rows {
  const { won, lost, open } = key;
  const interval = wilsonInterval(won, won + lost);
  return {
    terms: [
      { name: "won", printed: String(won) },
      { name: "closed (won and lost)", printed: String(won + lost) },
      ...(interval === null
        ? []
        : [
            {
              name: "95 % interval",
              printed: `${printPercent(interval.low)} to ${printPercent(interval.high)} (Wilson)`,
            },
          ]),
      ...(open === null ? [] : [{ name: "open beside it, in no rate", printed: String(open) }]),
    ],
    records: closings.map((closing) =>
      ofClosing(
        closing,
        closing.status === "won" ? 1n : 0n,
        closing.status === "undone" ? "taken back" : null,
      ),
    ),
    leftOut: sayTakenBack(closings),
    ...{ one: "won deal", isMoney: false },
  };
}

function ofCycle(key: Extract<KeyFigure, { metric: "cycle" }>, closings: readonly Closing[]): Rows {
  const { summary } = key;
  const won = closings.filter(({ status }) => status !== "lost");
  const whyNot = ({ status, cycleDays }: Closing): ExplainedRecord["leftOut"] => {
    if (status === "undone") return "taken back";
    if (cycleDays === null) return "never sales-ready";
    return cycleDays < 0 ? "won before sales-ready" : null;
  };
  const records = won.map((closing) => {
    const leftOut = whyNot(closing);
    return ofClosing(closing, leftOut === null ? 1n : 0n, leftOut);
  });
  const count = (why: ExplainedRecord["leftOut"]) => records.filter(({ leftOut }) => leftOut === why).length;
  const said = (n: number, words: string) => (n === 0 ? [] : [`${countOf(n, "record")} left out: ${words}`]);
  return {
    terms:
      summary.kind === "too few"
        ? [{ name: "won deals with a cycle", printed: `${summary.n}, too few for a median` }]
        : [
            { name: "won deals with a cycle", printed: String(summary.n) },
            {
              name: "median, and middle half",
              printed: `${summary.median} days, ${summary.p25} to ${summary.p75}`,
            },
          ],
    records,
    leftOut: [
      ...sayTakenBack(won),
      ...said(count("never sales-ready"), "it was never sales-ready, so it has no cycle"),
      ...said(count("won before sales-ready"), "won before it was sales-ready, a data error"),
    ],
    ...{ one: "won deal", isMoney: false },
  };
}

function sayTakenBack(closings: readonly Closing[]): string[] {
  const n = closings.filter(({ status }) => status === "undone").length;
  return n === 0 ? [] : [`${countOf(n, "record")} left out: taken back by Undo, as if it never was`];
}

function ofClosing(closing: Closing, n: bigint, leftOut: ExplainedRecord["leftOut"]): ExplainedRecord {
  const { status, cycleDays, ...deal } = closing;
  const days = status === "won" && cycleDays !== null ? `, ${countOf(cycleDays, "day")}` : "";
  return { ...deal, n, leftOut, note: status === "undone" ? null : `${status}${days}` };
}

/** An open deal as a row. @param rate by which its amount counts; undefined: it needed none */
function ofOpen(deal: OpenDeal, n: bigint, rate?: string): ExplainedRecord {
  const { salesReadyDay, dueDay, leftOut, ...of } = deal;
  const due = dueDay === null ? "" : `, due ${dueDay}`;
  const { amountMinor, currency } = of;
  const own = amountMinor === null ? "" : `, ${formatMoney({ amountMinor, currency })}`;
  const from = rate !== undefined ? `${own} at ${rate}` : leftOut === "without a rate" ? own : "";
  return { ...of, day: salesReadyDay, n, leftOut, note: `open${due}${from}` };
}
