import type { Locator, Page } from "playwright-core";
import { beforeEach, describe, expect, it } from "vitest";
import { checkStep } from "./support/check-step.ts";
import { fillModal, modal } from "./support/fill-modal.ts";
import { messageBox, messageSaying, messages } from "./support/find-on-page.ts";
import { openWorkspace } from "./support/open-workspace.ts";
import { pressButton, reach } from "./support/reach.ts";
import { typeCommand } from "./support/type-command.ts";

const workspace = openWorkspace();
let page: Page;
beforeEach(async () => {
  page = await workspace.open();
});

/** Scrolls the messages, as one that comes in does, by so many pixels; gives those that they really moved. */
const moveMessages = (page: Page, pixels: number): Promise<number> =>
  messages(page).evaluate((list, by) => {
    const before = list.scrollTop;
    list.scrollTop += by;
    return list.scrollTop - before;
  }, pixels);

/** Pixels between a field and the list over or under it. */
async function gapBetween(field: Locator, list: Locator): Promise<number> {
  const [inner, outer] = [await field.boundingBox(), await list.boundingBox()];
  if (inner === null || outer === null) throw new Error("Nothing is shown.");
  return Math.max(inner.y - (outer.y + outer.height), outer.y - (inner.y + inner.height));
}

describe("a form", () => {
  it("says under each field what is wrong, keeps what was typed, and answers in the same window", async () => {
    await page.keyboard.type("/meeting");
    await page.keyboard.press("Enter");
    const form = modal(page, "Log a meeting");
    await form.waitFor();

    await pressButton(page, form.getByRole("button", { name: "Log", exact: true }));
    await form.getByText("Please complete this required field.").waitFor();
    expect(await form.getByLabel("Company").getAttribute("aria-invalid")).toBe("true");
    expect(await form.getByLabel("Company").evaluate((node) => node === document.activeElement)).toBe(true);

    const fields = { Company: "Fabrikam", "Expected amount": "a lot" };
    await fillModal(page, { title: "Log a meeting", fields, submit: "Log" });
    await form.getByRole("alert").filter({ hasText: "$120k" }).waitFor();
    expect(await form.getByLabel("Company").inputValue()).toBe("Fabrikam");
    await checkStep(page, "form-errors");

    await fillModal(page, { title: "Log a meeting", fields: { "Expected amount": "$80k" }, submit: "Log" });
    await page.getByRole("dialog").getByText("Fabrikam: sales-ready meeting logged").waitFor();
    await checkStep(page, "form-answer", [{ width: 1280, scheme: "light" }]);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  });
});

describe("undo", () => {
  it("takes a closed deal back by the button in its answer", async () => {
    await typeCommand(page, "/deal closed Contoso $5k from referral", /Contoso: won, \$5,000/);
    await reach(page, messageBox(page));
    const undo = messageSaying(page, "Contoso: won").getByRole("button", { name: "Undo" });
    await pressButton(page, undo, "Shift+Tab");
    await messageSaying(page, /Undone: Contoso/).waitFor();
    expect(
      await messages(page)
        .getByText(/^Contoso: won/)
        .count(),
    ).toBe(0);
    await checkStep(page, "undo", [{ width: 1280, scheme: "light" }]);
  });
});

describe("a company that could be several", () => {
  it("is asked about by buttons, and the answer takes the question's place", async () => {
    const question = await typeCommand(
      page,
      "/meeting Brindle Foods with Jane from webinar",
      /Which company/,
    );
    await checkStep(page, "which-company");
    await pressButton(page, question.getByRole("button", { name: "Brinlow Foods" }), "Shift+Tab");
    await messageSaying(page, /Brinlow Foods: .* logged/).waitFor();
    expect(await messages(page).getByText("Which company do you mean?").count()).toBe(0);
  });

  it("is found in a searchable menu, with the arrow keys", async () => {
    const question = await typeCommand(page, "/meeting Brindel Foods from webinar", /Which company/);
    const search = question.getByRole("combobox", { name: "Another company" });
    await reach(page, search, "Shift+Tab");
    await page.keyboard.type("jesmont");
    const company = page.getByRole("option", { name: "Jesmont Motors" });
    await company.waitFor();
    await checkStep(page, "search-menu", [
      { width: 1280, scheme: "dark" },
      { width: 1280, scheme: "light" },
    ]);
    // messages that move by themselves do not take the list away
    await page.setViewportSize({ width: 1280, height: 700 });
    await expect.poll(() => moveMessages(page, 30)).toBe(30);
    await expect.poll(() => gapBetween(search, page.getByRole("listbox"))).toBeLessThan(20);
    while ((await company.getAttribute("aria-selected")) !== "true") await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await messageSaying(page, /Jesmont Motors: .* logged/).waitFor();
  });
});

describe("a form that reports at once", () => {
  it("computes at Enter and when something is chosen, and keeps what was typed", async () => {
    await typeCommand(page, "/budget", /the commitments cost about/);
    await messages(page).getByRole("button", { name: "What if…" }).last().click();
    const form = modal(page, "What if");
    await form.getByText(/Marketing .*: about/).waitFor();
    await form.getByLabel("Cost per sales-ready lead").fill("$1");
    await page.keyboard.press("Enter");
    await form.getByText(/Marketing .*: about \$\d\d\b/).waitFor(); // some tens of meetings at $1
    await form.getByLabel("Team").selectOption("Sales");
    await form.getByText(/Sales .*: about \$\d\d\b/).waitFor();
    expect(await form.getByLabel("Cost per sales-ready lead").inputValue()).toBe("$1");
  });
});
