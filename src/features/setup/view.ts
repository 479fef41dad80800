import { printSchedule } from "../../core/schedule-line.ts";
import { countOf } from "../../core/wording.ts";
import type { Ledger } from "../../data/ledgers.ts";
import type { Status } from "../../reports/build-status.ts";
import { actions, context, section } from "../../slack/blocks.ts";
import { button } from "../../slack/controls.ts";
import type { Asking } from "../../slack/kit.ts";
import { type Block, type Message, message } from "../../slack/message.ts";
import { printScope } from "../../slack/request.ts";
import { channelMention, joinMrkdwn, mrkdwn } from "../../slack/text.ts";

/** Longest command that a button can carry along to be run again. */
const longestCarried = 1500;

/** "Which ledger do you mean?", with a button per ledger that also runs the command again. */
export function askWhichLedger(ledgers: readonly Ledger[], said: Asking): Message {
  // Quotes and the like take two characters or more once they are written as JSON.
  const asJson = JSON.stringify([said.name, said.text]);
  const carried = asJson.length <= longestCarried ? asJson : "";
  const text = "Which ledger do you mean? I will remember it for channels that belong to none.";
  const rows = ledgers
    .slice(0, 20)
    .map((ledger) =>
      actions(
        [button({ actionId: "use-ledger", text: ledger.name, value: carried || "-" })],
        printScope({ ledgerId: ledger.id, recordId: "", version: 0 }, "use"),
      ),
    );
  return message(`${text} ${ledgers.map((ledger) => ledger.name).join(", ")}`, [
    section(text),
    ...rows,
    ...(carried === ""
      ? [context("Then type your command again; it was too long to keep on a button.")]
      : []),
  ]);
}

/** The footer that names the ledger where there are several. */
export const ledgerFooter = (ledger: Ledger): Block => context(mrkdwn`Ledger: ${ledger.name}`);

/** Asked once, under the first answer: are currency and zone right? */
export function askSettings(ledger: Ledger): Block[] {
  return [
    section(
      mrkdwn`Roundtrip is ready: amounts in *${ledger.currency}*, days in *${ledger.timeZone}*. Teams Marketing, Sales and Partners.`,
    ),
    actions(
      [
        button({ actionId: "settings-keep", text: "That is right" }),
        button({ actionId: "settings-change", text: "Change…" }),
        button({ actionId: "setup-go#start", text: "Set up the rest…", value: "start" }),
      ],
      printScope({ ledgerId: ledger.id, recordId: "", version: 0 }, "settings"),
    ),
  ];
}

/** What currency and zone are now. */
export function saySettings(ledger: Pick<Ledger, "currency" | "timeZone">): Message {
  const text = `Amounts in ${ledger.currency}, days in ${ledger.timeZone}.`;
  return message(text, [section(text), context("Change them any time: `/roundtrip settings`")]);
}

/** Currency and zone, with the button that changes them. */
export function sayCurrentSettings(ledger: Ledger): Message {
  const text = `${ledger.name}: amounts in ${ledger.currency}, days in ${ledger.timeZone}.`;
  return message(text, [
    section(mrkdwn`*${ledger.name}*: amounts in *${ledger.currency}*, days in *${ledger.timeZone}*.`),
    actions(
      [button({ actionId: "settings-change", text: "Change…" })],
      printScope({ ledgerId: ledger.id, recordId: "", version: 0 }, "settings"),
    ),
  ]);
}

/** How the ledger does. */
export function sayStatus(status: Status): Message {
  const { quarter, meetings, won, unsourced, subscriptions, unknown } = status;
  const text = `${status.ledgerName} in ${quarter}: ${countOf(meetings, "sales-ready meeting")}, ${won} won, ${unsourced} unsourced.`;
  const schedules = subscriptions.map(({ channelId, cadence, weekday, localTime, timeZone, state }) => {
    const when = printSchedule({ kind: cadence, weekday, localTime, timeZone });
    return mrkdwn`${channelMention(channelId)} ${when}${state === "paused" ? ", paused: see `/scorecard status` there" : ""}`;
  });
  const waiting =
    unknown === 0
      ? []
      : [section(`${countOf(unknown, "message")} may or may not have arrived: see \`/scorecard status\`.`)];
  return message(text, [
    section(
      mrkdwn`*${status.ledgerName}* in ${quarter}: ${countOf(meetings, "sales-ready meeting")}, ${won} won, ${unsourced} unsourced.`,
    ),
    section(
      schedules.length === 0
        ? "No scorecard is scheduled yet: `/scorecard weekly monday 09:00` in a team's channel."
        : joinMrkdwn(["Scorecards:", ...schedules], "\n"),
    ),
    ...waiting,
    context(`Amounts in ${status.currency}, days in ${status.timeZone}, kept in ${status.databaseName}.`),
  ]);
}
