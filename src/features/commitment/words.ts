import { dayAt, formatDay } from "../../core/day.ts";
import type { Metric } from "../../core/metric.ts";
import { wordsForQuantity } from "../../core/wording.ts";
import type { Ctx } from "../../ctx.ts";
import type { Figured } from "../../reports/build-commitments.ts";
import { wordsForFigure } from "../../reports/list-unsigned.ts";
import { type Mrkdwn, mrkdwn, userMention } from "../../slack/text.ts";

export const noTarget = "no target yet";

/** "50 %", "33.33 %". */
export const percent = (basisPoints: number): string => `${basisPoints / 100} %`;

/** "meetings", "meetings (Core in EMEA)"; `name` says which meetings count, "meetings (held)". */
export const placeOf = (board: { metric: Metric; name?: string; cellWords: string }): string => {
  const name = board.name ?? board.metric;
  return board.cellWords === "" ? name : `${name} (${board.cellWords})`;
};

/** "50 % of meetings in 2027-Q1, that is 60 meetings", "60 meetings (Core)", "50 % of deals, no target yet". */
export function wordsForFigured(
  board: { metric: Metric; cellWords: string },
  figured: Figured,
  { currency, label = null }: { currency: string; label?: string | null },
): string {
  const cell = board.cellWords === "" ? "" : ` (${board.cellWords})`;
  const when = label === null ? "" : ` in ${label}`;
  const said = `${wordsForFigure(board.metric, figured, currency)}${cell}${when}`;
  if (figured.shareBp === null) return said;
  if (figured.need === null) return `${said}, ${noTarget}`;
  return `${said}, that is ${wordsForQuantity(board.metric, figured.need, currency)}`;
}

/** "@ann on Mon 23 Nov 2026", in the ledger's zone. @param at epoch ms */
export const byWhom = (userId: string, at: number, { ledger }: Pick<Ctx, "ledger">): Mrkdwn =>
  mrkdwn`${nameOf(userId)} on ${formatDay(dayAt(at, ledger.timeZone))}`;

/** A person by id; what was imported has no person. */
const nameOf = (userId: string) => (/^[UW][A-Z0-9]+$/.test(userId) ? userMention(userId) : userId);
