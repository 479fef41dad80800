import type { Locator, Page } from "playwright-core";

/** What a control is called in the app's table of contents. */
export const nameOf = (action: string): string => action.split("#")[0] ?? "";

/** The app's own table of contents as it is checked off: "action undo", "menu deal-deal". */
export type Wanted = Set<string>;

const csv = {
  name: "leads.csv",
  mimeType: "text/csv",
  buffer: Buffer.from("company,day\nWalker Ltd,2026-11-02\n"),
};

/** A control, and its name where it stands, which stays the same when it is drawn anew. */
export type Unused = { control: Locator; name: string };

/**
 * The newest control of a message or the Home tab that nobody has used yet; null when all were.
 * @param givenUp names of those that were tried in vain: a menu that offers nothing would be tried for ever
 */
export async function findUnused(
  page: Page,
  wanted: Wanted,
  givenUp: ReadonlySet<string>,
): Promise<Unused | null> {
  const controls = page.locator(".modal [data-action], .message [data-action], .home-tab [data-action]");
  const found = await controls.evaluateAll((nodes) =>
    nodes.map((node) => {
      const { action = "", kind = "", url } = node instanceof HTMLElement ? node.dataset : {};
      const field = node.closest<HTMLElement>("[data-field]");
      // a field of a form waits for its submit button, unless it reports at once
      const isField = field !== null && field.dataset.dispatch === undefined;
      const isUnder = document.querySelector(".modal") !== null && node.closest(".modal") === null;
      const places = [...document.querySelectorAll(".message, .modal, .home-tab")];
      const place = places.findLastIndex((each) => each.contains(node));
      const isLeftOut = isField || isUnder || url !== undefined;
      const at = node.closest<HTMLElement>("[data-key]")?.dataset.key ?? "";
      return { action: action.split("#")[0] ?? "", kind, place, isLeftOut, name: `${action} at ${at}` };
    }),
  );
  const isNew = ({ action, kind, isLeftOut, name }: (typeof found)[number]): boolean =>
    !isLeftOut &&
    !givenUp.has(name) &&
    (wanted.has(`action ${action}`) || (kind === "external" && wanted.has(`menu ${action}`)));
  const newest = Math.max(...found.filter(isNew).map(({ place }) => place));
  const offered = [...found.entries()].filter(([, each]) => each.place === newest && isNew(each));
  // choosing from a menu uses its buttons' action too; what takes a message back stands at its end
  const [at, first] = offered.find(([, { kind }]) => kind === "external") ?? offered[0] ?? [];
  return at === undefined || first === undefined ? null : { control: controls.nth(at), name: first.name };
}

/** Presses a button, or chooses something else from a menu; what was used by it, by its names in the table of contents. */
export async function operate(page: Page, control: Locator): Promise<string[]> {
  const name = nameOf((await control.getAttribute("data-action", { timeout: 3000 })) ?? "");
  const kind = await control.getAttribute("data-kind", { timeout: 3000 });
  if (kind === "external") {
    const isChosen = await search(page, control);
    return isChosen ? [`menu ${name}`, `action ${name}`] : [`menu ${name}`];
  }
  return (await pressOrChoose(page, control, kind ?? "")) ? [`action ${name}`] : [];
}

/** Whether it could be pressed: a window that opens late covers it. */
async function pressOrChoose(page: Page, control: Locator, kind: string): Promise<boolean> {
  if (kind === "select") {
    const options = await control
      .locator("option:not(:checked)")
      .evaluateAll((nodes) =>
        nodes.flatMap((node) =>
          node instanceof HTMLOptionElement && node.value !== ""
            ? [{ value: node.value, text: node.text }]
            : [],
        ),
      );
    // what is parked can be brought back, and nothing else can
    const chosen = options.find(({ text }) => /^Park/.test(text)) ?? options[0];
    await control.selectOption(chosen?.value ?? null);
    return true;
  }
  if (kind !== "button") {
    await control.locator("input").first().check();
    return true;
  }
  const isPressed = await control.click({ timeout: 3000 }).then(
    () => true,
    () => false,
  );
  const sure = page.locator(".confirm button[value=confirm]");
  if (await sure.isVisible()) await sure.click();
  return isPressed;
}

/** Opens a searchable menu by its arrow key and takes the first thing that it offers, if it offers any. */
async function search(page: Page, control: Locator): Promise<boolean> {
  const option = page.locator("#offers [role=option]").first();
  const nothing = page.locator(".no-offers");
  await control.focus();
  // a message that is drawn anew takes the menu with it
  for (let tries = 0; tries < 5; tries += 1) {
    await control.fill("");
    const least = Number(await control.getAttribute("data-min"));
    await page.keyboard.press("ArrowDown");
    if (least > 0) await page.keyboard.type("jes".slice(0, least));
    const isOpen = await option
      .or(nothing)
      .waitFor({ timeout: 2000 })
      .then(
        () => true,
        () => false,
      );
    if (isOpen) break;
  }
  const isOffered = await option.isVisible();
  if (isOffered) await page.keyboard.press("Enter");
  return isOffered;
}

/** Fills in what must be filled in of the form on top, and hands it in; a form that is not to be pleased is closed. */
export async function handIn(page: Page): Promise<void> {
  const form = page.locator(".modal").last();
  const submit = form.locator(".dialog-foot button[type=submit]");
  if (await submit.isVisible()) {
    for (const field of await form.locator("[data-field] [data-kind]").all()) await fillIn(page, field);
    await submit.click();
    await page.waitForFunction(() => document.querySelector(".modal form[aria-busy]") === null);
  }
  while ((await page.locator(".modal").count()) > 0 && (await findNew(page)) === 0) await closeTop(page);
}

const findNew = async (page: Page): Promise<number> =>
  page.locator(".modal").last().locator("[data-action]:not([data-field] *)").count();

/** Closes the modal on top; while another one opens late, the close may be that one's, so it is asked for again. */
export async function closeTop(page: Page): Promise<void> {
  const top = await page.locator(".modal").last().elementHandle();
  const isGone = () =>
    page
      .waitForFunction((node) => node?.isConnected !== true, top, { timeout: 4000 })
      .then(
        () => true,
        () => false,
      );
  for (let tries = 0; tries < 5; tries += 1) {
    const close = page.locator(".modal").last().getByRole("button", { name: "Close" }).first();
    await close.click({ timeout: 4000 }).catch(() => undefined); // another one opened over it
    if (await isGone()) return;
  }
  throw new Error("a modal does not close");
}

async function fillIn(page: Page, field: Locator): Promise<void> {
  const kind = await field.getAttribute("data-kind");
  if (kind === "file") {
    await field.setInputFiles(csv);
    await page.locator(".files").first().waitFor();
  } else if (kind === "text" && (await field.getAttribute("aria-required")) === "true") {
    const isNumber = (await field.getAttribute("type")) === "number";
    if ((await field.inputValue()) === "") await field.fill(isNumber ? "10" : "Walker Ltd");
  } else if ((kind === "select" || kind === "user") && (await field.inputValue()) === "") {
    const isRequired = (await field.getAttribute("aria-required")) === "true";
    if (isRequired) await field.selectOption({ index: 1 });
  } else if (kind === "external" && (await field.getAttribute("aria-required")) === "true") {
    await search(page, field);
  }
}
