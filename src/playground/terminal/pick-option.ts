import { styleText } from "node:util";
import type { Control } from "../find-controls.ts";
import { type Fields, fieldsOf, textOf } from "../json.ts";
import { allChannels, allPeople } from "../seed.ts";
import type { Picked } from "../select-value.ts";
import type { Session } from "./session.ts";

/** What was picked; `offered` is what a searchable menu had found. Null: nothing, leave it as it is. */
export type PickedOption = { readonly picked: Picked; readonly offered?: readonly Fields[] };

type Offer = { readonly words: string; readonly value: string };
type Search = (typed: string) => Promise<readonly Fields[]>;

/** A command instead of an answer: the person has left the question, and the command comes next. */
export function leaves({ lines }: Session, typed: string | null): boolean {
  if (typed !== null && !/^[/:]\S/.test(typed.trim())) return false;
  if (typed !== null && typed.trim() !== ":cancel") lines.putBack(typed);
  return true;
}

/** Asks for a menu's option by number, or for what to search first. Null: keep it as it is; "left": something else now. */
export async function pickOption(
  session: Session,
  control: Control,
  search: Search,
): Promise<PickedOption | "left" | null> {
  if (!control.type.endsWith("external_select")) return pickNumber(session, control, offersOf(control));
  const typed = await session.lines.ask("  Search for (Enter shows the first ones): ");
  if (typed === null || leaves(session, typed)) return "left";
  const offered = await search(typed.trim());
  const offers = offered.map((option) => ({
    words: textOf(fieldsOf(option.text).text),
    value: textOf(option.value),
  }));
  if (offers.length === 0) session.print(`  Nothing is called like “${typed.trim()}”.`);
  const found = await pickNumber(session, control, offers);
  return found === null || found === "left" ? found : { ...found, offered };
}

function offersOf(control: Control): Offer[] {
  if (control.type.endsWith("users_select"))
    return allPeople.map(({ id, realName }) => ({ words: realName, value: id }));
  if (/(conversations|channels)_select$/.test(control.type))
    return allChannels.map(({ id, name }) => ({ words: `#${name}`, value: id }));
  return control.options.map(({ text, value }) => ({ words: text, value: value || text }));
}

async function pickNumber(
  session: Session,
  control: Control,
  offers: readonly Offer[],
): Promise<PickedOption | "left" | null> {
  if (offers.length === 0) return null;
  const isMany = /^(multi_|checkboxes)/.test(control.type);
  for (const [index, { words }] of offers.entries())
    session.print(`  ${String(index + 1).padStart(2)} ${words}`);
  const hint = isMany ? "numbers with commas between" : "a number";
  for (;;) {
    const typed = await session.lines.ask(`  Which? ${styleText("dim", `(${hint}; Enter leaves it)`)} `);
    if (typed === null || leaves(session, typed)) return "left";
    if (typed.trim() === "") return null;
    const chosen = readNumbers(typed, offers);
    if (chosen !== null && (isMany || chosen.length === 1))
      return { picked: isMany ? chosen : (chosen[0] ?? "") };
    session.print(`  “${typed.trim()}” is not on the list; type for example 1.`);
  }
}

function readNumbers(typed: string, offers: readonly Offer[]): string[] | null {
  const values = typed.split(",").map((part) => {
    const word = part.trim();
    const byWords = offers.find(({ words }) => words.toLowerCase() === word.toLowerCase());
    return (byWords ?? (/^\d+$/.test(word) ? offers[Number(word) - 1] : undefined))?.value;
  });
  return values.every((value) => value !== undefined) ? values : null;
}
