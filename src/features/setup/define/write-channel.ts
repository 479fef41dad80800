import { normaliseName } from "../../../core/names.ts";
import type { Ctx } from "../../../ctx.ts";
import { findBinding } from "../../../data/bindings.ts";
import type { Tx } from "../../../data/client.ts";
import { addHistory } from "../../../data/history.ts";
import { listTeamChannels, setTeamChannel } from "../../../data/team-channels.ts";
import { listTeams } from "../../../data/vocabulary.ts";
import { UserError } from "../../../errors.ts";

/**
 * Sets the channel in which a team is asked to sign its commitments, with its history row, in the caller's transaction.
 * It is no definition that a report depends on: their version stays.
 * @throws UserError where there is no such team, or the channel is another ledger's or another partner's
 */
export async function writeSigningChannel(
  ctx: Ctx,
  tx: Tx,
  { team: name, channelId }: { team: string; channelId: string | null },
  id: string,
): Promise<void> {
  const { ledger, userId } = ctx;
  const teams = await listTeams(tx, ledger.id);
  const team = teams.find(({ key }) => key === normaliseName(name));
  if (team === undefined) {
    throw new UserError(
      `There is no team “${name}”. There are: ${teams.map((each) => each.name).join(", ")}.`,
      `/roundtrip define team ${teams[0]?.name ?? "Marketing"} channel #marketing`,
    );
  }
  const binding = channelId === null ? null : await findBinding(tx, ledger.workspaceId, channelId);
  const isOthers = binding !== null && binding.ledgerId !== ledger.id;
  if (isOthers || (binding !== null && binding.teamId !== null && binding.teamId !== team.id)) {
    throw new UserError(
      `That channel belongs to another ${isOthers ? "ledger" : "partner"}.`,
      `/roundtrip define team ${team.name} channel, with one of its own`,
    );
  }
  const before = (await listTeamChannels(tx, ledger.id)).get(team.id) ?? null;
  await setTeamChannel(tx, { ledgerId: ledger.id, id: team.id }, channelId);
  await addHistory(tx, ledger.id, {
    ...{ id, subject: "definition", subjectId: `team ${team.name}`, action: "set", actor: userId },
    ...{ recordedAt: ctx.clock(), effectiveDay: null },
    before: { channelId: before },
    after: { id: team.id, name: team.name, channelId },
  });
}
