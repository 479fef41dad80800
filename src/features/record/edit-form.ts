import { wordsForAmount } from "../../core/deal-words.ts";
import { printMoney } from "../../core/money.ts";
import type { Ctx } from "../../ctx.ts";
import { listDivisions, listProductLines } from "../../data/vocabulary.ts";
import { section } from "../../slack/blocks.ts";
import { inputUsers } from "../../slack/inputs.ts";
import type { Action, Form } from "../../slack/kit.ts";
import type { Block } from "../../slack/message.ts";
import { mrkdwn } from "../../slack/text.ts";
import { dayField, pick, wordsField } from "./edit-fields.ts";
import { describeEdit, editRecord } from "./edit-record.ts";
import { type EditedRecord, findRecord } from "./find-record.ts";
import { editLead } from "./lead/edit-lead.ts";
import { findLeadRecord } from "./lead/find-lead-record.ts";
import { leadFields } from "./lead/lead-fields.ts";
import { describeLeadEdit } from "./lead/lead-view.ts";
import { describeMoneyEdit, editMoney } from "./money/edit-money.ts";
import { findMoneyRecord } from "./money/find-money-record.ts";
import { moneyFields } from "./money/money-fields.ts";

/** "Edit…": opens the form with the record's values as they are now. */
export const edit: Action<Ctx> = {
  id: "edit",
  least: "partner",
  async run(ctx, { value }) {
    const { db } = ctx.database;
    const version =
      (await findMoneyRecord(ctx, db, value))?.version ??
      (await findLeadRecord(ctx, db, value))?.record.version ??
      (await findRecord(ctx, db, value)).version;
    return { kind: "form", form: "edit", scope: { ledgerId: ctx.ledger.id, recordId: value, version } };
  },
};

function meetingFields({ meeting }: EditedRecord): Block[] {
  if (meeting === null) return [];
  return [
    dayField("meetingDay", "Day of the meeting", meeting.meetingDay),
    ...(meeting.heldDay === null ? [] : [dayField("heldDay", "Held on", meeting.heldDay)]),
    ...(meeting.outcome === "booked"
      ? []
      : [wordsField("outcomeReason", "Why it came to that", meeting.outcomeReason)]),
  ];
}

/** The form behind "Edit…": the company stays, everything else is as it was recorded. */
export const editForm: Form<Ctx> = {
  id: "edit",
  title: "Correct a record",
  submit: "Correct it",
  least: "partner",
  async fields(ctx, scope) {
    const { db } = ctx.database;
    const ofMoney = await findMoneyRecord(ctx, db, scope.recordId);
    if (ofMoney !== null) return moneyFields(ctx, ofMoney);
    const ofLead = await findLeadRecord(ctx, db, scope.recordId);
    if (ofLead !== null) return leadFields(ctx, ofLead);
    const record = await findRecord(ctx, db, scope.recordId);
    const { deal } = record;
    const [products, divisions] = await Promise.all([
      listProductLines(db, ctx.ledger.id),
      listDivisions(db, ctx.ledger.id),
    ]);
    const { amountMinor, currency } = deal;
    const isClosed = deal.closedDay !== null;
    return [
      section(mrkdwn`*${deal.accountName ?? "No company yet"}*, ${deal.status}, ${wordsForAmount(deal)}`),
      ...meetingFields(record),
      wordsField("amount", "Amount", amountMinor === null ? null : printMoney({ amountMinor, currency })),
      ...(isClosed
        ? [dayField("closedDay", "Closed on", deal.closedDay)]
        : [dayField("dueDay", "Expected to close", deal.dueDay)]),
      ...(deal.status === "lost" ? [wordsField("lostReason", "Lost because", deal.lostReason)] : []),
      ...pick("productLineId", "Product line", products, deal.productLineId),
      ...pick("divisionId", "Division", divisions, deal.divisionId),
      inputUsers({
        ...{ blockId: "ownerUserId", actionId: "ownerUserId", label: "Owner", optional: true },
        ...(deal.ownerUserId !== null && { initial: deal.ownerUserId }),
      }),
      wordsField("note", "Note", deal.note),
    ];
  },
  async run(ctx, { scope, values, request }) {
    const asked = { changeId: scope.recordId, version: scope.version, values };
    if ((await findMoneyRecord(ctx, ctx.database.db, scope.recordId)) !== null)
      return describeMoneyEdit(ctx, await editMoney(ctx, asked, request));
    if ((await findLeadRecord(ctx, ctx.database.db, scope.recordId)) !== null)
      return describeLeadEdit(ctx, await editLead(ctx, asked, request));
    return describeEdit(ctx, await editRecord(ctx, asked, request));
  },
};
