import { parseArgs } from "node:util";
import { findSlackSettings } from "../config.ts";
import { UserError } from "../errors.ts";

// The playground: npm run playground. A child of bin/roundtrip.mjs, never imported by the app. What it runs is loaded
// only once the flags are known to be right.

const usage = `Try Roundtrip without Slack: the real app with a make-believe workspace, on this computer only.

  npm run playground                   start, with a sample company the first time, and open it in the browser
  npm run playground -- --empty        start without it; with --reset also where there is one already
  npm run playground -- --reset        forget everything first
  npm run playground -- --port 8080    at this port of 127.0.0.1; 0 is any free one
  npm run playground -- --no-open      only say the address
  npm run playground -- --now 2026-11-23T09:00:00Z
                                       begin at this instant
  npm run playground -- --still        the clock stands still until you move it, for pictures
  npm run playground -- --terminal     in the terminal instead of the browser
  npm run playground -- --help         this text

Records are kept in .playground in the current folder. Lines may be piped in, as a script for the terminal;
with nothing to read (npm run playground < /dev/null) it shows the main job once and ends.
`;

const folder = ".playground";
/** As the app's own command line: the settings or the input are wrong (sysexits.h). */
const wrongConfiguration = 78;

/** @throws UserError for a flag that there is not */
function readFlags(args: string[]) {
  const flag = { type: "boolean", default: false } as const;
  try {
    return parseArgs({
      args,
      options: {
        ...{
          empty: flag,
          reset: flag,
          terminal: flag,
          still: flag,
          "no-open": flag,
          help: { ...flag, short: "h" },
        },
        ...{ port: { type: "string" }, now: { type: "string" } },
      },
    }).values;
  } catch {
    throw new UserError(`The playground does not know ${args.join(" ")}.`, "npm run playground -- --help");
  }
}

/** @throws UserError when it is no port */
function readPort(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (/^\d{1,5}$/.test(text) && Number(text) < 65536) return Number(text);
  throw new UserError(`“${text}” is not a port.`, "npm run playground -- --port 8080");
}

/** Epoch ms. @throws UserError when it is no instant with its zone */
function readNow(text: string): number {
  const instant = /(Z|[+-]\d\d:\d\d)$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isFinite(instant)) return instant;
  throw new UserError(`“${text}” is not an instant.`, "npm run playground -- --now 2026-11-23T09:00:00Z");
}

/** @throws UserError when a real app's settings stand in the environment */
function refuseRealSlack(): void {
  const names = findSlackSettings();
  if (names.length === 0) return;
  const verb = names.length === 1 ? "is" : "are";
  throw new UserError(
    `The playground is for trying, and ${names.join(", ")} of a real Slack ${verb} set here. It does not start beside them.`,
    `env ${names.map((name) => `-u ${name}`).join(" ")} npm run playground`,
  );
}

/** A pipe brings lines for the terminal, unless something is said that only the page has. */
async function run(flags: ReturnType<typeof readFlags>): Promise<void> {
  const { empty, reset, still, now } = flags;
  const startsAt = now === undefined ? {} : { startsAt: readNow(now) };
  const settings = { folder, isEmpty: empty, isReset: reset, isStill: still, ...startsAt };
  const isForPage = flags["no-open"] || flags.port !== undefined || process.stdin.isTTY === true;
  const port = readPort(flags.port);
  if (flags.terminal || !isForPage) {
    const { runTerminal } = await import("./terminal/run-terminal.ts");
    return runTerminal(settings);
  }
  const { runPage } = await import("./page/run-page.ts");
  return runPage({ ...settings, port }, { isShown: !flags["no-open"] });
}

try {
  const flags = readFlags(process.argv.slice(2));
  if (flags.help) process.stdout.write(usage);
  else {
    refuseRealSlack();
    await run(flags);
  }
} catch (error) {
  if (!(error instanceof Error)) throw error;
  const example = error instanceof UserError ? error.example : "npm run playground -- --reset";
  process.stderr.write(`${error.message}\nTry: ${example}\n`);
  process.exitCode = error instanceof UserError ? wrongConfiguration : 1;
}
