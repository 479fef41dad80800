/// <reference lib="dom" />
import type { Picked } from "../page/contract.ts";

const nothing: Picked = { kind: "none" };
const textOf = (node: Element): string => node.textContent?.trim() ?? "";

/** What is chosen or typed in a control now. Files stay in the browser: they read as nothing. */
export function readControl(control: HTMLElement): Picked {
  const kind = control.dataset.kind;
  if (control instanceof HTMLSelectElement) return readSelect(control, kind ?? "select");
  if (kind === "checkboxes" || kind === "radio") return readBoxes(control, kind);
  if (kind === "external") {
    const { value, text } = control.dataset;
    return value ? { kind: "option", value, text: text ?? value } : nothing;
  }
  const typed =
    control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement ? control.value : "";
  if (typed === "" || kind === "file") return nothing;
  if (kind === "day") return { kind: "day", day: typed };
  if (kind === "time") return { kind: "time", time: typed };
  return { kind: "text", text: typed };
}

function readSelect(control: HTMLSelectElement, kind: string): Picked {
  const values = [...control.selectedOptions]
    .filter(({ value }) => value !== "")
    .map((option) => ({ value: option.value, text: textOf(option) }));
  const [first] = values;
  if (kind === "multi") return { kind: "options", values };
  if (first === undefined) return nothing;
  if (kind === "user" || kind === "channel") return { kind, id: first.value };
  return { kind: "option", ...first };
}

function readBoxes(control: HTMLElement, kind: "checkboxes" | "radio"): Picked {
  const values = [...control.querySelectorAll<HTMLInputElement>("input:checked")].map((box) => ({
    value: box.value,
    text: box.labels?.[0] ? textOf(box.labels[0]) : box.value,
  }));
  if (kind === "checkboxes") return { kind: "options", values };
  const [first] = values;
  return first === undefined ? nothing : { kind: "option", ...first };
}

/** Every field of a form with what it holds, by block and action id. */
export function readForm(form: HTMLElement): { block: string; action: string; picked: Picked }[] {
  return [...form.querySelectorAll<HTMLElement>("[data-kind]")].flatMap((control) => {
    const { block, action, kind } = control.dataset;
    if (kind === "button" || block === undefined || action === undefined) return [];
    return [{ block, action, picked: readControl(control) }];
  });
}
