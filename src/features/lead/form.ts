import { visibleTeam } from "../../core/roles.ts";
import type { Ctx } from "../../ctx.ts";
import { listDivisions, listProductLines, listSources, offered } from "../../data/vocabulary.ts";
import { findPrefill, initialOf, type Prefill } from "../../reports/find-prefill.ts";
import { lineOfFields } from "../../reports/read-fields.ts";
import { inputDate, inputText } from "../../slack/inputs.ts";
import type { Form } from "../../slack/kit.ts";
import { pickField } from "../../slack/pick-field.ts";
import { answerLead } from "./answer-lead.ts";

const textOf =
  (prefill: Prefill) => (blockId: string, label: string, placeholder: string, optional: boolean) =>
    inputText({
      ...{ blockId, actionId: blockId, label, placeholder, optional, maxLength: 200 },
      ...initialOf(prefill, blockId),
    });

/** The form behind a bare `/lead`, and behind "Log a lead" in menus. */
export const leadForm: Form<Ctx> = {
  id: "lead",
  least: "partner",
  title: "Log a lead",
  submit: "Log",
  async fields(ctx, scope) {
    const { ledger, today, actor } = ctx;
    const { db } = ctx.database;
    const [prefill, sources, products, divisions] = await Promise.all([
      findPrefill(ctx, "lead", scope),
      listSources(db, ledger.id, visibleTeam(actor)),
      listProductLines(db, ledger.id),
      listDivisions(db, ledger.id),
    ]);
    const pick = (blockId: string, label: string, options: readonly { name: string }[]) =>
      pickField({ blockId, label, placeholder: "Which one?", options });
    const text = textOf(prefill);
    return [
      text("company", "Company", "Acme", false),
      text("contact", "Name", "Jane Doe", true),
      text("email", "E-mail address", "jane@acme.com", true),
      ...pick("from", "Source", offered(sources)),
      inputDate({
        blockId: "day",
        actionId: "day",
        label: "Came in on",
        initial: today,
        ...initialOf(prefill, "day"),
      }),
      ...pick("product", "Product line", offered(products)),
      ...pick("division", "Division", offered(divisions)),
      inputText({
        ...{
          blockId: "note",
          actionId: "note",
          label: "Note",
          optional: true,
          multiline: true,
          maxLength: 900,
        },
        ...initialOf(prefill, "note"),
      }),
    ];
  },
  run: (ctx, submitted) =>
    answerLead(ctx, { text: lineOfFields(ctx, null, submitted.values) }, submitted.request),
};
