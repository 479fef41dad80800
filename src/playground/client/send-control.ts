/// <reference lib="dom" />
import type { Done } from "../page/contract.ts";
import { post, type Where } from "./ask-server.ts";
import { confirmed } from "./confirm.ts";
import { findControl, findSpot } from "./find-spot.ts";
import { readControl } from "./read-control.ts";
import { readFile } from "./read-file.ts";
import { waitsForEnter } from "./wait-for-enter.ts";

export type Sending = {
  where: () => Where;
  /** Shows what came of it, and asks for the new screen. */
  onDone: (done: Done, control: HTMLElement) => void;
};

/** Listens to every control of messages, modals and the Home tab at once, and sends what people do with it. */
export function sendControls(sending: Sending): void {
  document.addEventListener("click", (event) => {
    const control = findControl(event.target);
    if (control?.dataset.kind === "button") void press(sending, control);
  });
  document.addEventListener("input", (event) => {
    const control = findControl(event.target);
    if (control) control.dataset.touched = "";
  });
  document.addEventListener("change", (event) => {
    const control = findControl(event.target);
    if (control instanceof HTMLInputElement && control.dataset.kind === "file") {
      void upload(sending, control);
      return;
    }
    if (control && reports(control) && !waitsForEnter(control)) void choose(sending, control);
    else if (control && reports(control)) control.dataset.waits = "";
  });
  document.addEventListener("focusout", (event) => {
    const control = findControl(event.target);
    if (control?.dataset.waits !== undefined) void choose(sending, control);
  });
  document.addEventListener("keydown", (event) => {
    const control = findControl(event.target);
    if (event.key !== "Enter" || control === null || !reports(control)) return;
    const isText = control.dataset.kind === "text" && control instanceof HTMLInputElement;
    if (control.dataset.waits === undefined && !isText) return;
    event.preventDefault();
    void choose(sending, control);
  });
}

/** Presses a button once: while it is on its way, a second press is not sent. */
async function press(sending: Sending, control: HTMLElement): Promise<void> {
  const spot = findSpot(control);
  if (spot === null || control.getAttribute("aria-busy") === "true") return;
  if (!(await confirmed(control))) return;
  const { person, place } = sending.where();
  const { value = "", url } = control.dataset;
  if (url !== undefined) window.open(url, "_blank", "noopener");
  control.setAttribute("aria-busy", "true");
  const done = await post("/api/press", { person, place, ...spot, value });
  control.removeAttribute("aria-busy");
  sending.onDone(done, control);
}

/** Sends what is chosen in a control that reports at once. */
export async function choose(sending: Sending, control: HTMLElement): Promise<void> {
  delete control.dataset.waits;
  const spot = findSpot(control);
  const picked = readControl(control);
  if (spot === null || picked.kind === "none") return;
  if (!(await confirmed(control))) return;
  const { person, place } = sending.where();
  control.setAttribute("aria-busy", "true");
  const done = await post("/api/choose", { person, place, ...spot, picked });
  control.removeAttribute("aria-busy");
  sending.onDone(done, control);
}

/** Files go to the server as they are chosen, as in Slack; the form then holds what arrived. */
async function upload(sending: Sending, control: HTMLInputElement): Promise<void> {
  const spot = findSpot(control);
  if (spot === null) return;
  const { block, action } = spot;
  control.setAttribute("aria-busy", "true");
  const files = await Promise.all([...(control.files ?? [])].map(readFile));
  const done = await post("/api/upload", { person: sending.where().person, block, action, files });
  control.removeAttribute("aria-busy");
  if (Object.keys(done.errors).length > 0) control.value = "";
  sending.onDone(done, control);
}

/** Fields of a form wait for its submit button, unless they say that they report at once. */
export function reports(control: HTMLElement): boolean {
  if (control.dataset.kind === "button" || control.dataset.kind === "external") return false;
  return isImmediate(control);
}

/** Whether a choice is told to the app at once; a field of a form keeps it until the form is submitted. */
export function isImmediate(control: HTMLElement): boolean {
  const field = control.closest<HTMLElement>("[data-field]");
  return field === null || control.dataset.dispatch !== undefined || field.dataset.dispatch !== undefined;
}
