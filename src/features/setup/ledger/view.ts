import { countOf } from "../../../core/wording.ts";
import type { Binding } from "../../../data/bindings.ts";
import type { Ledger } from "../../../data/ledgers.ts";
import { context, section } from "../../../slack/blocks.ts";
import { type Message, message } from "../../../slack/message.ts";
import { channelMention, joinMrkdwn, type Mrkdwn, mrkdwn } from "../../../slack/text.ts";
import type { Bound } from "./bind-channel.ts";

/** Which ledger a person works in now. @param bound the ledger of the channel in which they said so, where it has one */
export function sayChosen(ledger: Ledger, bound: Ledger | null): Message {
  const said = mrkdwn`You now work in *${ledger.name}*, in every channel that belongs to no other ledger.`;
  if (bound === null || bound.id === ledger.id) return message(said, [section(said)]);
  const wins = mrkdwn`This channel belongs to *${bound.name}*: what you type here is still about ${bound.name}.`;
  return message(mrkdwn`${said} ${wins}`, [section(said), section(wins)]);
}

/** What a new ledger has, and what to type next. */
export function sayCreated(ledger: Ledger): Message {
  const said = mrkdwn`*${ledger.name}* is ready, and you work in it now: amounts in ${ledger.currency}, days in ${ledger.timeZone}, teams Marketing, Sales and Partners.`;
  const next = mrkdwn`Next: \`/roundtrip setup\` for the rest, and \`/roundtrip bind ${ledger.name}\` in its channels.`;
  return message(mrkdwn`${said} ${next}`, [section(said), context(next)]);
}

/** The ledgers of a workspace with their channels; the one that the person works in here first. */
export function sayLedgers(
  ledgers: readonly Ledger[],
  bindings: readonly (Binding & { teamName: string | null })[],
  hereId: string,
): Message {
  const lines = ledgers.map((ledger): Mrkdwn => {
    const channels = bindings
      .filter(({ ledgerId }) => ledgerId === ledger.id)
      .map(({ channelId, teamName }) =>
        teamName === null
          ? channelMention(channelId)
          : mrkdwn`${channelMention(channelId)} (partner ${teamName})`,
      );
    const where = channels.length === 0 ? "no channel yet" : joinMrkdwn(channels, ", ");
    return mrkdwn`*${ledger.name}*${ledger.id === hereId ? ", which you work in here" : ""}: ${where}`;
  });
  const text = `This workspace has ${countOf(ledgers.length, "ledger")}.`;
  return message(mrkdwn`${text} ${joinMrkdwn(lines, "; ")}`, [
    section(mrkdwn`${text}\n${joinMrkdwn(lines, "\n")}`),
    context(
      "`/roundtrip bind <ledger>` in a channel makes it that ledger's; `/roundtrip ledger new <name>` makes another (admins).",
    ),
  ]);
}

/** What a channel belongs to now. */
export function sayBound({ channelId, ledger, team }: Bound): Message {
  const said =
    team === null
      ? mrkdwn`${channelMention(channelId)} now belongs to *${ledger.name}*: what is typed here is about it.`
      : mrkdwn`${channelMention(channelId)} now belongs to *${ledger.name}* and to its partner *${team.name}*: what is posted here shows their records and the totals only.`;
  const next =
    team === null
      ? "Next: `/scorecard weekly monday 09:00` posts its scorecard here."
      : "Next: `/roundtrip partner-buttons` posts buttons with which their people log meetings, also from outside this workspace.";
  return message(mrkdwn`${said} ${next}`, [section(said), context(next)]);
}

/** A channel belongs to no ledger any more. */
export function sayUnbound(ledger: Ledger): Message {
  const said = mrkdwn`This channel no longer belongs to *${ledger.name}*. What is typed here is about the ledger that each one chose.`;
  return message(said, [section(said)]);
}
