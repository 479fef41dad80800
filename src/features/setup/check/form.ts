import { type DefineLine, parseDefineLine } from "../../../core/define-line.ts";
import { usualWords } from "../../../core/definitions.ts";
import { quote } from "../../../core/tokens.ts";
import type { Ctx } from "../../../ctx.ts";
import { FieldError } from "../../../errors.ts";
import { buildCheck } from "../../../reports/build-check.ts";
import { inputText, inputUsers } from "../../../slack/inputs.ts";
import type { Form } from "../../../slack/kit.ts";
import type { Block } from "../../../slack/message.ts";
import type { Submitted } from "../../../slack/request.ts";
import { settle } from "./action.ts";
import { type FormTopic, readTopic } from "./topics.ts";

type Line = Exclude<DefineLine, { kind: "show" }>;

const labels = new Map([
  ["lead", "A lead is"],
  ["sales-ready lead", "A sales-ready lead is"],
  ["deal", "A deal, and when it is closed"],
]);

async function fieldsOf(ctx: Ctx, topic: FormTopic): Promise<Block[]> {
  const { owner, definitions, metrics } = await buildCheck(ctx);
  if (topic === "owner") {
    const initial = owner ?? ctx.userId;
    return [
      inputUsers({
        blockId: "owner",
        actionId: "owner",
        label: "Who owns closed-loop reporting here",
        initial,
      }),
    ];
  }
  if (topic === "metrics") {
    return [
      inputText({
        ...{ blockId: "metrics", actionId: "metrics", label: "Key metrics, in their order", maxLength: 200 },
        hint: "Of leads, meetings (booked, held or accepted), pipeline, deals, revenue, win rate, cycle, velocity, coverage",
        initial: metrics.words,
      }),
    ];
  }
  return definitions.map(({ key, value }) =>
    inputText({
      ...{ blockId: key, actionId: "words", label: labels.get(key) ?? key, initial: value },
      ...{ maxLength: 400, multiline: true },
    }),
  );
}

/** One line of the form, read as it would be typed. @throws FieldError */
function readField(blockId: string, line: string): Line {
  const read = parseDefineLine(line);
  if (!read.ok) throw new FieldError(blockId, read.what, read.example);
  if (read.value.kind === "show") throw new FieldError(blockId, "Say it in words.", "someone who …");
  return read.value;
}

function readLines(topic: FormTopic, { values }: Submitted): Line[] {
  const said = (blockId: string) => values.get(blockId)?.trim() ?? "";
  if (topic === "owner") return [readField("owner", `owner <@${said("owner")}>`)];
  if (topic === "metrics") return [readField("metrics", `metrics ${said("metrics")}`)];
  return [...usualWords.keys()].map((key) => readField(key, `${key} ${quote(said(key))}`));
}

/** Settles one question of the check: who owns it, what the words mean, which metrics are key. */
export const checkForm: Form<Ctx> = {
  id: "loop",
  least: "member",
  title: "Close the loop",
  submit: "Settle",
  fields: (ctx, { recordId }) => fieldsOf(ctx, readTopic(recordId)),
  run: (ctx, submitted) =>
    settle(ctx, readLines(readTopic(submitted.scope.recordId), submitted), submitted.request),
};
