import { join } from "node:path";
import { parseArgs, styleText } from "node:util";
import { findSlackSettings } from "../config.ts";
import { listLedgers } from "../data/ledgers.ts";
import { UserError } from "../errors.ts";
import { people, team } from "./seed.ts";
import { makeComplete } from "./terminal/complete.ts";
import { type Lines, openLines } from "./terminal/lines.ts";
import { type Office, openOffice } from "./terminal/open-office.ts";
import { runLine } from "./terminal/run-line.ts";
import { placeName, type Session } from "./terminal/session.ts";
import { runTour } from "./terminal/tour.ts";
import { sayWelcome } from "./terminal/welcome.ts";
import { widthOf, wrap } from "./terminal/wrap.ts";
import { msSinceStart } from "./wall-clock.ts";

// The playground's terminal: npm run playground. A child of bin/roundtrip.mjs, never imported by the app.

const usage = `Try Roundtrip without Slack: the real app with a make-believe workspace, on this computer only.

  npm run playground               start, with a sample company the first time
  npm run playground -- --empty    start without it; with --reset also where there is one already
  npm run playground -- --reset    forget everything first
  npm run playground -- --help     this text

Records are kept in .playground in the current folder. Lines may be piped in, as a script;
with nothing to read (npm run playground < /dev/null) it shows the main job once and ends.
`;

const folder = ".playground";
/** As the app's own command line: the settings or the input are wrong (sysexits.h). */
const wrongConfiguration = 78;
/** How long a pipe may stay silent before it counts as empty. */
const firstLineMs = 2000;

type Flags = { readonly empty: boolean; readonly reset: boolean; readonly help: boolean };

/** @throws UserError for a flag that there is not */
function readFlags(args: string[]): Flags {
  const flag = { type: "boolean", default: false } as const;
  try {
    return parseArgs({ args, options: { empty: flag, reset: flag, help: { ...flag, short: "h" } } }).values;
  } catch {
    throw new UserError(`The playground does not know ${args.join(" ")}.`, "npm run playground -- --help");
  }
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

function beginSession(office: Office, lines: Lines): Session {
  const width = widthOf(process.stdout.columns);
  return {
    office,
    lines,
    width,
    print: (text) => void process.stdout.write(`${wrap(text, width).join("\n")}\n`),
    who: people.rep.name,
    where: "pipeline",
    choices: [],
    shown: new Map(),
    told: 0,
    problems: 0,
    isOver: false,
  };
}

const promptOf = ({ who, where }: Session): string =>
  `${styleText("green", `${who} in ${placeName(where)}`)} > `;

async function converse(session: Session): Promise<void> {
  while (!session.isOver) {
    session.print("");
    const line = await session.lines.ask(promptOf(session));
    if (line === null) return;
    await runLine(session, line);
  }
}

async function run({ empty, reset }: Flags): Promise<void> {
  const office = await openOffice({ folder, isEmpty: empty, isReset: reset });
  const lines = openLines(process.stdin, process.stdout, makeComplete());
  try {
    const session = beginSession(office, lines);
    const isEmpty = (await listLedgers(office.services.database.db, team.id)).length === 0;
    sayWelcome(session, { isEmpty });
    session.print(styleText("dim", `Ready in ${(msSinceStart() / 1000).toFixed(1)} s.`));
    if (lines.isTerminal || (await lines.hasAny(firstLineMs))) await converse(session);
    else await runTour(session);
    if (!lines.isTerminal && session.problems > 0) process.exitCode = 1;
    if (lines.isTerminal && !session.isOver) session.print("");
    if (lines.isTerminal) session.print(`Goodbye. Your records are kept in ${join(folder, "roundtrip.db")}.`);
  } finally {
    lines.close();
    await office.close();
  }
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
