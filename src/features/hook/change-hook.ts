import { randomBytes } from "node:crypto";
import type { Ctx } from "../../ctx.ts";
import { addHistory } from "../../data/history.ts";
import { findHook, insertHook, revokeHooks } from "../../data/lead-hooks.ts";
import { recordOnce } from "../../data/record-once.ts";
import type { RequestId } from "../../data/requests.ts";
import { UserError } from "../../errors.ts";
import { hashSecret } from "./answer-hook.ts";

/**
 * Makes the ledger's address for web forms, in place of the one it had.
 * @returns its secret, shown once and kept nowhere; null when the same request comes again
 * @throws UserError when there is one, and it was not said that it goes
 */
export async function makeHook(
  ctx: Ctx,
  request: RequestId,
  given: { replaces: boolean },
): Promise<string | null> {
  const { database, ledger, userId } = ctx;
  const secret = randomBytes(32).toString("base64url");
  const createdAt = ctx.clock();
  const recordId = ctx.newId();
  const hookId = await recordOnce(
    database,
    { request, ledgerId: ledger.id, recordId, createdAt },
    async (tx, id) => {
      const before = await findHook(tx, ledger.id);
      if (before !== null && !given.replaces) {
        throw new UserError(
          "This ledger has an address for web forms already; its secret was shown once and is not kept.",
          "/roundtrip hook rotate",
        );
      }
      await revokeHooks(tx, ledger.id, createdAt);
      await insertHook(tx, {
        id,
        ledgerId: ledger.id,
        createdAt,
        createdBy: userId,
        secretHash: hashSecret(secret),
      });
      await writeHistory(tx, ctx, before === null ? "hook made" : "hook rotated", createdAt);
    },
  );
  return hookId === recordId ? secret : null;
}

/** The ledger's address for web forms answers no more; false when there was none. The same request again: true. */
export async function stopHook(ctx: Ctx, request: RequestId): Promise<boolean> {
  const { database, ledger } = ctx;
  const createdAt = ctx.clock();
  const given = { request, ledgerId: ledger.id, recordId: ctx.newId(), createdAt };
  const done = { isStopped: true };
  await recordOnce(database, given, async (tx) => {
    done.isStopped = (await revokeHooks(tx, ledger.id, createdAt)) > 0;
    if (done.isStopped) await writeHistory(tx, ctx, "hook stopped", createdAt);
  });
  return done.isStopped;
}

async function writeHistory(
  tx: Parameters<typeof addHistory>[0],
  { newId, ledger, userId }: Ctx,
  action: string,
  recordedAt: number,
): Promise<void> {
  await addHistory(tx, ledger.id, {
    ...{ id: newId(), subject: "ledger", subjectId: ledger.id, action, actor: userId, recordedAt },
    ...{ effectiveDay: null, before: null, after: null },
  });
}
