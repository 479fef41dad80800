import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { takePicture } from "./support/check-picture.ts";
import { messageSaying } from "./support/find-on-page.ts";
import { type Look, launchBrowser, openPage } from "./support/open-workspace.ts";
import { startPlayground } from "./support/start-playground.ts";
import { typeCommand } from "./support/type-command.ts";

// The README's pictures, taken from the playground itself: npm run screenshots, or only some of them by name:
// npm run screenshots -- agenda overdue

type Picture = {
  /** its file in docs/ */
  readonly name: string;
  readonly look: Look;
  /** the lines typed before, each with words of its answer; what is no command is a button that is pressed */
  readonly lines: readonly (readonly [line: string, answer: string])[];
  /** who types; Rita, the rep, where nobody is named */
  readonly person?: string;
  /** what of the window is shown: the newest answer alone, or all of it */
  readonly part: "window" | "answer";
};

const wide = { width: 1280, scheme: "light" } as const;

const pictures: readonly Picture[] = [
  {
    name: "playground",
    look: wide,
    lines: [
      ["/meeting Acme with Jane Doe from webinar-q3 product grippers $80k", "sales-ready meeting logged"],
      ["/deal closed Acme $120k", "Acme: won"],
    ],
    part: "window",
  },
  { name: "funnel", look: wide, lines: [["/funnel by team", "Funnel"]], part: "answer" },
  { name: "scorecard", look: wide, lines: [["/scorecard", "Scorecard"]], part: "answer" },
  { name: "agenda", look: wide, lines: [["/review", "Alignment meeting"]], part: "answer" },
  { name: "check", look: wide, lines: [["/roundtrip check", "loop"]], part: "answer" },
  { name: "campaign", look: wide, lines: [["/campaign show webinar-q3", "webinar-q3"]], part: "answer" },
  { name: "verdicts", look: wide, lines: [["/funnel verdicts", "ontinue"]], part: "answer" },
  { name: "profile", look: wide, lines: [["/funnel profile", "customers"]], part: "answer" },
  { name: "cost", look: wide, lines: [["/budget cost", "ost per"]], part: "answer" },
  { name: "return", look: wide, lines: [["/budget return last 8 quarters", "return"]], part: "answer" },
  { name: "funding", look: wide, lines: [["/budget", "commitments cost"]], part: "answer" },
  {
    name: "which-company",
    look: wide,
    lines: [["/meeting Brindle Foods with Jane from webinar", "Which company"]],
    part: "answer",
  },
  {
    name: "playground-phone",
    look: { width: 360, scheme: "dark" },
    lines: [["/deal show Acme", "Acme"]],
    part: "window",
  },
  // These move the clock, so they come last.
  {
    name: "minutes",
    look: wide,
    person: "admin",
    lines: [
      ["/review weekly tuesday 10:00", "every Tuesday"],
      ["Next Monday 09:00", "Scorecard"],
      ["+1 day", "Alignment meeting: Tue 24 Nov"],
      ["Start the meeting", "Alignment meeting, running"],
      ["Park", "1 of"],
      ["Discussed", "2 of"],
      ["Discussed", "3 of"],
      ["Discussed", "4 of"],
      ["/review action @rita Ring the twelve leads of the fair back by 2026-11-26", "Action for"],
      ["/review decide Answer within a day because leads wait @rita metric win rate up", "Decided"],
      ["/review close", "Minutes: Tue 24 Nov"],
    ],
    part: "answer",
  },
  {
    name: "overdue",
    look: wide,
    person: "admin",
    lines: [
      ["Next Monday 09:00", "Scorecard"],
      ["+1 day", "Alignment meeting: Tue 1 Dec"],
    ],
    part: "answer",
  },
];

/** The pictures that were asked for by name; all of them where none was. */
const asked = process.argv.slice(2);
const taken = pictures.filter(({ name }) => asked.length === 0 || asked.includes(name));

const docs = join(import.meta.dirname, "../../docs");

async function drawn(page: Page, { lines, part }: Picture): Promise<Buffer> {
  let last: Locator | null = null;
  for (const [line, answer] of lines)
    last = line.startsWith("/") ? await typeCommand(page, line, answer) : await press(page, line, answer);
  if (part === "window" || last === null) return takePicture(page);
  await page.setViewportSize({ width: 1280, height: 3200 }); // a long answer stands whole in the window
  await takePicture(page);
  return last.screenshot({ animations: "disabled", caret: "hide" });
}

/** Presses the newest button of this name; the message that says so then. */
async function press(page: Page, name: string, answer: string): Promise<Locator> {
  await page.getByRole("button", { name, exact: true }).last().click();
  const message = messageSaying(page, answer);
  await message.waitFor();
  return message;
}

const folder = mkdtempSync(join(tmpdir(), "roundtrip-screenshots-"));
mkdirSync(docs, { recursive: true });
const playground = await startPlayground({ folder, flags: ["--reset"] });
const browser = await launchBrowser();
try {
  for (const picture of taken) {
    const problems: string[] = [];
    const where = { person: picture.person ?? "rep", place: "C0PIPELINE" };
    const page = await openPage(browser, playground.url, picture.look, where, (problem) =>
      problems.push(problem),
    );
    writeFileSync(join(docs, `${picture.name}.png`), await drawn(page, picture));
    await page.context().close();
    if (problems.length > 0) throw new Error(`${picture.name}: ${problems.join(" ")}`);
    console.log(`docs/${picture.name}.png`);
  }
} finally {
  await browser.close();
  await playground.stop();
  rmSync(folder, { recursive: true, force: true });
}
