import { isQuarter, type Quarter } from "../../core/period.ts";
import type { Ctx } from "../../ctx.ts";
import { findCommitment } from "../../data/commitments.ts";
import type { Change } from "../../data/history.ts";
import { buildCommitments, type Commitments } from "../../reports/build-commitments.ts";
import { sayFundingFor } from "../../reports/say-funding.ts";
import { context, section } from "../../slack/blocks.ts";
import { type Block, type Message, message } from "../../slack/message.ts";
import { mrkdwn } from "../../slack/text.ts";
import { agreeAgain, type Item, waitingItems } from "./proposal-view.ts";

/** The quarter that undone changes were about. */
async function quarterOfChanges(ctx: Ctx, changes: readonly Change[], fallback: Quarter): Promise<Quarter> {
  for (const { subject, subjectId, after } of changes) {
    if (typeof after?.quarter === "string" && isQuarter(after.quarter)) return after.quarter;
    const found =
      subject === "commitment" ? await findCommitment(ctx.database.db, ctx.ledger.id, subjectId) : null;
    if (found !== null) return found.quarter;
  }
  return fallback;
}

const what = (changes: readonly Change[]): string => {
  const count = (isMeant: (change: Change) => boolean) => changes.filter(isMeant).length;
  const several = (n: number, one: string) => (n === 0 ? [] : [n === 1 ? `the ${one}` : `${n} ${one}s`]);
  return [
    ...several(
      count(({ subject }) => subject === "target"),
      "target",
    ),
    ...several(
      count(({ action }) => action === "proposed"),
      "proposal",
    ),
    ...several(
      count(({ action }) => action === "agreed"),
      "signature",
    ),
  ].join(" and ");
};

async function offerAgain(ctx: Ctx, items: readonly Item[], commitments: Commitments): Promise<Block[]> {
  const funding = await sayFundingFor(ctx, [commitments.quarter]);
  return agreeAgain(ctx, items, commitments, (teamId) => funding(commitments, teamId));
}

/** The answer to what was undone: how the commitments it touched stand now, and the button to sign what waits again. */
export async function describeUndone(
  ctx: Ctx,
  changes: readonly Change[],
  fallback: Quarter,
): Promise<Message> {
  const quarter = await quarterOfChanges(ctx, changes, fallback);
  const commitments = await buildCommitments(ctx, quarter);
  const ids = new Set(changes.map(({ subjectId }) => subjectId));
  const items = waitingItems(commitments, ({ commitmentId }) => ids.has(commitmentId));
  const text = `Undone: ${what(changes)} for ${commitments.label}. It was never so.`;
  const left = items.length === 0 ? [] : await offerAgain(ctx, items, commitments);
  return message(text, [
    section(text),
    context(mrkdwn`\`/commit ${quarter}\` shows how all of it stands.`),
    ...left,
  ]);
}
