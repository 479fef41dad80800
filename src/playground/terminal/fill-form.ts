import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { styleText } from "node:util";
import { type Control, isButton } from "../find-controls.ts";
import { type Fields, objectsOf, textOf } from "../json.ts";
import { controlsOf, stateValues } from "../modal-state.ts";
import { textObject } from "../plain-text.ts";
import { type Picked, stateWords } from "../select-value.ts";
import type { Upload } from "../upload.ts";
import type { OpenView } from "../views.ts";
import { leaves, pickOption } from "./pick-option.ts";
import type { Session } from "./session.ts";
import { showReply } from "./show-reply.ts";

type Answers = {
  values: Record<string, Picked>;
  offered: Record<string, readonly Fields[]>;
  files: Record<string, readonly Upload[]>;
};

/** Fills in the form in front of the person, field by field, and sends it; refused fields are asked again. */
export async function fillForm(session: Session): Promise<void> {
  const { slack } = session.office;
  const user = session.who;
  const opened = slack.view(user);
  if (opened === null) return;
  session.print(styleText("bold", `Form: ${textObject(opened.payload.title)}`));
  session.print(
    styleText("dim", "Enter keeps what is in brackets, - empties a field, :cancel closes the form."),
  );
  let asked: readonly string[] | null = null;
  for (;;) {
    const view = slack.view(user);
    if (view === null) return;
    const answers = await askFields(session, view, asked);
    if (answers === null) {
      await slack.closeView(user);
      session.print("The form is closed; nothing was sent.");
      return;
    }
    const reply = await slack.fill({ user, ...answers });
    if (reply.errors === null) return showReply(session, reply);
    asked = Object.keys(reply.errors);
    for (const [blockId, words] of Object.entries(reply.errors)) {
      const label = fieldsOf(view).find((field) => field.blockId === blockId)?.text ?? blockId;
      session.print(styleText("red", `  ${label}: ${words}`));
    }
  }
}

const fieldsOf = (view: OpenView): Control[] => controlsOf(view).filter((control) => !isButton(control));

/** The answers to all fields, or to those with these block ids; null when the form was left. */
async function askFields(
  session: Session,
  view: OpenView,
  blockIds: readonly string[] | null,
): Promise<Answers | null> {
  const answers: Answers = { values: {}, offered: {}, files: {} };
  const values = stateValues(view);
  for (const field of fieldsOf(view)) {
    if (blockIds !== null && !blockIds.includes(field.blockId)) continue;
    if (field.type === "file_input") {
      const file = await askFile(session, field);
      if (file === "left") return null;
      if (file !== null) answers.files[field.blockId] = [file];
      continue;
    }
    const now = stateWords(values[field.blockId]?.[field.actionId] ?? {});
    const answered = await askField(session, field, { now, hint: hintOf(view, field) });
    if (answered === "left") return null;
    if (answered === null) continue;
    answers.values[field.blockId] = answered.picked;
    if (answered.offered !== undefined) answers.offered[field.blockId] = answered.offered;
  }
  return answers;
}

/** A file by its path, asked until it can be read; null when nothing was typed. */
async function askFile(session: Session, { text }: Control): Promise<Upload | "left" | null> {
  for (;;) {
    const typed = await session.lines.ask(`  ${text}, the path of a file: `);
    if (typed === null || /^:(cancel|quit)$/.test(typed.trim()))
      return leaves(session, typed) ? "left" : null;
    const path = typed.trim();
    if (path === "") return null;
    const content = await readFile(path).catch(() => null);
    if (content !== null) return { name: basename(path), type: "text/csv", content };
    session.print(styleText("red", `  There is no file ${path} that can be read.`));
  }
}

const hintOf = (view: OpenView, field: Control): string =>
  textObject(objectsOf(view.payload.blocks).find(({ block_id: id }) => textOf(id) === field.blockId)?.hint);

const isListed = ({ type }: Control): boolean => /_select$|^(radio_buttons|checkboxes|overflow)$/.test(type);

async function askField(
  session: Session,
  field: Control,
  { now, hint }: { now: string; hint: string },
): Promise<{ picked: Picked; offered?: readonly Fields[] } | "left" | null> {
  const { slack } = session.office;
  const optional = field.input === "optional" ? " (optional)" : "";
  const label = `${field.text}${optional}${now === "" ? "" : ` [${now}]`}`;
  if (hint !== "") session.print(styleText("dim", `  ${hint}`));
  if (!isListed(field)) {
    const typed = await session.lines.ask(`  ${label}: `);
    if (typed === null || /^:(cancel|quit)$/.test(typed.trim()))
      return leaves(session, typed) ? "left" : null;
    if (typed.trim() === "") return null;
    return { picked: typed.trim() === "-" ? "" : typed.trim() };
  }
  session.print(`  ${label}:`);
  return pickOption(session, field, async (typed) => {
    const reply = await slack.suggest({ user: session.who, action: field.blockId, typed });
    return reply.options;
  });
}
