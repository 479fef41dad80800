import { type BudgetLine, wordsForHeads } from "../../core/budget-line.ts";
import { formatMoney } from "../../core/money.ts";
import { isQuarter, labelQuarter, type Quarter, quarterPeriod } from "../../core/period.ts";
import type { Ctx } from "../../ctx.ts";
import { listBudgets, setBudget } from "../../data/budgets.ts";
import type { Queryable } from "../../data/client.ts";
import { listCommitments, listTargets } from "../../data/commitments.ts";
import { addHistory, findChange } from "../../data/history.ts";
import { recordOnce } from "../../data/record-once.ts";
import type { RequestId } from "../../data/requests.ts";
import { listTeams } from "../../data/vocabulary.ts";
import { actions, context, section } from "../../slack/blocks.ts";
import { button } from "../../slack/controls.ts";
import { type Message, message } from "../../slack/message.ts";
import { refuseUnlessAdmin } from "../../slack/refuse-unless-admin.ts";
import { printScope } from "../../slack/request.ts";
import { mrkdwn, userMention } from "../../slack/text.ts";

/** A budget or a head count to be set. */
export type Setting = Extract<BudgetLine, { kind: "set" | "staff" }>;

/** A quarter's days: those that its first target, commitment or budget was set for, else those of the calendar now. */
async function findDays(tx: Queryable, ctx: Ctx, quarter: Quarter) {
  const { id } = ctx.ledger;
  const [target] = await listTargets(tx, id, quarter);
  const [signed] = target === undefined ? await listCommitments(tx, id, quarter) : [];
  const [budget] = signed === undefined ? await listBudgets(tx, id, quarter) : [];
  const known = target ?? signed ?? budget;
  const { start, end } = quarterPeriod(quarter, ctx.calendar);
  return { startDay: known?.startDay ?? start, endDay: known?.endDay ?? end };
}

/** Sets budgets and head counts together, each with its history row, once per request. @returns the id of the first change @throws UserError */
export async function setBudgets(
  ctx: Ctx,
  settings: readonly Setting[],
  request: RequestId,
): Promise<string> {
  const { ledger, userId } = ctx;
  await refuseUnlessAdmin(ctx.slack.people, { userId, role: ctx.actor.role }, "approve budgets");
  const setAt = ctx.clock();
  const made = { request, ledgerId: ledger.id, recordId: ctx.newId(), createdAt: setAt };
  return recordOnce(ctx.database, made, async (tx, id) => {
    for (const [index, setting] of settings.entries()) {
      const { team, quarter } = setting;
      const kind = setting.kind === "set" ? ("money" as const) : ("staff" as const);
      const all = await listBudgets(tx, ledger.id, quarter);
      const before = all.find((each) => each.teamId === team.id && each.kind === kind) ?? null;
      const columns = {
        amountMinor: setting.kind === "set" ? setting.amountMinor : null,
        currency: setting.kind === "set" ? ledger.currency : null,
        headTenths: setting.kind === "staff" ? setting.headTenths : null,
      };
      const days = await findDays(tx, ctx, quarter);
      const row = {
        id: ctx.newId(),
        ledgerId: ledger.id,
        teamId: team.id,
        quarter,
        ...days,
        kind,
        ...columns,
      };
      const subjectId = await setBudget(tx, { ...row, setBy: userId, setAt });
      await addHistory(tx, ledger.id, {
        ...{ id: index === 0 ? id : ctx.newId(), subject: "budget", subjectId, action: "set", actor: userId },
        ...{ recordedAt: setAt, effectiveDay: days.startDay },
        before:
          before === null
            ? null
            : { amountMinor: before.amountMinor, currency: before.currency, headTenths: before.headTenths },
        after: { teamId: team.id, quarter, kind, ...columns, version: (before?.version ?? 0) + 1 },
      });
    }
  });
}

function wordsFor(columns: Readonly<Record<string, unknown>> | null, ledger: Ctx["ledger"]): string | null {
  const { amountMinor, headTenths, currency } = columns ?? {};
  if (typeof headTenths === "number") return wordsForHeads(headTenths);
  if (typeof amountMinor !== "bigint") return null;
  return formatMoney({ amountMinor, currency: typeof currency === "string" ? currency : ledger.currency });
}

/** The answer to a budget that was set, rebuilt from what is stored: what, what it was, its version. */
export async function describeSetting(ctx: Ctx, changeId: string): Promise<Message> {
  const { db } = ctx.database;
  const change = await findChange(db, ctx.ledger.id, changeId);
  const { teamId, quarter, version } = change?.after ?? {};
  if (change === null || typeof quarter !== "string" || !isQuarter(quarter))
    throw new Error(`change ${changeId} set no budget`);
  const team = (await listTeams(db, ctx.ledger.id)).find(({ id }) => id === teamId)?.name ?? "?";
  const was = wordsFor(change.before, ctx.ledger);
  const label = labelQuarter(quarter, ctx.calendar);
  const said = `${team} ${label}: ${wordsFor(change.after, ctx.ledger) ?? "nothing"} approved${was === null ? "" : `, was ${was}`}.`;
  const by = mrkdwn`Version ${Number(version ?? 1)}, set by ${userMention(change.actor)}. Next: \`/budget ${label}\``;
  const scope = printScope({ ledgerId: ctx.ledger.id, recordId: changeId, version: 0 }, "undo");
  return message(mrkdwn`${said} ${by}`, [
    section(said),
    context(by),
    actions([button({ actionId: "undo", text: "Undo", value: changeId })], scope),
  ]);
}
