import type { Control } from "../find-controls.ts";
import type { Fields } from "../json.ts";
import { initialState } from "../select-value.ts";

/** Somebody or something with an id that people see by name. */
export type Named = { readonly id: string; readonly name: string };

/** Who and what can be mentioned or picked. */
export type Names = { readonly users: readonly Named[]; readonly channels: readonly Named[] };

/** What drawing a block depends on. */
export type Drawing = {
  readonly names: Names;
  /** begins every HTML id and group name, so that two messages on a page never share one */
  readonly scope: string;
  /** what is chosen or typed in a control now, as Slack keeps it */
  readonly stateOf: (control: Control) => Fields;
};

/** What a control begins with, when nobody has touched it. */
export const initially = (control: Control): Fields => initialState(control) ?? {};

/** An HTML id from parts of any characters; no two different lists of parts make the same. */
export const htmlId = (...parts: readonly string[]): string =>
  parts.map((part) => part.replace(/[^A-Za-z0-9]/g, (sign) => `_${sign.codePointAt(0)}_`)).join("-");

export const nameIn = (list: readonly Named[], id: string): string | null =>
  list.find((each) => each.id === id)?.name ?? null;
