import { printCell } from "../../core/cell.ts";
import type { SetLine } from "../../core/commit-line.ts";
import { dayAt, formatDay } from "../../core/day.ts";
import type { Ctx } from "../../ctx.ts";
import type { Queryable } from "../../data/client.ts";
import {
  type CommitmentVersion,
  insertVersion,
  keepAsVersion,
  listVersions,
  replaceProposal,
} from "../../data/commitment-versions.ts";
import {
  type Commitment,
  changeCommitment,
  findCommitment,
  insertCommitment,
  listCommitments,
  lockCommitment,
} from "../../data/commitments.ts";
import { addHistory } from "../../data/history.ts";
import type { Team } from "../../data/vocabulary.ts";
import { UserError } from "../../errors.ts";
import { wordsForFigure } from "../../reports/list-unsigned.ts";
import { findDays } from "./write-target.ts";

/** A proposal that was written: which version of which commitment. */
export type Proposal = { commitmentId: string; version: number };

type Figure = Pick<Commitment, "shareBp" | "number">;

const isSame = (a: Figure, b: Figure): boolean => a.shareBp === b.shareBp && a.number === b.number;

/**
 * Writes a team's commitment as a new version that waits to be agreed, with its history row, in the caller's transaction.
 * What was agreed goes on counting until then; where nothing was, the proposal counts at once.
 * @param ids the history row's id, and that of the first change made together with it
 * @throws UserError where nothing would change, or what was agreed would change without a reason
 */
export async function writeProposal(
  ctx: Ctx,
  tx: Queryable,
  { line, team }: { line: SetLine; team: Team },
  { changeId, together }: { changeId: string; together: string },
): Promise<Proposal> {
  const { ledger, userId } = ctx;
  const now = ctx.clock();
  const cell = printCell(line.cell);
  const { shareBp, number, reason, quarter, metric } = line;
  const days = await findDays(tx, ctx, quarter);
  const known = (await listCommitments(tx, ledger.id, quarter)).find(
    (each) => each.metric === metric && each.teamId === team.id && each.cell === cell,
  );
  const commitmentId = known?.id ?? ctx.newId();
  let version = 1;
  let before: Record<string, unknown> | null = null;
  if (known === undefined) {
    await insertCommitment(tx, {
      ...{ id: commitmentId, ledgerId: ledger.id, teamId: team.id, quarter, ...days, metric, cell },
      ...{ shareBp, number, signedBy: null, signedAt: null, setBy: userId, setAt: now },
    });
  } else {
    const { commitment, waiting, last } = await readLocked(ctx, tx, known);
    refuseUnlessNew(ctx, { line, team, commitment, waiting });
    version = last + 1;
    before = { shareBp: (waiting ?? commitment).shareBp, number: (waiting ?? commitment).number };
    await replaceProposal(tx, ledger.id, commitmentId);
    const isSigned = commitment.signedBy !== null;
    const change = isSigned ? { version } : { version, shareBp, number };
    await changeCommitment(tx, { ledgerId: ledger.id, id: commitmentId }, change);
  }
  const proposed = { id: ctx.newId(), commitmentId, version, shareBp, number, reason };
  await insertVersion(tx, ledger.id, {
    ...{
      ...proposed,
      state: "proposed",
      proposedBy: userId,
      proposedAt: now,
      agreedBy: null,
      agreedAt: null,
    },
  });
  await addHistory(tx, ledger.id, {
    ...{ id: changeId, subject: "commitment", subjectId: commitmentId, action: "proposed", actor: userId },
    ...{ recordedAt: now, effectiveDay: days.startDay, before },
    after: { ...{ teamId: team.id, metric, quarter, cell }, shareBp, number, reason, version, together },
  });
  return { commitmentId, version };
}

/** The commitment as it is, the version that waits, and the number of the last one; nobody changes it until the end. */
async function readLocked(
  ctx: Ctx,
  tx: Queryable,
  known: Commitment,
): Promise<{ commitment: Commitment; waiting: CommitmentVersion | null; last: number }> {
  await lockCommitment(tx, ctx.ledger.id, known.id);
  const commitment = (await findCommitment(tx, ctx.ledger.id, known.id)) ?? known;
  const versions = await listVersions(tx, ctx.ledger.id, known.id);
  if (versions.length === 0) {
    const kept = { id: ctx.newId(), commitmentId: known.id, state: "proposed" } as const;
    versions.push(await keepAsVersion(tx, ctx.ledger.id, kept));
  }
  const waiting = versions.find(({ state }) => state === "proposed") ?? null;
  return { commitment, waiting, last: Math.max(...versions.map((each) => each.version)) };
}

/** @throws UserError where the figure is what is proposed or agreed already, or an agreed one changes without a reason */
function refuseUnlessNew(
  ctx: Ctx,
  given: { line: SetLine; team: Team; commitment: Commitment; waiting: CommitmentVersion | null },
): void {
  const { line, team, commitment, waiting } = given;
  const { signedBy, signedAt, quarter } = commitment;
  const said = (figure: Figure) => wordsForFigure(line.metric, figure, ctx.ledger.currency);
  if (waiting !== null && isSame(waiting, line)) {
    throw new UserError(
      `${team.name}: ${said(line)} is proposed already, and waits to be signed.`,
      `/commit ${quarter}, where ${team.name} can sign it`,
    );
  }
  if (signedBy === null || signedAt === null) return;
  const signed = `by <@${signedBy}> on ${formatDay(dayAt(signedAt, ctx.ledger.timeZone))}`;
  if (waiting === null && isSame(commitment, line))
    throw new UserError(`${team.name}: ${said(line)} was agreed ${signed} already.`, `/commit ${quarter}`);
  if (line.reason !== null) return;
  throw new UserError(
    `${team.name} agreed to ${said(commitment)}, signed ${signed}. A change needs its reason, and is signed again.`,
    `/commit set ${team.name} ${said(line)} ${quarter} because the fair was cancelled`,
  );
}
