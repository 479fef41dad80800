import { join } from "node:path";
import { styleText } from "node:util";
import { listLedgers } from "../../data/ledgers.ts";
import { people, team } from "../seed.ts";
import { msSinceStart } from "../wall-clock.ts";
import { makeComplete } from "./complete.ts";
import { type Lines, openLines } from "./lines.ts";
import { type Office, type OfficeSettings, openOffice } from "./open-office.ts";
import { runLine } from "./run-line.ts";
import { placeName, type Session } from "./session.ts";
import { runTour } from "./tour.ts";
import { sayWelcome } from "./welcome.ts";
import { widthOf, wrap } from "./wrap.ts";

/** How long a pipe may stay silent before it counts as empty. */
const firstLineMs = 2000;

/** The playground in the terminal: a conversation, the lines of a pipe, or the main job once when there are none. */
export async function runTerminal(settings: OfficeSettings): Promise<void> {
  const office = await openOffice(settings);
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
    const database = join(settings.folder, "roundtrip.db");
    if (lines.isTerminal) session.print(`Goodbye. Your records are kept in ${database}.`);
  } finally {
    lines.close();
    await office.close();
  }
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
