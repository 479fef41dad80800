import type { Ctx } from "../../ctx.ts";
import type { Tx } from "../../data/client.ts";
import { listVersions, moveVersion } from "../../data/commitment-versions.ts";
import {
  changeCommitment,
  findCommitment,
  removeCommitment,
  removeTarget,
  setTargetNumber,
} from "../../data/commitments.ts";
import type { Change } from "../../data/history.ts";
import { remindAgain } from "./ask-team.ts";

const bigintOrNull = (value: unknown): bigint | null => (typeof value === "bigint" ? value : null);
const numberOrNull = (value: unknown): number | null => (typeof value === "number" ? value : null);
const textOrNull = (value: unknown): string | null => (typeof value === "string" ? value : null);

/** A target as it was before a change; a first one goes. */
export async function restoreTarget({ ledger }: Ctx, tx: Tx, { subjectId, before }: Change): Promise<void> {
  if (before === null) await removeTarget(tx, ledger.id, subjectId);
  else await setTargetNumber(tx, { ledgerId: ledger.id, id: subjectId }, bigintOrNull(before.number) ?? 0n);
}

/** A proposal that was never made: the one that it had replaced waits again; a first one goes with its commitment. */
export async function takeBackProposal(
  ctx: Ctx,
  tx: Tx,
  { subjectId, before, after }: Change,
): Promise<void> {
  const ledgerId = ctx.ledger.id;
  if (before === null) return removeCommitment(tx, ledgerId, subjectId);
  const version = Number(after?.version);
  const at = { ledgerId, commitmentId: subjectId };
  await moveVersion(
    tx,
    { ...at, version, from: "proposed" },
    { state: "undone", agreedBy: null, agreedAt: null },
  );
  const previous = (await listVersions(tx, ledgerId, subjectId)).findLast((each) => each.version < version);
  if (previous?.state === "replaced") {
    const waits = { state: "proposed", agreedBy: null, agreedAt: null } as const;
    await moveVersion(tx, { ...at, version: previous.version, from: "replaced" }, waits);
  }
  const commitment = await findCommitment(tx, ledgerId, subjectId);
  if (commitment?.signedBy !== null) return;
  const was = { shareBp: numberOrNull(before.shareBp), number: bigintOrNull(before.number) };
  await changeCommitment(tx, { ledgerId, id: subjectId }, was);
}

/** A signature that was never given: the version waits again, and what was in force before it is so again. */
export async function restoreSignature(
  ctx: Ctx,
  tx: Tx,
  { subjectId, before, after }: Change,
): Promise<void> {
  const ledgerId = ctx.ledger.id;
  const at = { ledgerId, commitmentId: subjectId, version: Number(after?.version), from: "agreed" } as const;
  await moveVersion(tx, at, { state: "proposed", agreedBy: null, agreedAt: null });
  await changeCommitment(
    tx,
    { ledgerId, id: subjectId },
    {
      ...{ shareBp: numberOrNull(before?.shareBp), number: bigintOrNull(before?.number) },
      ...{ signedBy: textOrNull(before?.signedBy), signedAt: numberOrNull(before?.signedAt) },
    },
  );
  await remindAgain(ctx, tx);
}
