import { drawChart, drawTable } from "./draw-text.ts";
import { type Control, findControls, isButton } from "./find-controls.ts";
import { type Fields, fieldsOf, objectsOf, textOf } from "./json.ts";
import { stateValues } from "./modal-state.ts";
import { plainText, richText, textObject } from "./plain-text.ts";
import { initialState, stateWords } from "./select-value.ts";
import type { ShownMessage } from "./shown-message.ts";
import type { OpenView } from "./views.ts";

/** A message as readable text: its blocks, or its text when it has none. */
export function renderMessage(message: Pick<ShownMessage, "text" | "blocks">): string {
  return message.blocks.length === 0 ? plainText(message.text) : renderBlocks(message.blocks);
}

/** A modal or Home tab as readable text: title, blocks with what is filled in, and its closing buttons. */
export function renderView(view: OpenView): string {
  const { title, submit, close } = view.payload;
  const values = stateValues(view);
  const body = renderBlocks(objectsOf(view.payload.blocks), (control) =>
    stateWords(values[control.blockId]?.[control.actionId] ?? {}),
  );
  const ends = [close, submit].map((text) => textObject(text)).filter(Boolean);
  return [
    title === undefined ? "" : `== ${textObject(title)} ==`,
    body,
    ends.map((text) => `[${text}]`).join(" "),
  ]
    .filter(Boolean)
    .join("\n");
}

type Filled = (control: Control) => string;

const initialWords: Filled = (control) => stateWords(initialState(control) ?? {});

/** Blocks as readable text, one under the other. @param filledIn what stands in an input or menu now */
export function renderBlocks(blocks: readonly Fields[], filledIn: Filled = initialWords): string {
  return blocks
    .map((block, index) =>
      renderBlock(block, findControls([{ block_id: `block-${index}`, ...block }]), filledIn),
    )
    .filter(Boolean)
    .join("\n");
}

function renderBlock(block: Fields, controls: readonly Control[], filledIn: Filled): string {
  const drawn = controls.map((control) => drawControl(control, filledIn(control))).join(" ");
  switch (block.type) {
    case "divider":
      return "---";
    case "markdown":
      return textOf(block.text);
    case "section": {
      const fields = objectsOf(block.fields).map((field) => textObject(field));
      return [textObject(block.text), ...fields, drawn, imageText(block.accessory)]
        .filter(Boolean)
        .join("\n");
    }
    case "context":
      return objectsOf(block.elements)
        .map((element) => imageText(element) || textObject(element))
        .join(" · ");
    case "image":
      return [textObject(block.title), imageText(block)].filter(Boolean).join("\n");
    case "rich_text":
      return richText(block);
    case "table":
    case "data_table":
      return drawTable(block);
    case "data_visualization":
      return drawChart(block);
    case "input":
      return [
        `${textObject(block.label)}${block.optional === true ? " (optional)" : ""}: ${drawn}`,
        textObject(block.hint),
      ]
        .filter(Boolean)
        .join("\n");
    default:
      return renderOther(block, drawn);
  }
}

/** Header, alert, card, container and whatever comes: its texts in order, then its controls. */
function renderOther(block: Fields, drawn: string): string {
  const texts = [block.title, block.subtitle, block.text, block.body].map((text) => textObject(text));
  const children = objectsOf(block.child_blocks);
  const inner = children.length > 0 ? renderBlocks(children) : drawn;
  return [...texts, inner].filter(Boolean).join("\n");
}

const imageText = (value: unknown): string => {
  const { type, alt_text: alt } = fieldsOf(value);
  return type === "image" ? `[Image: ${textOf(alt)}]` : "";
};

function drawControl(control: Control, filled: string): string {
  if (isButton(control)) return `[${control.text}]`;
  const choices = control.options.map(({ text }) => text).join(" | ");
  if (control.input !== "none")
    return [`[${filled || "…"}]`, choices === "" ? "" : `(${choices})`].filter(Boolean).join(" ");
  const name = filled || control.text || "…";
  return `[${name} ▾${choices === "" ? "" : ` ${choices}`}]`;
}
