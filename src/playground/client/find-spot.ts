/// <reference lib="dom" />
import type { ControlPlace } from "../page/contract.ts";

/** A control as the server knows it. */
export type Spot = { at: ControlPlace; block: string; action: string };

/** The control that an event happened in; null for anything else, a field's options included in their group. */
export function findControl(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>("[data-kind]") : null;
}

/** Where the control stands: in the modal on top, in a message, or on the Home tab. */
export function findSpot(control: HTMLElement): Spot | null {
  const { block, action } = control.dataset;
  if (block === undefined || action === undefined) return null;
  const at = findPlace(control);
  return at === null ? null : { at, block, action };
}

function findPlace(control: HTMLElement): ControlPlace | null {
  if (control.closest(".modal")) return { modal: true };
  if (control.closest(".home-tab")) return { home: true };
  const message = control.closest<HTMLElement>(".message")?.dataset.key;
  return message === undefined ? null : { message };
}
