import { type Day, dayAt, formatDay, isDay } from "../core/day.ts";
import { wordsForDefinition } from "../core/definitions.ts";
import { labelQuarter, nextQuarter, previousQuarter, type Quarter, quarterOf } from "../core/period.ts";
import { visibleTeam } from "../core/roles.ts";
import { shorten } from "../core/shorten.ts";
import { countOf } from "../core/wording.ts";
import type { Ctx } from "../ctx.ts";
import { listDefinitions } from "../data/definitions.ts";
import type { MeetingTimes } from "../schedule/meeting-slots.ts";
import { nextSlot, slotInstant } from "../schedule/next-slot.ts";
import { type AgendaFact, agendaFact } from "./agenda-fact.ts";
import type { Scorecard } from "./build-scorecard.ts";
import { listRestatements } from "./list-restatements.ts";

/** What has changed about figures that were published in this channel. */
export async function listRestated(ctx: Ctx, scorecard: Scorecard, channelId: string): Promise<AgendaFact[]> {
  const lines = await listRestatements(ctx, scorecard, channelId);
  if (lines.length === 0) return [];
  return [
    agendaFact({
      ...{ key: "restatement", kind: "restatement", minutes: 3, weight: lines.length, behind: lines },
      title: `${countOf(lines.length, "published figure")} ${lines.length === 1 ? "was" : "were"} restated`,
      figureWords: shorten(lines[0] ?? "", 120),
    }),
  ];
}

const daysBack = { monthly: 31, quarterly: 92 } as const;
const dayMs = 24 * 3_600_000;

/** A definition that changed: its words, who changed it (Slack user id) and on which day. */
export type Redefined = { words: string; setBy: string; day: Day };

/** Of a monthly or quarterly agenda: which definitions changed since the one before, and by whom. Not for partners. */
export async function listRedefined(ctx: Ctx, cadence: string): Promise<Redefined[]> {
  if ((cadence !== "monthly" && cadence !== "quarterly") || visibleTeam(ctx.actor) !== null) return [];
  const since = ctx.clock() - daysBack[cadence] * dayMs;
  const changes = await listDefinitions(ctx.database.db, ctx.ledger.id);
  return (
    changes
      // Who owns the loop stands at the foot of each agenda.
      .filter(({ key, setAt }) => setAt >= since && key !== "owner")
      .map(({ key, value, setBy, setAt }) => ({
        ...{ words: `${key}: ${wordsForDefinition(key, value)}`, setBy },
        day: dayAt(setAt, ctx.ledger.timeZone),
      }))
  );
}

/** The item that looks at the definitions, where some changed. */
export const listDefinitionItem = (redefined: readonly Redefined[]): AgendaFact[] =>
  redefined.length === 0
    ? []
    : [
        agendaFact({
          ...{ key: "definitions", kind: "definitions", minutes: 3, weight: redefined.length },
          title: "Do our definitions fit as they are now?",
          figureWords: `${countOf(redefined.length, "change")} since the last time`,
          behind: redefined.map(({ words, day }) => `${words}, since ${formatDay(day)}`),
        }),
      ];

/** The quarter that a meeting closes and the one that it opens; null where it is neither's last nor first. */
export function turnOfQuarter(
  ctx: Ctx,
  slot: string | null,
  cadence: string,
  times: MeetingTimes | null,
): { closes: Quarter; opens: Quarter } | null {
  const day = slot?.slice(0, 10) ?? "";
  if (!isDay(day) || slot === null || times === null) return null;
  const quarter = quarterOf(day, ctx.calendar);
  if (cadence === "quarterly") return { closes: previousQuarter(quarter), opens: quarter };
  if (cadence !== "monthly") return null;
  const after = nextSlot(times, slotInstant(slot, times.timeZone)).slot.slice(0, 10);
  const isLast = isDay(after) && quarterOf(after, ctx.calendar) !== quarter;
  return isLast ? { closes: quarter, opens: nextQuarter(quarter) } : null;
}

/** The item that closes a quarter and opens the next one. */
export const listTurn = (ctx: Ctx, turn: { closes: Quarter; opens: Quarter } | null): AgendaFact[] => {
  if (turn === null) return [];
  const label = (quarter: Quarter) => labelQuarter(quarter, ctx.calendar);
  return [
    agendaFact({
      ...{ key: `quarter:${turn.opens}`, kind: "quarter", minutes: 10 },
      title: `Close ${label(turn.closes)} and open ${label(turn.opens)}`,
      figureWords: "last quarter's targets and commitments are the draft, to be signed",
    }),
  ];
};
