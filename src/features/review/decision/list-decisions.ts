import { visibleTeam } from "../../../core/roles.ts";
import type { Ctx } from "../../../ctx.ts";
import { type Decision, listDecisions } from "../../../data/decisions.ts";
import { listPartnerChannels } from "../../../data/team-channels.ts";

/** The decisions that a person may see, the newest first: partners those of their own channels. */
export async function findDecisions(ctx: Ctx): Promise<Decision[]> {
  const { database, ledger, actor } = ctx;
  const team = visibleTeam(actor);
  const channels = team === null ? null : await listPartnerChannels(database.db, ledger.id, team);
  return listDecisions(database.db, ledger.id, channels === null ? {} : { channelIds: [...channels] });
}
