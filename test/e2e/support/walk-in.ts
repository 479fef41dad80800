import type { Page } from "playwright-core";
import { expect } from "vitest";
import { z } from "zod";
import { messageBox } from "./find-on-page.ts";
import type { Workspace } from "./open-workspace.ts";
import { closeTop, findUnused, handIn, nameOf, operate, type Wanted } from "./operate-controls.ts";
import type { Line } from "./walk-lines.ts";

const Id = z.object({ action_id: z.string() });
const Log = z.array(
  z.object({
    n: z.number(),
    direction: z.string(),
    ms: z.number(),
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

const patienceMs = 30_000;

export type Walk = {
  walkShortcuts(): Promise<void>;
  walkLine(line: Line): Promise<void>;
  /** That nothing went wrong on the way. */
  checkAnswers(): Promise<void>;
};

/** Walks in one workspace, and takes what was used there out of what is wanted. */
export function walkIn(workspace: Workspace, wanted: Wanted): Walk {
  const pages = new Map<string, Page>();
  let last = 0;
  let slowMs = 0;

  /** Checks off what was used since the last look. */
  async function checkOff(page: Page): Promise<number> {
    const log = Log.parse(
      await (await page.request.get(new URL(`/api/log?after=${last}`, page.url()).href)).json(),
    );
    last = log.at(-1)?.n ?? last;
    const sent = log.filter(({ direction }) => direction === "to the app");
    slowMs = Math.max(0, ...log.map(({ ms }) => ms));
    for (const { request, status } of sent) {
      const used = listUsed(request);
      expect(status, used.join()).toBe("200");
      for (const name of used) wanted.delete(name);
    }
    return sent.length;
  }

  /** Uses everything new that the page shows, until it shows nothing new. */
  async function operateAll(page: Page): Promise<void> {
    for (let uses = 0; uses < 20; uses += 1) {
      await settle(page, slowMs);
      if ((await page.locator(".modal .dialog-foot button[type=submit]").count()) > 0) {
        await handIn(page).catch(() => undefined); // drawn anew while it was filled in: once more
        await checkOff(page);
        continue;
      }
      const control = await findUnused(page, wanted);
      if (control === null) {
        if ((await page.locator(".modal").count()) === 0) break;
        await closeTop(page);
        continue;
      }
      // a control may go away while it is reached for: the next turn sees what is there then
      const used = await operate(page, control).catch(() => []);
      // a press may be lost when the message is drawn anew under it; what the app never hears of is found at the end
      for (let waits = 0; waits < 50 && used.some((name) => wanted.has(name)); waits += 1) {
        await page.waitForTimeout(100);
        await checkOff(page);
      }
    }
    while ((await page.locator(".modal").count()) > 0) await closeTop(page);
  }

  /** Acts in the window itself: a form that opened late, of what was done before, is in the way and is done first. */
  async function actBelow<T>(page: Page, act: () => Promise<T>): Promise<T> {
    let problem: unknown;
    for (let tries = 0; tries < 5; tries += 1) {
      await settle(page, slowMs);
      if ((await page.locator(".modal").count()) > 0) await operateAll(page);
      try {
        return await act();
      } catch (error) {
        problem = error; // the form may be closed again by the very key that it took
      }
    }
    throw problem;
  }

  /** First of all: the channel is short then. */
  async function walkShortcuts(): Promise<void> {
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
      await expect.poll(() => checkOff(page), { message: id, timeout: patienceMs }).toBeGreaterThan(0);
      await operateAll(page);
    }
  }

  async function walkLine({ person, place, text, press }: Line): Promise<void> {
    const key = `${person}/${place}`;
    const page = pages.get(key) ?? (await workspace.open({ person, place }));
    pages.set(key, page);
    if (text !== "") {
      await actBelow(page, () => send(page, text));
      await expect.poll(() => checkOff(page), { message: text, timeout: patienceMs }).toBeGreaterThan(0);
    }
    for (const words of press) {
      const button = page.getByRole("button", { name: words, exact: true }).last();
      const isPressed = await actBelow(page, async () => {
        if (!(await button.isVisible())) return false; // a set-up goes on where it was left
        await button.click({ timeout: 3000 });
        return true;
      });
      if (!isPressed) break;
      await expect.poll(() => checkOff(page), { message: words, timeout: patienceMs }).toBeGreaterThan(0);
    }
    await operateAll(page);
  }
  async function checkAnswers(): Promise<void> {
    for (const page of pages.values())
      expect(await page.getByText("something went wrong on our side").count()).toBe(0);
  }
  return { walkShortcuts, walkLine, checkAnswers };
}

/** Throws when it was not sent: a form that opens just then takes what is typed. */
async function send(page: Page, text: string): Promise<void> {
  await messageBox(page).fill(text, { timeout: 3000 });
  if ((await messageBox(page).inputValue()) !== text) throw new Error("it went elsewhere");
  await page.keyboard.press("Enter");
  await expect.poll(() => messageBox(page).inputValue(), { timeout: 3000 }).toBe("");
}

const restMs = 250;
const mostRestMs = 4000;

/** Waits until the page shows what came last: nothing is on its way, no view says that it is loading, nothing changes. @param slowMs the slowest of the last calls: a form may come as late as that */
async function settle(page: Page, slowMs: number): Promise<void> {
  await page.evaluate(() => {
    const list = document.documentElement.dataset;
    if (list.changed !== undefined) return;
    list.changed = String(performance.now());
    const tell = () => {
      list.changed = String(performance.now());
    };
    new MutationObserver(tell).observe(document.body, {
      childList: true,
      subtree: true,
      characterData: true,
    });
  });
  await page.waitForFunction(
    (rest) =>
      document.querySelector("[aria-busy=true]") === null &&
      !/Loading…/.test(document.body.textContent) &&
      performance.now() - Number(document.documentElement.dataset.changed) > rest,
    Math.max(restMs, Math.min(2 * slowMs, mostRestMs)),
    { polling: 50 },
  );
}
