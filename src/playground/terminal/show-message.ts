import { styleText } from "node:util";
import { type Control, findControls, isButton } from "../find-controls.ts";
import { type Fields, objectsOf, textOf } from "../json.ts";
import { controlsOf } from "../modal-state.ts";
import { plainText, textObject } from "../plain-text.ts";
import { renderBlocks } from "../render-text.ts";
import { allChannels } from "../seed.ts";
import { initialState, stateWords } from "../select-value.ts";
import type { ShownMessage } from "../shown-message.ts";
import type { OpenView } from "../views.ts";
import type { Session } from "./session.ts";
import { wrap } from "./wrap.ts";

const edge = "│ ";

/** Prints a message in a frame of its own, and numbers its buttons and menus after those that have numbers already. */
export function showMessage(session: Session, message: ShownMessage): void {
  const dim = styleText("dim", audienceOf(message));
  session.print(`${styleText("bold", "Roundtrip")} ${dim}`);
  const first = session.choices.length + 1;
  const parts =
    message.blocks.length === 0
      ? [{ text: plainText(message.text), style: null }]
      : partsOf(message.blocks, first);
  showParts(session, parts);
  offer(session, message, findControls(message.blocks));
  session.shown.set(message.ts, printOf(message));
}

/** Prints a modal that only tells something, as a message is printed. */
export function showModal(session: Session, view: OpenView): void {
  const dim = styleText("dim", "in a window of its own");
  session.print(`${styleText("bold", textObject(view.payload.title) || "Roundtrip")} ${dim}`);
  showParts(session, partsOf(objectsOf(view.payload.blocks), session.choices.length + 1));
  offer(session, null, controlsOf(view));
}

const framed = (line: string): string => `${styleText("dim", edge)}${line}`;

function showParts({ print, width }: Session, parts: readonly Part[]): void {
  for (const { text, style } of parts) {
    for (const line of wrap(text, width - edge.length)) {
      print(framed(style === null ? line : styleText(style, line)));
    }
  }
}

/** Gives numbers to what can be pressed or chosen. */
function offer(session: Session, message: ShownMessage | null, controls: readonly Control[]): void {
  const first = session.choices.length + 1;
  session.choices.push(...controls.map((control) => ({ message, control })));
  const labels = controls.flatMap((control, index) =>
    isBeside(control) ? [] : [`[${first + index}] ${labelOf(control)}`],
  );
  for (const line of joinLabels(labels, session.width - edge.length))
    session.print(framed(styleText("cyan", line)));
}

/** What is compared to see whether a message was changed. */
export const printOf = ({ text, blocks }: ShownMessage): string => JSON.stringify([text, blocks]);

function audienceOf({ viewer, channel, isEdited }: ShownMessage): string {
  const name = allChannels.find(({ id }) => id === channel)?.name;
  const edited = isEdited ? ", edited" : "";
  if (viewer !== null) return `only you see this${edited}`;
  return name === undefined ? `in direct messages${edited}` : `in #${name}, for everyone${edited}`;
}

type Part = { readonly text: string; readonly style: "bold" | "dim" | null };

/** A menu of what can be done to one line says so by its number there: eight of them below the message would say nothing. */
const isBeside = ({ type }: Control): boolean => type === "overflow";

/** Blocks without what can be pressed, which is listed below them. @param first the number of the first control */
function partsOf(blocks: readonly Fields[], first: number): Part[] {
  let number = first;
  return blocks.flatMap((block) => {
    const controls = findControls([block]);
    const beside = controls.flatMap((control, index) => (isBeside(control) ? ` [${number + index} ⋯]` : []));
    number += controls.length;
    if (block.type === "actions") return [];
    const text = renderBlocks([withoutControls(block)]);
    return text === "" ? [] : [{ text: `${text}${beside.join("")}`, style: styleOf(block) }];
  });
}

function withoutControls(block: Fields): Fields {
  const { accessory, ...rest } = block;
  const isImage = accessory !== undefined && findControls([{ accessory }]).length === 0;
  return isImage ? block : rest;
}

function styleOf(block: Fields): Part["style"] {
  const type = textOf(block.type);
  if (type === "header") return "bold";
  return type === "context" ? "dim" : null;
}

/** What a button says, or what a menu stands at. */
export function labelOf(control: Control): string {
  if (isButton(control)) return control.text;
  return `${stateWords(initialState(control) ?? {}) || control.text || "Choose"} ▾`;
}

/** Labels side by side, as many on a line as fit. */
function joinLabels(labels: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const label of labels) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 3 + label.length <= width)
      lines[lines.length - 1] = `${last}   ${label}`;
    else lines.push(label);
  }
  return lines;
}
