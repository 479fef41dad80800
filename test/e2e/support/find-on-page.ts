import type { Locator, Page } from "playwright-core";

export const messageBox = (page: Page): Locator => page.getByRole("textbox", { name: "Message" });

export const messages = (page: Page): Locator => page.getByRole("region", { name: /^Messages in / });

export const messagesSaying = (page: Page, words: string | RegExp): Locator =>
  messages(page).getByRole("article").filter({ hasText: words });

/** The newest message that says this. */
export const messageSaying = (page: Page, words: string | RegExp): Locator =>
  messagesSaying(page, words).last();

/** A step of the guided tour, by its title. */
export const tourStep = (page: Page, title: string): Locator =>
  page
    .getByRole("region", { name: /^Guided tour/ })
    .getByRole("listitem")
    .filter({ hasText: title });
