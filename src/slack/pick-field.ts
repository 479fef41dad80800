import { option, staticSelect } from "./controls.ts";
import { inputSelect } from "./inputs.ts";
import type { Block } from "./message.ts";

/** An optional menu of names in a form; no block at all while there is nothing to choose from. The value is the name. */
export function pickField(given: {
  blockId: string;
  label: string;
  placeholder: string;
  options: readonly { name: string }[];
}): Block[] {
  const { blockId, label, placeholder, options } = given;
  if (options.length === 0) return [];
  // A menu's values hold 75 characters; a longer name can still be typed in the command.
  const choices = options
    .filter(({ name }) => Array.from(name).length <= 75)
    .map(({ name }) => option(name, name));
  if (choices.length === 0) return [];
  return [
    inputSelect(
      { blockId, label, optional: true },
      staticSelect({ actionId: blockId, placeholder, options: choices }),
    ),
  ];
}
