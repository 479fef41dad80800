import type { Locator, Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { fillModal, modal } from "./support/fill-modal.ts";
import { messageSaying } from "./support/find-on-page.ts";
import { openWorkspace } from "./support/open-workspace.ts";
import { pressButton } from "./support/reach.ts";
import { typeCommand } from "./support/type-command.ts";

const workspace = openWorkspace();
const promised = "Ring the twelve leads of the fair back";

/** The items of an agenda as they are numbered: "1. title", and under it figure, owner and minutes. */
async function itemsOf(agenda: Locator): Promise<string[]> {
  const sections = await agenda.locator(".block-section").allInnerTexts();
  return sections.map((text) => text.split("\n⋯")[0]?.trim() ?? "").filter((text) => /^\d+\. /.test(text));
}

describe("the alignment meeting on the sample company, by keyboard only", () => {
  let page: Page;
  const pressIn = (message: Locator, name: string): Promise<void> =>
    pressButton(page, message.getByRole("button", { name, exact: true }));

  /** Moves the clock to the next Tuesday morning; the agenda that came on the way. */
  async function goToTuesday(day: string): Promise<Locator> {
    await pressButton(page, page.getByRole("button", { name: "Next Monday 09:00" }));
    await pressButton(page, page.getByRole("button", { name: "+1 day" }));
    const agenda = messageSaying(page, `Alignment meeting: ${day}, 10:00`);
    await agenda.waitFor();
    return agenda;
  }

  beforeAll(async () => {
    page = await workspace.open({ person: "admin" });
  });

  it("the agenda comes by itself: what is late, what is off track, and whether a decision worked", async () => {
    await typeCommand(page, "/review weekly tuesday 10:00", "Its agenda comes on Mon 23 Nov 2026, 16:00");
    const agenda = await goToTuesday("Tue 24 Nov 2026");
    expect(await agenda.innerText()).toContain("6 items in 34 minutes, the most important first.");
    const items = await itemsOf(agenda);
    expect(items[0]).toMatch(
      /^1\. Name the sources of the two deals\n7 days overdue, .*@Rita Reyes · 3 min$/,
    );
    expect(items[1]).toMatch(/^2\. Sales is behind on meetings\n10 of 35 meetings, .* · Sales · 8 min$/);
    // 68 leads in the four weeks before it was decided, 37 in the four before its day; two weeks apart
    expect(items[3]).toBe(
      "4. Did it work? Drop the prize draw at our fairs\nleads 68 → 37: down as meant, beyond the usual ±23.1 · @Marco Meyer · 5 min",
    );
    expect(await agenda.innerText()).toContain("@Ada Admin owns the loop here");
  });

  it("the meeting is run item by item, an action is given there, and its minutes are posted", async () => {
    await pressIn(messageSaying(page, "Alignment meeting: Tue 24 Nov"), "Start the meeting");
    const meeting = messageSaying(page, "Alignment meeting, running");
    await pressIn(meeting, "Action…");
    await fillModal(page, {
      title: "Action",
      fields: { "What shall be done": promised, Owner: "@rita", Due: "11262026" },
      submit: "Give it",
    });
    await modal(page, "Action").getByText("Action for @Rita Reyes").waitFor();
    await page.keyboard.press("Escape");
    await meeting.getByText(promised).waitFor();
    for (const [index, settled] of ["Discussed", "Discussed", "Park", "Discussed"].entries()) {
      await pressIn(meeting, settled);
      await meeting.getByText(`${index + 1} of 6 items settled`).waitFor();
    }
    for (const what of ["Name the sources of the two deals", "Invite the partners"]) {
      const list = await typeCommand(page, "/review actions", what);
      await pressButton(page, list.getByRole("button", { name: "Done" }).first());
      await messageSaying(page, `Done: ${what}`).waitFor();
    }
    await pressIn(meeting, "Close the meeting");
    await page.keyboard.press("Enter"); // sure
    const minutes = messageSaying(page, "Minutes: Tue 24 Nov 2026");
    await minutes.waitFor();
    const text = await minutes.innerText();
    expect(text).toContain("6 items: 3 discussed, 3 parked for the next one");
    expect(text).toContain(`@Rita Reyes: ${promised}, due Thu 26 Nov 2026`);
    expect(text).toContain("leads 68 → 37: down as meant");
  });

  it("a week later the action heads the agenda, overdue; the next decision is checked, the last one is not asked again", async () => {
    const agenda = await goToTuesday("Tue 1 Dec 2026");
    const items = await itemsOf(agenda);
    expect(items[0]).toBe(`1. ${promised}\n4 days overdue, due Thu 26 Nov 2026 · @Rita Reyes · 3 min`);
    expect(await agenda.innerText()).toContain(`Open: 1 action, 1 overdue: ${promised}.`);
    expect(items.join("\n")).toContain(
      "Did it work? Call every lead within a day\nmeetings 33 → 24: no more than the usual ±15.4, and up was meant",
    );
    expect(items.join("\n")).not.toContain("Drop the prize draw");
  });
});
