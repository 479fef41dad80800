/// <reference lib="dom" />
import type { Done } from "../page/contract.ts";
import { getElement } from "./element.ts";
import { showFieldErrors } from "./show-field-errors.ts";

/** Says in words why something was not done, in the modal it was tried in or under the messages; null takes it away. */
export function showNotice(words: string | null, within: HTMLElement | null = null): void {
  const line = within?.closest(".modal")?.querySelector<HTMLElement>(".refusal");
  const notice = line ?? getElement("notice", HTMLParagraphElement);
  notice.hidden = words === null;
  notice.textContent = words;
}

/** What a button or menu came to: errors under the fields they belong to, everything else in words. */
export function showOutcome({ error, errors }: Done, control: HTMLElement): void {
  const body = control.closest<HTMLElement>(".modal .dialog-body");
  const unplaced = body === null ? Object.values(errors) : showFieldErrors(body, errors);
  const words = [error, ...unplaced].filter((text) => text !== null);
  showNotice(words.length === 0 ? null : words.join(" "), control);
}
