import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { comparePictures } from "./compare-pictures.ts";

const stored = join(import.meta.dirname, "../shots");
/** Where pictures that differ are put to look at; not committed. */
const differing = join(import.meta.dirname, "../../../coverage/shots");
const isUpdate = process.env.UPDATE_SHOTS === "1";

/** Most of the cells in one place that may differ: a minute that has passed does, a missing button does not. */
export const mostDifferent = 8;

const pauseMs = 100;
const mostTries = 50;

const lookAgainMs = 500;
const mostLooks = 12;

/** What the window shows once nothing moves any more, without the blinking mark. */
export async function takePicture(page: Page): Promise<Buffer> {
  let before = await shoot(page);
  for (let tries = 0; tries < mostTries; tries += 1) {
    await setTimeout(pauseMs);
    const now = await shoot(page);
    if (now.equals(before)) return now;
    before = now;
  }
  return before;
}

/** A list that stands near its end stands at its end: a pixel less shifts every letter of the picture. */
const restLists = (page: Page): Promise<void> =>
  page.locator("#messages, #replies").evaluateAll((lists) => {
    for (const list of lists) {
      const below = list.scrollHeight - list.scrollTop - list.clientHeight;
      list.scrollTop = below < 40 ? list.scrollHeight : Math.round(list.scrollTop);
    }
  });

async function shoot(page: Page): Promise<Buffer> {
  await restLists(page); // each time: what came in meanwhile may have moved the list by a part of a pixel
  return page.screenshot({ animations: "disabled", caret: "hide" });
}

/**
 * Compares what the window shows with the stored picture of that name; UPDATE_SHOTS=1 stores it anew where it differs.
 */
export async function checkPicture(page: Page, name: string): Promise<void> {
  const path = join(stored, `${name}.png`);
  let actual = await takePicture(page);
  const failed = join(differing, `${name}.png`);
  rmSync(failed, { force: true });
  if (!existsSync(path)) {
    if (isUpdate) return save(path, actual);
    save(failed, actual);
    throw new Error(`There is no stored picture ${name}; look at ${failed}, then run with UPDATE_SHOTS=1.`);
  }
  const wanted = readFileSync(path);
  let { cells, picture } = comparePictures(wanted, actual);
  // what is still on its way comes in meanwhile
  for (let tries = 0; cells > mostDifferent && tries < mostLooks; tries += 1) {
    await setTimeout(lookAgainMs);
    actual = await takePicture(page);
    ({ cells, picture } = comparePictures(wanted, actual));
  }
  if (cells <= mostDifferent) return;
  if (isUpdate) return save(path, actual);
  save(failed, actual);
  save(failed.replace(/\.png$/, "-difference.png"), picture);
  expect(cells, `${name} differs from its stored picture; look at ${failed}`).toBeLessThanOrEqual(
    mostDifferent,
  );
}

function save(path: string, picture: Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, picture);
}
