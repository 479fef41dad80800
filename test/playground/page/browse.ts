import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Done, LogEntry, PageMessage, Posts, Screen } from "../../../src/playground/page/contract.ts";
import { type OpenPage, openPage } from "../../../src/playground/page/open-page.ts";

/** Monday 23 November 2026, 15:00 in London, 10:00 in New York. */
export const startsAt = Date.parse("2026-11-23T15:00:00Z");

/** What a browser does with the page's server, by HTTP. */
export type Browser = {
  readonly page: OpenPage;
  readonly folder: string;
  screen(person: string, place?: string, thread?: string): Promise<Screen>;
  /** the same place again, as a window asks that shows it already */
  stay(person: string, place: string): Promise<Screen>;
  post<Path extends keyof Posts>(path: Path, body: Posts[Path]): Promise<Done>;
  say(person: string, text: string, place?: string): Promise<Done>;
  log(): Promise<LogEntry[]>;
  /** the first screen that is as it should be, within 5 s */
  until(read: () => Promise<Screen>, isSo: (screen: Screen) => boolean): Promise<Screen>;
  /** the newest message there whose HTML contains the words, once it is there */
  see(words: string, person: string, place?: string): Promise<PageMessage>;
  close(how?: { isKept: boolean }): Promise<void>;
};

/** Opens the playground in a new folder, or in one of before, where its clock goes on. */
export async function browse(given: { folder?: string; isEmpty?: boolean } = {}): Promise<Browser> {
  const folder = given.folder ?? mkdtempSync(join(tmpdir(), "roundtrip-page-"));
  const { isEmpty = true } = given;
  const when = given.folder === undefined ? { startsAt } : {};
  const page = await openPage({ folder, isEmpty, isReset: false, port: 0, ...when });
  const getJson = async (path: string) => (await fetch(`${page.url}${path}`)).json();
  const browser: Browser = {
    page,
    folder,
    screen: (person, place = "C0PIPELINE", thread = "") =>
      getJson(`/api/screen?${new URLSearchParams({ person, place, thread })}`),
    stay: (person, place) => getJson(`/api/screen?${new URLSearchParams({ person, place, stays: "1" })}`),
    async post(path, body) {
      const response = await fetch(`${page.url}${path}`, {
        ...{ method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) },
      });
      return response.json();
    },
    say: (person, text, place = "C0PIPELINE") =>
      browser.post("/api/say", { person, place, text, thread: null }),
    log: () => getJson("/api/log?after=0"),
    async until(read, isSo) {
      for (let tries = 0; ; tries += 1) {
        const screen = await read();
        if (isSo(screen)) return screen;
        if (tries > 100) throw new Error(`The screen stayed as it was: ${JSON.stringify(screen, null, 1)}`);
        await sleep(50);
      }
    },
    async see(words, person, place) {
      const find = (screen: Screen) => screen.messages.findLast(({ html }) => html.includes(words));
      const screen = await browser.until(
        () => browser.screen(person, place),
        (seen) => find(seen) !== undefined,
      );
      return find(screen) ?? raise(`No message says ${words}.`);
    },
    async close({ isKept } = { isKept: false }) {
      await page.close();
      if (!isKept) rmSync(folder, { recursive: true, force: true });
    },
  };
  return browser;
}

export function raise(words: string): never {
  throw new Error(words);
}

/** The control in the HTML whose own text contains the words, as a post names it. */
export function findButton(html: string, words: string): { block: string; action: string; value: string } {
  for (const [, attributes = "", text = ""] of html.matchAll(/<button([^>]*)>(.*?)<\/button>/gs)) {
    if (text.includes(words)) return { ...idsIn(attributes), value: attributeIn(attributes, "value") };
  }
  return raise(`No button says “${words}” in ${html}`);
}

/** The first control of a kind in the HTML. */
export function findControl(html: string, kind: string): { block: string; action: string } {
  const found = [...html.matchAll(/<(?:input|select|textarea|fieldset)([^>]*)>/g)].find(([, attributes]) =>
    attributes?.includes(`data-kind="${kind}"`),
  );
  return idsIn(found?.[1] ?? raise(`No control is a ${kind} in ${html}`));
}

const idsIn = (attributes: string) => ({
  block: attributeIn(attributes, "block"),
  action: attributeIn(attributes, "action"),
});

const attributeIn = (attributes: string, name: string): string =>
  (new RegExp(`data-${name}="([^"]*)"`).exec(attributes)?.[1] ?? "")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
