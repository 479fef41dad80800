import { wordsForConversion } from "../core/convert.ts";
import type { BoardPart, Figure } from "../core/figure.ts";
import { formulaOf } from "../core/figure-formulas.ts";
import { noFigure, printQuantity } from "../core/figure-words.ts";
import { labelQuarter, type Quarter, quarterPeriod } from "../core/period.ts";
import { visibleTeam } from "../core/roles.ts";
import { printPercent, wordsForQuantity } from "../core/wording.ts";
import type { Ctx } from "../ctx.ts";
import { listCounted } from "../data/list-counted.ts";
import { listRates } from "../data/rates.ts";
import { findPathGaps } from "../data/won-paths.ts";
import { type ConvertedRecord, convertRecords } from "./convert-records.ts";
import type { Explanation } from "./explain-figure.ts";
import { addUp, wordsForLeftOut } from "./left-out-words.ts";

/** The ids of the figures that tell how much of the won revenue has a complete path. */
const pathFigures = new Map<string, Extract<BoardPart, "path" | "path-share">>([
  ["revenue:path", "path"],
  ["revenue:path-share", "path-share"],
]);

/** Whether an id names a figure of the check of the loop, which is on no scorecard. */
export const isPathFigure = (id: string): boolean => pathFigures.has(id);

/** Why so much of a quarter's won revenue has a complete path: every won deal, and what the others lack. */
export async function explainPath(ctx: Ctx, quarter: Quarter, id: string): Promise<Explanation> {
  const { database, ledger, calendar } = ctx;
  const { currency, meetingsCount } = ledger;
  const part = pathFigures.get(id) ?? "path";
  const period = quarterPeriod(quarter, calendar);
  const asked = {
    metric: "revenue",
    period,
    currency,
    meetingsCount,
    teamId: visibleTeam(ctx.actor),
  } as const;
  const [counted, gaps] = await Promise.all([
    listCounted(database, ledger.id, asked),
    findPathGaps(database, ledger.id, period),
  ]);
  const isForeign = counted.some(({ leftOut }) => leftOut === "without a rate");
  const rates = isForeign ? await listRates(database.db, ledger.id) : [];
  const { records: won, used } = convertRecords(counted, currency, rates);
  const records = won.map((record): ConvertedRecord => {
    const gap = record.leftOut === null ? gaps.get(record.id) : undefined;
    return gap === undefined ? record : { ...record, n: 0n, leftOut: gap };
  });
  const [all, adds] = [addUp(won), addUp(records)];
  const share = all === 0n ? noFigure : printPercent(Number(adds) / Number(all));
  const printed = part === "path" ? printQuantity("revenue", adds, currency) : share;
  const figure: Figure = { id, metric: "revenue", printed, of: "board", part };
  return {
    ...{ figure, quarter, label: labelQuarter(quarter, calendar), formula: formulaOf("revenue", part) },
    terms: [
      { name: "with a complete path", printed: wordsForQuantity("revenue", adds, currency) },
      { name: "all won", printed: wordsForQuantity("revenue", all, currency) },
      { name: "share", printed: share },
    ],
    leftOut: wordsForLeftOut(records),
    ...{ adds, sum: wordsForQuantity("revenue", adds, currency), isMoney: true },
    ...{ records, converted: wordsForConversion(used, currency), parts: [] },
  };
}
