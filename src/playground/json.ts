/** A JSON object whose values are not known yet. */
export type Fields = { readonly [key: string]: unknown };

/** Whether the value is a JSON object (not a list, not null). */
export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value when it is an object, otherwise an empty object. */
export const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {});

/** The value when it is text, otherwise "". */
export const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

/** The objects of a list; anything else in it, or no list at all, is left out. */
export const objectsOf = (value: unknown): Fields[] => (Array.isArray(value) ? value.filter(isFields) : []);

/** The texts of a list; anything else in it, or no list at all, is left out. */
export const textsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];

/** Slack's loose booleans: true, "true", 1 and "1". */
export const isTrue = (value: unknown): boolean =>
  value === true || value === 1 || value === "true" || value === "1";

/** The parsed JSON, or undefined when the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // the caller answers 4xx or treats it as plain text
  }
}
