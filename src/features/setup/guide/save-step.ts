import type { DefineLine } from "../../../core/define-line.ts";
import type { Ctx } from "../../../ctx.ts";
import { addHistory } from "../../../data/history.ts";
import { setLedgerSettings } from "../../../data/ledgers.ts";
import { recordOnce } from "../../../data/record-once.ts";
import type { RequestId } from "../../../data/requests.ts";
import { writeDefinition } from "../define/define-once.ts";
import { steps } from "./steps.ts";

/** Settings of the ledger as its table holds them; what is not given stays. */
export type Settings = {
  name?: string;
  currency?: string;
  timeZone?: string;
  fiscalStartMonth?: number;
  weekStart?: "monday" | "sunday";
  /** days joined by commas, ascending */
  holidays?: string;
};

/**
 * Saves what a step's form says, all or nothing, and moves the set-up on to the next step. @throws UserError for a name
 * that stands under nothing known
 */
export async function saveStep(
  ctx: Ctx,
  { step, settings, lines }: { step: number; settings: Settings; lines: readonly DefineLine[] },
  request: RequestId,
): Promise<void> {
  const { database, ledger, userId } = ctx;
  const createdAt = ctx.clock();
  const given = { request, ledgerId: ledger.id, recordId: ctx.newId(), createdAt };
  await recordOnce(database, given, async (tx, id) => {
    for (const line of lines) if (line.kind !== "show") await writeDefinition(ctx, tx, line, ctx.newId());
    await setLedgerSettings(tx, ledger.id, { ...settings, setupStep: Math.min(step + 1, steps.length - 1) });
    if (Object.keys(settings).length === 0) return;
    const { name, currency, timeZone, fiscalStartMonth, weekStart } = ledger;
    const before: Record<string, unknown> = {
      ...{ name, currency, timeZone, fiscalStartMonth, weekStart, holidays: ledger.holidays.join(",") },
    };
    await addHistory(tx, ledger.id, {
      id,
      subject: "ledger",
      subjectId: ledger.id,
      action: "set",
      actor: userId,
      recordedAt: createdAt,
      effectiveDay: null,
      before: Object.fromEntries(Object.keys(settings).map((key) => [key, before[key]])),
      after: { ...settings },
    });
  });
}
