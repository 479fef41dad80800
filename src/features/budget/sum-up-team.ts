import { formatMoney } from "../../core/money.ts";
import type { Ctx } from "../../ctx.ts";
import type { FundedTeam, Funding } from "../../reports/build-funding.ts";
import { roundOff, unknownsOf, windowOf, wordsForWindow } from "../../reports/funding-words.ts";
import { joinMrkdwn, type Mrkdwn, mrkdwn } from "../../slack/text.ts";
import { wordsForTooLate } from "./say-when.ts";

/**
 * The one thing to know of a team's funding: what keeps its cost from being known, with what to type; else that money of
 * today is too late for its sales; else by when the money is needed.
 */
function mostImportant(ctx: Pick<Ctx, "calendar">, team: FundedTeam, funding: Funding): Mrkdwn | null {
  const [unknown] = unknownsOf(team, funding.period.label);
  const open = unknown === undefined ? null : mrkdwn`${unknown.what} \`${unknown.type}\``;
  if (team.need === null) {
    const { notCosted } = team;
    return open ?? (notCosted.length === 0 ? null : mrkdwn`Not costed by itself: ${notCosted.join(", ")}.`);
  }
  const tooLate = wordsForTooLate(ctx, team, funding);
  if (tooLate !== null) return mrkdwn`${tooLate}.`;
  const window = windowOf(team);
  return window === null ? open : mrkdwn`The money ${wordsForWindow(window, funding.today)}.`;
}

/** Both ways with their money, where they are apart; the table holds the dearer one. */
function wordsForApart({ meetings, sales, isApart }: FundedTeam, currency: string): string | null {
  if (!isApart || !meetings?.money || sales?.kind !== "route" || sales.route.money === null) return null;
  const print = ({ likely }: { likely: bigint }) =>
    formatMoney({ amountMinor: roundOff(likely, currency), currency });
  return `Backwards and forwards disagree: its sales ask for ${print(sales.route.money)}, its meetings for ${print(meetings.money)}.`;
}

/** What is spent, where it and not what is approved is subtracted. */
function wordsForOverspent({ approved, spent, need }: FundedTeam, currency: string): string | null {
  if (need === null || spent <= (approved ?? 0n)) return null;
  const more = approved === null ? "and nothing approved" : "more than is approved";
  return `${formatMoney({ amountMinor: spent, currency })} is spent, ${more}.`;
}

/** A team's funding in one line: the most important thing, and where its two ways disagree or it overspent. */
export function sumUpTeam(
  ctx: Pick<Ctx, "calendar" | "ledger">,
  team: FundedTeam,
  funding: Funding,
): Mrkdwn | null {
  const { currency } = ctx.ledger;
  const said = [
    mostImportant(ctx, team, funding),
    wordsForApart(team, currency),
    wordsForOverspent(team, currency),
  ].filter((each) => each !== null);
  return said.length === 0 ? null : mrkdwn`*${team.facts.team.name}*: ${joinMrkdwn(said, " ")}`;
}
