/// <reference lib="dom" />
import { element } from "./element.ts";

type Texts = { title: string; text: string; confirm: string; deny: string; isDanger: boolean };

/** Asks as the control's `data-confirm` says before it acts; true at once for a control without one. */
export async function confirmed(control: HTMLElement): Promise<boolean> {
  const json = control.dataset.confirm;
  return json === undefined ? true : ask(readTexts(JSON.parse(json)));
}

function ask(texts: Texts): Promise<boolean> {
  const deny = element("button", { class: "btn", value: "deny" }, texts.deny);
  const agree = element(
    "button",
    { class: `btn ${texts.isDanger ? "btn-danger" : "btn-primary"}`, value: "confirm" },
    texts.confirm,
  );
  const dialog = element(
    "dialog",
    { class: "dialog confirm", "aria-labelledby": "confirm-title", "aria-describedby": "confirm-text" },
    element(
      "form",
      { method: "dialog" },
      element("header", { class: "dialog-head" }, element("h2", { id: "confirm-title" }, texts.title)),
      element("p", { class: "dialog-body", id: "confirm-text" }, texts.text),
      element("footer", { class: "dialog-foot" }, deny, agree),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
  agree.focus();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "confirm");
    });
  });
}

function readTexts(given: unknown): Texts {
  return {
    title: wordsOf(given, "title", "Are you sure?"),
    text: wordsOf(given, "text", ""),
    confirm: wordsOf(given, "confirm", "Yes"),
    deny: wordsOf(given, "deny", "Cancel"),
    isDanger: wordsOf(given, "style", "") === "danger",
  };
}

/** A text of the dialog: a plain string, or an object with its text. */
function wordsOf(given: unknown, name: string, otherwise: string): string {
  if (typeof given !== "object" || given === null) return otherwise;
  const value: unknown = new Map<string, unknown>(Object.entries(given)).get(name);
  if (typeof value === "string") return value;
  return typeof value === "object" ? wordsOf(value, "text", otherwise) : otherwise;
}
