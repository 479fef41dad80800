import type { Named } from "../../data/vocabulary.ts";
import { option, staticSelect } from "../../slack/controls.ts";
import { inputDate, inputSelect, inputText } from "../../slack/inputs.ts";
import type { Block } from "../../slack/message.ts";

/** A day, or none. */
export const dayField = (blockId: string, label: string, initial: string | null): Block =>
  inputDate({ blockId, actionId: blockId, label, optional: true, ...(initial !== null && { initial }) });

/** One line of words, or none. */
export const wordsField = (blockId: string, label: string, initial: string | null): Block =>
  inputText({
    ...{ blockId, actionId: blockId, label, optional: true, maxLength: 900 },
    ...(initial !== null && { initial }),
  });

/** The most choices that a menu holds. */
const mostChoices = 100;

/** A menu of names; no block at all where there is nothing to choose from. */
export function pick(
  blockId: string,
  label: string,
  names: readonly Named[],
  initial: string | null,
): Block[] {
  if (names.length === 0) return [];
  // What it is now stands among the choices whatever their number, so that leaving it alone changes nothing.
  const ordered = [...names.filter(({ id }) => id === initial), ...names.filter(({ id }) => id !== initial)];
  const options = ordered.slice(0, mostChoices).map(({ id, name }) => option(name, id));
  return [
    inputSelect(
      { blockId, label, optional: true },
      staticSelect({
        ...{ actionId: blockId, placeholder: "Which one?", options },
        ...(initial !== null && { initial }),
      }),
    ),
  ];
}
