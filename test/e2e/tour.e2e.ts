import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { checkStep } from "./support/check-step.ts";
import { messageBox, messageSaying, tourStep } from "./support/find-on-page.ts";
import { openWorkspace } from "./support/open-workspace.ts";
import { pressButton, reach } from "./support/reach.ts";
import { typeCommand } from "./support/type-command.ts";

const workspace = openWorkspace();

/** Acts as somebody else, by keyboard. */
async function actAs(page: Page, name: string): Promise<void> {
  const person = page.getByLabel("Acting as");
  await reach(page, person, "Shift+Tab");
  await page.keyboard.type(name);
  await page.keyboard.press("Tab");
  await expect.poll(() => person.locator("option:checked").textContent()).toContain(name);
}

/** Puts the step's line into the message box by its button, and sends it. */
async function tryStep(page: Page, title: string): Promise<void> {
  await pressButton(page, tourStep(page, title).getByRole("button", { name: /^Try it/ }));
  await expect.poll(() => messageBox(page).inputValue()).toMatch(/^\//);
  await page.keyboard.press("Enter");
}

const waitUntilDone = (page: Page, title: string): Promise<void> =>
  tourStep(page, title).filter({ hasText: "(done)" }).waitFor();

describe("the guided tour, by keyboard only", () => {
  let page: Page;
  beforeAll(async () => {
    page = await workspace.open();
  });

  it("begins in #pipeline with the message box ready", async () => {
    await messageBox(page).waitFor();
    expect(await messageBox(page).evaluate((node) => node === document.activeElement)).toBe(true);
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("#pipeline");
    await checkStep(page, "tour-0-begin");
  });

  it.each([
    ["lead", "Log a lead", /Acme: lead logged/, null],
    ["meeting", "Log a meeting", "Acme: sales-ready meeting logged", null],
    ["held", "Say that it was held", /Acme: meeting held/, null],
    ["deal", "Close the deal", /Acme: won, \$120,000/, null],
    ["funnel", "See the funnel", /Funnel 2026-Q4/, "Marco"],
    ["commitments", "Look at the commitments", /Commitments 2026-Q4/, null],
    ["scorecard", "Schedule the scorecard", /every Monday at 09:00/, "Ada"],
  ])("%s: its line is put in, sent, and the step is checked off", async (id, title, answer, person) => {
    if (person !== null) await actAs(page, person);
    await tryStep(page, title);
    await messageSaying(page, answer).waitFor();
    await waitUntilDone(page, title);
    await checkStep(page, `tour-${id}`);
  });

  it("monday: the clock moves, and the scorecard stands in the channel for everyone", async () => {
    await pressButton(page, page.getByRole("button", { name: "Next Monday 09:00" }));
    const scorecard = messageSaying(page, "Scorecard");
    await scorecard.waitFor();
    await waitUntilDone(page, "Let Monday come");
    expect(await scorecard.getByText("Only visible to you").count()).toBe(0);
    await checkStep(page, "tour-monday");
  });

  it("undo: Rita takes the deal back", async () => {
    await actAs(page, "Rita");
    await tryStep(page, "Undo a slip");
    await messageSaying(page, /Undone: Acme/).waitFor();
    await waitUntilDone(page, "Undo a slip");
    await checkStep(page, "tour-undo");
  });

  it("agenda: what the meeting should talk about, the most important first", async () => {
    await tryStep(page, "Look at the agenda");
    await messageSaying(page, /the most important first/).waitFor();
    await waitUntilDone(page, "Look at the agenda");
    await checkStep(page, "tour-agenda");
  });

  it("minutes: the meeting is held and closed, and the whole tour is done", async () => {
    await tryStep(page, "Hold the meeting");
    await messageSaying(page, "Alignment meeting, running").waitFor();
    await typeCommand(page, "/review close", "Minutes: Mon 23 Nov 2026");
    await waitUntilDone(page, "Hold the meeting");
    await page.getByRole("heading", { name: /Guided tour (\d+) of \1/ }).waitFor();
    await checkStep(page, "tour-minutes");
  });
});
