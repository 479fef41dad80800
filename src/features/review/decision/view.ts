import { formatDay } from "../../../core/day.ts";
import { valueIn, wordsForRecord, wordsForValue } from "../../../core/decision-words.ts";
import { beginLine } from "../../../core/wording.ts";
import type { Ctx } from "../../../ctx.ts";
import { type Decision, findDecision } from "../../../data/decisions.ts";
import { findChange } from "../../../data/history.ts";
import { listTeams } from "../../../data/vocabulary.ts";
import { actions, context, header, section } from "../../../slack/blocks.ts";
import { button } from "../../../slack/controls.ts";
import { type Message, message } from "../../../slack/message.ts";
import { printScope } from "../../../slack/request.ts";
import { joinMrkdwn, type Mrkdwn, mrkdwn, userMention } from "../../../slack/text.ts";

/** "@ann, checked on Mon 1 Feb 2027: win rate up, 20 % when it was decided". @param team whose metric it is, in words */
function storyOf(decision: Decision, currency: string, team: string): Mrkdwn {
  const { ownerUserId, checkDay, checkedDay, verdict } = decision;
  const when =
    verdict === null
      ? `to be checked on ${formatDay(checkDay)}`
      : `checked on ${formatDay(checkedDay ?? checkDay)}`;
  return mrkdwn`${userMention(ownerUserId)}, ${when}: ${team}${wordsForRecord(decision, currency)}`;
}

const because = (why: string | null): Mrkdwn => (why === null ? mrkdwn`` : mrkdwn`, because ${why}`);

/** The answer to a decision, built from what is stored. @param changeId the change that made it */
export async function describeDecision(ctx: Ctx, changeId: string): Promise<Message> {
  const { database, ledger } = ctx;
  const change = await findChange(database.db, ledger.id, changeId);
  const decision = await findDecision(database.db, ledger.id, change?.subjectId ?? "");
  if (change === null || decision === null) throw new Error(`no decision behind ${changeId}`);
  const { what, why, ownerUserId, checkDay, metric, direction, before, teamId } = decision;
  const whose = await teamWords(ctx, teamId);
  const measured =
    metric === null
      ? mrkdwn`No metric was named, so that day only asks whether it was done.`
      : mrkdwn`It should move ${whose}${metric} ${direction ?? ""}: ${wordsForValue(metric, valueIn(before), ledger.currency)} in the last four weeks.`;
  const guessed = change.after?.isDayGuessed === true ? " (four weeks: no day was named)" : "";
  const owner = mrkdwn`${userMention(ownerUserId)} owns it; it is checked on ${formatDay(checkDay)}${guessed}.`;
  return message(mrkdwn`Decided: ${what}${because(why)}. ${owner} ${measured}`, [
    section(mrkdwn`Decided: *${what}*${because(why)}`),
    section(mrkdwn`${owner} ${measured}`),
    actions(
      [button({ actionId: "review-undo", text: "Undo", value: changeId })],
      printScope({ ledgerId: ledger.id, recordId: decision.id, version: decision.version }, "decided"),
    ),
  ]);
}

async function teamWords(ctx: Ctx, teamId: string | null): Promise<string> {
  if (teamId === null) return "";
  const teams = await listTeams(ctx.database.db, ctx.ledger.id);
  const team = teams.find(({ id }) => id === teamId);
  return team === undefined ? "" : `${team.name} `;
}

const mostShown = 20;

/** Decisions with their records: then and now, and whether that is more than usual. */
export async function sayDecisions(ctx: Ctx, decisions: readonly Decision[]): Promise<Message> {
  const { currency } = ctx.ledger;
  const worked = decisions.filter(({ verdict }) => verdict === "moved").length;
  const checked = decisions.filter(({ verdict }) => verdict !== null).length;
  const title =
    decisions.length === 0
      ? "Nothing was decided yet."
      : `Decisions: ${decisions.length}${checked === 0 ? "" : `, ${worked} of ${checked} checked ones moved their metric`}`;
  const shown = decisions.slice(0, mostShown);
  const lines: Mrkdwn[] = [];
  for (const decision of shown) {
    const team = await teamWords(ctx, decision.teamId);
    lines.push(
      mrkdwn`*${beginLine(decision.what)}*${because(decision.why)}\n${storyOf(decision, currency, team)}`,
    );
  }
  const rest = decisions.length - shown.length;
  return message(joinMrkdwn([title, ...lines], "\n"), [
    header(title),
    ...lines.map((line) => section(line)),
    ...(rest > 0 ? [context(`… and ${rest} older ones.`)] : []),
    context(
      mrkdwn`A change counts as moved when it is beyond what the metric usually varies from week to week; \`/review help\` has the rule.`,
    ),
  ]);
}
