import { beginLine } from "../../../core/wording.ts";
import type { Ctx } from "../../../ctx.ts";
import type { ActionItem } from "../../../data/action-items.ts";
import { actions, context, header, section } from "../../../slack/blocks.ts";
import { button } from "../../../slack/controls.ts";
import { type Block, type Message, message } from "../../../slack/message.ts";
import { printScope } from "../../../slack/request.ts";
import { joinMrkdwn, type Mrkdwn, mrkdwn, type Text, userMention } from "../../../slack/text.ts";
import type { Whose } from "./list-actions.ts";
import { dueWords } from "./words.ts";

const mostShown = 15;

const titles: Readonly<Record<string, string>> = {
  all: "Open actions",
  mine: "Your open actions",
  team: "Open actions of your team",
  overdue: "Overdue actions",
};

const nothing: Readonly<Record<string, string>> = {
  all: "No action is open.",
  mine: "You have no open action.",
  team: "Nobody of your team has an open action.",
  overdue: "No action is overdue.",
};

/**
 * Actions in one list, the one due longest first, each with its buttons. @param before what was done a moment ago, and the
 * change that can be undone
 */
export function sayActions(
  ctx: Pick<Ctx, "ledger" | "today">,
  given: { list: readonly ActionItem[]; whose: Whose; before?: Text; changeId?: string },
): Message {
  const { list, whose, before, changeId } = given;
  const { ledger, today } = ctx;
  const overdue = list.filter(({ dueDay }) => dueDay < today).length;
  const late = overdue === 0 || whose === "overdue" ? "" : `, ${overdue} overdue`;
  const title =
    list.length === 0
      ? (nothing[whose] ?? "No open action is theirs.")
      : `${titles[whose] ?? "Their open actions"}: ${list.length}${late}`;
  const shown = list.slice(0, mostShown);
  const lines = shown.map((action) => lineOf(action, ctx));
  const rest = list.length - shown.length;
  const first = before === undefined ? [] : [before];
  const scope = (recordId: string, version: number, slot: string) =>
    printScope({ ledgerId: ledger.id, recordId, version }, slot);
  const undo: Block[] =
    changeId === undefined
      ? []
      : [
          actions(
            [button({ actionId: "review-undo", text: "Undo", value: changeId })],
            scope(changeId, 0, "undo"),
          ),
        ];
  const text = joinMrkdwn([...first, title, ...lines], "\n");
  return message(text, [
    ...first.map((said) => section(said)),
    ...undo,
    header(title),
    ...shown.flatMap((action, index): Block[] => [
      section(lines[index] ?? ""),
      actions(
        [
          button({ actionId: "action-done", text: "Done", value: action.id, label: `Done: ${action.what}` }),
          button({ actionId: "action-hand-over", text: "Hand over…", value: action.id }),
        ],
        scope(`list:${whose}`, action.version, action.id),
      ),
    ]),
    ...(rest > 0 ? [context(`… and ${rest} more, due later.`)] : []),
    context(
      mrkdwn`\`/review action @who what by friday\` gives one; \`/review actions mine\`, \`team\` or \`overdue\` shows fewer.`,
    ),
  ]);
}

const lineOf = ({ what, ownerUserId, dueDay }: ActionItem, { today }: Pick<Ctx, "today">): Mrkdwn =>
  mrkdwn`*${beginLine(what)}*, ${userMention(ownerUserId)}, ${dueWords(dueDay, today)}`;
