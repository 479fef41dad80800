import { summariseCycle } from "../core/cycle.ts";
import { addDays, formatDay } from "../core/day.ts";
import { isHandOffPoor, summariseHandOff } from "../core/hand-off.ts";
import { visibleTeam } from "../core/roles.ts";
import { countOf, printPercent } from "../core/wording.ts";
import type { Ctx } from "../ctx.ts";
import { listHandOffs } from "../data/list-hand-offs.ts";
import { listRatedLeads } from "../data/list-rated-leads.ts";
import { listStageFaults, type StageFault } from "../data/list-stage-faults.ts";
import { countCycleDays, listQuietDeals } from "../data/list-stale-deals.ts";
import { type AgendaFact, agendaFact } from "./agenda-fact.ts";
import type { Scorecard } from "./build-scorecard.ts";

const nameless = "a company without a name";
const weekMs = 7 * 24 * 3_600_000;
/** The hand-off is judged over four weeks: a single one has too few meetings. */
const handOffDays = 28;

/** Open deals without movement for twice the median cycle; none while there are too few cycles to tell. */
export async function listStale(ctx: Ctx): Promise<AgendaFact[]> {
  const cycle = summariseCycle(await countCycleDays(ctx.database, ctx.ledger.id));
  if (cycle.kind === "too few") return [];
  const days = Math.round(2 * cycle.median);
  const own = visibleTeam(ctx.actor);
  const deals = await listQuietDeals(ctx.database, ctx.ledger.id, addDays(ctx.today, -days), own);
  if (deals.length === 0) return [];
  return [
    agendaFact({
      ...{ key: "stages:stale", kind: "stages", minutes: 5, weight: deals.length },
      title: `${countOf(deals.length, "open deal")} without movement`,
      figureWords: `for ${countOf(days, "day")}, twice the median cycle`,
      behind: deals.map(
        ({ company, lastDay }) => `${company ?? nameless}: last movement ${formatDay(lastDay)}`,
      ),
    }),
  ];
}

const sayFault = (fault: StageFault): string =>
  fault.kind === "past due"
    ? `${fault.company ?? nameless}: was due ${formatDay(fault.dueDay)} and is open`
    : `${fault.company ?? nameless}: ${fault.stage} on ${formatDay(fault.day)}, after it was closed on ${formatDay(fault.closedDay)}`;

/** Deals that contradict themselves: past their due day and open, or in a stage after their close. */
export async function listContradictory(ctx: Ctx): Promise<AgendaFact[]> {
  const faults = await listStageFaults(ctx.database, ctx.ledger.id, ctx.today, visibleTeam(ctx.actor));
  if (faults.length === 0) return [];
  const due = faults.filter(({ kind }) => kind === "past due").length;
  const late = faults.length - due;
  const parts = [
    ...(due > 0 ? [`${due} past the due day and open`] : []),
    ...(late > 0 ? [`${late} in a stage after the close`] : []),
  ];
  return [
    agendaFact({
      ...{ key: "stages:contradictory", kind: "stages", minutes: 5, weight: faults.length },
      title: `${countOf(faults.length, "deal")} that ${faults.length === 1 ? "contradicts itself" : "contradict themselves"}`,
      figureWords: parts.join(", "),
      behind: faults.map(sayFault),
    }),
  ];
}

/** What nobody sourced, where it is more than the ledger lets pass (5 %). Not for partners. */
export function listUnsourced({ boards }: Scorecard, unsourcedBp: number): AgendaFact[] {
  const [board] = boards;
  if (board === undefined || board.isOwnOnly || board.total === 0n) return [];
  const share = Number(board.unsourced) / Number(board.total);
  if (share * 10_000 <= unsourcedBp) return [];
  return [
    agendaFact({
      ...{ key: "stages:unsourced", kind: "stages", minutes: 3, weight: share },
      title: `${printPercent(share)} of ${board.metric} without a source`,
      figureId: `${board.metric}:unsourced`,
      figureWords: `nobody said where they came from`,
    }),
  ];
}

/** How meetings were handed over to sales in the last four weeks, where that asks for attention. */
export async function listPoorHandOffs(ctx: Ctx): Promise<AgendaFact[]> {
  const from = addDays(ctx.today, -handOffDays);
  const meetings = await listHandOffs(ctx.database.db, ctx.ledger.id, from, visibleTeam(ctx.actor));
  const found = summariseHandOff(meetings);
  if (!isHandOffPoor(found)) return [];
  const { booked, noShows, rejected, reasons, daysToAccept } = found;
  const why = reasons.map(({ reason, n }) => (n === 1 ? reason : `${reason} × ${n}`)).join(", ");
  const parts = [
    ...(noShows > 0 ? [countOf(noShows, "no-show")] : []),
    ...(rejected > 0 ? [`${rejected} rejected (${why})`] : []),
    ...(daysToAccept === null ? [] : [`${countOf(Math.round(daysToAccept), "day")} from booked to accepted`]),
  ];
  const failed = noShows + rejected;
  return [
    agendaFact({
      ...{ key: "hand-off", kind: "hand-off", minutes: 5, weight: failed },
      title: `${failed} of ${countOf(booked, "meeting")} of four weeks came to nothing`,
      figureWords: parts.join(", "),
      behind: meetings
        .filter(({ outcome }) => outcome === "no-show" || outcome === "rejected")
        .map(
          ({ company, outcome, bookedDay, reason }) =>
            `${company ?? nameless}: ${outcome}${reason === null ? "" : `, ${reason}`} (booked ${formatDay(bookedDay)})`,
        ),
    }),
  ];
}

/** The voice of sales: the good and the poor leads of the week, with the reasons given. */
export async function listVoices(ctx: Ctx): Promise<AgendaFact[]> {
  const since = ctx.clock() - weekMs;
  const rated = await listRatedLeads(ctx.database.db, ctx.ledger.id, since, visibleTeam(ctx.actor));
  if (rated.length === 0) return [];
  const good = rated.filter(({ quality }) => quality === "good").length;
  const poor = rated.length - good;
  const reasons = [
    ...new Set(
      rated.flatMap(({ quality, reason }) => (quality === "good" || reason === null ? [] : [reason])),
    ),
  ];
  const why = reasons.length === 0 ? "" : `; poor because ${reasons.slice(0, 3).join(", ")}`;
  return [
    agendaFact({
      ...{
        key: "voice",
        kind: "voice",
        title: "What sales says of the week's leads",
        minutes: 5,
        weight: poor,
      },
      figureWords: `${good} good, ${poor} poor${why}`,
      behind: rated.map(
        ({ company, quality, reason, source }) =>
          `${company ?? nameless}: ${quality}${reason === null ? "" : `, ${reason}`} (${source ?? "unsourced"})`,
      ),
    }),
  ];
}
