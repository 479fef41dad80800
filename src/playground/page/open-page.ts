import { once } from "node:events";
import type { Server } from "node:http";
import { createServer } from "node:net";
import { UserError } from "../../errors.ts";
import { createTurns } from "../client/in-turn.ts";
import { type Office, type OfficeSettings, openOffice } from "../terminal/open-office.ts";
import { wallClock } from "../wall-clock.ts";
import { createLog } from "./list-log.ts";
import type { Page } from "./page.ts";
import { portOf, servePage } from "./serve-page.ts";
import { createChanges } from "./tell-changes.ts";

export type PageSettings = Omit<OfficeSettings, "observe"> & {
  /** a port of 127.0.0.1, 0 for a free one; null: the usual one, or a free one when that is taken */
  readonly port: number | null;
};

export type OpenPage = { readonly url: string; readonly office: Office; close(): Promise<void> };

/** One that can be written down as a bookmark. */
const usualPort = 4747;
/** How often it is looked for what is due: a win is announced a minute after it, not two. */
const tickMs = 1000;

/** Opens the workspace and serves its page on loopback, until it is closed. What comes due is delivered by itself. */
export async function openPage({ port, ...settings }: PageSettings): Promise<OpenPage> {
  if (port !== null) await refuseTaken(port); // before the workspace is opened, which takes seconds
  const log = createLog();
  const channels: Page["channels"] = new Map();
  const changes = createChanges(() => channels.clear());
  let now: () => number = wallClock;
  const office = await openOffice({
    ...settings,
    observe(seen) {
      log.add(seen, new Date(now()).toISOString());
      changes.tell();
    },
  });
  now = office.clock.now;
  const page: Page = {
    ...{ office, log, changes, channels },
    drawn: new Map(),
    offered: new Map(),
    read: new Map(),
    openedTs: String(now() / 1000),
    faults: new Set(),
    inTurn: createTurns(),
  };
  const server = await listen(page, port).catch(async (error: unknown) => {
    await office.close();
    throw error;
  });
  const tick = deliverByItself(page);
  return {
    url: `http://127.0.0.1:${portOf(server)}`,
    office,
    async close() {
      clearInterval(tick);
      changes.close();
      office.slack.clearFaults();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      await page.inTurn(() => office.close());
    },
  };
}

async function refuseTaken(port: number): Promise<void> {
  const probe = createServer();
  try {
    probe.listen(port, "127.0.0.1");
    await once(probe, "listening");
  } catch (error) {
    if (isTakenError(error)) throw takenPort(port);
    throw error;
  } finally {
    probe.close();
  }
}

const isTakenError = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "EADDRINUSE";

const takenPort = (port: number) => new UserError(`Port ${port} is taken.`, "npm run playground -- --port 0");

async function listen(page: Page, port: number | null): Promise<Server> {
  try {
    return await servePage(page, port ?? usualPort);
  } catch (error) {
    if (!isTakenError(error)) throw error;
    if (port === null) return servePage(page, 0);
    throw takenPort(port);
  }
}

function deliverByItself({ office, inTurn }: Page): NodeJS.Timeout {
  let isAtIt = false;
  const deliver = async (): Promise<void> => {
    if (isAtIt) return;
    isAtIt = true;
    await inTurn(() => office.deliver()).catch((error: unknown) =>
      office.services.log.error({ err: error }, "delivery failed; it is tried again"),
    );
    isAtIt = false;
  };
  return setInterval(() => void deliver(), tickMs);
}
