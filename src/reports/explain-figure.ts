import { mergeRates, wordsForConversion } from "../core/convert.ts";
import { type Day, formatDay } from "../core/day.ts";
import { wordsForBasis } from "../core/expected-share.ts";
import type { Figure } from "../core/figure.ts";
import { formulaOf } from "../core/figure-formulas.ts";
import { printBasisPoints, printPace } from "../core/figure-words.ts";
import { reachOf } from "../core/forecast.ts";
import { idOfRate } from "../core/key-figure.ts";
import { studiedRates } from "../core/key-metrics.ts";
import { isMoneyMetric } from "../core/metric.ts";
import type { Quarter } from "../core/period.ts";
import { visibleTeam } from "../core/roles.ts";
import { printPercent, wordsForQuantity } from "../core/wording.ts";
import type { Ctx } from "../ctx.ts";
import { type CountedRecord, listCounted } from "../data/list-counted.ts";
import type { OpenLeftOut } from "../data/open-pipeline.ts";
import { UserError } from "../errors.ts";
import type { Board, ScorecardRow } from "./build-board.ts";
import { buildScorecard, type Scorecard } from "./build-scorecard.ts";
import { convertRecords } from "./convert-records.ts";
import { explainKeyFigure } from "./explain-key-figure.ts";
import { explainPath, isPathFigure } from "./explain-path.ts";
import { addUp, wordsForLeftOut } from "./left-out-words.ts";
import { listFigures } from "./list-figures.ts";

/** A named part of a figure's arithmetic, printed. */
export type Term = { name: string; printed: string };

/** A record behind a figure; `note` says how it stands where that is not what it counts. */
export type ExplainedRecord = Omit<CountedRecord, "day" | "leftOut"> & {
  day: Day | null;
  leftOut: CountedRecord["leftOut"] | OpenLeftOut | "never sales-ready" | "won before sales-ready" | null;
  note?: string | null;
};

/**
 * Why a figure is what it is. `adds` is what the rows add up to: a count or minor units; what is left out adds nothing
 * and says why. For a figure that no record makes (a target, a commitment) the rows are the parts it is made of.
 */
export type Explanation = {
  figure: Figure;
  quarter: Quarter;
  label: string;
  formula: string;
  terms: Term[];
  leftOut: string[];
  adds: bigint;
  /** the same in words, with what is counted */
  sum: string;
  /** whether they are minor units of the ledger's currency, rather than a count */
  isMoney: boolean;
  records: ExplainedRecord[];
  /** the rates by which some of them count, in words; null: none */
  converted: string | null;
  /** what the figure is made of where no record is: "50 % of the target" and its number */
  parts: { name: string; n: bigint }[];
};

/** Why a figure of a quarter's scorecard is what it is. @throws UserError where the scorecard has no such figure */
export async function explainFigure(ctx: Ctx, quarter: Quarter, id: string): Promise<Explanation> {
  if (isPathFigure(id)) return explainPath(ctx, quarter, id);
  const rates = studiedRates.filter((rate) => [idOfRate(rate), `${idOfRate(rate)}:attainment`].includes(id));
  return explainIn(ctx, await buildScorecard(ctx, quarter, metricOf(id), { rates }), id);
}

/** The same of a scorecard that has been built. @throws UserError where it has no such figure */
export async function explainIn(ctx: Ctx, scorecard: Scorecard, id: string): Promise<Explanation> {
  const figure = listFigures(scorecard, ctx.ledger.currency).find((each) => each.id === id);
  const key = scorecard.keyFigures.find(({ metric }) => metric === figure?.metric);
  if (figure?.of === "company" && key !== undefined) return explainKeyFigure(ctx, scorecard, { figure, key });
  const board = scorecard.boards.find(({ metric }) => metric === figure?.metric);
  if (figure === undefined || figure.of === "company" || board === undefined)
    throw new UserError(`The scorecard of ${scorecard.label} has no figure “${id}”.`, "/roundtrip why");
  const row = figure.of === "row" ? board.rows.find(({ teamId }) => teamId === figure.teamId) : undefined;
  const { records, used } = await recordsOf(ctx, scorecard, { figure, board });
  const made = partsOf(figure, board, row);
  const rates = mergeRates([used, figure.part === "forecast" ? board.usedAhead : []]);
  return {
    figure,
    quarter: scorecard.quarter,
    label: scorecard.label,
    formula: formulaOf(figure.metric, figure.part, ctx.ledger.meetingsCount),
    terms: termsOf(figure, board, row, ctx.ledger.currency, scorecard.elapsedShare),
    leftOut:
      made.length > 0
        ? []
        : [
            ...wordsForLeftOut(records),
            ...sinceFrozen(scorecard, countedOf(figure, board, row), addUp(records)),
          ],
    adds: made.length > 0 ? made.reduce((sum, { n }) => sum + n, 0n) : addUp(records),
    sum: wordsForQuantity(figure.metric, addUp(records), ctx.ledger.currency),
    isMoney: isMoneyMetric(figure.metric),
    records: made.length > 0 ? [] : records,
    converted: made.length > 0 ? null : wordsForConversion(rates, ctx.ledger.currency),
    parts: made,
  };
}

