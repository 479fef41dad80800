import { expect, it } from "vitest";
import { checkStep } from "./support/check-step.ts";
import { messageSaying } from "./support/find-on-page.ts";
import { openWorkspace } from "./support/open-workspace.ts";
import { pressButton, reach } from "./support/reach.ts";
import { typeCommand } from "./support/type-command.ts";

const workspace = openWorkspace();

it("a slow chat service is switched on by keyboard; commands still answer", async () => {
  const page = await workspace.open();
  const slow = page.getByRole("checkbox", { name: "Slow" });
  await reach(page, slow);
  await page.keyboard.press("Space");
  await expect.poll(() => slow.isChecked()).toBe(true);
  await typeCommand(page, "/deal show Jesmont Motors", "Jesmont Motors");
  await checkStep(page, "slow", [
    { width: 1280, scheme: "light" },
    { width: 360, scheme: "dark" },
  ]);

  await reach(page, slow);
  await page.keyboard.press("Space");
  await expect.poll(() => slow.isChecked()).toBe(false);
  await typeCommand(page, "/funnel", "Funnel 2026-Q4");
  await messageSaying(page, "Funnel 2026-Q4").waitFor();
});

it("every request stands in the log with its milliseconds, and opens to its JSON", async () => {
  const page = await workspace.open();
  await typeCommand(page, "/commit", "Commitments");
  const log = page.getByRole("region", { name: "Requests" });
  await pressButton(page, log.locator("summary").filter({ hasText: "Requests and answers" }));
  const entry = log.getByRole("listitem").filter({ hasText: "/commit" }).first();
  await entry.waitFor();
  expect(await entry.textContent()).toMatch(/\d+ ms/);
  await pressButton(page, entry.locator("summary").first());
  await entry.getByText("Answer", { exact: true }).waitFor();
  await log.getByText("No rule of the chat service broken").waitFor();
  await checkStep(page, "log", [{ width: 1280, scheme: "light" }]);
});
