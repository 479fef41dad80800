import { type Control, optionsOf } from "./find-controls.ts";
import { type Fields, fieldsOf, textOf } from "./json.ts";
import { nameOfUser } from "./plain-text.ts";
import { allChannels, getPerson } from "./seed.ts";

/** What a person types or picks: text, an option's value or words, a day, a person, or several of them. */
export type Picked = string | readonly string[];

/** Where each kind of control keeps its answer and its initial answer in Slack's JSON. */
const places: Readonly<Record<string, { key: string; initial: string }>> = {
  plain_text_input: { key: "value", initial: "initial_value" },
  email_text_input: { key: "value", initial: "initial_value" },
  url_text_input: { key: "value", initial: "initial_value" },
  number_input: { key: "value", initial: "initial_value" },
  static_select: { key: "selected_option", initial: "initial_option" },
  external_select: { key: "selected_option", initial: "initial_option" },
  radio_buttons: { key: "selected_option", initial: "initial_option" },
  overflow: { key: "selected_option", initial: "initial_option" },
  checkboxes: { key: "selected_options", initial: "initial_options" },
  multi_static_select: { key: "selected_options", initial: "initial_options" },
  multi_external_select: { key: "selected_options", initial: "initial_options" },
  users_select: { key: "selected_user", initial: "initial_user" },
  multi_users_select: { key: "selected_users", initial: "initial_users" },
  conversations_select: { key: "selected_conversation", initial: "initial_conversation" },
  multi_conversations_select: { key: "selected_conversations", initial: "initial_conversations" },
  channels_select: { key: "selected_channel", initial: "initial_channel" },
  multi_channels_select: { key: "selected_channels", initial: "initial_channels" },
  datepicker: { key: "selected_date", initial: "initial_date" },
  timepicker: { key: "selected_time", initial: "initial_time" },
  file_input: { key: "files", initial: "initial_files" }, // Slack has no such initial value: it begins empty
  datetimepicker: { key: "selected_date_time", initial: "initial_date_time" },
};

/** The state of a control nobody has touched yet; null when it keeps no state (a button, a menu of one-off actions). */
export function initialState(control: Control): Fields | null {
  const place = places[control.type];
  if (place === undefined || control.type === "overflow") return null;
  const empty = place.key.endsWith("s") ? [] : null;
  return { type: control.type, [place.key]: control.element[place.initial] ?? empty };
}

/**
 * The state after picking, as Slack sends it.
 * @param offered the options of an external menu, which only the app knows
 * @throws Error when the option is not offered
 */
export function pick(control: Control, picked: Picked, offered: readonly Fields[] = []): Fields {
  const place = places[control.type];
  if (place === undefined) throw new Error(`A ${control.type} cannot be given a value.`);
  if (place.key === "files") throw new Error("Files are uploaded, not picked.");
  const options = [...optionsOf(control.element), ...offered];
  const list = typeof picked === "string" ? [picked] : picked;
  const values = list.map((item) => readPicked(place.key, item, options));
  if (place.key.endsWith("s")) return { type: control.type, [place.key]: values };
  const first = values[0];
  return { type: control.type, [place.key]: first === "" || first === undefined ? null : first };
}

function readPicked(key: string, item: string, options: readonly Fields[]): unknown {
  if (key.startsWith("selected_user")) return item === "" ? "" : getPerson(item).id;
  if (key.startsWith("selected_c")) return allChannels.find(({ name }) => name === item)?.id ?? item;
  if (key === "selected_date_time") return Number(item);
  if (!key.startsWith("selected_option") || item === "") return item;
  const found =
    options.find((option) => option.value === item) ?? options.find((option) => wordsOf(option) === item);
  if (found === undefined)
    throw new Error(`"${item}" is not offered; there is ${options.map(wordsOf).join(", ") || "nothing"}.`);
  return found;
}

const wordsOf = (option: Fields): string => textOf(fieldsOf(option.text).text);

/** Whether nothing is filled in: what Slack refuses in a required field before the app hears of it. */
export function isEmptyState(state: Fields): boolean {
  const { type: _type, ...rest } = state;
  return Object.values(rest).every(
    (value) => value === null || value === "" || (Array.isArray(value) && value.length === 0),
  );
}

/** Slack's own check of a text field's length, in words; null when it fits. */
export function lengthProblem(control: Control, state: Fields): string | null {
  const { min_length: min, max_length: max } = control.element;
  const length = textOf(state.value).length;
  if (typeof min === "number" && length < min) return `Please enter at least ${min} characters.`;
  return typeof max === "number" && length > max ? `Please enter at most ${max} characters.` : null;
}

/** What a state says in words, for showing: option texts, names of people, the value itself. */
export function stateWords(state: Fields): string {
  const { type: _type, ...rest } = state;
  const [value] = Object.values(rest);
  const list = Array.isArray(value) ? value : [value ?? ""];
  return list.map(wordsOfOne).join(", ");
}

function wordsOfOne(value: unknown): string {
  if (typeof value === "string") return nameOfUser(value) ?? value;
  if (typeof value === "number") return String(value);
  return wordsOf(fieldsOf(value)) || textOf(fieldsOf(value).name);
}
