// How often verdicts are wrong, on simulated ledgers whose true returns are known; seeds that no test and no choice used.
import { tallyVerdicts } from "../support/simulate-verdicts.ts";
import { type Line, plain } from "./lines.ts";

const firstSeed = 77_000_000;

/** Verdicts on 400 ledgers of eight sources (100 with --quick): wrong ones, and how many clear cases got one. */
export async function benchVerdicts({ isQuick }: { isQuick: boolean }): Promise<Line[]> {
  const ledgers = isQuick ? 100 : 400;
  const tally = tallyVerdicts(Array.from({ length: ledgers }, (_, at) => firstSeed + at));
  const share = (n: number, of: number) => `${n} of ${of} (${((100 * n) / Math.max(1, of)).toFixed(1)} %)`;
  return [
    plain(
      `verdicts on ${tally.sources} sources of ${ledgers} ledgers: wrong "continue"`,
      share(tally.wronglyContinued, tally.continued),
    ),
    plain('  wrong "set aside"', share(tally.wronglySetAside, tally.setAside)),
    plain(
      "  issued where 30 or more meetings are mature and the return is at most 0.5 or at least 2 times the hurdle",
      share(tally.issuedOfClear, tally.clear),
    ),
  ];
}
