import { valuesBefore } from "../../../core/plan-undo.ts";
import { visibleTeam } from "../../../core/roles.ts";
import type { Ctx } from "../../../ctx.ts";
import type { Tx } from "../../../data/client.ts";
import { ensureContactMeant } from "../../../data/contacts.ts";
import { addHistory, listChanges } from "../../../data/history.ts";
import { changeLead, type LeadColumns, lockLead } from "../../../data/leads.ts";
import { recordOnce } from "../../../data/record-once.ts";
import { findHandled, type RequestId } from "../../../data/requests.ts";
import { changeTouch, listTouchesOfLead, lockTouch, touchColumnsOf } from "../../../data/touches.ts";
import { listSources, offered } from "../../../data/vocabulary.ts";
import { UserError } from "../../../errors.ts";
import type { Values } from "../plan-edit.ts";
import { findLeadRecord, type LeadRecord } from "./find-lead-record.ts";
import { type LeadEdit, planLeadEdit } from "./plan-lead-edit.ts";

type Asked = { changeId: string; version: number; values: Values };

/** Writes what a form changed of a lead or a touch, once, as one change that can be undone. @returns its id. @throws UserError */
export async function editLead(ctx: Ctx, asked: Asked, request: RequestId): Promise<string> {
  const { ledger, database } = ctx;
  const handled = await findHandled(database.db, request);
  if (handled !== null) return handled.recordId;
  const sources = offered(await listSources(database.db, ledger.id, visibleTeam(ctx.actor)));
  const given = { today: ctx.today, sourceIds: new Set(sources.map(({ id }) => id)) };
  // Told under the field, before anything is locked.
  planLeadEdit(await getLeadRecord(ctx, database.db, asked.changeId), asked.values, given);
  const made = { request, ledgerId: ledger.id, recordId: ctx.newId(), createdAt: ctx.clock() };
  return recordOnce(database, made, async (tx, id) => {
    const seen = await getLeadRecord(ctx, tx, asked.changeId);
    await (seen.lead === null ? lockTouch : lockLead)(tx, ledger.id, seen.record.id);
    const found = await getLeadRecord(ctx, tx, asked.changeId);
    if (found.record.version !== asked.version) throw await refuseStale(ctx, tx, found);
    await write(ctx, tx, id, found, planLeadEdit(found, asked.values, given));
  });
}

async function getLeadRecord(ctx: Ctx, db: Tx, changeId: string): Promise<LeadRecord> {
  const found = await findLeadRecord(ctx, db, changeId);
  if (found === null) throw new Error(`change ${changeId} is not about a lead`);
  return found;
}

const showExample = ({ record }: LeadRecord): string => `/lead show ${record.accountName ?? "Acme"}`;

async function refuseStale(ctx: Ctx, tx: Tx, found: LeadRecord): Promise<UserError> {
  const last = (await listChanges(tx, ctx.ledger.id, found.record.id)).at(-1);
  return new UserError(
    `Already changed by <@${last?.actor ?? ""}>.`,
    `${showExample(found)}, then Edit… again`,
  );
}

async function write(ctx: Ctx, tx: Tx, id: string, found: LeadRecord, edit: LeadEdit): Promise<void> {
  const { ledger } = ctx;
  const { record, lead } = found;
  const columns: Partial<LeadColumns> = {
    ...edit.columns,
    ...(edit.person !== undefined && { contactId: await contactOf(ctx, tx, found, edit.person) }),
  };
  if (Object.keys(columns).length === 0)
    throw new UserError("Nothing was changed: it is as it was.", showExample(found));
  const before = valuesBefore(record, columns);
  const [own] = lead === null ? [] : await listTouchesOfLead(tx, ledger.id, lead.id);
  // The touch that made a lead says the same of it.
  const isWritten =
    lead === null
      ? await changeTouch(tx, ledger.id, record, touchColumnsOf(columns))
      : (await changeLead(tx, ledger.id, record, columns)) &&
        (own === undefined || (await changeTouch(tx, ledger.id, own, touchColumnsOf(columns))));
  if (!isWritten) throw new UserError("Someone changed it at the same moment.", showExample(found));
  await addHistory(tx, ledger.id, {
    ...{ id, subject: lead === null ? "touch" : "lead", subjectId: record.id, action: "edited" },
    ...{ actor: ctx.userId, recordedAt: ctx.clock(), effectiveDay: columns.day ?? record.day },
    ...{ before, after: { ...columns } },
  });
}

async function contactOf(
  ctx: Ctx,
  tx: Tx,
  { record }: LeadRecord,
  name: string | null,
): Promise<string | null> {
  const { accountId } = record;
  if (name === null || accountId === null) return null;
  const by = { ledgerId: ctx.ledger.id, newId: ctx.newId, createdAt: ctx.clock() };
  return ensureContactMeant(tx, by, { accountId, name, email: null });
}
