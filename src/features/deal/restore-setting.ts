import { wordsForHeads } from "../../core/budget-line.ts";
import { formatMoney } from "../../core/money.ts";
import type { Ctx } from "../../ctx.ts";
import { type Budget, getBudget, restoreBudgetFigures } from "../../data/budgets.ts";
import type { Tx } from "../../data/client.ts";
import type { Change } from "../../data/history.ts";
import { restoreRateValue } from "../../data/rates.ts";
import { section } from "../../slack/blocks.ts";
import { type Message, message } from "../../slack/message.ts";

type Columns = Readonly<Record<string, unknown>>;

/** A budget that was never approved has no figures; the row keeps its versions. */
export const noFigures = { amountMinor: null, currency: null, headTenths: null } as const;

/** Puts a budget's figures back. */
export async function restoreBudget(ctx: Ctx, tx: Tx, change: Change, columns: Columns): Promise<void> {
  // The columns come from our own history rows, which hold what Budget held before the change.
  const back: Partial<Pick<Budget, "amountMinor" | "currency" | "headTenths">> = columns;
  await restoreBudgetFigures(tx, ctx.ledger.id, change.subjectId, back);
}

/** Puts a rate back, or takes it away. */
export async function restoreRate(ctx: Ctx, tx: Tx, change: Change, columns: Columns): Promise<void> {
  const rate = typeof columns.rate === "string" ? columns.rate : null;
  await restoreRateValue(tx, ctx.ledger.id, change.subjectId, rate);
}

/** The answer to an undone budget, head count or rate: what holds now. */
export async function describeSettingUndone(ctx: Ctx, change: Change): Promise<Message> {
  const { currency, day, rate } = change.after ?? {};
  if (change.subject === "rate") {
    const was = change.before?.rate;
    const now = typeof was === "string" ? `It is ${was} again.` : "There is no rate of that day.";
    const text = `Undone: ${String(currency)} 1 = ${ctx.ledger.currency} ${String(rate)} from ${String(day)} on. ${now}`;
    return message(text, [section(text)]);
  }
  const { team, quarter, ...figures } = await getBudget(ctx.database.db, ctx.ledger.id, change.subjectId);
  const text = `Undone: what was approved for ${team} ${quarter}. ${wordsFor(figures)}`;
  return message(text, [section(text)]);
}

function wordsFor({
  amountMinor,
  currency,
  headTenths,
}: Pick<Budget, "amountMinor" | "currency" | "headTenths">) {
  if (headTenths !== null) return `It is ${wordsForHeads(headTenths)} again.`;
  if (amountMinor === null || currency === null) return "Nothing is approved there.";
  return `It is ${formatMoney({ amountMinor, currency })} again.`;
}
