import type { Control } from "../find-controls.ts";
import type { ShownMessage } from "../shown-message.ts";
import type { Lines } from "./lines.ts";
import type { Office } from "./open-office.ts";

/** A button or menu that can be used by its number; `message` null: it stands in the modal on top. */
export type Choice = { readonly message: ShownMessage | null; readonly control: Control };

/** One sitting at the playground's terminal. */
export type Session = {
  readonly office: Office;
  readonly lines: Lines;
  /** prints a text, broken to the width, and a line end */
  readonly print: (text: string) => void;
  readonly width: number;
  /** who acts: a name such as "rita" */
  who: string;
  /** where: a channel's name, or "dm" */
  where: string;
  /** what the numbers mean now, the first one being 1 */
  choices: Choice[];
  /** messages that were shown, with what they said */
  readonly shown: Map<string, string>;
  /** violations of Slack's rules that were told */
  told: number;
  /** answers that were errors, and broken rules */
  problems: number;
  isOver: boolean;
};

/** "#pipeline", or what a direct message is called. */
export const placeName = (where: string): string => (where === "dm" ? "direct messages" : `#${where}`);
