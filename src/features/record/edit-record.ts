import { wordsForDeal } from "../../core/deal-words.ts";
import { valuesBefore } from "../../core/plan-undo.ts";
import type { Ctx } from "../../ctx.ts";
import type { Tx } from "../../data/client.ts";
import { changeDeal, lockDeal } from "../../data/deals.ts";
import { addHistory, findChange, listChanges } from "../../data/history.ts";
import { changeMeeting } from "../../data/meetings.ts";
import { recordOnce } from "../../data/record-once.ts";
import { findHandled, type RequestId } from "../../data/requests.ts";
import { UserError } from "../../errors.ts";
import type { Message } from "../../slack/message.ts";
import { sayEdited } from "./edit-view.ts";
import { type EditedRecord, findRecord } from "./find-record.ts";
import { type Edit, planEdit, type Values } from "./plan-edit.ts";

/** Writes what a form changed, once, as one change that can be undone. @returns its id. @throws UserError */
export async function editRecord(
  ctx: Ctx,
  asked: { changeId: string; version: number; values: Values },
  request: RequestId,
): Promise<string> {
  const { ledger } = ctx;
  const handled = await findHandled(ctx.database.db, request);
  if (handled !== null) return handled.recordId;
  // Told under the field, before anything is locked.
  planEdit(await findRecord(ctx, ctx.database.db, asked.changeId), asked.values, ctx.today);
  const made = { request, ledgerId: ledger.id, recordId: ctx.newId(), createdAt: ctx.clock() };
  return recordOnce(ctx.database, made, async (tx, id) => {
    const seen = await findRecord(ctx, tx, asked.changeId);
    await lockDeal(tx, ledger.id, seen.deal.id);
    const record = await findRecord(ctx, tx, asked.changeId);
    if (record.version !== asked.version) throw await refuseStale(ctx, tx, record);
    await writeEdit(ctx, tx, id, record, planEdit(record, asked.values, ctx.today));
  });
}

/** Who changed the record since the form was opened, and how it stands. */
async function refuseStale(ctx: Ctx, tx: Tx, { deal, meeting }: EditedRecord): Promise<UserError> {
  const ofDeal = await listChanges(tx, ctx.ledger.id, deal.id);
  const ofMeeting = meeting === null ? [] : await listChanges(tx, ctx.ledger.id, meeting.id);
  const [last] = [...ofDeal, ...ofMeeting].toSorted((a, b) => b.recordedAt - a.recordedAt);
  return new UserError(
    `Already changed by <@${last?.actor ?? ""}>; it is now ${deal.status}, ${wordsForDeal(deal)}.`,
    `/deal show ${deal.accountName ?? "Acme"}, then Edit… again`,
  );
}

async function writeEdit(ctx: Ctx, tx: Tx, id: string, record: EditedRecord, edit: Edit): Promise<void> {
  const { ledger, userId } = ctx;
  const { deal, meeting } = record;
  const editsDeal = Object.keys(edit.deal).length > 0;
  const editsMeeting = meeting !== null && Object.keys(edit.meeting).length > 0;
  const company = deal.accountName ?? "Acme";
  if (!editsDeal && !editsMeeting)
    throw new UserError("Nothing was changed: it is as it was.", `/deal show ${company}`);
  const isWritten =
    (!editsDeal || (await changeDeal(tx, ledger.id, deal, edit.deal))) &&
    (!editsMeeting || (await changeMeeting(tx, ledger.id, meeting, edit.meeting)));
  if (!isWritten) throw new UserError("Someone changed it at the same moment.", `/deal show ${company}`);
  const by = { action: "edited", actor: userId, recordedAt: ctx.clock(), effectiveDay: null };
  // Columns of both make two rows, of which the deal's stands and falls with the meeting's.
  const dealChangeId = editsMeeting ? ctx.newId() : id;
  if (editsMeeting)
    await addHistory(tx, ledger.id, {
      ...by,
      id,
      subject: "meeting",
      subjectId: meeting.id,
      before: valuesBefore(meeting, edit.meeting),
      after: { ...edit.meeting, ...(editsDeal && { dealChangeId }) },
    });
  if (editsDeal)
    await addHistory(tx, ledger.id, {
      ...by,
      id: dealChangeId,
      subject: "deal",
      subjectId: deal.id,
      before: valuesBefore(deal, edit.deal),
      after: { ...edit.deal, ...(editsMeeting && { causedBy: id }) },
    });
}

/** The answer to a correction, rebuilt from what is stored. */
export async function describeEdit(ctx: Ctx, changeId: string): Promise<Message> {
  const { db } = ctx.database;
  const { change, deal } = await findRecord(ctx, db, changeId);
  const also = change.after?.dealChangeId;
  const dealChange = typeof also === "string" ? await findChange(db, ctx.ledger.id, also) : null;
  return sayEdited(ctx.ledger.id, [change, ...(dealChange === null ? [] : [dealChange])], deal);
}
