import { wordsForAmount } from "../../core/deal-words.ts";
import { printMoney } from "../../core/money.ts";
import type { Ctx } from "../../ctx.ts";
import { listDivisions, listProductLines, type Named } from "../../data/vocabulary.ts";
import { section } from "../../slack/blocks.ts";
import { option, staticSelect } from "../../slack/controls.ts";
import { inputDate, inputSelect, inputText, inputUsers } from "../../slack/inputs.ts";
import type { Action, Form } from "../../slack/kit.ts";
import type { Block } from "../../slack/message.ts";
import { mrkdwn } from "../../slack/text.ts";
import { describeEdit, editRecord } from "./edit-record.ts";
import { type EditedRecord, findRecord } from "./find-record.ts";

/** "Edit…": opens the form with the record's values as they are now. */
export const edit: Action<Ctx> = {
  id: "edit",
  least: "partner",
  async run(ctx, { value }) {
    const { version } = await findRecord(ctx, ctx.database.db, value);
    return { kind: "form", form: "edit", scope: { ledgerId: ctx.ledger.id, recordId: value, version } };
  },
};

const day = (blockId: string, label: string, initial: string | null): Block =>
  inputDate({ blockId, actionId: blockId, label, optional: true, ...(initial !== null && { initial }) });

const words = (blockId: string, label: string, initial: string | null): Block =>
  inputText({
    ...{ blockId, actionId: blockId, label, optional: true, maxLength: 900 },
    ...(initial !== null && { initial }),
  });

/** The most choices that a menu holds. */
const mostChoices = 100;

function pick(blockId: string, label: string, names: readonly Named[], initial: string | null): Block[] {
  if (names.length === 0) return [];
  // What it is now stands among the choices whatever their number, so that leaving it alone changes nothing.
  const ordered = [...names.filter(({ id }) => id === initial), ...names.filter(({ id }) => id !== initial)];
  const options = ordered.slice(0, mostChoices).map(({ id, name }) => option(name, id));
  return [
    inputSelect(
      { blockId, label, optional: true },
      staticSelect({
        ...{ actionId: blockId, placeholder: "Which one?", options },
        ...(initial !== null && { initial }),
      }),
    ),
  ];
}

function meetingFields({ meeting }: EditedRecord): Block[] {
  if (meeting === null) return [];
  return [
    day("meetingDay", "Day of the meeting", meeting.meetingDay),
    ...(meeting.heldDay === null ? [] : [day("heldDay", "Held on", meeting.heldDay)]),
    ...(meeting.outcome === "booked"
      ? []
      : [words("outcomeReason", "Why it came to that", meeting.outcomeReason)]),
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
      words("amount", "Amount", amountMinor === null ? null : printMoney({ amountMinor, currency })),
      ...(isClosed
        ? [day("closedDay", "Closed on", deal.closedDay)]
        : [day("dueDay", "Expected to close", deal.dueDay)]),
      ...(deal.status === "lost" ? [words("lostReason", "Lost because", deal.lostReason)] : []),
      ...pick("productLineId", "Product line", products, deal.productLineId),
      ...pick("divisionId", "Division", divisions, deal.divisionId),
      inputUsers({
        ...{ blockId: "ownerUserId", actionId: "ownerUserId", label: "Owner", optional: true },
        ...(deal.ownerUserId !== null && { initial: deal.ownerUserId }),
      }),
      words("note", "Note", deal.note),
    ];
  },
  async run(ctx, { scope, values, request }) {
    const asked = { changeId: scope.recordId, version: scope.version, values };
    return describeEdit(ctx, await editRecord(ctx, asked, request));
  },
};
