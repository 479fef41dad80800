import { dayAt, formatDay } from "../../core/day.ts";
import type { Ctx } from "../../ctx.ts";
import type { Tx } from "../../data/client.ts";
import {
  type CommitmentVersion,
  keepAsVersion,
  listVersions,
  moveVersion,
} from "../../data/commitment-versions.ts";
import { type Commitment, changeCommitment, findCommitment, lockCommitment } from "../../data/commitments.ts";
import { addHistory } from "../../data/history.ts";
import { recordOnce } from "../../data/record-once.ts";
import { findHandled, type RequestId } from "../../data/requests.ts";
import { listTeams } from "../../data/vocabulary.ts";
import { UserError } from "../../errors.ts";
import { stopRemindingIfSigned } from "./ask-team.ts";
import { refuseUnlessOfTeam } from "./may-act.ts";
import type { Proposal } from "./write-proposal.ts";

/**
 * Signs proposals: each that still waits is agreed and counts from now on, once, whoever presses first. People of the
 * team, and admins.
 * @returns the id of the change
 * @throws UserError for others, and where none of them waits any more: who signed it, or which version took its place
 */
export async function signOnce(
  ctx: Ctx,
  proposals: readonly Proposal[],
  request: RequestId,
): Promise<string> {
  const { database, ledger } = ctx;
  const teams = await listTeams(database.db, ledger.id);
  const signing: { commitment: Commitment; version: number }[] = [];
  for (const { commitmentId, version } of proposals) {
    const commitment = await findCommitment(database.db, ledger.id, commitmentId);
    const team = teams.find(({ id }) => id === commitment?.teamId);
    if (commitment === null || team === undefined) continue;
    await refuseUnlessOfTeam(ctx, team, "sign commitments");
    signing.push({ commitment, version });
  }
  const handled = await findHandled(database.db, request);
  if (handled !== null) return handled.recordId;
  if (signing.length === 0)
    throw new UserError("This was taken back; there is nothing to sign here any more.", "/commit");
  const given = { request, ledgerId: ledger.id, recordId: ctx.newId(), createdAt: ctx.clock() };
  return recordOnce(database, given, async (tx, changeId) => {
    const settled: Settled[] = [];
    let signed = 0;
    for (const { commitment, version } of signing) {
      const stale = await signOne(
        ctx,
        tx,
        { commitment, version },
        { changeId: signed === 0 ? changeId : ctx.newId(), together: changeId },
      );
      if (stale === null) signed += 1;
      else settled.push(stale);
    }
    const [first] = signing;
    if (signed === 0) throw refuseSettled(ctx, settled, first?.commitment.quarter ?? "");
    await stopRemindingIfSigned(ctx, tx);
  });
}

/** A version that does not wait any more, and the number of the last one. */
type Settled = CommitmentVersion & { last: number };

/** Signs one version; where it does not wait any more, gives back what tells why. */
async function signOne(
  ctx: Ctx,
  tx: Tx,
  { commitment: { id }, version }: { commitment: Commitment; version: number },
  { changeId, together }: { changeId: string; together: string },
): Promise<Settled | null> {
  const { ledger, userId } = ctx;
  await lockCommitment(tx, ledger.id, id);
  const commitment = await findCommitment(tx, ledger.id, id);
  const versions = await listVersions(tx, ledger.id, id);
  if (versions.length === 0)
    versions.push(
      await keepAsVersion(tx, ledger.id, { id: ctx.newId(), commitmentId: id, state: "proposed" }),
    );
  const meant = versions.find((each) => each.version === version);
  if (commitment === null || meant === undefined)
    throw new Error(`no version ${version} of commitment ${id}`);
  const now = ctx.clock();
  const at = { ledgerId: ledger.id, commitmentId: id, version, from: "proposed" } as const;
  if (!(await moveVersion(tx, at, { state: "agreed", agreedBy: userId, agreedAt: now })))
    return { ...meant, last: versions.at(-1)?.version ?? version };
  const { shareBp, number, signedBy, signedAt, startDay } = commitment;
  const after = { shareBp: meant.shareBp, number: meant.number, signedBy: userId, signedAt: now };
  await changeCommitment(tx, { ledgerId: ledger.id, id }, after);
  await addHistory(tx, ledger.id, {
    ...{ id: changeId, subject: "commitment", subjectId: id, action: "agreed", actor: userId },
    ...{ recordedAt: now, effectiveDay: startDay, before: { shareBp, number, signedBy, signedAt } },
    after: { ...after, version, together },
  });
  return null;
}

function refuseSettled(ctx: Ctx, settled: readonly Settled[], quarter: string): UserError {
  const said = settled.map(({ state, agreedBy, agreedAt, last }) =>
    state === "agreed" && agreedBy !== null && agreedAt !== null
      ? `already agreed by <@${agreedBy}> on ${formatDay(dayAt(agreedAt, ctx.ledger.timeZone))}`
      : state === "undone"
        ? "taken back"
        : `replaced by version ${last}`,
  );
  const words = [...new Set(said)].join("; ");
  return new UserError(`${words.charAt(0).toUpperCase()}${words.slice(1)}.`, `/commit ${quarter}`);
}
