import type { Locator, Page } from "playwright-core";
import { messageBox, messagesSaying } from "./find-on-page.ts";
import { reach } from "./reach.ts";

/** Types a line into the message box by keyboard and sends it; the new message that answers with these words. */
export async function typeCommand(page: Page, line: string, answer: string | RegExp): Promise<Locator> {
  const answers = messagesSaying(page, answer);
  const before = await answers.count();
  await reach(page, messageBox(page));
  await page.keyboard.type(line);
  await page.keyboard.press("Enter");
  const message = answers.nth(before);
  await message.waitFor();
  return message;
}
