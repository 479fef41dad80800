import { daysBetween, formatDay } from "../core/day.ts";
import { wordsForRecord } from "../core/decision-words.ts";
import { labelQuarter, quarterOf } from "../core/period.ts";
import { agendaKinds, planAgenda } from "../core/plan-agenda.ts";
import { countOf } from "../core/wording.ts";
import type { Ctx } from "../ctx.ts";
import { type AgendaRow, listAgendaRows } from "../data/agenda-items.ts";
import { listDueDecisions, listOverdueActions } from "../data/list-overdue.ts";
import {
  findReviewSeries,
  listStakeholders,
  type ReviewSeries,
  type Stakeholder,
} from "../data/review-series.ts";
import { findSubscriptionIn } from "../data/subscriptions.ts";
import { type AgendaFact, agendaFact } from "./agenda-fact.ts";
import { buildScorecard, type Scorecard } from "./build-scorecard.ts";
import { forAudience } from "./for-audience.ts";
import { listOffTrack, listWronglySummed } from "./list-off-track.ts";
import { listUnsigned } from "./list-unsigned.ts";
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
};

/** What an agenda is asked for: a channel, the local slot of the meeting where it is scheduled, and its rhythm. */
export type AgendaAsked = { channelId: string; slot: string | null; cadence: string };

/**
 * The agenda of a channel's meeting as of now, for the audience of that channel: what is off track, what is late, what
 * people added; within the meeting's minutes. @throws UserError where the channel is another ledger's or partner's
 */
export async function buildAgenda(asking: Ctx, { channelId }: AgendaAsked): Promise<Agenda> {
  const ctx = await forAudience(asking, channelId);
  const { db } = ctx.database;
  const ledgerId = ctx.ledger.id;
  const place = { ledgerId, channelId, kind: "agenda" };
  const subscription = await findSubscriptionIn(db, place);
  const series = subscription && (await findReviewSeries(db, ledgerId, subscription.id));
  const quarter = quarterOf(ctx.today, ctx.calendar);
  const [scorecard, rows, stakeholders] = await Promise.all([
    buildScorecard(ctx, quarter),
    listAgendaRows(db, ledgerId, channelId),
    series === null ? [] : listStakeholders(db, ledgerId, series.id),
  ]);
  const facts = (await listFacts(ctx, scorecard, channelId)).map(withOwner(stakeholders));
  const arranged = arrange(facts, rows, series, labelQuarter(quarter, ctx.calendar));
  return { ...arranged, opening: await sayLastMeeting(ctx, channelId) };
}

/** Everything that the facts bring up. */
async function listFacts(ctx: Ctx, scorecard: Scorecard, channelId: string): Promise<AgendaFact[]> {
  const found = await Promise.all([
    listPromises(ctx, channelId),
    listOffTrack(scorecard, ctx.ledger.currency),
    listLacking(ctx, scorecard),
  ]);
  return found.flat();
}

/** The actions that are late and the decisions whose day has come, of this channel's meetings. */
async function listPromises(ctx: Ctx, channelId: string): Promise<AgendaFact[]> {
  const { db } = ctx.database;
  const [late, due] = await Promise.all([
    listOverdueActions(db, ctx.ledger.id, channelId, ctx.today),
    listDueDecisions(db, ctx.ledger.id, channelId, ctx.today),
  ]);
  return [
    ...late.map(({ id, what, ownerUserId, day }) => {
      const days = daysBetween(day, ctx.today);
      const figureWords = `${countOf(days, "day")} overdue, due ${formatDay(day)}`;
      const key = `action:${id}`;
      return agendaFact({
        ...{
          key,
          kind: "action",
          title: what,
          figureWords,
          ownerUserId,
          minutes: 3,
          recordId: id,
          weight: days,
        },
      });
    }),
    ...due.map(({ id, what, ownerUserId, day, record }) => {
      const figureWords = wordsForRecord(record, ctx.ledger.currency);
      const key = `decision:${id}`;
      const weight = daysBetween(day, ctx.today);
      return agendaFact({
        ...{ key, kind: "decision", title: what, figureWords, ownerUserId, minutes: 5, recordId: id, weight },
      });
    }),
  ];
}

/** What of the quarter's commitments is not signed, is missing, or does not add up. */
async function listLacking(ctx: Ctx, scorecard: Scorecard): Promise<AgendaFact[]> {
  const { unsigned, missing } = await listUnsigned(ctx, scorecard.quarter);
  const teams = [...new Map([...unsigned, ...missing].map(({ teamId, team }) => [teamId, team]))];
  const lacking = teams.map(([teamId, team]) => {
    const waiting = unsigned.filter((each) => each.teamId === teamId).map(({ words }) => words);
    const none = missing
      .filter((each) => each.teamId === teamId)
      .map(({ metric }) => `no commitment to ${metric}`);
    return agendaFact({
      key: `unsigned:${teamId}`,
      kind: "unsigned",
      title: waiting.length > 0 ? `${team} has not signed` : `${team} has not committed`,
      figureWords: [...waiting, ...none].join("; "),
      ...{ teamId, team, minutes: 3, weight: waiting.length + none.length },
    });
  });
  return [...lacking, ...listWronglySummed(scorecard)];
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
  series: ReviewSeries | null,
  label: string,
): Omit<Agenda, "opening"> {
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
  const isQuiet = facts.length === 0;
  const plan = planAgenda(open.length === 0 ? [quiet] : open, { most: series?.minutes ?? 45, places });
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

/** What is talked about where nothing is off track. */
const quiet = agendaFact({
  ...{ key: "quiet", kind: "quiet", minutes: 10 },
  title: "Nothing is off track: what went well, and what should we do more of?",
});
