import { inputText } from "./inputs.ts";
import type { Action, Form } from "./kit.ts";
import type { Block } from "./message.ts";
import type { Submitted } from "./request.ts";
import { sayThanks } from "./say-thanks.ts";

/** What one button of a partner's channel and the small form behind it differ in from the others. */
export type PartnerDoor<C> = {
  /** the action_id of the button and the callback_id of its form */
  id: string;
  title: string;
  /** what the person's name is called */
  contactLabel: string;
  /** the field that only this form has, between the name and the note */
  field: Block;
  /** the context of the partner whose channel it is. @throws UserError where it is nobody's */
  actFor: (ctx: C, channelId: string) => Promise<C>;
  /** logs what was handed in, and asks nothing: the id of the change, null when it was known already */
  log: (ctx: C, submitted: Submitted) => Promise<string | null>;
};

/**
 * The button on the message pinned in a partner's channel and the small form behind it, for people from outside too;
 * the form carries the channel along.
 */
export function partnerDoor<C extends { readonly ledger: { readonly id: string } }>(
  door: PartnerDoor<C>,
): { form: Form<C>; open: Action<C> } {
  const { id, title, contactLabel, field, actFor, log } = door;
  return {
    form: {
      ...{ id, title, least: "outsider", submit: "Log" },
      async fields(ctx, scope) {
        await actFor(ctx, scope.recordId);
        return [
          inputText({
            ...{ blockId: "company", actionId: "company", label: "Company" },
            ...{ placeholder: "Acme", maxLength: 200 },
          }),
          inputText({
            ...{ blockId: "contact", actionId: "contact", label: contactLabel },
            ...{ placeholder: "Jane Doe", optional: true, maxLength: 200 },
          }),
          field,
          inputText({
            ...{ blockId: "note", actionId: "note", label: "Note" },
            ...{ optional: true, multiline: true, maxLength: 900 },
          }),
        ];
      },
      async run(ctx, submitted) {
        const channelId = submitted.scope.recordId;
        const changeId = await log(await actFor(ctx, channelId), submitted);
        const there = { ledgerId: ctx.ledger.id, channelId };
        return sayThanks(submitted.values, changeId === null ? null : { ...there, changeId });
      },
    },
    open: {
      ...{ id, least: "outsider" },
      async run(ctx, pressed) {
        const channelId = pressed.channelId ?? "";
        await actFor(ctx, channelId);
        return {
          kind: "form",
          form: id,
          scope: { ledgerId: ctx.ledger.id, recordId: channelId, version: 0 },
        };
      },
    },
  };
}
