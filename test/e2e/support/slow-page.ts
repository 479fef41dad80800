import { setTimeout } from "node:timers/promises";
import type { BrowserContext } from "playwright-core";

const mostMs = 900;

/** SLOW_PAGE=<n> npm run test:e2e: a browser far from its server, each n with other delays. What depends on haste shows. */
const slowness = Number(process.env.SLOW_PAGE ?? 0);

/** Holds back what the page asks for, by turns on the way there and on the way back, for up to 0.9 s. */
export async function slowDown(context: BrowserContext): Promise<void> {
  if (slowness === 0) return;
  let asked = slowness * 104_729;
  await context.route(/\/api\/(?!events|log|start)/, async (route) => {
    asked += 1;
    const waitMs = (asked * 7919) % mostMs;
    try {
      if (asked % 2 === 0) {
        await setTimeout(waitMs);
        await route.continue();
      } else {
        const response = await route.fetch();
        await setTimeout(waitMs);
        await route.fulfill({ response });
      }
    } catch (error) {
      // a page that was closed meanwhile waits for nothing
      if (!/closed|aborted|already handled/i.test(String(error))) throw error;
    }
  });
}
