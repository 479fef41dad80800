import { styleText } from "node:util";
import { type Control, findControls, isButton } from "../find-controls.ts";
import { type Fields, textOf } from "../json.ts";
import { plainText } from "../plain-text.ts";
import { renderBlocks } from "../render-text.ts";
import { allChannels } from "../seed.ts";
import { initialState, stateWords } from "../select-value.ts";
import type { ShownMessage } from "../shown-message.ts";
import type { Session } from "./session.ts";
import { wrap } from "./wrap.ts";

const edge = "│ ";

/** Prints a message in a frame of its own, and numbers its buttons and menus after those that have numbers already. */
export function showMessage(session: Session, message: ShownMessage): void {
  const { print, width } = session;
  const dim = (text: string): string => styleText("dim", text);
  const inner = width - edge.length;
  print(`${styleText("bold", "Roundtrip")} ${dim(audienceOf(message))}`);
  for (const { text, style } of partsOf(message)) {
    for (const line of wrap(text, inner)) {
      print(`${dim(edge)}${style === null ? line : styleText(style, line)}`);
    }
  }
  const first = session.choices.length + 1;
  const controls = findControls(message.blocks);
  session.choices.push(...controls.map((control) => ({ message, control })));
  const labels = controls.map((control, index) => `[${first + index}] ${labelOf(control)}`);
  for (const line of joinLabels(labels, inner)) print(`${dim(edge)}${styleText("cyan", line)}`);
  if (message.viewer === null) session.shown.set(message.ts, printOf(message));
}

/** What is compared to see whether a public message was changed. */
export const printOf = ({ text, blocks }: ShownMessage): string => JSON.stringify([text, blocks]);

function audienceOf({ viewer, channel, isEdited }: ShownMessage): string {
  const name = allChannels.find(({ id }) => id === channel)?.name;
  const edited = isEdited ? ", edited" : "";
  if (viewer !== null) return `only you see this${edited}`;
  return name === undefined ? `in direct messages${edited}` : `in #${name}, for everyone${edited}`;
}

type Part = { readonly text: string; readonly style: "bold" | "dim" | null };

/** The message's blocks without what can be pressed, which is listed below them. */
function partsOf(message: ShownMessage): Part[] {
  if (message.blocks.length === 0) return [{ text: plainText(message.text), style: null }];
  return message.blocks
    .filter(({ type }) => type !== "actions")
    .map((block) => ({ text: renderBlocks([withoutControls(block)]), style: styleOf(block) }))
    .filter(({ text }) => text !== "");
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
