import { type DefineLine, parseDefineLine } from "../../../core/define-line.ts";
import { readKeyMetrics } from "../../../core/key-metrics.ts";
import type { Ctx } from "../../../ctx.ts";
import type { Tx } from "../../../data/client.ts";
import { addDefinition, listDefinitions } from "../../../data/definitions.ts";
import { addHistory } from "../../../data/history.ts";
import { setLedgerSettings } from "../../../data/ledgers.ts";
import { recordOnce } from "../../../data/record-once.ts";
import type { RequestId } from "../../../data/requests.ts";
import { UserError, valueIn } from "../../../errors.ts";
import { refuseUnlessMaySetUp } from "../may-set-up.ts";
import { writeSigningChannel } from "./write-channel.ts";
import { writeTerm } from "./write-term.ts";

/** What was typed after `/roundtrip define`. @throws UserError */
export function readDefineLine(text: string): DefineLine {
  const read = parseDefineLine(text);
  if (!read.ok) throw new UserError(read.what, `/roundtrip define ${read.example}`);
  return read.value;
}

/**
 * Defines something: one version with its author, one history row, and what it changes, together. Admins, and anyone on
 * the ledger's first day. @returns the id of the change @throws UserError
 */
export const defineOnce = (
  ctx: Ctx,
  line: Exclude<DefineLine, { kind: "show" }>,
  request: RequestId,
): Promise<string> => defineTogether(ctx, [line], request);

/** Defines several things, all or none; the same by whom. @returns the id of the first change @throws UserError */
export async function defineTogether(
  ctx: Ctx,
  lines: readonly Exclude<DefineLine, { kind: "show" }>[],
  request: RequestId,
): Promise<string> {
  const { database, ledger } = ctx;
  await refuseUnlessMaySetUp(ctx, "change definitions");
  const createdAt = ctx.clock();
  const given = { request, ledgerId: ledger.id, recordId: ctx.newId(), createdAt };
  return recordOnce(database, given, async (tx, id) => {
    for (const [at, line] of lines.entries())
      await writeDefinition(ctx, tx, line, at === 0 ? id : ctx.newId());
  });
}

/** Writes one definition: its version, its history row and what it changes, in the caller's transaction. @throws UserError */
export async function writeDefinition(
  ctx: Ctx,
  tx: Tx,
  line: Exclude<DefineLine, { kind: "show" }>,
  id: string,
): Promise<void> {
  const { ledger, userId } = ctx;
  const createdAt = ctx.clock();
  if (line.kind === "channel") return writeSigningChannel(ctx, tx, line, id);
  const before =
    line.kind === "term"
      ? null
      : ((await listDefinitions(tx, ledger.id)).findLast(({ key }) => key === line.key)?.value ?? null);
  const written =
    line.kind === "term"
      ? await writeTerm(ctx, tx, line)
      : { key: line.key, value: line.value, before: { value: before }, after: { value: line.value } };
  if (line.kind === "definition" && line.key === "look-back")
    await setLedgerSettings(tx, ledger.id, { lookBackMonths: Number(line.value) });
  if (line.kind === "definition" && line.key === "metrics") {
    const { metrics, meetingsCount } = valueIn(readKeyMetrics(line.value));
    await setLedgerSettings(tx, ledger.id, { keyMetrics: metrics.join(","), meetingsCount });
  }
  const { key, value } = written;
  const version = await addDefinition(tx, {
    ...{ id: ctx.newId(), ledgerId: ledger.id, key, value },
    ...{ setBy: userId, setAt: createdAt },
  });
  await addHistory(tx, ledger.id, {
    id,
    subject: "definition",
    subjectId: key,
    action: "set",
    actor: userId,
    recordedAt: createdAt,
    effectiveDay: null,
    before: written.before,
    after: { ...written.after, version },
  });
}
