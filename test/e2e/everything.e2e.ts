import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { z } from "zod";
import { listEverything } from "../../src/app.ts";
import { messageBox } from "./support/find-on-page.ts";
import { openWorkspace } from "./support/open-workspace.ts";
import { closeTop, findUnused, handIn, nameOf, operate, type Wanted } from "./support/operate-controls.ts";
import { settle } from "./support/settle.ts";
import { elsewhere, type Line, lines } from "./support/walk-lines.ts";

const workspace = openWorkspace({ isHasty: true });

const Id = z.object({ action_id: z.string() });
const Log = z.array(
  z.object({
    n: z.number(),
    direction: z.string(),
    status: z.string(),
    request: z.looseObject({
      command: z.string().optional(),
      type: z.string().optional(),
      actions: z.array(Id).optional(),
      action_id: z.string().optional(),
      callback_id: z.string().optional(),
      view: z.looseObject({ callback_id: z.string().optional() }).optional(),
    }),
  }),
);
type Request = z.infer<typeof Log>[number]["request"];

/** What a request to the app used, as the table of contents calls it. */
function listUsed({
  command,
  type,
  actions,
  action_id: menu,
  callback_id: shortcut,
  view,
}: Request): string[] {
  if (command !== undefined) return [`command ${command}`];
  if (type === "block_suggestion") return [`menu ${nameOf(menu ?? "")}`];
  if (type === "view_submission") return [`form ${view?.callback_id}`];
  if (type === "shortcut" || type === "message_action") return [`shortcut ${shortcut}`];
  return (actions ?? []).map(({ action_id: action }) => `action ${nameOf(action)}`);
}

/** The app's table of contents. */
function listWanted(): Wanted {
  const { commands, forms, actions, menus, shortcuts } = listEverything();
  return new Set([
    ...commands.map(({ name }) => `command ${name}`),
    ...forms.map(({ id }) => `form ${id}`),
    ...actions.map((id) => `action ${id}`),
    ...menus.map(({ id }) => `menu ${id}`),
    ...shortcuts.map(({ id }) => `shortcut ${id}`),
  ]);
}

