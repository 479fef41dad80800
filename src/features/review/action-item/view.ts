import { type Day, formatDay, isDay } from "../../../core/day.ts";
import { beginLine } from "../../../core/wording.ts";
import type { Ctx } from "../../../ctx.ts";
import { type ActionItem, findAction } from "../../../data/action-items.ts";
import { findChange } from "../../../data/history.ts";
import { actions, context, section } from "../../../slack/blocks.ts";
import { button } from "../../../slack/controls.ts";
import { type Block, type Message, message } from "../../../slack/message.ts";
import { printScope } from "../../../slack/request.ts";
import { type Mrkdwn, mrkdwn, userMention } from "../../../slack/text.ts";
import { dueWords } from "./words.ts";

/** What its owner does about an action, by button. The version says what the buttons were drawn for. */
export function actionButtons(ledgerId: string, { id, version }: ActionItem, slot: string): Block {
  return actions(
    [
      button({ actionId: "action-done", text: "Done", value: id, style: "primary" }),
      button({ actionId: "action-snooze", text: "Snooze a week", value: id }),
      button({ actionId: "action-hand-over", text: "Hand over…", value: id }),
    ],
    printScope({ ledgerId, recordId: id, version }, slot),
  );
}

const undoButton = (changeId: string) => button({ actionId: "review-undo", text: "Undo", value: changeId });

/** What an action's owner is told: that it was given to them, or how its time stands. @param today where they are */
export function sayReminder(
  ctx: Pick<Ctx, "ledger">,
  { action, today, isGiven }: { action: ActionItem; today: Day; isGiven: boolean },
): Message {
  const { what, ownerUserId, createdBy, dueDay } = action;
  const due = dueWords(dueDay, today);
  const owner = userMention(ownerUserId);
  const from = createdBy === ownerUserId ? mrkdwn`` : mrkdwn` from ${userMention(createdBy)}`;
  const title = isGiven
    ? mrkdwn`${owner}: an action${from}, ${due}`
    : mrkdwn`${owner}: ${due}, an action${from}`;
  return message(mrkdwn`${title}: ${what}`, [
    section(mrkdwn`${title}\n*${beginLine(what)}*`),
    actionButtons(ctx.ledger.id, action, "remind"),
  ]);
}

/** When its owner hears of an action. */
const remindedWords = (ownerUserId: string, userId: string): Mrkdwn =>
  ownerUserId === userId
    ? mrkdwn`You are reminded on the working day before, on the day, and weekly while it is overdue.`
    : mrkdwn`${userMention(ownerUserId)} is told now, on the working day before, on the day, and weekly while it is overdue; within their working hours.`;

/** The answer to what was done about an action, built from what is stored. @param changeId the change that did it */
export async function describeActionChange(ctx: Ctx, changeId: string): Promise<Message> {
  const { database, ledger, userId, today } = ctx;
  const change = await findChange(database.db, ledger.id, changeId);
  const action = await findAction(database.db, ledger.id, change?.subjectId ?? "");
  if (change === null || action === null) throw new Error(`no change of an action: ${changeId}`);
  const scope = printScope({ ledgerId: ledger.id, recordId: action.id, version: action.version }, "said");
  const undo = actions([undoButton(changeId)], scope);
  const { what, dueDay, ownerUserId } = action;
  const after = { ...change.after };
  const owner = typeof after.ownerUserId === "string" ? after.ownerUserId : ownerUserId;
  const due = dueWords(dueDay, today);
  if (change.action === "given") {
    const whose = owner === userId ? mrkdwn`Action for you` : mrkdwn`Action for ${userMention(owner)}`;
    const guessed = after.isDayGuessed === true ? " (a week: no day was named)" : "";
    return message(mrkdwn`${whose}: ${what}, ${due}${guessed}.`, [
      section(mrkdwn`${whose}: *${what}*, ${due}${guessed}`),
      context(remindedWords(owner, userId)),
      undo,
    ]);
  }
  if (change.action === "done")
    return message(mrkdwn`Done: ${what}.`, [section(mrkdwn`✓ Done: *${what}*`), undo]);
  if (change.action === "snoozed") {
    const until = typeof after.snoozedUntil === "string" ? after.snoozedUntil : "";
    const words = mrkdwn`Snoozed until ${formatSnooze(until)}: ${what}, ${due}. No reminder before then.`;
    return message(words, [
      section(mrkdwn`Snoozed until ${formatSnooze(until)}: *${what}*, ${due}`),
      context("No reminder before then."),
      undo,
    ]);
  }
  return message(mrkdwn`Handed over to ${userMention(owner)}: ${what}, ${due}.`, [
    section(mrkdwn`Handed over to ${userMention(owner)}: *${what}*, ${due}`),
    undo,
  ]);
}

const formatSnooze = (day: string): string => (isDay(day) ? formatDay(day) : day);
