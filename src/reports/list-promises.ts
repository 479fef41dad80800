import { dayAt, daysBetween, formatDay } from "../core/day.ts";
import { explainRecord, wordsForRecord } from "../core/decision-words.ts";
import { beginLine, countOf } from "../core/wording.ts";
import type { Ctx } from "../ctx.ts";
import { listDueDecisions, listOverdueActions } from "../data/list-overdue.ts";
import { type AgendaFact, agendaFact } from "./agenda-fact.ts";
import type { Scorecard } from "./build-scorecard.ts";
import { listWronglySummed } from "./list-off-track.ts";
import { listUnsigned } from "./list-unsigned.ts";

/** The actions that are late and the decisions whose day has come, of this channel's meetings. */
export async function listPromises(ctx: Ctx, channelId: string): Promise<AgendaFact[]> {
  const { db } = ctx.database;
  const [late, due] = await Promise.all([
    listOverdueActions(db, ctx.ledger.id, channelId, ctx.today),
    listDueDecisions(db, ctx.ledger.id, channelId, ctx.today),
  ]);
  return [
    ...late.map(({ id, what, ownerUserId, day, givenAt }) => {
      const days = daysBetween(day, ctx.today);
      const figureWords = `${countOf(days, "day")} overdue, due ${formatDay(day)}`;
      const key = `action:${id}`;
      return agendaFact({
        ...{
          key,
          kind: "action",
          title: beginLine(what),
          figureWords,
          ownerUserId,
          minutes: 3,
          recordId: id,
          weight: days,
          behind: [`Given on ${formatDay(dayAt(givenAt, ctx.ledger.timeZone))}, due on ${formatDay(day)}`],
        },
      });
    }),
    ...due.map(({ id, what, ownerUserId, day, record }) => {
      const figureWords = wordsForRecord(record, ctx.ledger.currency);
      const key = `decision:${id}`;
      const weight = daysBetween(day, ctx.today);
      const title = `Did it work? ${beginLine(what)}`;
      return agendaFact({
        ...{ key, kind: "decision", title, figureWords, ownerUserId, minutes: 5, recordId: id, weight },
        behind: explainRecord(record, ctx.ledger.currency),
      });
    }),
  ];
}

/** What of the quarter's commitments is not signed, is missing, or does not add up. */
export async function listLacking(ctx: Ctx, scorecard: Scorecard): Promise<AgendaFact[]> {
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
