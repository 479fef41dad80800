import { planLedger } from "../../../core/default-ledger.ts";
import { normaliseName } from "../../../core/names.ts";
import type { Ctx } from "../../../ctx.ts";
import { isUniqueViolation } from "../../../data/client.ts";
import { addHistory } from "../../../data/history.ts";
import { chooseLedger, getLedger, insertLedger, type Ledger } from "../../../data/ledgers.ts";
import { recordOnce } from "../../../data/record-once.ts";
import type { RequestId } from "../../../data/requests.ts";
import { UserError } from "../../../errors.ts";
import { refuseUnlessAdmin } from "../../../slack/refuse-unless-admin.ts";

const longestName = 80;

/**
 * Makes another ledger in the workspace, with the usual teams and sources, and the currency and zone of the one that it
 * was typed in; the person works in it from then on. Admins only. @throws UserError
 */
export async function createLedger(ctx: Ctx, typed: string, request: RequestId): Promise<Ledger> {
  const { database, ledger, userId } = ctx;
  const { workspaceId, currency, timeZone } = ledger;
  await refuseUnlessAdmin(ctx.slack.people, { userId, role: ctx.actor.role }, "make another ledger");
  const name = typed.replace(/^["“”„]|["“”]$/g, "").trim();
  const key = normaliseName(name);
  if (key === "" || Array.from(name).length > longestName) {
    throw new UserError(
      key === "" ? "What is the ledger called?" : `A ledger's name has at most ${longestName} characters.`,
      "/roundtrip ledger new Globex",
    );
  }
  const createdAt = ctx.clock();
  const given = { request, ledgerId: ledger.id, recordId: ctx.newId(), createdAt };
  const made = recordOnce(database, given, async (tx, id) => {
    await insertLedger(tx, {
      ...{ id, workspaceId, key, name, currency, timeZone, createdAt },
      ...planLedger(ctx.newId),
    });
    await chooseLedger(tx, { workspaceId, userId, ledgerId: id });
    await addHistory(tx, id, {
      id: ctx.newId(),
      subject: "ledger",
      subjectId: id,
      action: "made",
      actor: userId,
      recordedAt: createdAt,
      effectiveDay: null,
      before: null,
      after: { name, currency, timeZone },
    });
  });
  return getLedger(
    database.db,
    await made.catch((error: unknown) => {
      if (!isUniqueViolation(error)) throw error;
      throw new UserError(`There is a ledger ${name} already.`, `/roundtrip use ${name}`);
    }),
  );
}
