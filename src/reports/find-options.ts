import { wordsForDeal } from "../core/deal-words.ts";
import { closestNames, normaliseName } from "../core/names.ts";
import { visibleTeam } from "../core/roles.ts";
import type { Ctx } from "../ctx.ts";
import { listAccountsLike } from "../data/accounts.ts";
import { listOpenDeals } from "../data/deals.ts";

type Option = { text: string; value: string };

const shownMost = 50;

/** Companies that a person may mean by what was typed so far, best first. */
export async function findAccountOptions(ctx: Ctx, query: string): Promise<Option[]> {
  const near = await listAccountsLike(ctx.database.db, ctx.ledger.id, normaliseName(query), {
    most: 200,
    teamId: visibleTeam(ctx.actor),
  });
  const ranked = closestNames(
    query,
    near.map((account) => account.name),
    shownMost,
  ).flatMap(({ index }) => near[index] ?? []);
  const rest = near.filter((account) => !ranked.includes(account));
  return [...ranked, ...rest].slice(0, shownMost).map(({ id, name }) => ({ text: name, value: id }));
}

/** A company's open deals whose description holds what was typed so far, newest first. */
export async function findDealOptions(ctx: Ctx, accountId: string, query: string): Promise<Option[]> {
  const wanted = query.toLowerCase();
  return (await listOpenDeals(ctx.database.db, ctx.ledger.id, accountId, { teamId: visibleTeam(ctx.actor) }))
    .map((deal) => ({ text: wordsForDeal(deal), value: deal.id }))
    .filter(({ text }) => text.toLowerCase().includes(wanted))
    .slice(0, shownMost);
}
