import { readFigure, type SetLine, type TargetLine } from "../../core/commit-figure.ts";
import type { Quarter } from "../../core/period.ts";
import { readWords } from "../../core/read-words.ts";
import type { Ctx } from "../../ctx.ts";
import { FieldError, UserError } from "../../errors.ts";
import { context } from "../../slack/blocks.ts";
import { inputText } from "../../slack/inputs.ts";
import type { Form } from "../../slack/kit.ts";
import { answerProposing } from "./answer-commitments.ts";
import { cellOf, listQuarterFields, type QuarterField, readQuarterScope } from "./quarter-fields.ts";

const hintOf = ({ team }: QuarterField): string =>
  team === null ? "A number" : "A share such as 50%, or a number";

/** A whole quarter at once, or what one team proposes instead. */
const quarterForm: Form<Ctx> = {
  id: "commit-quarter",
  least: "partner",
  title: "Commitments",
  submit: "Propose",
  async fields(ctx, scope) {
    const { fields, label, filledFrom } = await listQuarterFields(ctx, readQuarterScope(ctx, scope.recordId));
    if (fields.length === 0) {
      throw new UserError(
        "Only an admin can fill in commitments of other teams, and you belong to no team here.",
        "ask an admin, who can also type: /roundtrip member @you team Marketing",
      );
    }
    const from = filledFrom === null ? "" : ` The figures are those of ${filledFrom}.`;
    return [
      context(
        `For ${label}. What you change is proposed to its team, which signs it; empty fields stay open.${from}`,
      ),
      ...fields.map((field) =>
        inputText({
          ...{ blockId: field.blockId, actionId: "figure", label: field.label, hint: hintOf(field) },
          ...{ optional: true, maxLength: 40, ...(field.initial !== null && { initial: field.initial }) },
        }),
      ),
      inputText({
        ...{ blockId: "reason", actionId: "reason", label: "Why", optional: true, maxLength: 400 },
        hint: "Needed where something that was signed changes",
      }),
    ];
  },
  async run(ctx, { scope, values, request }) {
    const about = readQuarterScope(ctx, scope.recordId);
    const reason = values.get("reason")?.trim() || null;
    const { fields } = await listQuarterFields(ctx, about);
    const typed = fields.flatMap((field) => {
      const value = values.get(field.blockId)?.trim() ?? "";
      return value === ""
        ? []
        : [{ field, line: readField(ctx, field, { value, reason, quarter: about.quarter }) }];
    });
    refuseForged([...values.keys()], fields);
    const changed = typed.filter(({ field, line }) => isChanged(field, line));
    const signed = changed.find(({ field }) => field.isSigned);
    if (signed !== undefined && reason === null) {
      const { team, label } = signed.field;
      throw new FieldError(
        "reason",
        `${team?.name} has signed “${label}”: a change needs its reason.`,
        "the fair was cancelled",
      );
    }
    if (changed.length === 0)
      throw new UserError("Nothing was changed, so nothing is proposed.", `/commit ${about.quarter}`);
    const lines = changed.map(({ line }) => line);
    return answerProposing(ctx, lines, { request, typedIn: about.typedIn });
  },
};

/** A field that the form did not offer to this person was put there by somebody else. @throws UserError */
function refuseForged(blockIds: readonly string[], fields: readonly QuarterField[]): void {
  const offeredIds = new Set([...fields.map(({ blockId }) => blockId), "reason"]);
  if (blockIds.every((blockId) => offeredIds.has(blockId))) return;
  throw new UserError(
    "Only an admin can fill in targets and other teams' commitments.",
    "/commit, then “Fill in the quarter…”",
  );
}

/** What a field holds, as a line. @throws FieldError */
function readField(
  { ledger }: Ctx,
  field: QuarterField,
  { value, reason, quarter }: { value: string; reason: string | null; quarter: Quarter },
): TargetLine | SetLine {
  const { team, metric, blockId } = field;
  const read = readFigure(
    {
      ...{ team, rest: [...readWords(value), metric], head: "", quarter, currency: ledger.currency },
      ...{ cell: cellOf(field), reason },
    },
    null,
  );
  if (!read.ok) throw new FieldError(blockId, read.what, team === null ? "120" : "50% or 60");
  if (read.value.kind === "sales?") throw new Error(`the field ${blockId} was read as sales`);
  return read.value;
}

function isChanged({ now }: QuarterField, line: TargetLine | SetLine): boolean {
  const shareBp = line.kind === "set" ? line.shareBp : null;
  return now === null || now.shareBp !== shareBp || now.number !== line.number;
}

/** The forms about commitments. */
export const commitForms: readonly Form<Ctx>[] = [quarterForm];
