import type { SetLine, TargetLine } from "../../core/commit-line.ts";
import { type Period, type Quarter, quarterPeriod } from "../../core/period.ts";
import type { Ctx } from "../../ctx.ts";
import { listCommitments, listTargets, setCommitment, setTarget } from "../../data/commitments.ts";
import { addHistory } from "../../data/history.ts";
import { setLedgerSettings } from "../../data/ledgers.ts";
import { recordOnce } from "../../data/record-once.ts";
import { findHandled, type RequestId } from "../../data/requests.ts";
import { refuseUnlessAdmin } from "../../slack/refuse-unless-admin.ts";

/** What was set before, as history tells it. */
type Before = Record<string, unknown> | null;

/** A quarter's days: those that its first commitment or target was signed for, else those of the calendar now. */
async function findPeriod(
  { database, ledger, calendar }: Ctx,
  quarter: Quarter,
): Promise<Pick<Period, "start" | "end">> {
  const [target] = await listTargets(database.db, ledger.id, quarter);
  const signed = target ?? (await listCommitments(database.db, ledger.id, quarter))[0];
  return signed === undefined
    ? quarterPeriod(quarter, calendar)
    : { start: signed.startDay, end: signed.endDay };
}

/**
 * Sets a target or a team's commitment; the quarter's days are stored with it, so that a change of the fiscal year
 * never moves it. Admins only.
 * @param salesMeans the answer to what "sales" means, kept for the ledger
 * @throws UserError for others than admins
 */
export async function setOnce(
  ctx: Ctx,
  line: TargetLine | SetLine,
  request: RequestId,
  salesMeans?: "deals" | "revenue",
): Promise<void> {
  const { database, ledger, userId } = ctx;
  await refuseUnlessAdmin(
    ctx.slack.people,
    { userId, role: ctx.actor.role },
    line.kind === "target" ? "set targets" : "set commitments",
  );
  if ((await findHandled(database.db, request)) !== null) return;
  const period = await findPeriod(ctx, line.quarter);
  const given = { ledger, request, ledgerId: ledger.id, recordId: ctx.newId(), createdAt: ctx.clock() };
  await recordOnce(database, given, async (tx, changeId) => {
    const setting = {
      id: ctx.newId(),
      ledgerId: ledger.id,
      quarter: line.quarter,
      startDay: period.start,
      endDay: period.end,
      metric: line.metric,
      cell: "",
      setBy: userId,
      setAt: given.createdAt,
    };
    let before: Before;
    let subjectId: string;
    if (line.kind === "target") {
      before =
        (await listTargets(tx, ledger.id, line.quarter)).find(
          (each) => each.metric === line.metric && each.cell === "",
        ) ?? null;
      subjectId = (await setTarget(tx, { ...setting, number: line.number })).id;
    } else {
      const { teamId, shareBp, number } = line;
      const all = await listCommitments(tx, ledger.id, line.quarter);
      before = all.find((each) => each.metric === line.metric && each.teamId === teamId) ?? null;
      subjectId = (await setCommitment(tx, { ...setting, teamId, shareBp, number })).id;
    }
    if (salesMeans !== undefined) await setLedgerSettings(tx, ledger.id, { salesMeans });
    await addHistory(tx, ledger.id, {
      id: changeId,
      subject: line.kind === "target" ? "target" : "commitment",
      subjectId,
      action: "set",
      actor: userId,
      recordedAt: given.createdAt,
      effectiveDay: period.start,
      before,
      after: { ...line },
    });
  });
}
