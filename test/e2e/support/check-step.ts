import type { Page } from "playwright-core";
import { checkAccess } from "./check-access.ts";
import { checkPicture } from "./check-picture.ts";
import { heightOf, type Look } from "./open-workspace.ts";

const looks: readonly Look[] = [
  { width: 1280, scheme: "light" },
  { width: 1280, scheme: "dark" },
  { width: 360, scheme: "light" },
  { width: 360, scheme: "dark" },
];

/** Looks at what a step has come to in every size and colour; axe looks at the first and the last of them. */
export async function checkStep(page: Page, step: string, among: readonly Look[] = looks): Promise<void> {
  const before = page.viewportSize();
  for (const [index, { width, scheme }] of among.entries()) {
    await page.setViewportSize({ width, height: heightOf(width) });
    await page.emulateMedia({ colorScheme: scheme });
    await checkPicture(page, `${step}-${width}-${scheme}`);
    if (index > 0 && index < among.length - 1) continue;
    await checkAccess(page, `${step}, ${width} px, ${scheme}`);
  }
  if (before !== null) await page.setViewportSize(before);
  await page.emulateMedia({ colorScheme: "light" });
}
