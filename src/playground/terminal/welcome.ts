import { styleText } from "node:util";
import { people } from "../seed.ts";
import { aheadWords } from "./move-clock.ts";
import type { Session } from "./session.ts";

const toTry = [
  ["/funnel by team", "what became of the leads"],
  ["/scorecard", "commitment against actual"],
  ["/meeting Acme with Jane Doe from webinar-q3", "log a sales-ready meeting"],
  ["/deal closed Acme $120k", "close the deal it opened"],
  [":next monday", "let time pass: the weekly post"],
  [":tour", "the main job, step by step"],
] as const;

/** The way from nothing to a won deal. */
const toBegin = [
  ["/roundtrip setup", "name, currency, teams: six short steps"],
  ['/lead Acme "Jane Doe" from webinar', "somebody left their address"],
  ["/meeting Acme with Jane Doe", "log a sales-ready meeting with her"],
  ["/deal closed Acme $120k", "close the deal it opened"],
  ["/roundtrip undo", "take the last one back"],
  [":tour", "the main job, step by step"],
] as const;

/** What this is, who one is, and what to try. */
export function sayWelcome(session: Session, { isEmpty }: { isEmpty: boolean }): void {
  const { print } = session;
  const lines = isEmpty ? toBegin : toTry;
  const width = Math.max(...lines.map(([line]) => line.length));
  print(styleText("bold", "Roundtrip playground"));
  print("The real app, a make-believe Slack: no account, nothing leaves this computer.");
  print(
    isEmpty
      ? "The ledger is empty; your first command makes it."
      : "Northwind Robotics is invented; it has 18 months of leads, meetings and deals.",
  );
  print(`You are ${people.rep.realName}, who sells; Marco does marketing, Ada is the administrator.`);
  const ahead = aheadWords(session.office.clock.offsetMs());
  if (ahead !== "") print(`Its clock is ${ahead}.`);
  print("");
  for (const [line, does] of lines) print(`  ${styleText("cyan", line.padEnd(width))}  ${does}`);
  print("");
  print("Buttons have numbers: 1 presses the first. :help lists everything, :quit ends.");
}
