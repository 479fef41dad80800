import { expect, it } from "vitest";
import { checkAccess } from "./support/check-access.ts";
import { messageSaying, messages } from "./support/find-on-page.ts";
import { openWorkspace } from "./support/open-workspace.ts";
import { pressButton } from "./support/reach.ts";

const workspace = openWorkspace();

it("people talk in a channel and in threads, by keyboard only", async () => {
  const page = await workspace.open({ place: "C0RANDOM01" });
  await page.keyboard.type("Met Jane of Acme at the fair");
  await page.keyboard.press("Enter");
  const said = messageSaying(page, "Met Jane of Acme");
  await said.waitFor();

  await pressButton(page, said.getByRole("button", { name: "More for the message" }), "Shift+Tab");
  await page.getByRole("menuitem", { name: "Reply in thread" }).waitFor();
  await checkAccess(page, "a message's menu");
  await page.keyboard.press("Enter");
  const thread = page.getByRole("complementary", { name: "Thread" });
  await thread.getByRole("textbox", { name: "Reply" }).waitFor();
  await page.keyboard.type("She wants a demo");
  await page.keyboard.press("Enter");
  await thread.getByRole("article").filter({ hasText: "She wants a demo" }).waitFor();
  await said.getByRole("button", { name: "View thread: 1 reply" }).waitFor();

  await page.keyboard.type("/deal list");
  await page.keyboard.press("Enter");
  await thread.getByRole("alert").filter({ hasText: "Commands do not work in threads" }).waitFor();
  await checkAccess(page, "a thread");
  await page.keyboard.press("Escape");
  await expect.poll(() => thread.isVisible()).toBe(false);
});

it("lines typed while an earlier one is on its way are sent after it, in their order", async () => {
  const page = await workspace.open({ place: "C0RANDOM01" });
  await page.route("**/api/say", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 700));
    await route.continue();
  });
  const typeQuickly = async (lines: readonly string[]): Promise<void> => {
    for (const line of lines) {
      await page.keyboard.type(line);
      await page.keyboard.press("Enter");
    }
  };
  await typeQuickly(["Quick one", "Quick two", "Quick three"]);
  await messageSaying(page, "Quick three").waitFor();
  const said = await messages(page).getByRole("article").filter({ hasText: "Quick" }).allTextContents();
  expect(said.map((text) => /Quick \w+/.exec(text)?.[0])).toEqual(["Quick one", "Quick two", "Quick three"]);

  const more = messageSaying(page, "Quick one").getByRole("button", { name: "More for the message" });
  await pressButton(page, more, "Shift+Tab");
  await page.getByRole("menuitem", { name: "Reply in thread" }).waitFor();
  await page.keyboard.press("Enter");
  const thread = page.getByRole("complementary", { name: "Thread" });
  await thread.getByRole("textbox", { name: "Reply" }).waitFor();
  await typeQuickly(["Reply one", "Reply two"]);
  await page.keyboard.type("Half typed");
  await thread.getByRole("article").filter({ hasText: "Reply two" }).waitFor();
  const replies = await thread.getByRole("article").filter({ hasText: "Reply" }).allTextContents();
  expect(replies.map((text) => /Reply (?:one|two)/.exec(text)?.[0])).toEqual(["Reply one", "Reply two"]);
  expect(await thread.getByRole("textbox", { name: "Reply" }).inputValue()).toBe("Half typed");
});
