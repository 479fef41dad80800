import { visibleTeam } from "../../core/roles.ts";
import type { Ctx } from "../../ctx.ts";
import { listDivisions, listProductLines, listSources, offered } from "../../data/vocabulary.ts";
import { findPrefill, initialOf } from "../../reports/find-prefill.ts";
import { lineOfFields } from "../../reports/read-fields.ts";
import { inputDate, inputText, inputUsers } from "../../slack/inputs.ts";
import type { Form } from "../../slack/kit.ts";
import { pickField } from "../../slack/pick-field.ts";
import { answerMeeting } from "./answer-meeting.ts";

/** The form behind a bare `/meeting`. */
export const meetingForm: Form<Ctx> = {
  id: "meeting",
  least: "partner",
  title: "Log a meeting",
  submit: "Log",
  async fields(ctx, scope) {
    const { ledger, today, userId, actor } = ctx;
    const { db } = ctx.database;
    const [prefill, sources, products, divisions] = await Promise.all([
      findPrefill(ctx, "meeting", scope),
      listSources(db, ledger.id, visibleTeam(actor)),
      listProductLines(db, ledger.id),
      listDivisions(db, ledger.id),
    ]);
    return [
      inputText({
        blockId: "company",
        actionId: "company",
        label: "Company",
        ...initialOf(prefill, "company"),
        placeholder: "Acme",
        maxLength: 200,
      }),
      inputText({
        blockId: "contact",
        actionId: "contact",
        label: "With",
        ...initialOf(prefill, "contact"),
        placeholder: "Jane Doe",
        optional: true,
        maxLength: 200,
      }),
      inputDate({
        blockId: "day",
        actionId: "day",
        label: "Day of the meeting",
        optional: true,
        ...initialOf(prefill, "day"),
      }),
      inputDate({
        blockId: "booked",
        actionId: "booked",
        label: "Booked on",
        hint: "The day that counts",
        initial: today,
      }),
      ...pickField({
        blockId: "from",
        label: "Source",
        placeholder: "Where did it come from?",
        options: offered(sources),
      }),
      ...pickField({
        blockId: "product",
        label: "Product line",
        placeholder: "Which one?",
        options: offered(products),
      }),
      ...pickField({
        blockId: "division",
        label: "Division",
        placeholder: "Which one?",
        options: offered(divisions),
      }),
      inputText({
        blockId: "amount",
        actionId: "amount",
        label: "Expected amount",
        ...initialOf(prefill, "amount"),
        placeholder: "$80k",
        optional: true,
        maxLength: 60,
      }),
      inputDate({ blockId: "due", actionId: "due", label: "Expected to close", optional: true }),
      inputUsers({ blockId: "owner", actionId: "owner", label: "Owner", initial: userId }),
      inputText({
        blockId: "note",
        actionId: "note",
        label: "Note",
        ...initialOf(prefill, "note"),
        optional: true,
        multiline: true,
        maxLength: 900,
      }),
    ];
  },
  run: (ctx, submitted) =>
    answerMeeting(ctx, { text: lineOfFields(ctx, null, submitted.values) }, submitted.request),
};
