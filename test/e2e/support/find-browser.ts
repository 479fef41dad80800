import { existsSync } from "node:fs";

/** Where Debian and Ubuntu put Chromium. */
const usual = "/usr/bin/chromium";

export const howToGetBrowser =
  "The browser tests need Chromium: run “sudo apt-get install -y chromium fonts-dejavu-core”, or set CHROMIUM_PATH to the one you have.";

/** The browser's program: CHROMIUM_PATH, else Debian's; null when it is not there. */
export function findBrowser(): string | null {
  const path = process.env.CHROMIUM_PATH || usual;
  return existsSync(path) ? path : null;
}
