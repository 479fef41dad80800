import { findBrowser, howToGetBrowser } from "./find-browser.ts";

// The first half of `npm run test:e2e` and `npm run screenshots`.
if (findBrowser() === null) {
  console.error(howToGetBrowser);
  process.exitCode = 1;
}
