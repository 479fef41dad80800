import { summariseCycle } from "../core/cycle.ts";
import { definitionsInForce } from "../core/definitions.ts";
import { velocityOf } from "../core/key-figure.ts";
import { formatMoneyShort } from "../core/money.ts";
import { type Period, previousQuarter, quarterPeriod } from "../core/period.ts";
import { visibleTeam } from "../core/roles.ts";
import { countOf } from "../core/wording.ts";
import type { Ctx } from "../ctx.ts";
import { listDefinitions } from "../data/definitions.ts";
import { countOpen } from "../data/open-pipeline.ts";
import { type AgendaFact, agendaFact } from "./agenda-fact.ts";
import type { Scorecard } from "./build-scorecard.ts";
import { countConverted } from "./count-converted.ts";
import { askOpen } from "./read-open.ts";

/** A change of a fifth against the quarter before asks for attention. */
const worse = 1.2;

/**
 * Cycle and velocity of this quarter's closed deals against the quarter before's, where they got worse by a fifth or
 * more. The velocity of both is that of the deals open today: with each quarter's win rate, mean won amount and cycle.
 * None for partners, nor with too few closed deals in either quarter.
 */
export async function listSpeed(ctx: Ctx, { quarter, period }: Scorecard): Promise<AgendaFact[]> {
  if (visibleTeam(ctx.actor) !== null) return [];
  const { database, ledger } = ctx;
  const { thresholds } = definitionsInForce(await listDefinitions(database.db, ledger.id));
  const read = async (span: Pick<Period, "start" | "end">) => {
    const closings = await countConverted(ctx, span);
    return { ...closings, cycle: summariseCycle(closings.cycleDays, thresholds.tooFew) };
  };
  const [now, before] = await Promise.all([
    read(period),
    read(quarterPeriod(previousQuarter(quarter), ctx.calendar)),
  ]);
  return [...slowerCycle(now.cycle, before.cycle), ...(await slowerVelocity(ctx, now, before, thresholds))];
}

type Cycle = ReturnType<typeof summariseCycle>;
type Wins = Parameters<typeof velocityOf>[1];

function slowerCycle(now: Cycle, before: Cycle): AgendaFact[] {
  if (now.kind === "too few" || before.kind === "too few" || now.median < worse * before.median) return [];
  const days = (median: number) => countOf(Math.round(median), "day");
  return [
    agendaFact({
      ...{ key: "speed:cycle", kind: "speed", title: "Deals take longer to win", minutes: 5 },
      ...{
        figureId: "cycle",
        figureWords: `median ${days(now.median)}, last quarter ${days(before.median)}`,
      },
      weight: now.median / Math.max(1, before.median),
    }),
  ];
}

async function slowerVelocity(
  ctx: Ctx,
  now: Wins,
  before: Wins,
  thresholds: Parameters<typeof velocityOf>[2],
): Promise<AgendaFact[]> {
  const rows = await countOpen(ctx.database, ctx.ledger.id, await askOpen(ctx));
  const open = rows.find(({ leftOut }) => leftOut === null)?.n ?? 0;
  const [fast, slow] = [velocityOf(open, before, thresholds), velocityOf(open, now, thresholds)];
  if (fast.kind === "none" || slow.kind === "none") return [];
  if (Number(fast.perDayMinor) < worse * Number(slow.perDayMinor) || fast.perDayMinor === 0n) return [];
  const money = (amountMinor: bigint) => formatMoneyShort({ amountMinor, currency: ctx.ledger.currency });
  const wins = ({ won, lost, cycle }: Wins) =>
    `${won} won, ${lost} lost${cycle.kind === "too few" ? "" : `, median cycle ${countOf(Math.round(cycle.median), "day")}`}`;
  return [
    agendaFact({
      ...{ key: "speed:velocity", kind: "speed", title: "The open deals bring in less a day", minutes: 5 },
      figureWords: `${money(slow.perDayMinor)} a day, ${money(fast.perDayMinor)} at last quarter's pace`,
      weight: Number(fast.perDayMinor) / Math.max(1, Number(slow.perDayMinor)),
      behind: [
        `Velocity = open deals × win rate × mean won amount ÷ cycle days, of ${countOf(open, "open deal")}`,
        `This quarter: ${wins(now)}`,
        `Last quarter: ${wins(before)}`,
      ],
    }),
  ];
}
