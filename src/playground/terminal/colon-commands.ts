import { channels, getPerson, people } from "../seed.ts";
import type { ShownMessage } from "../shown-message.ts";
import { forward, goToNext, sayNow } from "./move-clock.ts";
import { placeName, type Session } from "./session.ts";
import { showMessage } from "./show-message.ts";
import { runTour } from "./tour.ts";

/** Something the playground itself does; everything else is the app's. */
export type ColonCommand = {
  readonly name: string;
  readonly usage: string;
  readonly does: string;
  run(session: Session, text: string): Promise<void>;
};

const mostMessages = 8;

async function actAs(session: Session, text: string): Promise<void> {
  const known = Object.entries(people);
  const found = known.find(([key, { name }]) => key === text || name === text.replace(/^@/, ""));
  if (found === undefined) {
    const names = known.map(([key, { name }]) => `${key} (${name})`);
    session.print(`The people here are ${names.join(", ")}; for example :as marketer`);
    return;
  }
  session.who = found[1].name;
  session.choices = [];
  session.print(`You are ${found[1].realName} now.`);
}

async function goTo(session: Session, text: string): Promise<void> {
  const name = text.replace(/^#/, "");
  const isKnown = name === "dm" || Object.values(channels).some((channel) => channel.name === name);
  if (!isKnown) {
    const names = Object.values(channels).map((channel) => `#${channel.name}`);
    session.print(`The channels are ${names.join(", ")}, and dm; for example :in general`);
    return;
  }
  session.where = name;
  session.choices = [];
  session.print(`You are in ${placeName(name)} now.`);
}

function showAll(session: Session, messages: readonly ShownMessage[], none: string): void {
  session.choices = [];
  if (messages.length === 0) session.print(none);
  for (const message of messages.slice(-mostMessages)) showMessage(session, message);
}

export const colonCommands: readonly ColonCommand[] = [
  {
    name: ":tour",
    usage: ":tour",
    does: "the main job by itself: log, close, report, undo, meet",
    run: (session) => runTour(session),
  },
  {
    name: ":as",
    usage: ":as marketer",
    does: "be somebody else: rep, colleague, marketer, partner, admin",
    run: actAs,
  },
  { name: ":in", usage: ":in general", does: "go to another channel, or to dm", run: goTo },
  {
    name: ":channel",
    usage: ":channel",
    does: "what everybody sees in this channel",
    async run(session) {
      const messages = session.where === "dm" ? [] : await session.office.slack.messages(session.where);
      showAll(session, messages, `Nothing was posted in ${placeName(session.where)} since the start.`);
    },
  },
  {
    name: ":dm",
    usage: ":dm",
    does: "what the app wrote to you alone",
    async run(session) {
      const messages = await session.office.slack.directMessages(session.who);
      showAll(session, messages, `The app wrote nothing to ${getPerson(session.who).realName} so far.`);
    },
  },
  { name: ":now", usage: ":now", does: "day and time here", run: (session) => sayNow(session) },
  {
    name: ":forward",
    usage: ":forward 1 day",
    does: "let time pass; what comes due is posted",
    run: forward,
  },
  { name: ":next", usage: ":next monday", does: "go to the next Monday, 09:00", run: goToNext },
  {
    name: ":help",
    usage: ":help",
    does: "this list",
    async run(session) {
      session.print("  /deal help      any slash command explains itself; /roundtrip lists them all");
      session.print("  1               press button 1 of the last answer, or open menu 1");
      for (const { usage, does } of colonCommands) session.print(`  ${usage.padEnd(15)} ${does}`);
    },
  },
  {
    name: ":quit",
    usage: ":quit",
    does: "end; the records are kept for the next time",
    async run(session) {
      session.isOver = true;
    },
  },
];
