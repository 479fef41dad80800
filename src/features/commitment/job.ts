import { nextQuarter, quarterOf } from "../../core/period.ts";
import { clockwork, forLedger } from "../../ctx.ts";
import { getLedger } from "../../data/ledgers.ts";
import { listTeamChannels } from "../../data/team-channels.ts";
import { buildCommitments } from "../../reports/build-commitments.ts";
import { forAudience } from "../../reports/for-audience.ts";
import { sayFundingFor } from "../../reports/say-funding.ts";
import type { Job, Jobs } from "../../schedule/job.ts";
import type { Block, Message } from "../../slack/message.ts";
import { message } from "../../slack/message.ts";
import { renameCommands } from "../../slack/rename-commands.ts";
import { joinMrkdwn, raw } from "../../slack/text.ts";
import { remindingKind } from "./ask-team.ts";
import { askToSign, waitingItems } from "./proposal-view.ts";

/** The weekly reminder of a channel: what its teams have not signed for this quarter and the next; none when all is. */
const remindJob: Job = async (services, { ledgerId, target }) => {
  const whole = forLedger(services, await getLedger(services.database.db, ledgerId), "", clockwork);
  const ctx = await forAudience(whole, target);
  const channels = await listTeamChannels(services.database.db, ledgerId);
  const isAnybodys = ![...channels.values()].includes(target);
  const current = quarterOf(ctx.today, ctx.calendar);
  const parts: Message[] = [];
  const quarters = [current, nextQuarter(current)] as const;
  const funding = await sayFundingFor(ctx, quarters);
  for (const quarter of quarters) {
    const commitments = await buildCommitments(ctx, quarter);
    for (const team of commitments.teams) {
      const place = channels.get(team.id);
      // A team without a channel of its own is reminded wherever somebody proposed something to it.
      if (place === undefined ? !isAnybodys : place !== target) continue;
      const items = waitingItems(commitments, ({ teamId }) => teamId === team.id);
      if (items.length === 0) continue;
      const title = `${team.name} has not signed yet for ${commitments.label}`;
      const asked = { items, team, commitments, title, funding: funding(commitments, team.id) };
      parts.push(askToSign(ctx, asked));
    }
  }
  if (parts.length === 0) return { skip: "everything is signed" };
  const blocks: Block[] = parts.flatMap((part) => part.blocks ?? []);
  const text = joinMrkdwn(
    parts.map((part) => raw(part.text)),
    " ",
  );
  return { message: renameCommands(message(text, blocks), ctx.config.commandNames) };
};

/** What the clock does about commitments. */
export const commitJobs: Jobs = { [remindingKind]: remindJob };
