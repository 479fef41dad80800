import { setTimeout } from "node:timers/promises";
import type { Page, Request } from "playwright-core";

const quietMs = 200;
const pollMs = 50;

/** What a page has asked of its server and not heard yet, and when it last heard anything. */
type Traffic = { readonly underWay: Set<Request>; endedAt: number };

const watched = new WeakMap<Page, Traffic>();

/** Listens from the first call on. What changes without being asked for, and the log beside it, is left out. */
function watch(page: Page): Traffic {
  const known = watched.get(page);
  if (known !== undefined) return known;
  const traffic: Traffic = { underWay: new Set(), endedAt: 0 };
  const end = (request: Request): void => {
    if (traffic.underWay.delete(request)) traffic.endedAt = performance.now();
  };
  page.on("request", (request) => {
    if (/\/api\/(?!events|log)/.test(request.url())) traffic.underWay.add(request);
  });
  page.on("requestfinished", end);
  page.on("requestfailed", end);
  watched.set(page, traffic);
  return traffic;
}

/** Waits until the page shows what came last: nothing is on its way, no view says that it is loading, and nothing moved for a while. */
export async function settle(page: Page): Promise<void> {
  const traffic = watch(page);
  while (true) {
    await standStill(page);
    if (traffic.underWay.size === 0 && performance.now() - traffic.endedAt >= quietMs) return;
    await setTimeout(pollMs);
  }
}

async function standStill(page: Page): Promise<void> {
  await page.waitForFunction(
    (leastMs) => {
      const seen = document.documentElement.dataset;
      // told by the page itself: to read all of its text again and again took most of the time
      if (seen.movedAt === undefined) {
        const note = () => (seen.movedAt = String(performance.now()));
        new MutationObserver(note).observe(document.body, {
          ...{ childList: true, subtree: true, characterData: true, attributes: true },
        });
        note();
      }
      const isLoading = [...document.querySelectorAll(".modal, .home-tab")].some((each) =>
        each.textContent?.includes("Loading…"),
      );
      const isBusy = document.querySelector("[aria-busy=true]") !== null;
      return !isLoading && !isBusy && performance.now() - Number(seen.movedAt) >= leastMs;
    },
    quietMs,
    { polling: pollMs },
  );
}
