import type { Locator, Page } from "playwright-core";

/** More than the page ever has to tab through. */
const mostTabs = 200;

const hasFocus = (target: Locator): Promise<boolean> =>
  target.evaluate((node) => node === document.activeElement);

/** Goes to a control by the Tab key alone. @throws when it cannot be reached */
export async function reach(page: Page, target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  await target.waitFor();
  for (let tabs = 0; tabs <= mostTabs; tabs += 1) {
    if (await hasFocus(target)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${target} cannot be reached with ${key}.`);
}

/** Presses a button by keyboard: Tab until it has the focus, then Enter. */
export async function pressButton(
  page: Page,
  target: Locator,
  key: "Tab" | "Shift+Tab" = "Tab",
): Promise<void> {
  await reach(page, target, key);
  await page.keyboard.press("Enter");
}
