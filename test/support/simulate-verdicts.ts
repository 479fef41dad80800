// Invented ledgers whose sources have a known return: three years of meetings, deals that are won after a while, lost, or rot.
import { type AgeRow, ageWhenWon, estimateConversion } from "../../src/core/kaplan-meier.ts";
import { maturityOf } from "../../src/core/maturity.ts";
import type { Pool } from "../../src/core/return-interval.ts";
import { seededRandom } from "../../src/core/seeded-random.ts";
import { judge, type Verdict } from "../../src/core/verdict.ts";

/** One source of a simulated ledger: its verdict, its meetings of that age, and its true return ÷ the hurdle. */
export type Judged = { verdict: Verdict; meetings: number; truth: number };

const ledgerDays = 1095;
const windowDays = 730;

/** A factor around 1 with about this spread of its logarithm. */
const factor = (spread: number, random: () => number): number =>
  Math.exp(spread * 1.732 * (random() + random() + random() + random() - 2));

type Deal = { source: number; age: number; wonAfter: number | null; isLost: boolean; amount: number };

function drawDeals(random: () => number) {
  const cycle = 40 + 80 * random();
  const conversion = 0.08 + 0.27 * random();
  const amount = 5_000_000 * factor(0.5, random);
  const sources = Array.from({ length: 8 }, () => ({
    conversion: Math.min(0.8, conversion * factor(0.5, random)),
    amount: amount * factor(0.25, random),
    perYear: 3 * Math.exp(4 * random()), // 3 to 160 meetings a year
  }));
  const deals = sources.flatMap((of, source) => {
    const n = Math.round((of.perYear * ledgerDays) / 365);
    return Array.from({ length: n }, (): Deal => {
      const age = Math.floor(random() * ledgerDays);
      const wonAfter = random() < of.conversion ? Math.round(cycle * factor(0.6, random)) : null;
      const isLost = wonAfter === null && random() < 0.7;
      // mean 1, standard deviation ÷ mean about 0.8, skewed as amounts are
      return { source, age, wonAfter, isLost, amount: (of.amount * factor(0.7, random)) / 1.27 };
    });
  });
  return { sources, deals };
}

const isWon = ({ wonAfter, age }: Deal): boolean => wonAfter !== null && wonAfter <= age;

function poolOf(deals: readonly Deal[]): Pool {
  const won = deals.filter(isWon).map(({ amount }) => amount);
  const mean = won.reduce((sum, each) => sum + each, 0) / Math.max(1, won.length);
  const variance = won.reduce((sum, each) => sum + (each - mean) ** 2, 0) / Math.max(1, won.length);
  return {
    meetings: deals.length,
    wins: won.length,
    amounts: { n: won.length, meanMinor: mean, variation: Math.sqrt(variance) / Math.max(1, mean) },
  };
}

/** Every source of one ledger, judged; a source's spend follows from a true return drawn between 1/5 and 5 times the hurdle. */
export function judgeLedger(seed: number): Judged[] {
  const random = seededRandom(seed);
  const { sources, deals } = drawDeals(random);
  const rules = { marginBp: 3000 + Math.floor(5000 * random()), hurdle: 1 + random() };
  const rows = deals.flatMap((deal): AgeRow[] => {
    if (isWon(deal)) return [{ ageDays: deal.wonAfter ?? 0, won: 1, notWon: 0 }];
    return deal.isLost ? [] : [{ ageDays: deal.age, won: 0, notWon: 1 }];
  });
  const curve = estimateConversion({ rows, lost: deals.length - rows.length });
  const p80 = ageWhenWon(curve, 0.8);
  const maturity = maturityOf({ youngestAgeDays: ledgerDays, curve, ledgerAgeDays: ledgerDays });
  if (p80 === null) return [];
  const old = deals.filter(({ age }) => age >= p80 && age < p80 + windowDays);
  const pool = poolOf(old);
  return sources.flatMap((source, at): Judged[] => {
    const own = old.filter((deal) => deal.source === at);
    const won = own.filter(isWon);
    const truth = 5 ** (2 * random() - 1);
    const worth = (own.length * source.conversion * source.amount * rules.marginBp) / 10_000;
    const spendMinor = worth / (truth * rules.hurdle);
    if (spendMinor === 0) return [];
    const verdict = judge(
      {
        ...{
          meetings: own.length,
          wins: won.length,
          winsWithAmount: won.length,
          youngMeetings: 0,
          isRunning: false,
          spendMinor,
        },
        wonMinor: won.reduce((sum, { amount }) => sum + amount, 0),
      },
      pool,
      { ...rules, isMaturityKnown: maturity !== "unknown", hasSpent: true },
    );
    return verdict === null ? [] : [{ verdict, meetings: own.length, truth }];
  });
}

/** How verdicts on the ledgers of these seeds turned out: each count, and how many were wrong. */
export function tallyVerdicts(seeds: readonly number[]) {
  const all = seeds.flatMap(judgeLedger);
  const of = (kind: Verdict["kind"]) => all.filter(({ verdict }) => verdict.kind === kind);
  const clear = all.filter(({ meetings, truth }) => meetings >= 30 && (truth <= 0.5 || truth >= 2));
  const isIssued = ({ verdict }: Judged) => verdict.kind === "continue" || verdict.kind === "set aside";
  return {
    sources: all.length,
    continued: of("continue").length,
    wronglyContinued: of("continue").filter(({ truth }) => truth < 1).length,
    setAside: of("set aside").length,
    wronglySetAside: of("set aside").filter(({ truth }) => truth > 1).length,
    clear: clear.length,
    issuedOfClear: clear.filter(isIssued).length,
  };
}
