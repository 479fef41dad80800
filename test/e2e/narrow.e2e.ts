import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { checkStep } from "./support/check-step.ts";
import { openWorkspace } from "./support/open-workspace.ts";
import { pressButton } from "./support/reach.ts";
import { typeCommand } from "./support/type-command.ts";

const workspace = openWorkspace();

/** How many pixels the page can be moved sideways. */
const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

it("at 360 px wide tables and charts stay within the window, in light and dark", async () => {
  const page = await workspace.open({ width: 360 });
  for (const [line, answer] of [
    ["/funnel by team", "Funnel 2026-Q4"],
    ["/scorecard", "Scorecard"],
    ["/deal list", "open deals"],
  ] as const) {
    await typeCommand(page, line, answer);
    expect(await sideways(page), line).toBe(0);
  }
  await checkStep(page, "narrow-list", [
    { width: 360, scheme: "light" },
    { width: 360, scheme: "dark" },
  ]);
});

it("at 360 px channels and guide are drawers that the keyboard opens, walks and closes", async () => {
  const page = await workspace.open({ width: 360 });
  const narrow = [{ width: 360, scheme: "light" }] as const;
  await pressButton(page, page.getByRole("button", { name: "Guide" }), "Shift+Tab");
  await page.getByRole("heading", { name: /Guided tour/ }).waitFor();
  await checkStep(page, "narrow-guide", narrow);
  await page.keyboard.press("Escape");

  await pressButton(page, page.getByRole("button", { name: "Channels and people" }), "Shift+Tab");
  await pressButton(page, page.getByRole("button", { name: /^marketing/ }));
  await expect.poll(() => page.getByRole("heading", { level: 1 }).textContent()).toBe("#marketing");
  expect(await sideways(page)).toBe(0);
});
