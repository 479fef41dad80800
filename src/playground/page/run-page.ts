import { spawn } from "node:child_process";
import { join } from "node:path";
import { hasDesktop } from "../../config.ts";
import { msSinceStart } from "../wall-clock.ts";
import { openPage, type PageSettings } from "./open-page.ts";

/** The playground as a web page, until Ctrl-C. @param isShown opens it in the browser where there is a desktop */
export async function runPage(settings: PageSettings, { isShown }: { isShown: boolean }): Promise<void> {
  const page = await openPage(settings);
  const { folder } = settings;
  const stopped = untilStopped(); // whoever reads the address may signal at once
  process.stdout.write(
    `Playground: ${page.url} (ready in ${(msSinceStart() / 1000).toFixed(1)} s)
The real app with a make-believe Slack, on this computer only. Records are kept in ${join(folder, "roundtrip.db")}.
Ctrl-C ends it; --terminal shows it in the terminal instead.
`,
  );
  if (isShown && hasDesktop()) showInBrowser(page.url);
  await stopped;
  await page.close();
}

const openers: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: ["open"],
  win32: ["cmd", "/c", "start", ""],
};

function showInBrowser(url: string): void {
  const [command = "xdg-open", ...args] = openers[process.platform] ?? [];
  const child = spawn(command, [...args, url], { detached: true, stdio: "ignore" });
  child.on("error", () => {}); // no browser: the address stands above
  child.unref();
}

/** A second signal ends the process at once, as it does without us. */
const untilStopped = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
