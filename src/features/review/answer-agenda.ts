import type { ChartBlock } from "../../charts/make-charts.ts";
import type { Ctx } from "../../ctx.ts";
import { type Agenda, buildAgenda } from "../../reports/build-agenda.ts";
import { findSeries } from "../../reports/find-series.ts";
import type { Message } from "../../slack/message.ts";
import { type AgendaFrame, sayAgenda, sayAgendaPost } from "./agenda-view.ts";

/** The agenda of a channel's next meeting as of now, and where it is shown. */
export async function readAgenda(
  ctx: Ctx,
  channelId: string,
): Promise<{ agenda: Agenda; frame: AgendaFrame }> {
  const found = await findSeries(ctx, channelId);
  const meeting = found?.next ?? null;
  const cadence = found?.subscription.cadence ?? "now";
  const agenda = await buildAgenda(ctx, { channelId, slot: meeting?.slot ?? null, cadence });
  const chart = await chartOf(ctx, agenda, "reply");
  return {
    agenda,
    frame: { ledgerId: ctx.ledger.id, channelId, meeting, isLate: false, ledgerName: null, chart },
  };
}

/** The trends of a monthly agenda, drawn. @param place where it appears: a reply takes no picture */
export async function chartOf(
  { charts, ledger }: Ctx,
  { monthly }: Agenda,
  place: "post" | "reply",
): Promise<ChartBlock | null> {
  const spec = monthly?.trends.chart ?? null;
  return spec && (await charts.block(spec, { workspaceId: ledger.workspaceId, place }));
}

/** The agenda for one person, private. */
export async function answerAgenda(ctx: Ctx, channelId: string): Promise<Message> {
  const { agenda, frame } = await readAgenda(ctx, channelId);
  return sayAgenda(agenda, frame);
}

/** The agenda's first screen for a channel. */
export async function shareAgenda(ctx: Ctx, channelId: string): Promise<Message> {
  const { agenda, frame } = await readAgenda(ctx, channelId);
  return sayAgendaPost(agenda, frame).message;
}
