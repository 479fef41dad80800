/// <reference lib="dom" />
import type { Done, PageModal } from "../page/contract.ts";
import { element, setHtml, setText } from "./element.ts";
import { keepTyped } from "./keep-typed.ts";
import { readForm } from "./read-control.ts";
import { clearFieldErrors, showFieldErrors } from "./show-field-errors.ts";

export type ModalActions = {
  submit(values: ReturnType<typeof readForm>): Promise<Done>;
  close(): Promise<void>;
};

type Shown = {
  dialog: HTMLDialogElement;
  body: HTMLElement;
  html: string;
  head: HTMLElement;
  foot: HTMLElement;
};

const shown = new Map<string, Shown>();

/** Draws the stack of modals, the lowest first; one that is unchanged keeps what was typed in it. */
export function drawModals(layer: HTMLElement, modals: readonly PageModal[], actions: ModalActions): void {
  const wanted = new Set(modals.map(({ id }) => id));
  for (const [id, { dialog }] of [...shown].reverse()) {
    if (wanted.has(id)) continue;
    dialog.close();
    dialog.remove();
    shown.delete(id);
  }
  for (const modal of modals) {
    const before = shown.get(modal.id);
    if (before) redraw(before, modal, actions);
    else open(layer, modal, actions);
  }
}

function open(layer: HTMLElement, modal: PageModal, actions: ModalActions): void {
  const titleId = `title-${modal.id}`;
  const x = element("button", { type: "button", class: "icon-button", "aria-label": "Close" }, "✕");
  const head = element("h2", { id: titleId });
  const body = element("div", { class: "dialog-body blocks", tabindex: "-1" });
  const refusal = element("p", { class: "refusal", role: "alert", hidden: true });
  const foot = element("footer", { class: "dialog-foot" });
  const form = element(
    "form",
    { novalidate: true },
    element("header", { class: "dialog-head" }, head, x),
    body,
    refusal,
    foot,
  );
  const dialog = element("dialog", { class: "dialog modal", "aria-labelledby": titleId }, form);
  const entry: Shown = { dialog, body, head, foot, html: "" };
  shown.set(modal.id, entry);
  x.addEventListener("click", () => void actions.close());
  // Esc: the server closes the modal, and with it comes the next screen
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    if (event.target === dialog) void actions.close();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void submit(entry, form, refusal, actions);
  });
  redraw(entry, modal, actions);
  layer.append(dialog);
  dialog.showModal();
  (findFirstField(body) ?? foot.querySelector("button") ?? x).focus();
}

function redraw(entry: Shown, modal: PageModal, actions: ModalActions): void {
  setText(entry.head, modal.title);
  if (entry.html !== modal.html) {
    entry.html = modal.html;
    keepTyped(entry.body, () => setHtml(entry.body, modal.html));
  }
  const buttons = [modal.close, modal.submit ?? ""].join("\n");
  if (entry.foot.dataset.buttons === buttons) return;
  entry.foot.dataset.buttons = buttons;
  const close = element("button", { type: "button", class: "btn" }, modal.close);
  close.addEventListener("click", () => void actions.close());
  entry.foot.replaceChildren(close);
  if (modal.submit === null) return;
  entry.foot.append(element("button", { type: "submit", class: "btn btn-primary" }, modal.submit));
}

async function submit(
  { body }: Shown,
  form: HTMLFormElement,
  refusal: HTMLElement,
  actions: ModalActions,
): Promise<void> {
  if (form.getAttribute("aria-busy") === "true") return;
  form.setAttribute("aria-busy", "true");
  refusal.hidden = true;
  clearFieldErrors(body);
  const { error, errors } = await actions.submit(readForm(body));
  form.removeAttribute("aria-busy");
  const unplaced = showFieldErrors(body, errors);
  const words = [error, ...unplaced].filter((text) => text !== null);
  if (words.length === 0) return;
  refusal.textContent = words.join(" ");
  refusal.hidden = false;
}

const findFirstField = (body: HTMLElement): HTMLElement | null =>
  body.querySelector<HTMLElement>(
    "input[data-kind], textarea[data-kind], select[data-kind], fieldset[data-kind] input, button[data-kind]",
  );
