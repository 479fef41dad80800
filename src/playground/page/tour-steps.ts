import { listCommands } from "../../app.ts";
import { listLedgers } from "../../data/ledgers.ts";
import { textObject } from "../plain-text.ts";
import { allChannels, allPeople, bot, team } from "../seed.ts";
import type { ShownMessage } from "../shown-message.ts";
import type { PageStep } from "./contract.ts";
import type { Page } from "./page.ts";
import { readPlace } from "./read-messages.ts";

/** What has really been done, by what is stored and what was posted. */
type Facts = {
  /** "deal won": what people changed, the sample's own records left out */
  readonly changes: ReadonlySet<string>;
  /** what the app's messages are about, private ones too */
  readonly said: readonly string[];
  readonly isScorecardPosted: boolean;
};

type Step = Omit<PageStep, "isDone"> & { readonly isDone: (facts: Facts) => boolean };

/** The main job, from the first meeting to the scorecard and back, and the meeting on it. A later feature adds its step here. */
const steps: readonly Step[] = [
  {
    id: "lead",
    title: "Log a lead",
    hint: "Jane Doe of Acme was at the webinar. Whoever met her logs the lead, with where it came from.",
    type: '/lead Acme "Jane Doe" from webinar-q3',
    isDone: ({ changes }) => changes.has("lead logged") || changes.has("lead touched"),
  },
  {
    id: "meeting",
    title: "Log a meeting",
    hint: "Rita has met Acme: she logs the sales-ready meeting, and where it came from.",
    type: "/meeting Acme with Jane Doe from webinar-q3 product grippers $80k",
    isDone: ({ changes }) => changes.has("deal opened") || changes.has("deal followed up"),
  },
  {
    id: "held",
    title: "Say that it was held",
    hint: "The meeting took place. Sales says so, and whether the lead was a good one.",
    type: "/meeting held Acme",
    isDone: ({ changes }) => changes.has("meeting held"),
  },
  {
    id: "deal",
    title: "Close the deal",
    hint: "Acme has signed. A minute later the channel hears of the win.",
    type: "/deal closed Acme $120k",
    isDone: ({ changes }) => changes.has("deal won"),
  },
  {
    id: "funnel",
    title: "See the funnel",
    hint: "What became of the leads, team by team? Marco, who does marketing, wants to know too.",
    type: "/funnel by team",
    isDone: ({ said }) => said.some((text) => /^Funnel\b/.test(text)),
  },
  {
    id: "commitments",
    title: "Look at the commitments",
    hint: "Which share of the leads and sales has each team signed up for?",
    type: "/commit",
    isDone: ({ said }) => said.some((text) => /^Commitments\b/.test(text)),
  },
  {
    id: "scorecard",
    title: "Schedule the scorecard",
    hint: "Commitment against actual, in the channel every Monday. Only an administrator may: act as Ada Admin.",
    type: "/scorecard weekly monday 09:00",
    isDone: ({ changes }) => changes.has("subscription set"),
  },
  {
    id: "monday",
    title: "Let Monday come",
    hint: "Move the clock to next Monday 09:00: the scorecard is posted in the channel, once.",
    type: null,
    isDone: ({ isScorecardPosted }) => isScorecardPosted,
  },
  {
    id: "undo",
    title: "Undo a slip",
    hint: "Acme had not signed after all. Whoever logged it takes it back; the channel is corrected.",
    type: "/deal undo",
    isDone: ({ changes }) => changes.has("deal undone") || changes.has("meeting undone"),
  },
  {
    id: "agenda",
    title: "Look at the agenda",
    hint: "What should marketing, sales and partners talk about? The facts say it, the most important first.",
    type: "/review",
    isDone: ({ said }) => said.some((text) => /^Alignment meeting(:|$)/.test(text)),
  },
  {
    id: "minutes",
    title: "Hold the meeting",
    hint: "Settle its items by their buttons, then close it: its minutes are posted in the channel.",
    type: "/review start",
    isDone: ({ changes }) => changes.has("review closed"),
  },
];

/** The steps of the guided tour, each checked off once it was really done. */
export async function listSteps(page: Page): Promise<PageStep[]> {
  const facts = await readFacts(page);
  const known = listCommands(new Map()).map(({ name }) => name);
  const own = steps.filter(
    ({ type }) => type === null || known.some((name) => type.startsWith(`${name} `) || type === name),
  );
  return own.map(({ isDone, ...step }) => ({ ...step, isDone: isDone(facts) }));
}

async function readFacts(page: Page): Promise<Facts> {
  const { db } = page.office.services.database;
  const ledgers = await listLedgers(db, team.id);
  const ledgerId = { in: ledgers.map(({ id }) => id) };
  const actor = { in: allPeople.map(({ id }) => id) };
  const [changes, isScorecardPosted, said] = await Promise.all([
    db.history.findMany({
      where: { ledgerId, actor },
      distinct: ["subject", "action"],
      select: { subject: true, action: true },
    }),
    db.outbox.count({ where: { ledgerId, kind: "scorecard", part: 0, state: "sent" } }),
    listSaid(page),
  ]);
  return {
    changes: new Set(changes.map(({ subject, action }) => `${subject} ${action}`)),
    said,
    isScorecardPosted: isScorecardPosted > 0,
  };
}

/** What the app's messages are about: their headers, or the text of those without one. */
async function listSaid(page: Page): Promise<string[]> {
  const shared = await Promise.all(allChannels.map(({ id }) => readPlace(page, "admin", id)));
  const own = allPeople.flatMap(({ id }) => page.office.slack.privateMessages(id));
  return [...shared.flat(), ...own].filter(({ author }) => author === bot.userId).map(titleOf);
}

function titleOf({ blocks, text }: ShownMessage): string {
  const header = blocks.find(({ type }) => type === "header");
  return header === undefined ? text : textObject(header.text);
}
