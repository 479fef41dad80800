import type { ChartBlock } from "../../charts/make-charts.ts";
import { formatDay } from "../../core/day.ts";
import { countOf } from "../../core/wording.ts";
import type { Agenda, AgendaFact } from "../../reports/build-agenda.ts";
import { actions, context, section } from "../../slack/blocks.ts";
import { option, staticSelect } from "../../slack/controls.ts";
import { type Block, type Message, message } from "../../slack/message.ts";
import { printScope } from "../../slack/request.ts";
import { joinMrkdwn, type Mrkdwn, mrkdwn, userMention } from "../../slack/text.ts";

/** Something that stands behind an agenda's first screen: in its thread, or under an answer. */
export type AgendaPart = { text: Mrkdwn; blocks: Block[] };

export const partMessage = ({ text, blocks }: AgendaPart): Message => message(text, blocks);

/** As many of what can wait are named; a section holds some ten of them. */
const namedMost = 40;
const inOneSection = 10;

const lineOf = ({ title, figureWords }: AgendaFact): Mrkdwn =>
  figureWords === null ? mrkdwn`• ${title}` : mrkdwn`• ${title}: ${figureWords}`;

/** What there is no time for, the most important first, with its count. */
function notTodayPart({ notToday }: Agenda): AgendaPart[] {
  if (notToday.length === 0) return [];
  const title = mrkdwn`*Not today: ${countOf(notToday.length, "item")}*`;
  const named = notToday.slice(0, namedMost).map(lineOf);
  const sections = Array.from({ length: Math.ceil(named.length / inOneSection) }, (_, at) =>
    section(joinMrkdwn(named.slice(at * inOneSection, (at + 1) * inOneSection), "\n")),
  );
  const rest = notToday.length - named.length;
  return [
    {
      text: mrkdwn`Not today: ${countOf(notToday.length, "item")}. ${joinMrkdwn(named, " ")}`,
      blocks: [section(title), ...sections, ...(rest === 0 ? [] : [context(`… and ${rest} more`)])],
    },
  ];
}

/** What somebody parked for this meeting, and the menu that brings it back. */
function parkedPart({ parked }: Agenda, ledgerId: string): AgendaPart[] {
  if (parked.length === 0) return [];
  const lines = parked.map(lineOf);
  const options = parked.slice(0, 100).map(({ title, key }) => option(title, key));
  return [
    {
      text: mrkdwn`Parked: ${joinMrkdwn(lines, " ")}`,
      blocks: [
        section(mrkdwn`*Parked: ${countOf(parked.length, "item")}*\n${joinMrkdwn(lines, "\n")}`),
        actions(
          [staticSelect({ actionId: "review-back", placeholder: "Bring one back…", options })],
          printScope({ ledgerId, recordId: "", version: 0 }, "parked"),
        ),
      ],
    },
  ];
}

/** Of a monthly or quarterly agenda: how the key metrics went, drawn where it can be, and which definitions changed. */
function monthlyPart({ monthly }: Agenda, chart: ChartBlock | null): AgendaPart[] {
  if (monthly === null) return [];
  const { trends, redefined } = monthly;
  const changes = redefined.map(
    ({ words, setBy, day }) => mrkdwn`• ${words}, by ${sayPerson(setBy)} on ${formatDay(day)}`,
  );
  const lines = trends.lines.map((line) => mrkdwn`• ${line}`);
  const definitions =
    changes.length === 0
      ? mrkdwn`*Definitions*: none changed since the last time.`
      : mrkdwn`*Definitions that changed*\n${joinMrkdwn(changes, "\n")}`;
  return [
    {
      text: mrkdwn`Trends: ${joinMrkdwn(lines, " ")} ${definitions}`,
      blocks: [
        section(mrkdwn`*Trends*\n${joinMrkdwn(lines, "\n")}`),
        ...(chart === null ? [] : [chart]),
        section(definitions),
      ],
    },
  ];
}

const sayPerson = (userId: string): Mrkdwn =>
  /^[UW][A-Z0-9]+$/.test(userId) ? userMention(userId) : mrkdwn`${userId}`;

/** Everything that stands behind an agenda's first screen. */
export const agendaParts = (agenda: Agenda, ledgerId: string, chart: ChartBlock | null): AgendaPart[] => [
  ...monthlyPart(agenda, chart),
  ...parkedPart(agenda, ledgerId),
  ...notTodayPart(agenda),
];
