import { type Fields, fieldsOf, isFields, objectsOf, textOf } from "./json.ts";

/** One thing that can be pressed, chosen or filled in. `text` is what people read on or beside it. */
export type Control = {
  readonly type: string;
  readonly actionId: string;
  readonly blockId: string;
  readonly text: string;
  /** A button's value; "" for the others. */
  readonly value: string;
  readonly options: readonly { readonly text: string; readonly value: string }[];
  readonly element: Fields;
  /** Whether it stands in an input block, and if so whether it may stay empty. */
  readonly input: "none" | "required" | "optional";
};

const controlTypes =
  /^(button|icon_button|overflow|checkboxes|radio_buttons|datepicker|timepicker|datetimepicker)$|_select$|_input$/;

export const isButton = (control: Control): boolean => /button$/.test(control.type);

/** Every control of a message or view, in reading order, however deep it stands. */
export function findControls(blocks: readonly Fields[]): Control[] {
  return blocks.flatMap((block, index) => walk(block, block, blockIdOf(block, index)));
}

/** The block's id; a block without one gets one from its position, as Slack gives it a random one. */
export const blockIdOf = (block: Fields, index: number): string => textOf(block.block_id) || `block-${index}`;

function walk(value: unknown, block: Fields, blockId: string): Control[] {
  if (Array.isArray(value)) return value.flatMap((item) => walk(item, block, blockId));
  if (!isFields(value)) return [];
  if (controlTypes.test(textOf(value.type))) return [readControl(value, block, blockId)];
  const innerId = textOf(value.block_id);
  const inner = value.type === "input" || innerId !== "" ? value : block; // a block within a container
  return Object.values(value).flatMap((item) => walk(item, inner, innerId || blockId));
}

function readControl(element: Fields, block: Fields, blockId: string): Control {
  const isInput = block.type === "input";
  const label = isInput ? block.label : (element.text ?? element.placeholder);
  return {
    type: textOf(element.type),
    actionId: textOf(element.action_id),
    blockId,
    text: textOf(fieldsOf(label).text),
    value: textOf(element.value),
    options: optionsOf(element).map((option) => ({
      text: textOf(fieldsOf(option.text).text),
      value: textOf(option.value),
    })),
    element,
    input: isInput ? (block.optional === true ? "optional" : "required") : "none",
  };
}

/** The options of a menu, those of its groups included. */
export function optionsOf(menu: Fields): Fields[] {
  return [
    ...objectsOf(menu.options),
    ...objectsOf(menu.option_groups).flatMap((group) => objectsOf(group.options)),
  ];
}

/**
 * The control with this action id, block id or visible text. An action id may be given without what follows "#".
 * @param value picks among several with the same id
 * @throws Error that lists what there is
 */
export function getControl(controls: readonly Control[], name: string, value?: string): Control {
  const fits = (control: Control): boolean => value === undefined || control.value === value;
  const tests: ((control: Control) => boolean)[] = [
    (control) => control.actionId === name,
    (control) => control.blockId === name,
    (control) => control.text === name,
    (control) => control.actionId.split("#")[0] === name,
  ];
  for (const test of tests) {
    const found = controls.find((control) => test(control) && fits(control));
    if (found !== undefined) return found;
  }
  const there = controls.map(({ text, actionId }) => `"${text}" (${actionId})`).join(", ");
  throw new Error(`There is no "${name}" to press or fill in; there is ${there || "nothing"}.`);
}
