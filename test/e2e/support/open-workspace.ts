import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject } from "vitest";
import { findBrowser, howToGetBrowser } from "./find-browser.ts";
import { messageBox } from "./find-on-page.ts";
import { slowDown } from "./slow-page.ts";
import { type Playground, startPlayground } from "./start-playground.ts";

export type Look = { readonly width: 360 | 1280; readonly scheme: "light" | "dark" };

export type Workspace = {
  /** A new window on the page, in front of a person in a place. */
  open(given?: {
    width?: Look["width"];
    scheme?: Look["scheme"];
    person?: string;
    place?: string;
  }): Promise<Page>;
};

/** One typeface everywhere, so that pictures of two machines break their lines alike. */
const typeface = `*:not(code, pre, code *, pre *) { font-family: "DejaVu Sans", sans-serif !important }
code, pre, code *, pre * { font-family: "DejaVu Sans Mono", monospace !important }`;

const browserFlags = [
  "--no-sandbox",
  "--disable-lcd-text",
  "--font-render-hinting=none",
  "--force-color-profile=srgb",
];

export async function launchBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  if (executablePath === null) throw new Error(howToGetBrowser);
  return chromium.launch({ executablePath, args: browserFlags });
}

export const heightOf = (width: Look["width"]): number => (width === 360 ? 740 : 800);

/** Opens the page and waits until it can be typed in; `tell` hears what went wrong in the browser. */
export async function openPage(
  browser: Browser,
  url: string,
  look: Look,
  where: { person: string; place: string },
  tell: (problem: string) => void,
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: look.width, height: heightOf(look.width) },
    colorScheme: look.scheme,
    reducedMotion: "reduce",
    locale: "en-GB",
    timezoneId: "America/New_York",
  });
  await slowDown(context);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.on("pageerror", (error) => tell(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") tell(`${message.text()} (${message.location().url})`);
  });
  await page.goto(`${url}/#${where.person}/${where.place}`);
  await page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
  }, typeface);
  if (where.place === "home") await page.locator("#home .block").first().waitFor();
  else
    await page.waitForFunction(
      // a form that somebody left open takes the focus
      (box) => document.activeElement === box || document.querySelector(".modal") !== null,
      await messageBox(page).elementHandle(),
    );
  return page;
}

/**
 * For a test file: a playground of its own with the sample company, and a browser. When the file ends, nothing may have
 * broken a rule of Slack, nor gone wrong in the browser. @param how `isHasty`: it presses what may just be going away,
 * which the server refuses with 404 in words
 */
export function openWorkspace({ isHasty = false } = {}): Workspace {
  let folder: string;
  let playground: Playground;
  let browser: Browser;
  const problems: string[] = [];
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "roundtrip-e2e-"));
    cpSync(inject("sampleFolder"), folder, { recursive: true });
    [playground, browser] = await Promise.all([startPlayground({ folder }), launchBrowser()]);
  });
  afterAll(async () => {
    const violations = await playground.listViolations();
    await browser.close();
    await playground.stop();
    rmSync(folder, { recursive: true, force: true });
    expect(violations, "payloads that break a rule of Slack").toEqual([]);
    expect(problems, "errors in the browser").toEqual([]);
  });
  return {
    open: ({ width = 1280, scheme = "light", person = "rep", place = "C0PIPELINE" } = {}) =>
      openPage(browser, playground.url, { width, scheme }, { person, place }, (problem) => {
        if (!isHasty || !/status of 404/.test(problem)) problems.push(problem);
      }),
  };
}
