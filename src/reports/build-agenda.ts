import { definitionsInForce } from "../core/definitions.ts";
import { labelQuarter, type Quarter, quarterOf } from "../core/period.ts";
import { agendaKinds, mostMinutes, planAgenda } from "../core/plan-agenda.ts";
import type { Ctx } from "../ctx.ts";
import { type AgendaRow, listAgendaRows } from "../data/agenda-items.ts";
import { listDefinitions } from "../data/definitions.ts";
import type { Stakeholder } from "../data/review-series.ts";
import { type AgendaFact, agendaFact } from "./agenda-fact.ts";
import { buildScorecard, type Scorecard } from "./build-scorecard.ts";
import { buildTrends, type Trends } from "./build-trends.ts";
import { findLoop, type Loop } from "./find-loop.ts";
import { findSeries, type Series } from "./find-series.ts";
import { forAudience } from "./for-audience.ts";
import { listContradictory, listPoorHandOffs, listStale, listUnsourced, listVoices } from "./list-health.ts";
import { listLeft } from "./list-left.ts";
import { listOffTrack } from "./list-off-track.ts";
import { listLacking, listPromises } from "./list-promises.ts";
import {
  listDefinitionItem,
  listRedefined,
  listRestated,
  listTurn,
  type Redefined,
  turnOfQuarter,
} from "./list-quarter-facts.ts";
import { listSpeed } from "./list-speed.ts";
import { sayLastMeeting } from "./say-last-meeting.ts";

export type { AgendaFact };

/** What a meeting talks about, built from the facts and from what people did to it beforehand. */
export type Agenda = {
  /** in their order; never empty: where nothing is off track one item says so */
  readonly items: readonly AgendaFact[];
  readonly minutes: number;
  /** what there is no time for, the most important first */
  readonly notToday: readonly AgendaFact[];
  /** what somebody parked before the meeting */
  readonly parked: readonly AgendaFact[];
  /** whether the facts bring up nothing */
  readonly isQuiet: boolean;
  /** "Q4 2026" */
  readonly label: string;
  /** what the last meeting decided and what is open of it, at most two lines; none before the first one */
  readonly opening: readonly string[];
  /** the quarter that the meeting opens, for its draft to be copied; null: it closes none */
  readonly opens: Quarter | null;
  /** of a monthly or quarterly meeting: how the key metrics went, and which definitions changed */
  readonly monthly: { readonly trends: Trends; readonly redefined: readonly Redefined[] } | null;
  /** who owns the loop here, and in a month's or quarter's how it stands; null in a partner's channel */
  readonly loop: Loop | null;
};

/** What an agenda is asked for: a channel, the local slot of the meeting where it is scheduled, and its rhythm. */
export type AgendaAsked = { channelId: string; slot: string | null; cadence: string };

/**
 * The agenda of a channel's meeting as of now, for the audience of that channel: what is off track, what is late, what
 * people added; within the meeting's minutes. @throws UserError where the channel is another ledger's or partner's
 */
export async function buildAgenda(asking: Ctx, { channelId, slot, cadence }: AgendaAsked): Promise<Agenda> {
  const ctx = await forAudience(asking, channelId);
  const { db } = ctx.database;
  const quarter = quarterOf(ctx.today, ctx.calendar);
  const isMonthly = cadence === "monthly" || cadence === "quarterly";
  const [found, scorecard, rows, redefined, loop] = await Promise.all([
    findSeries(ctx, channelId),
    buildScorecard(ctx, quarter),
    listAgendaRows(db, ctx.ledger.id, channelId),
    listRedefined(ctx, cadence),
    findLoop(ctx, isMonthly),
  ]);
  const turn = turnOfQuarter(ctx, slot, cadence, found?.times ?? null);
  const expected = found?.stakeholders ?? [];
  const left = await listLeft(ctx, channelId, expected);
  const here = expected.filter(({ userId }) => !left.userIds.has(userId));
  const facts = [
    ...left.facts,
    ...(await listFacts(ctx, scorecard, channelId)),
    ...listDefinitionItem(redefined),
    ...listTurn(ctx, turn),
  ].map(withOwner(here));
  const label = labelQuarter(quarter, ctx.calendar);
  return {
    ...arrange(facts, rows, found, label),
    opening: await sayLastMeeting(ctx, channelId),
    opens: turn?.opens ?? null,
    monthly: isMonthly ? { trends: await buildTrends(ctx, cadence), redefined } : null,
    loop,
  };
}

