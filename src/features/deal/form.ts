import { visibleTeam } from "../../core/roles.ts";
import type { Ctx } from "../../ctx.ts";
import { listSources, offered } from "../../data/vocabulary.ts";
import { findPrefill, initialOf } from "../../reports/find-prefill.ts";
import { lineOfFields } from "../../reports/read-fields.ts";
import { option, staticSelect } from "../../slack/controls.ts";
import { inputDate, inputSelect, inputText } from "../../slack/inputs.ts";
import type { Form } from "../../slack/kit.ts";
import { pickField } from "../../slack/pick-field.ts";
import { answerClosing } from "./answer-deal.ts";

const outcomes = [option("Won", "won"), option("Lost", "lost")];

/** The form behind a bare `/deal`. */
export const dealForm: Form<Ctx> = {
  id: "deal",
  least: "partner",
  title: "Close a deal",
  submit: "Close it",
  async fields(ctx, scope) {
    const { ledger, today, actor } = ctx;
    const [prefill, sources] = await Promise.all([
      findPrefill(ctx, "deal", scope),
      listSources(ctx.database.db, ledger.id, visibleTeam(actor)),
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
      inputSelect(
        { blockId: "outcome", label: "What happened?" },
        staticSelect({
          actionId: "outcome",
          placeholder: "Won or lost",
          options: outcomes,
          initial: "won",
          ...initialOf(prefill, "outcome"),
        }),
      ),
      inputText({
        blockId: "amount",
        actionId: "amount",
        label: "Amount",
        ...initialOf(prefill, "amount"),
        hint: "May stay empty when the deal has one already, or was lost",
        placeholder: "$120k",
        optional: true,
        maxLength: 60,
      }),
      inputDate({ blockId: "day", actionId: "day", label: "Closed on", initial: today }),
      ...pickField({
        blockId: "from",
        label: "Source",
        placeholder: "If the deal has none yet",
        options: offered(sources),
      }),
      inputText({
        blockId: "because",
        actionId: "because",
        label: "Because",
        optional: true,
        maxLength: 900,
      }),
    ];
  },
  async run(ctx, { values, scope, request }) {
    const outcome = values.get("outcome") === "lost" ? "lost" : "won";
    const text = lineOfFields(ctx, outcome, values);
    const { fields, accountId, dealId } = await findPrefill(ctx, "deal", scope);
    // Opened about one deal, it closes that one, unless another company was typed.
    const isSame =
      accountId !== undefined && dealId !== undefined && fields.company === values.get("company");
    return answerClosing(ctx, isSame ? { text, accountId, dealId } : { text }, request);
  },
};
