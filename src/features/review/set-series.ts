import type { Expected } from "../../core/review-line.ts";
import type { Ctx } from "../../ctx.ts";
import type { RequestId } from "../../data/requests.ts";
import { removeStakeholder, setReviewSeries, setStakeholder } from "../../data/review-series-write.ts";
import { UserError } from "../../errors.ts";
import type { Series } from "../../reports/find-series.ts";
import { changeSeries, refuseUnlessScheduler } from "./change-series.ts";

/** Says when the agenda of a channel's meetings arrives (admins only). @throws UserError */
export async function setAgendaTime(
  ctx: Ctx,
  channelId: string,
  { daysBefore, time }: { daysBefore: number; time: string | null },
  request: RequestId,
): Promise<Series> {
  await refuseUnlessScheduler(ctx, "say when the agenda comes");
  return changeSeries(ctx, channelId, request, async (tx, { series, times }) => {
    const agendaTime = time ?? series.agendaTime;
    if (daysBefore === 0 && agendaTime >= times.localTime)
      throw new UserError(
        `The meeting begins at ${times.localTime}; an agenda at ${agendaTime} would come too late.`,
        "/review agenda same day 08:00",
      );
    const after = { agendaDaysBefore: daysBefore, agendaTime };
    await setReviewSeries(tx, { ledgerId: ctx.ledger.id, id: series.id }, after);
    const before = { agendaDaysBefore: series.agendaDaysBefore, agendaTime: series.agendaTime };
    return { action: "set", before, after, notice: null };
  });
}

/** Says for how many minutes the meetings are planned (admins only). @throws UserError */
export async function setMinutes(
  ctx: Ctx,
  channelId: string,
  minutes: number,
  request: RequestId,
): Promise<Series> {
  await refuseUnlessScheduler(ctx, "say how long the meeting is");
  return changeSeries(ctx, channelId, request, async (tx, { series }) => {
    await setReviewSeries(tx, { ledgerId: ctx.ledger.id, id: series.id }, { minutes });
    return { action: "set", before: { minutes: series.minutes }, after: { minutes }, notice: null };
  });
}

/** Expects people at the meetings, each for a team or for nobody in particular (admins only). @throws UserError */
export async function addStakeholders(
  ctx: Ctx,
  channelId: string,
  people: readonly Expected[],
  request: RequestId,
): Promise<Series> {
  await refuseUnlessScheduler(ctx, "say who is expected");
  return changeSeries(ctx, channelId, request, async (tx, { series, stakeholders }) => {
    for (const { userId, teamId } of people) {
      await setStakeholder(tx, {
        ...{ id: ctx.newId(), ledgerId: ctx.ledger.id, seriesId: series.id, userId, teamId },
        createdAt: ctx.clock(),
      });
    }
    const before = { stakeholders: stakeholders.map(({ userId }) => userId) };
    return {
      action: "expected",
      before,
      after: { stakeholders: people.map(({ userId }) => userId) },
      notice: null,
    };
  });
}

/** Expects people no longer (admins only): what is their team's is the team's again. @throws UserError */
export async function removeStakeholders(
  ctx: Ctx,
  channelId: string,
  userIds: readonly string[],
  request: RequestId,
): Promise<Series> {
  await refuseUnlessScheduler(ctx, "say who is expected");
  return changeSeries(ctx, channelId, request, async (tx, { series, stakeholders }) => {
    for (const userId of userIds) {
      const at = { ledgerId: ctx.ledger.id, seriesId: series.id, userId };
      if (!(await removeStakeholder(tx, at, ctx.clock())))
        throw new UserError("That person is not expected at the meetings of this channel.", "/review status");
    }
    const before = { stakeholders: stakeholders.map(({ userId }) => userId) };
    return { action: "not expected", before, after: { left: [...userIds] }, notice: null };
  });
}
