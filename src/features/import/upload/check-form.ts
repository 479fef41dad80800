import { type ImportField, importKinds } from "../../../core/import-kinds.ts";
import type { Ctx } from "../../../ctx.ts";
import { section } from "../../../slack/blocks.ts";
import { inputMultiSelect } from "../../../slack/choice-inputs.ts";
import { option, staticSelect } from "../../../slack/controls.ts";
import { inputSelect, inputText } from "../../../slack/inputs.ts";
import type { Form } from "../../../slack/kit.ts";
import type { Block } from "../../../slack/message.ts";
import { mrkdwn } from "../../../slack/text.ts";
import { dayFormatWords, fieldHints, fieldWords } from "./field-words.ts";
import { refuseUnlessImporter } from "./file-form.ts";
import { importUpload } from "./import-upload.ts";
import type { Inspected } from "./inspect-csv.ts";
import { type Offer, sampleOf } from "./offer-mapping.ts";
import { getUpload, openUpload } from "./open-upload.ts";
import { asOffered, leftOut, readAnswers } from "./read-answers.ts";

/** Beside more columns than this, their first texts would make the form too large for Slack. */
const mostSampled = 25;

function columnMenu(field: ImportField, file: Inspected, { kind, columns }: Offer): Block {
  const isNeeded = importKinds[kind].required.some((choices) => choices.length === 1 && choices[0] === field);
  const offered = columns.get(field);
  const at = offered === undefined ? -1 : file.headers.indexOf(offered);
  const samples = file.headers.length <= mostSampled;
  const options = [
    ...(isNeeded ? [] : [option("– not in this file", leftOut)]),
    ...(offered !== undefined && at === -1 ? [option(offered.replaceAll("+", " + "), asOffered)] : []),
    ...file.headers.map((header, index) =>
      option(header, String(index), samples ? sampleOf(header, file) || "blank" : undefined),
    ),
  ];
  const none = isNeeded ? {} : { initial: leftOut };
  const initial = offered === undefined ? none : { initial: at === -1 ? asOffered : String(at) };
  const hint = fieldHints[field];
  return inputSelect(
    { blockId: field, label: fieldWords[field], ...(hint !== undefined && { hint }) },
    staticSelect({ actionId: field, placeholder: "Choose a column", options, ...initial }),
  );
}

const lines = (blockId: string, label: string, given: { hint: string; initial: string }): Block =>
  inputText({
    ...{ blockId, actionId: blockId, label, optional: true, multiline: true, hint: given.hint },
    ...(given.initial !== "" && { initial: given.initial }),
  });

const printLines = (pairs: readonly (readonly [string, string])[]): string =>
  pairs.map(([name, value]) => `${name} = ${value}`).join("\n");

/** What the columns alone do not tell: days, currency, stages, new sources, facts about accounts. */
function valueFields(ctx: Ctx, file: Inspected, offer: Offer): Block[] {
  const { kind, columns, dayFormats, stages, newSources, attributes } = offer;
  const { fields } = importKinds[kind];
  const has = (field: ImportField) => fields.includes(field);
  const days = dayFormats.map((format) => option(dayFormatWords[format], format));
  const unknown = newSources.map(({ source }) => source);
  const facts = file.headers.map((header, index) => option(header, String(index)));
  return [
    ...(has("day") || has("closed")
      ? [
          inputSelect(
            { blockId: "days", label: "How it writes 20 November 2026" },
            staticSelect({
              ...{ actionId: "days", placeholder: "Choose", options: days },
              ...(dayFormats.length === 1 && { initial: dayFormats[0] ?? "ISO" }),
            }),
          ),
        ]
      : []),
    ...(has("amount")
      ? [
          inputText({
            ...{ blockId: "money", actionId: "money", label: "Currency of amounts without one" },
            ...{ initial: ctx.ledger.currency, maxLength: 3 },
          }),
        ]
      : []),
    ...(kind === "deals"
      ? [lines("stages", "What each stage means", { hint: "open, won or lost", initial: printLines(stages) })]
      : []),
    ...(kind === "leads" && columns.has("status")
      ? [
          lines("stages", "Which status is no lead", {
            ...{ hint: "One per line, e.g. Junk = none", initial: printLines(stages) },
          }),
        ]
      : []),
    ...(has("source") && unknown.length > 0
      ? [
          lines("sources", "New sources and their team", {
            hint: `New to this ledger: ${unknown.slice(0, 20).join(", ")}. One per line, e.g. ${unknown[0]} = Marketing. Without a team they stay unsourced.`,
            initial: printLines(
              newSources.flatMap(({ source, team }) => (team === null ? [] : [[source, team]])),
            ),
          }),
        ]
      : []),
    ...(kind === "accounts" && facts.length > 0
      ? [
          inputMultiSelect({
            ...{ blockId: "facts", actionId: "facts", label: "Columns to keep as facts", optional: true },
            ...{ hint: "Reports can be split by them, e.g. by industry", placeholder: "Industry" },
            options: facts,
            initial: attributes.map(([, column]) => String(file.headers.indexOf(column))),
          }),
        ]
      : []),
  ];
}

/** The second form of an import: how the file is read, filled in as far as the file tells. Handing it in imports. */
export const checkForm: Form<Ctx> = {
  id: "import-check",
  least: "member",
  title: "Check and import",
  submit: "Import",
  async fields(ctx, { recordId }) {
    await refuseUnlessImporter(ctx);
    const { inspected, offer } = await openUpload(ctx, await getUpload(ctx, recordId));
    const missing = new Set(offer.missing.flat());
    const { fields } = importKinds[offer.kind];
    const menus = (list: readonly ImportField[]) => list.map((field) => columnMenu(field, inspected, offer));
    return [
      ...(missing.size > 0 ? [section(mrkdwn`*Please say first*, because the columns do not tell:`)] : []),
      ...menus(fields.filter((field) => missing.has(field))),
      ...valueFields(ctx, inspected, offer),
      section(mrkdwn`*Which column is what.* Change what is not right.`),
      ...menus(fields.filter((field) => !missing.has(field))),
    ];
  },
  async run(ctx, submitted) {
    await refuseUnlessImporter(ctx);
    const upload = await getUpload(ctx, submitted.scope.recordId);
    const { input, inspected, offer } = await openUpload(ctx, upload);
    const options = await readAnswers(ctx, submitted, inspected, offer);
    return importUpload(ctx, { kind: upload.kind, input, options });
  },
};
