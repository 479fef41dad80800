import { actions, context, section } from "./blocks.ts";
import { button, externalSelect, option, staticSelect } from "./controls.ts";
import { type Block, type Message, message } from "./message.ts";
import { printScope, type Scope } from "./request.ts";
import { mrkdwn, type Text } from "./text.ts";

/** One answer to a question; `value` holds ids only. */
export type Choice = { text: string; value: string; isPrimary?: boolean };

/**
 * A question with its answers as buttons, and a searchable menu for the rest where there are more.
 * @param actionId the action that takes the answer
 * @param menu a menu of the app by id, with its placeholder
 */
export function askChoice(given: {
  question: Text;
  scope: Scope;
  actionId: string;
  choices: readonly Choice[];
  menu?: { placeholder: string };
}): Block[] {
  const { scope, actionId, choices, menu } = given;
  const buttons = choices.map(({ text, value, isPrimary }, index) =>
    button({
      actionId: `${actionId}#${index}`,
      text,
      value,
      ...(isPrimary && { style: "primary" as const }),
    }),
  );
  const rest =
    menu === undefined
      ? []
      : [externalSelect({ actionId, placeholder: menu.placeholder, minQueryLength: 1 })];
  return [section(mrkdwn`${given.question}`), actions([...buttons, ...rest], printScope(scope, actionId))];
}

/** A menu of names, e.g. the sources a deal may have come from. */
export function pickOne(given: {
  scope: Scope;
  actionId: string;
  placeholder: string;
  options: readonly { id: string; name: string; description?: string }[];
}): Block {
  const { scope, actionId, placeholder, options } = given;
  const choices = options.map(({ id, name, description }) => option(name, id, description));
  return actions([staticSelect({ actionId, placeholder, options: choices })], printScope(scope, actionId));
}

/** The most answers that stand as buttons; the rest is in the searchable menu. */
const mostButtons = 5;

/**
 * "Which one do you mean?" for a name that is close to known ones, or long enough to be two things at once.
 * @param what what is named, e.g. "company"
 * @param similar known names, best first; five become buttons; at least one where only a known one makes sense
 */
export function askName(given: {
  scope: Scope;
  actionId: string;
  what: string;
  name: string;
  similar: readonly { id: string; name: string }[];
  /** whether only a known one makes sense */
  isKnownOnly?: boolean;
}): Message {
  const { scope, actionId, what, name, similar, isKnownOnly = false } = given;
  const text =
    similar.length === 0
      ? `${name} would be a new ${what}. Is that its whole name?`
      : `There is no ${name} here yet. Which ${what} do you mean?`;
  const known = similar.slice(0, mostButtons).map((each) => ({ text: each.name, value: each.id }));
  const fresh = { text: `New ${what}: ${name}`, value: "new", isPrimary: similar.length === 0 };
  return message(text, [
    ...askChoice({
      question: text,
      scope,
      actionId,
      choices: isKnownOnly ? known : [...known, fresh],
      menu: { placeholder: `Another ${what}` },
    }),
    context("Nothing is lost: what you typed is kept for a day."),
  ]);
}

/**
 * "Which one is it?" among things of the same kind; five become buttons, the rest is in the menu.
 * @param hint a line below, e.g. where to look
 */
export function askOneOf(given: {
  scope: Scope;
  actionId: string;
  question: string;
  options: readonly Choice[];
  /** the words for "none of these, a new one", where that may be */
  fresh?: string;
  placeholder: string;
  hint?: string;
}): Message {
  const { scope, actionId, question, options, fresh, placeholder, hint } = given;
  const choices = [
    ...options.slice(0, mostButtons),
    ...(fresh === undefined ? [] : [{ text: fresh, value: "new" }]),
  ];
  const menu = options.length > mostButtons ? { menu: { placeholder } } : {};
  return message(question, [
    ...askChoice({ question, scope, actionId, choices, ...menu }),
    ...(hint === undefined ? [] : [context(hint)]),
  ]);
}
