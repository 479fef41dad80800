import type { Quarter } from "../core/period.ts";
import type { Queryable } from "./client.ts";

/** What became of a version: it waits to be agreed, was agreed, a later proposal took its place, or it was taken back. */
export type VersionState = "proposed" | "agreed" | "replaced" | "undone";

/** A version of a commitment as it was proposed; instants in epoch ms; exactly one of share and number is set. */
export type CommitmentVersion = {
  id: string;
  commitmentId: string;
  /** from 1 */
  version: number;
  shareBp: number | null;
  /** a count, or minor units for pipeline and revenue */
  number: bigint | null;
  /** why it was changed, in words */
  reason: string | null;
  state: VersionState;
  /** Slack user ids */
  proposedBy: string;
  proposedAt: number;
  agreedBy: string | null;
  agreedAt: number | null;
};

const states: readonly VersionState[] = ["proposed", "agreed", "replaced", "undone"];

type Row = Omit<CommitmentVersion, "state" | "proposedAt" | "agreedAt"> & {
  state: string;
  proposedAt: bigint;
  agreedAt: bigint | null;
};

/** @throws Error for a state that we never write */
function toVersion(row: Row): CommitmentVersion {
  const state = states.find((each) => each === row.state);
  if (state === undefined) throw new Error(`version ${row.id} of a commitment is ${row.state}`);
  const { proposedAt, agreedAt } = row;
  return {
    ...row,
    state,
    proposedAt: Number(proposedAt),
    agreedAt: agreedAt === null ? null : Number(agreedAt),
  };
}

const columns = {
  ...{ id: true, commitmentId: true, version: true, shareBp: true, number: true, reason: true, state: true },
  ...{ proposedBy: true, proposedAt: true, agreedBy: true, agreedAt: true },
} as const;

/** Every version of one commitment, oldest first. */
export async function listVersions(
  db: Queryable,
  ledgerId: string,
  commitmentId: string,
): Promise<CommitmentVersion[]> {
  const rows = await db.commitmentVersion.findMany({
    where: { ledgerId, commitmentId },
    select: columns,
    orderBy: { version: "asc" },
  });
  return rows.map(toVersion);
}

/** Every version of the commitments of a quarter, by commitment and then oldest first. @param teamId one team's; null: all */
export async function listVersionsIn(
  db: Queryable,
  ledgerId: string,
  quarter: Quarter,
  teamId: string | null = null,
): Promise<CommitmentVersion[]> {
  const rows = await db.commitmentVersion.findMany({
    where: { ledgerId, commitment: { quarter, ...(teamId !== null && { teamId }) } },
    select: columns,
    orderBy: [{ commitmentId: "asc" }, { version: "asc" }],
  });
  return rows.map(toVersion);
}

/** How many versions of a ledger's commitments wait to be agreed. */
export const countProposals = (db: Queryable, ledgerId: string): Promise<number> =>
  db.commitmentVersion.count({ where: { ledgerId, state: "proposed" } });

/** Adds a version. `proposedAt` and `agreedAt` epoch ms. @throws a unique violation where it exists */
export async function insertVersion(
  tx: Queryable,
  ledgerId: string,
  { proposedAt, agreedAt, ...version }: CommitmentVersion,
): Promise<void> {
  await tx.commitmentVersion.create({
    data: {
      ...version,
      ledgerId,
      proposedAt: BigInt(proposedAt),
      agreedAt: agreedAt === null ? null : BigInt(agreedAt),
    },
  });
}

/** The version that waits to be agreed gives way to a later one. */
export async function replaceProposal(tx: Queryable, ledgerId: string, commitmentId: string): Promise<void> {
  await tx.commitmentVersion.updateMany({
    where: { ledgerId, commitmentId, state: "proposed" },
    data: { state: "replaced" },
  });
}

/** Moves a version on from one state to another, with who agreed and when (epoch ms); false where it was not in that state. */
export async function moveVersion(
  tx: Queryable,
  at: { ledgerId: string; commitmentId: string; version: number; from: VersionState },
  to: Pick<CommitmentVersion, "state" | "agreedBy" | "agreedAt">,
): Promise<boolean> {
  const { from, ...where } = at;
  const agreedAt = to.agreedAt === null ? null : BigInt(to.agreedAt);
  const { count } = await tx.commitmentVersion.updateMany({
    where: { ...where, state: from },
    data: { ...to, agreedAt },
  });
  return count === 1;
}

/**
 * Keeps a commitment that was set before there were versions as its own version, in this state, and gives it back; run
 * where a commitment has none. @throws Error when the ledger has no such commitment
 */
export async function keepAsVersion(
  tx: Queryable,
  ledgerId: string,
  given: { id: string; commitmentId: string; state: VersionState },
): Promise<CommitmentVersion> {
  const { shareBp, number, version, setBy, setAt } = await tx.commitment.findUniqueOrThrow({
    where: { ledgerId_id: { ledgerId, id: given.commitmentId } },
    select: { shareBp: true, number: true, version: true, setBy: true, setAt: true },
  });
  const kept: CommitmentVersion = {
    ...given,
    ...{ version, shareBp, number, reason: null, proposedBy: setBy, proposedAt: Number(setAt) },
    ...{ agreedBy: null, agreedAt: null },
  };
  await insertVersion(tx, ledgerId, kept);
  return kept;
}