/** Everything that the facts bring up. */
async function listFacts(ctx: Ctx, scorecard: Scorecard, channelId: string): Promise<AgendaFact[]> {
  const definitions = definitionsInForce(await listDefinitions(ctx.database.db, ctx.ledger.id));
  const found = await Promise.all([
    listPromises(ctx, channelId),
    listOffTrack(scorecard, ctx.ledger.currency),
    listLacking(ctx, scorecard),
    listPoorHandOffs(ctx),
    listStale(ctx),
    listContradictory(ctx),
    listUnsourced(scorecard, definitions.thresholds.unsourcedBp),
    listSpeed(ctx, scorecard),
    listVoices(ctx),
    listRestated(ctx, scorecard, channelId),
  ]);
  return found.flat();
}

/** A team's item belongs to the stakeholder who was named for it. */
const withOwner =
  (stakeholders: readonly Stakeholder[]) =>
  (fact: AgendaFact): AgendaFact => ({
    ...fact,
    ownerUserId:
      fact.ownerUserId ??
      (fact.teamId === null
        ? null
        : (stakeholders.find(({ teamId }) => teamId === fact.teamId)?.userId ?? null)),
  });

/** A row that somebody added, or that an earlier meeting parked, as an item. */
const ofRow = (row: AgendaRow): AgendaFact =>
  agendaFact({
    ...{ key: row.key, kind: row.reviewId === null ? "added" : kindOf(row.kind), title: row.title },
    ...{ figureId: row.figureId, figureWords: row.figureWords, ownerUserId: row.ownerUserId },
    ...{ minutes: row.minutes, recordId: row.recordId ?? row.id },
  });

const kindOf = (kind: string): AgendaFact["kind"] => agendaKinds.find((each) => each === kind) ?? "added";

/** What people did to the facts: added, parked and moved items, within the minutes of the meeting. */
function arrange(
  facts: readonly AgendaFact[],
  rows: readonly AgendaRow[],
  found: Series | null,
  label: string,
): Omit<Agenda, "opening" | "opens" | "monthly" | "loop"> {
  const next = rows.filter(({ reviewId }) => reviewId === null);
  const parkedKeys = new Set(next.filter(({ state }) => state === "parked").map(({ key }) => key));
  const added = next.filter(({ kind }) => kind === "added").map(ofRow);
  // What a meeting parked comes back by itself, unless the facts bring it up anyway.
  const known = new Set([...facts, ...added].map(({ key }) => key));
  const carried = rows
    .filter(({ reviewId, key, kind }) => reviewId !== null && !known.has(key) && !isSettledOtherwise(kind))
    .map(ofRow);
  const all = uniqueByKey([...facts, ...added, ...carried]);
  const places = new Map(
    next.filter(({ position }) => position >= 0).map(({ key, position }) => [key, position]),
  );
  const open = all.filter(({ key }) => !parkedKeys.has(key));
  const isQuiet = !facts.some(({ kind }) => offTrackKinds.has(kind));
  const plan = planAgenda(open.length === 0 ? [quiet] : open, {
    most: found?.series.minutes ?? mostMinutes,
    places,
  });
  return {
    items: plan.taken,
    minutes: plan.minutes,
    notToday: plan.notToday,
    parked: all.filter(({ key }) => parkedKeys.has(key)),
    isQuiet,
    label,
  };
}

/** An action that was done, a decision that was checked and a quiet week do not come back: only the facts say them. */
const isSettledOtherwise = (kind: string): boolean => ["action", "decision", "quiet"].includes(kind);

const uniqueByKey = (facts: readonly AgendaFact[]): AgendaFact[] =>
  [...new Map(facts.toReversed().map((fact) => [fact.key, fact])).values()].toReversed();

/** What of the facts is off track, rather than a part of every such meeting. */
const offTrackKinds: ReadonlySet<AgendaFact["kind"]> = new Set([
  ...(["action", "commitment", "decision", "unsigned"] as const),
  ...(["hand-off", "stages", "speed", "restatement"] as const),
]);

/** What is talked about where nothing is off track. */
const quiet = agendaFact({
  ...{ key: "quiet", kind: "quiet", minutes: 10 },
  title: "Nothing is off track: what went well, and what should we do more of?",
});
