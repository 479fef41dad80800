import type { Quarter } from "../core/period.ts";
import { visibleTeam } from "../core/roles.ts";
import type { Ctx } from "../ctx.ts";
import { listBindings } from "../data/bindings.ts";
import type { Commitments } from "./build-commitments.ts";
import { fundQuarter } from "./build-funding.ts";
import { wordsForFunding } from "./funding-words.ts";
import { readFundingFacts } from "./read-funding-facts.ts";

/** One line of what a team is about to sign: what it costs, what of it is missing, by when; null: nothing to say. */
export type FundingSayer = (commitments: Commitments, teamId: string) => string | null;

/**
 * What stands next to the button that signs, for commitments of these quarters: what waits to be signed counts in the
 * place of what is in force. The past is read here and once, so that the sayer may be used in a transaction. Money stays
 * in the house: nothing is said to partners, nor of a partner's team, which reads it in a channel of its own; nor where
 * no cost is known and no budget approved.
 */
export async function sayFundingFor(
  ctx: Ctx,
  quarters: readonly [Quarter, ...Quarter[]],
): Promise<FundingSayer> {
  if (visibleTeam(ctx.actor) !== null) return () => null;
  const [facts, bindings] = await Promise.all([
    readFundingFacts(ctx, quarters),
    listBindings(ctx.database.db, ctx.ledger.workspaceId),
  ]);
  const partners = new Set(bindings.map(({ teamId }) => teamId));
  return (commitments, teamId) => {
    const funding = fundQuarter(ctx, facts, commitments, { whatIf: null, isProposed: true });
    const team = funding.teams.find((each) => each.facts.team.id === teamId);
    if (team === undefined || team.facts.team.kind === "partner" || partners.has(teamId)) return null;
    if (team.need === null && team.approved === null) return null;
    const said = wordsForFunding(team, funding, ctx.ledger.currency);
    return said === "" ? null : said;
  };
}
