import { visibleTeam } from "../../core/roles.ts";
import type { Ctx } from "../../ctx.ts";
import { listDivisions, listProductLines, listSources, offered } from "../../data/vocabulary.ts";
import { lineOfFields } from "../../reports/read-fields.ts";
import { inputDate, inputText } from "../../slack/inputs.ts";
import type { Form } from "../../slack/kit.ts";
import { pickField } from "../../slack/pick-field.ts";
import { answerLead } from "./answer-lead.ts";

const text = (blockId: string, label: string, placeholder: string, optional: boolean) =>
  inputText({ blockId, actionId: blockId, label, placeholder, optional, maxLength: 200 });

/** The form behind a bare `/lead`. */
export const leadForm: Form<Ctx> = {
  id: "lead",
  least: "partner",
  title: "Log a lead",
  submit: "Log",
  async fields({ database: { db }, ledger, today, actor }) {
    const [sources, products, divisions] = await Promise.all([
      listSources(db, ledger.id, visibleTeam(actor)),
      listProductLines(db, ledger.id),
      listDivisions(db, ledger.id),
    ]);
    const pick = (blockId: string, label: string, options: readonly { name: string }[]) =>
      pickField({ blockId, label, placeholder: "Which one?", options });
    return [
      text("company", "Company", "Acme", false),
      text("contact", "Name", "Jane Doe", true),
      text("email", "E-mail address", "jane@acme.com", true),
      ...pick("from", "Source", offered(sources)),
      inputDate({ blockId: "day", actionId: "day", label: "Came in on", initial: today }),
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
      }),
    ];
  },
  run: (ctx, submitted) =>
    answerLead(ctx, { text: lineOfFields(ctx, null, submitted.values) }, submitted.request),
};
