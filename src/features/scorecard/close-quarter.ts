import { dayAt } from "../../core/day.ts";
import { previousQuarter, quarterOf, quarterPeriod } from "../../core/period.ts";
import { quarterState } from "../../core/quarter-end.ts";
import { type Ctx, clockwork, forLedger, type Services } from "../../ctx.ts";
import { isUniqueViolation } from "../../data/client.ts";
import { getLedgerStart, insertClosedQuarter, isQuarterClosed } from "../../data/closed-quarters.ts";
import { countClosings } from "../../data/closings.ts";
import { addHistory } from "../../data/history.ts";
import { listLedgers } from "../../data/ledgers.ts";
import { buildScorecard } from "../../reports/build-scorecard.ts";
import { readConverted } from "../../reports/convert-quarter.ts";

/**
 * Freezes the scorecard of the quarter before this one once its five open days are over; nothing where it is frozen
 * already, had nothing in it, or ended before the ledger began.
 */
export async function closeDueQuarter(asking: Ctx): Promise<void> {
  const ctx = forLedger(asking, asking.ledger, "", clockwork);
  const { database, ledger, today, calendar } = ctx;
  const quarter = previousQuarter(quarterOf(today, calendar));
  const due = quarterPeriod(quarter, calendar);
  if (quarterState(due, today, ledger.holidays) !== "due") return;
  if (await isQuarterClosed(database.db, ledger.id, quarter)) return;
  const start = dayAt(await getLedgerStart(database.db, ledger.id), ledger.timeZone);
  if (start >= due.end) return;
  const { period, boards } = await buildScorecard(ctx, quarter, [], { isOutlook: false });
  if (boards.every(({ total, together }) => total === 0n && together.teams === 0)) return;
  const { counted, used, targets, commitments } = await readConverted(ctx, quarter, period, {
    wanted: null,
    past: null,
  });
  const { cycleDays } = await countClosings(database, ledger.id, period, ledger.currency);
  const id = ctx.newId();
  try {
    await database.transaction(async (tx) => {
      const { meetingsCount } = ledger;
      const facts = { closedDay: today, meetingsCount, cycleDays, counted, used, targets, commitments };
      await insertClosedQuarter(tx, { id, ledgerId: ledger.id, quarter, facts, closedAt: ctx.clock() });
      await addHistory(tx, ledger.id, {
        ...{ id: ctx.newId(), subject: "quarter", subjectId: id, action: "closed", actor: "clock" },
        ...{ recordedAt: ctx.clock(), effectiveDay: today, before: null, after: { quarter } },
      });
    });
  } catch (error) {
    // Another process was faster.
    if (!isUniqueViolation(error)) throw error;
  }
}

/** The same for every ledger of the workspace. */
export async function closeDueQuarters(services: Services, workspaceId: string | null): Promise<void> {
  if (workspaceId === null) return;
  for (const ledger of await listLedgers(services.database.db, workspaceId))
    await closeDueQuarter(forLedger(services, ledger, "", clockwork));
}