it("every command, form, button, menu and shortcut of the app works in the page", async () => {
  const wanted = listWanted();
  const pages = new Map<string, Page>();
  let last = 0;

  /** Checks off what was used since the last look. */
  async function checkOff(page: Page): Promise<number> {
    const log = Log.parse(
      await (await page.request.get(new URL(`/api/log?after=${last}`, page.url()).href)).json(),
    );
    last = log.at(-1)?.n ?? last;
    const sent = log.filter(({ direction }) => direction === "to the app");
    for (const { request, status } of sent) {
      const used = listUsed(request);
      expect(status, used.join()).toBe("200");
      for (const name of used) wanted.delete(name);
    }
    return sent.length;
  }

  const triedOnce = new Set<string>();
  const givenUp = new Set<string>();

  /** Uses everything new that the page shows, until it shows nothing new. */
  async function operateAll(page: Page): Promise<void> {
    for (let uses = 0; uses < 20; uses += 1) {
      await settle(page);
      if ((await page.locator(".modal .dialog-foot button[type=submit]").count()) > 0) {
        await handIn(page).catch(() => undefined); // drawn anew while it was filled in: once more
        await checkOff(page);
        continue;
      }
      const unused = await findUnused(page, wanted, givenUp);
      if (unused === null) {
        if ((await page.locator(".modal").count()) === 0) break;
        await closeTop(page);
        continue;
      }
      // what was used in vain twice, such as a menu that offers nothing, is not tried for ever
      (triedOnce.has(unused.name) ? givenUp : triedOnce).add(unused.name);
      // a control may go away while it is reached for: the next turn sees what is there then
      const used = await operate(page, unused.control).catch(() => []);
      // a press may be lost when the message is drawn anew under it; what the app never hears of is found at the end
      for (let waits = 0; waits < 50 && used.some((name) => wanted.has(name)); waits += 1) {
        await page.waitForTimeout(100);
        await checkOff(page);
      }
    }
    while ((await page.locator(".modal").count()) > 0) await closeTop(page);
  }

  /** Acts in the window itself: a form that opened late, of what was done before, is in the way and is done first. */
  async function actBelow<T>(page: Page, act: () => Promise<T>, tries = 5): Promise<T> {
    await settle(page);
    if ((await page.locator(".modal").count()) > 0) await operateAll(page);
    return act().catch((error: unknown) => {
      if (tries === 1) throw error;
      return actBelow(page, act, tries - 1);
    });
  }

  // shortcuts first: the channel is short then
  const page = await workspace.open();
  pages.set("rep/C0PIPELINE", page);
  const said = page.locator(".message").filter({ hasText: "Met Jane of Walker" }).last();
  for (const name of [...wanted].filter((each) => each.startsWith("shortcut "))) {
    const id = name.slice("shortcut ".length);
    await actBelow(page, () => send(page, "Met Jane of Walker Ltd at the fair"));
    await said.waitFor();
    for (const more of [said.locator(".message-more"), page.locator("#shortcuts")]) {
      await actBelow(page, () => more.click({ timeout: 3000 }));
      const item = page.locator(`[role=menuitem][data-id="${id}"]`);
      if ((await item.count()) > 0) {
        await item.click();
        break;
      }
      await page.keyboard.press("Escape");
    }
    await expect.poll(() => checkOff(page), { message: id, timeout: 10_000 }).toBeGreaterThan(0);
    await operateAll(page);
  }

  /** Presses a button of the answer; again where a message that was drawn anew under the press has lost it. False: there is none. */
  async function pressUntilHeard(page: Page, words: string): Promise<boolean> {
    const button = page.getByRole("button", { name: words, exact: true }).last();
    for (let tries = 0; tries < 3; tries += 1) {
      const isPressed = await actBelow(page, async () => {
        if (!(await button.isVisible())) return false;
        await button.click({ timeout: 3000 });
        return true;
      });
      if (!isPressed) return tries > 0;
      for (let waits = 0; waits < 40; waits += 1) {
        if ((await checkOff(page)) > 0) return true;
        await page.waitForTimeout(100);
      }
    }
    throw new Error(`“${words}” was pressed three times, and the app heard nothing`);
  }

  async function walkLine({ person, place, text, press }: Line): Promise<void> {
    const key = `${person}/${place}`;
    const page = pages.get(key) ?? (await workspace.open({ person, place }));
    pages.set(key, page);
    if (text !== "") {
      await actBelow(page, () => send(page, text));
      await expect.poll(() => checkOff(page), { message: text, timeout: 10_000 }).toBeGreaterThan(0);
    }
    for (const words of press) if (!(await pressUntilHeard(page, words))) break; // a set-up goes on where it was left
    await operateAll(page);
  }
  const isLeft = (): boolean => [...wanted].some((name) => elsewhere[name] === undefined);
  for (const line of lines) await walkLine(line);
  // what opened too late to be used is met once more, until nothing is left
  if (isLeft()) console.log(`left after the first walk: ${[...wanted].join(", ")}`);
  givenUp.clear();
  const again = lines.toSorted((a, b) => b.press.length - a.press.length);
  for (const line of again) if (isLeft()) await walkLine(line);

  const unused = [...wanted].filter((name) => elsewhere[name] === undefined);
  expect(unused, "never used: add a line to support/walk-lines.ts that shows it").toEqual([]);
  const after = Object.keys(elsewhere).filter((name) => !wanted.has(name));
  if (after.length > 0)
    console.log(`used after all, by the order in which forms opened: ${after.join(", ")}`);
  for (const each of pages.values()) {
    expect(await each.getByText("something went wrong on our side").count()).toBe(0);
  }
}, 900_000);

/** A form that opens just then takes what is typed, or the key that sends it: then nothing is sent, and it throws. */
async function send(page: Page, text: string): Promise<void> {
  await messageBox(page).fill(text, { timeout: 3000 });
  if ((await messageBox(page).inputValue()) !== text) throw new Error("a form took what was typed");
  await page.keyboard.press("Enter");
  await expect.poll(() => messageBox(page).inputValue(), { message: text, timeout: 3000 }).toBe("");
}
