import { termKinds } from "../../../core/define-line.ts";
import { numberKeys } from "../../../core/definitions.ts";
import { quote } from "../../../core/tokens.ts";
import type { Ctx } from "../../../ctx.ts";
import { FieldError, UserError } from "../../../errors.ts";
import { option, staticSelect } from "../../../slack/controls.ts";
import { inputSelect, inputText } from "../../../slack/inputs.ts";
import type { Action, Form } from "../../../slack/kit.ts";
import type { Submitted } from "../../../slack/request.ts";
import { answerDefine } from "./verbs.ts";

const definitions = ["lead", "sales-ready lead", "deal", ...numberKeys, "metrics", "model"].map((key) =>
  option(key, key),
);
const kinds = termKinds.map((kind) => option(kind === "product" ? "product line" : kind, kind));
const whatToDo = [
  option("Add it, or move it", "set"),
  option("Rename it", "rename"),
  option("Retire it: no longer offered", "retire"),
  option("Offer it again", "restore"),
];

const menu = (actionId: string, label: string, options: typeof kinds) =>
  inputSelect({ blockId: actionId, label }, staticSelect({ actionId, placeholder: "Choose one", options }));

/** The typed line, with what is wrong said under the field that holds it. */
export async function defineByForm(ctx: Ctx, submitted: Submitted, text: string, field: string) {
  return answerDefine(ctx, text, submitted.request).catch((error: unknown) => {
    if (error instanceof UserError && !(error instanceof FieldError) && !/admin/.test(error.message))
      throw new FieldError(field, error.message, error.example);
    throw error;
  });
}

/** A definition in words or a number, by form. */
const defineForm: Form<Ctx> = {
  id: "define",
  least: "member",
  title: "Change a definition",
  submit: "Define",
  fields: async () => [
    menu("what", "What", definitions),
    inputText({
      ...{ blockId: "value", actionId: "value", label: "Definition", maxLength: 400 },
      hint: "Words, a number (9 months, 35%, 1.2), or metrics in their order: meetings held, deals, revenue",
    }),
  ],
  run: (ctx, submitted) => {
    const what = submitted.values.get("what") ?? "";
    const value = submitted.values.get("value") ?? "";
    const isPlain = what === "metrics" || what === "model" || numberKeys.some((key) => key === what);
    return defineByForm(ctx, submitted, `${what} ${isPlain ? value : quote(value)}`, "value");
  },
};

/** A name of the ledger's, by form. */
const defineNameForm: Form<Ctx> = {
  id: "define-name",
  least: "member",
  title: "Change a name",
  submit: "Define",
  fields: async () => [
    menu("kind", "What it is", kinds),
    inputText({ blockId: "name", actionId: "name", label: "Name", maxLength: 75 }),
    menu("do", "What to do", whatToDo),
    inputText({
      ...{ blockId: "to", actionId: "to", label: "Belongs to, or new name", optional: true, maxLength: 75 },
      hint: "A source's team, a campaign's source, a team's kind (marketing, sales, partner), or the new name",
    }),
  ],
  run: (ctx, submitted) => {
    const kind = submitted.values.get("kind") ?? "";
    const todo = submitted.values.get("do") ?? "set";
    const to = submitted.values.get("to") ?? null;
    const said = to === null ? "" : quote(to);
    const under = new Map([
      ["source", `team ${said}`],
      ["campaign", `source ${said}`],
      ["team", to ?? ""],
    ]);
    const tail =
      todo === "set"
        ? to === null
          ? ""
          : (under.get(kind) ?? "")
        : todo === "rename"
          ? `rename ${said}`
          : todo;
    const text = `${kind} ${quote(submitted.values.get("name") ?? "")} ${tail}`;
    return defineByForm(ctx, submitted, text, to === null ? "name" : "to");
  },
};

/** The forms about definitions and names. */
export const defineForms: readonly Form<Ctx>[] = [defineForm, defineNameForm];

/** The buttons under the definitions: each opens its form. */
export const openDefining: Action<Ctx> = {
  id: "define-open",
  least: "member",
  run: async (_ctx, pressed) => ({
    kind: "form",
    form: ["define-name", "define-metrics"].find((form) => form === pressed.value) ?? "define",
    scope: pressed.scope,
  }),
};
