/// <reference lib="dom" />
import { getElement } from "./element.ts";
import { createBusyMark } from "./mark-busy.ts";

/** The message box of a thread: Enter sends, Shift+Enter begins a new line; what was not sent comes back into it. */
export function runThreadBox(send: (text: string) => Promise<string | null>): void {
  const box = getElement("reply", HTMLTextAreaElement);
  const form = getElement("reply-form", HTMLFormElement);
  const notice = getElement("reply-notice", HTMLParagraphElement);
  const whileBusy = createBusyMark(form);

  async function submit(): Promise<void> {
    const text = box.value.trim();
    if (text === "") return;
    box.value = "";
    const error = await whileBusy(send(text));
    notice.textContent = error;
    notice.hidden = error === null;
    if (error !== null && box.value === "") box.value = text;
  }

  getElement("thread", HTMLElement).addEventListener("keydown", ({ key, defaultPrevented }) => {
    if (key === "Escape" && !defaultPrevented) getElement("close-thread", HTMLButtonElement).click();
  });
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void submit();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void submit();
    box.focus();
  });
}
