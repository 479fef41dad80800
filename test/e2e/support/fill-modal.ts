import type { Locator, Page } from "playwright-core";
import { pressButton, reach } from "./reach.ts";

export const modal = (page: Page, title: string): Locator => page.getByRole("dialog", { name: title });

/** Types into the fields of a modal, by label and keyboard, and presses its submit button. */
export async function fillModal(
  page: Page,
  given: { title: string; fields: Readonly<Record<string, string>>; submit: string },
): Promise<void> {
  const dialog = modal(page, given.title);
  for (const [label, text] of Object.entries(given.fields)) {
    await reach(page, dialog.getByLabel(label));
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.type(text);
  }
  await pressButton(page, dialog.getByRole("button", { name: given.submit, exact: true }));
}
