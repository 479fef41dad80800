import { formatDay, isDay } from "../../../core/day.ts";
import { formatMoney } from "../../../core/money.ts";
import { valuesBefore } from "../../../core/plan-undo.ts";
import type { Ctx } from "../../../ctx.ts";
import { changeCampaign, lockCampaign } from "../../../data/campaigns.ts";
import type { Queryable } from "../../../data/client.ts";
import { addHistory, listChanges } from "../../../data/history.ts";
import { recordOnce } from "../../../data/record-once.ts";
import { findHandled, type RequestId } from "../../../data/requests.ts";
import { changeSpend, lockSpend } from "../../../data/spend.ts";
import { UserError } from "../../../errors.ts";
import { actions, context, section } from "../../../slack/blocks.ts";
import { type Message, message } from "../../../slack/message.ts";
import { recordButtons } from "../../../slack/record-buttons.ts";
import { printScope } from "../../../slack/request.ts";
import { joinMrkdwn, type Mrkdwn, mrkdwn, type Text, userMention } from "../../../slack/text.ts";
import type { Values } from "../plan-edit.ts";
import { findMoneyRecord, type MoneyRecord, nameOf } from "./find-money-record.ts";
import { planCampaignEdit, planSpendEdit } from "./plan-money-edit.ts";

type Asked = { changeId: string; version: number; values: Values };

const plan = (ctx: Ctx, record: MoneyRecord, values: Values): Record<string, unknown> =>
  record.kind === "spend" ? planSpendEdit(record, values, ctx.today) : planCampaignEdit(record, values);

async function getMoneyRecord(ctx: Ctx, db: Queryable, changeId: string): Promise<MoneyRecord> {
  const record = await findMoneyRecord(ctx, db, changeId);
  if (record === null) throw new Error(`change ${changeId} is not about money`);
  return record;
}

/** Writes what a form changed of a campaign or of spend, once, as one change that can be undone. @returns its id. @throws UserError */
export async function editMoney(ctx: Ctx, asked: Asked, request: RequestId): Promise<string> {
  const { ledger, database } = ctx;
  const handled = await findHandled(database.db, request);
  if (handled !== null) return handled.recordId;
  // Told under the field, before anything is locked.
  const seen = await getMoneyRecord(ctx, database.db, asked.changeId);
  plan(ctx, seen, asked.values);
  const made = { request, ledgerId: ledger.id, recordId: ctx.newId(), createdAt: ctx.clock() };
  return recordOnce(database, made, async (tx, id) => {
    const { subjectId } = seen.change;
    await (seen.kind === "spend" ? lockSpend : lockCampaign)(tx, ledger.id, subjectId);
    const record = await getMoneyRecord(ctx, tx, asked.changeId);
    const show = `/campaign show ${nameOf(record)}`;
    if (record.version !== asked.version) {
      const last = (await listChanges(tx, ledger.id, subjectId)).at(-1);
      throw new UserError(`Already changed by <@${last?.actor ?? ""}>.`, `${show}, then Edit… again`);
    }
    const columns = plan(ctx, record, asked.values);
    if (Object.keys(columns).length === 0) throw new UserError("Nothing was changed: it is as it was.", show);
    const at = { id: subjectId, version: record.version };
    const isWritten =
      record.kind === "spend"
        ? await changeSpend(tx, ledger.id, at, columns)
        : await changeCampaign(tx, ledger.id, at, columns);
    if (!isWritten) throw new UserError("Someone changed it at the same moment.", show);
    await addHistory(tx, ledger.id, {
      ...{ id, subject: record.kind, subjectId, action: "edited", actor: ctx.userId },
      ...{ recordedAt: ctx.clock(), effectiveDay: record.kind === "spend" ? record.spend.day : null },
      before: valuesBefore(record.kind === "spend" ? record.spend : record.columns, columns),
      after: columns,
    });
  });
}

const labels = new Map([
  ["amountMinor", "amount"],
  ["day", "day"],
  ["note", "note"],
  ["teamId", "team"],
  ["productLineId", "product line"],
  ["divisionId", "division"],
  ["sourceId", "source"],
  ["startDay", "first day"],
  ["endDay", "last day"],
  ["leadDays", "lead time"],
  ["ownerUserId", "owner"],
]);

/** A value as people read it; an id is the name that the record has for it. */
function wordsFor(column: string, value: unknown, record: MoneyRecord): Text {
  if (value === null || value === undefined) return "none";
  const names: object = record.kind === "spend" ? record.spend : record.campaign;
  if (typeof value === "bigint" && record.kind === "spend")
    return formatMoney({ amountMinor: value, currency: record.spend.currency });
  if (column === "ownerUserId") return userMention(String(value));
  if (column.endsWith("Id")) {
    const name = new Map<string, unknown>(Object.entries(names)).get(column.replace(/Id$/, "Name"));
    return typeof name === "string" ? name : "another one";
  }
  return typeof value === "string" && isDay(value) ? formatDay(value) : String(value);
}

/** The answer to a correction of a campaign or of spend, rebuilt from what is stored. */
export async function describeMoneyEdit(ctx: Ctx, changeId: string): Promise<Message> {
  const record = await getMoneyRecord(ctx, ctx.database.db, changeId);
  const { before, after } = record.change;
  const lines = Object.keys(after ?? {}).flatMap((column): Mrkdwn[] => {
    const label = labels.get(column);
    if (label === undefined) return [];
    const now = mrkdwn`${label} ${wordsFor(column, after?.[column], record)}`;
    const was = before?.[column];
    const isTold = !column.endsWith("Id") && was !== null && was !== undefined;
    return [isTold ? mrkdwn`${now} (was ${wordsFor(column, was, record)})` : now];
  });
  const said = mrkdwn`*${nameOf(record)}*: ${record.kind} corrected: ${joinMrkdwn(lines, ", ")}`;
  return message(said, [
    section(said),
    context("Everything else is as it was."),
    actions(
      recordButtons(changeId),
      printScope({ ledgerId: ctx.ledger.id, recordId: changeId, version: 0 }, "edited"),
    ),
  ]);
}
