import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { checkAccess } from "./support/check-access.ts";
import { checkStep } from "./support/check-step.ts";
import { modal } from "./support/fill-modal.ts";
import { messageBox } from "./support/find-on-page.ts";
import { openWorkspace } from "./support/open-workspace.ts";
import { pressButton, reach } from "./support/reach.ts";
import { typeCommand } from "./support/type-command.ts";

const workspace = openWorkspace();

/** Switches a fault on or off, by keyboard. */
async function toggle(page: Page, name: string, isOn: boolean): Promise<void> {
  const fault = page.getByRole("checkbox", { name });
  await reach(page, fault);
  await page.keyboard.press("Space");
  await expect.poll(() => fault.isChecked()).toBe(isOn);
}

describe("while the chat service is", () => {
  it("slow, a form opens late and works, and commands answer", async () => {
    const page = await workspace.open();
    await toggle(page, "Slow", true);
    await typeCommand(page, "/deal show Jesmont Motors", "Jesmont Motors");
    await checkStep(page, "slow", [
      { width: 1280, scheme: "light" },
      { width: 360, scheme: "dark" },
    ]);

    await reach(page, messageBox(page));
    await page.keyboard.type("/deal");
    await page.keyboard.press("Enter");
    await modal(page, "Close a deal").getByLabel("Company").waitFor();
    await page.keyboard.press("Escape");
    await modal(page, "Close a deal").waitFor({ state: "detached" });
    await toggle(page, "Slow", false);
  });

  it.each(["Error 500", "Down"])(
    "answering %s, a form that cannot open says so, and then works",
    async (fault) => {
      const page = await workspace.open();
      await toggle(page, fault, true);
      await typeCommand(page, "/deal", /something went wrong on our side \(reference \w+\)/);
      await checkAccess(page, fault);

      await toggle(page, fault, false);
      await typeCommand(page, "/deal show Jesmont Motors", "Jesmont Motors");
    },
  );
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
  await checkAccess(page, "log");
});
