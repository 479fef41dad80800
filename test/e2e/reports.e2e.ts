import { expect, it } from "vitest";
import { z } from "zod";
import { checkAccess } from "./support/check-access.ts";
import { messageBox, messageSaying, messages } from "./support/find-on-page.ts";
import { openWorkspace } from "./support/open-workspace.ts";
import { pressButton, reach } from "./support/reach.ts";
import { typeCommand } from "./support/type-command.ts";

const workspace = openWorkspace();
const Start = z.object({ commands: z.array(z.object({ name: z.string(), examples: z.array(z.string()) })) });

it("every command that the page offers answers help and its first example", async () => {
  const page = await workspace.open({ place: "C0GENERAL1" });
  const { commands } = Start.parse(
    await (await page.request.get(new URL("/api/start", page.url()).href)).json(),
  );
  expect(commands.map(({ name }) => name)).toEqual(expect.arrayContaining(["/meeting", "/deal", "/funnel"]));
  for (const { name, examples } of commands) {
    await typeCommand(page, `${name} help`, name);
    const [example] = examples;
    if (example !== undefined) await typeCommand(page, example, "Only visible to you");
  }
  expect(await messages(page).getByText("something went wrong").count()).toBe(0);
  await checkAccess(page, "every command");
});

it("a report changes in place by its menu, and goes to the channel by its button, where others find it unread", async () => {
  const page = await workspace.open({ place: "C0MARKETNG" });
  const report = await typeCommand(page, "/funnel", "Funnel 2026-Q4");
  const period = report.getByRole("combobox").first();
  await reach(page, period, "Shift+Tab");
  await page.keyboard.type("Last quarter");
  await page.keyboard.press("Enter");
  await messageSaying(page, "Funnel 2026-Q3").waitFor();
  expect(await messages(page).getByRole("heading", { name: "Funnel 2026-Q4" }).count()).toBe(0);

  await reach(page, messageBox(page));
  const post = messageSaying(page, "Funnel 2026-Q3").getByRole("button", { name: "Post to channel" });
  await pressButton(page, post, "Shift+Tab");
  const posted = messages(page).getByRole("article", { name: /^(?!.*only visible)/ });
  await posted.filter({ hasText: "Funnel 2026-Q3" }).waitFor();

  const other = await workspace.open({ person: "marketer" });
  const channel = other.getByRole("button", { name: /^marketing\s*, \d+ unread/ });
  await pressButton(other, channel, "Shift+Tab");
  await messageSaying(other, "Funnel 2026-Q3").waitFor();
  await other.getByRole("button", { name: /^marketing$/ }).waitFor();
  await checkAccess(other, "posted report");
});
