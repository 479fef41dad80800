import { formatDay } from "../../../core/day.ts";
import { wordsForSlot } from "../../../core/slot-words.ts";
import { countOf } from "../../../core/wording.ts";
import type { Check } from "../../../reports/build-check.ts";
import type { BudgetLine } from "../../../reports/check-budget.ts";
import { type MeetingLine, weeksLookedBack } from "../../../reports/check-meeting.ts";
import { channelMention, mrkdwn, type Text } from "../../../slack/text.ts";
import type { Evidence } from "./view.ts";

const kindWords = { money: "budget", staff: "staff" } as const;

const sayLine = ({ label, kind, teams }: BudgetLine): string =>
  `${label} ${kindWords[kind]}: ${teams.map(({ team, has }) => `${team} ${has ?? "none entered"}`).join(", ")}`;

/** The first thing that is missing, as it is typed. */
function typeInstead(lines: readonly BudgetLine[]): Text[] {
  const missing = (["money", "staff"] as const).flatMap((kind) => {
    const line = lines.findLast((each) => each.kind === kind && each.teams.some(({ has }) => has === null));
    const team = line?.teams.find(({ has }) => has === null)?.team.toLowerCase();
    if (line === undefined || team === undefined) return [];
    return [
      kind === "money"
        ? mrkdwn`\`/budget set ${team} $200k ${line.quarter}\``
        : mrkdwn`\`/budget staff ${team} 6 ${line.quarter}\``,
    ];
  });
  const [first, second] = missing;
  if (first === undefined) return [];
  return [second === undefined ? mrkdwn`To enter it: ${first}` : mrkdwn`To enter it: ${first} and ${second}`];
}

/** Budget and staff by quarter and team, and by when the money has to be spent. */
export function sayBudget({ budget: { lines, spendBy } }: Check): Evidence {
  const isEmpty = lines.every(({ teams }) => teams.every(({ has }) => has === null));
  const entered = isEmpty ? ["No budget and no staff were entered."] : lines.map(sayLine);
  const window =
    spendBy === null
      ? []
      : [
          `A deal takes ${countOf(spendBy.medianDays, "day")} from meeting to won (median of ${spendBy.n}): what is to be won in ${spendBy.for} has to be spent by about ${formatDay(spendBy.day)}, in ${spendBy.in}.`,
        ];
  return { lines: [...entered, ...window, ...typeInstead(lines)], buttons: [] };
}

function sayChannel(line: MeetingLine): Text {
  const { schedule, planned, held, came, expected, next } = line;
  const when = schedule ?? "without a schedule";
  const did =
    schedule === null
      ? `${countOf(held, "meeting")} in ${weeksLookedBack} weeks`
      : planned === 0
        ? held > 0
          ? `${held} held`
          : "none was due yet"
        : `${held} of ${planned} held in ${weeksLookedBack} weeks`;
  const who = expected === 0 ? "" : `, ${came} of ${expected} expected came`;
  const coming = next === null ? "" : `; next: ${wordsForSlot(next)}`;
  return mrkdwn`${channelMention(line.channelId)} ${when}: ${did}${who}${coming}`;
}

/** Where the alignment meeting takes place, and how often it did. */
export function sayMeeting({ meeting: { lines }, standings }: Check): Evidence {
  if (lines.length === 0)
    return {
      lines: [
        mrkdwn`No meeting is planned. In the channel where it is to be: \`/review weekly tuesday 10:00\``,
      ],
      buttons: [],
    };
  const isPlanned = lines.some(({ schedule }) => schedule !== null);
  const fix = isPlanned
    ? mrkdwn`To hold one now: \`/review start\``
    : mrkdwn`To plan it: \`/review weekly tuesday 10:00\``;
  return { lines: [...lines.map(sayChannel), ...(standings.meeting === "yes" ? [] : [fix])], buttons: [] };
}
