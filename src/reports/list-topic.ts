import { quarterOf } from "../core/period.ts";
import type { WhyTopic } from "../core/why-line.ts";
import type { Ctx } from "../ctx.ts";
import type { AgendaFact } from "./agenda-fact.ts";
import { buildScorecard } from "./build-scorecard.ts";
import { listContradictory, listPoorHandOffs, listStale, listVoices } from "./list-health.ts";
import { listSpeed } from "./list-speed.ts";

/** What of a topic of the agenda asks for attention now, with what it stands on; the same as on the agenda. */
export async function listTopic(ctx: Ctx, topic: WhyTopic): Promise<AgendaFact[]> {
  switch (topic) {
    case "hand-off":
      return listPoorHandOffs(ctx);
    case "stages":
      return [...(await listStale(ctx)), ...(await listContradictory(ctx))];
    case "speed":
      return listSpeed(ctx, await buildScorecard(ctx, quarterOf(ctx.today, ctx.calendar)));
    case "voice":
      return listVoices(ctx);
  }
}