/** A figure of a row or a board. */
type BoardFigure = Exclude<Figure, { of: "company" }>;

/** What a figure counts: its team's, nobody's or everybody's. */
const countedOf = (figure: BoardFigure, board: Board, row: ScorecardRow | undefined): bigint =>
  row?.n ?? (figure.part.startsWith("unsourced") ? board.unsourced : board.total);

/** A frozen figure stands still while its records go on. */
const sinceFrozen = ({ frozen }: Scorecard, published: bigint, adds: bigint): string[] =>
  frozen === null || published === adds
    ? []
    : [
        `the figure is frozen since ${formatDay(frozen.day)}: the records now tell of late ones and corrections as well`,
      ];

const metrics = ["leads", "meetings", "pipeline", "deals", "revenue"] as const;

/** The metric that an id begins with, as a list for the scorecard to be built with. */
const metricOf = (id: string) =>
  metrics.filter((metric) => id.startsWith(`${metric}.`) || id.startsWith(`${metric}:`));

/** The records behind a figure: a team's, nobody's, or everybody's; to a partner only their own. */
async function recordsOf(
  ctx: Ctx,
  scorecard: Scorecard,
  { figure, board }: { figure: BoardFigure; board: Board },
): Promise<ReturnType<typeof convertRecords>> {
  const { currency, meetingsCount } = ctx.ledger;
  const asked = { metric: figure.metric, period: scorecard.period, currency, meetingsCount };
  const teamId = figure.of === "row" ? figure.teamId : visibleTeam(ctx.actor);
  const records = await listCounted(ctx.database, ctx.ledger.id, { ...asked, teamId });
  const isOfNobody = figure.of === "board" && figure.part.startsWith("unsourced");
  const own = isOfNobody ? records.filter((record) => record.teamId === null) : records;
  // The rates that the figure used are those of its records; a frozen one's are those of late records as well.
  return convertRecords(own, currency, mergeRates([scorecard.frozen?.rates ?? [], board.used]));
}

function partsOf(figure: BoardFigure, board: Board, row: ScorecardRow | undefined): Explanation["parts"] {
  if (figure.part === "target") return [{ name: "the company's target", n: board.target ?? 0n }];
  if ((figure.part !== "need" && figure.part !== "committed") || row === undefined) return [];
  if (row.need === null)
    return [{ name: "basis points of a target that is not set yet", n: BigInt(row.committedBp ?? 0) }];
  const share = row.committedBp === null ? "" : `, ${printBasisPoints(row.committedBp)} of the target`;
  return [{ name: `committed by ${row.team}${share}`, n: row.need }];
}

function termsOf(
  figure: BoardFigure,
  board: Board,
  row: ScorecardRow | undefined,
  currency: string,
  elapsed: number,
): Term[] {
  const { metric, part } = figure;
  const quantity = (name: string, n: bigint | null): Term[] =>
    n === null ? [] : [{ name, printed: wordsForQuantity(metric, n, currency) }];
  const expected: Term = {
    name: "expected by now",
    printed: `${printPercent(board.expected.share)} ${wordsForBasis(board.expected)}`,
  };
  const actual = row === undefined ? [] : quantity("actual", row.n);
  const need = row === undefined ? [] : quantity("committed", row.need);
  if (part === "expected")
    return [
      expected,
      { name: "working days gone", printed: printPercent(elapsed) },
      ...quantity("all so far", board.total),
    ];
  if (part === "share") return [...actual, ...quantity("everybody's", board.total)];
  if (part === "unsourced-share")
    return [...quantity("unsourced", board.unsourced), ...quantity("everybody's", board.total)];
  if (part === "need" || part === "committed") return quantity("target", board.target);
  if (part === "pace") return [...actual, ...need, expected];
  if (part === "forecast") return [...actual, ...need, expected];
  if (part !== "status" || row === undefined) return [];
  const reach = reachOf(row.forecast);
  return [
    ...actual,
    ...need,
    expected,
    { name: "pace", printed: printPace(row.pace) },
    ...(reach === null ? [] : [{ name: "chance to reach it", printed: printPercent(reach) }]),
  ];
}
