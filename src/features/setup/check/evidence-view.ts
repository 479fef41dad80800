import { formatDay } from "../../../core/day.ts";
import { wordsForSlot } from "../../../core/slot-words.ts";
import { countOf } from "../../../core/wording.ts";
import type { Check } from "../../../reports/build-check.ts";
import type { BudgetLine } from "../../../reports/check-budget.ts";
import { type MeetingLine, weeksLookedBack } from "../../../reports/check-meeting.ts";
import { button } from "../../../slack/controls.ts";
import { channelMention, mrkdwn, type Text } from "../../../slack/text.ts";
import type { Evidence } from "./view.ts";

const kindWords = { money: "budget", staff: "staff" } as const;

const sayLine = ({ label, kind, teams }: BudgetLine): string =>
  `${label} ${kindWords[kind]}: ${teams
    .map(
      ({ team, has, missing }) =>
        `${team} ${has ?? "none entered"}${missing === null ? "" : ` (${missing} missing)`}`,
    )
    .join(", ")}`;

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
  const missing = lines.find(({ teams }) => teams.some(({ has }) => has === null));
  const { quarter, label } = missing ?? lines[0] ?? { quarter: "", label: "the quarter" };
  const team = missing?.teams.find(({ has }) => has === null)?.team.toLowerCase();
  const typed =
    team === undefined
      ? []
      : [mrkdwn`Or type \`/budget set ${team} $200k ${quarter}\`, \`/budget staff ${team} 6 ${quarter}\``];
  return {
    lines: [...entered, ...window, ...typed],
    buttons: [button({ actionId: "budget-change", text: `Enter ${label}…` })],
    about: quarter,
  };
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
export function sayMeeting({ meeting: { lines } }: Check): Evidence {
  const isPlanned = lines.some(({ schedule }) => schedule !== null);
  const plan = button({ actionId: "review-plan", text: "Meet here on Tuesdays at 10:00" });
  const planning = mrkdwn`Another day, in the channel where it is to be: \`/review weekly thursday 14:00\``;
  if (isPlanned) {
    const agenda = button({ actionId: "review-show", text: "Show the agenda" });
    const about = lines.find(({ schedule }) => schedule !== null)?.channelId ?? "";
    return { lines: lines.map(sayChannel), buttons: [agenda], about };
  }
  return {
    lines: [...(lines.length === 0 ? ["No meeting is planned."] : lines.map(sayChannel)), planning],
    buttons: [plan],
  };
}
