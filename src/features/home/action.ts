import { formatMoney } from "../../core/money.ts";
import { visibleTeam } from "../../core/roles.ts";
import type { Ctx } from "../../ctx.ts";
import { findDeal } from "../../data/deals.ts";
import { keepDraft } from "../../data/drafts.ts";
import { chooseLedger, listLedgers } from "../../data/ledgers.ts";
import { isPartnerSomewhere, listLedgerIdsOf } from "../../data/members.ts";
import { UserError } from "../../errors.ts";
import type { Action, Outcome } from "../../slack/kit.ts";
import type { Pressed } from "../../slack/request.ts";

/** A form of something new, from the Home. */
const opens = (id: string, form: string): Action<Ctx> => ({
  id,
  least: "partner",
  run: async ({ ledger }) => ({
    kind: "form",
    form,
    scope: { ledgerId: ledger.id, recordId: "", version: 0 },
  }),
});

/** "Won…" and "Lost…": the form of a closing deal, filled in; it closes this deal and no other of the company. */
const closes = (id: string, outcome: "won" | "lost"): Action<Ctx> => ({
  id,
  least: "partner",
  run: (ctx, pressed) => openClosing(ctx, pressed, outcome),
});

async function openClosing(ctx: Ctx, { scope }: Pressed, outcome: "won" | "lost"): Promise<Outcome> {
  const { database, ledger, userId } = ctx;
  const deal = await findDeal(database.db, ledger.id, scope.recordId, visibleTeam(ctx.actor));
  if (deal === null || deal.status !== "open" || deal.accountId === null || deal.accountName === null)
    throw new UserError("That deal is no longer open.", "/deal list");
  const { accountId, amountMinor, currency } = deal;
  const id = ctx.newId();
  const amount = amountMinor === null ? "" : formatMoney({ amountMinor, currency });
  const fields = { company: deal.accountName, outcome, amount };
  await keepDraft(database.db, {
    ...{ id, ledgerId: ledger.id, userId, kind: "deal", now: ctx.clock() },
    input: { fields, accountId, dealId: deal.id },
  });
  return { kind: "form", form: "deal", scope: { ledgerId: ledger.id, recordId: id, version: 0 } };
}

/** Another ledger was chosen; it counts in every channel that belongs to none. */
const switchLedger: Action<Ctx> = {
  id: "home-ledger",
  least: "partner",
  async run({ database: { db }, ledger: { workspaceId }, userId }, { value }) {
    const ledgers = await listLedgers(db, workspaceId);
    const isOnlyOwn = await isPartnerSomewhere(db, workspaceId, userId);
    const own = new Set(
      isOnlyOwn ? await listLedgerIdsOf(db, workspaceId, userId) : ledgers.map(({ id }) => id),
    );
    if (!own.has(value) || !ledgers.some(({ id }) => id === value))
      throw new UserError("That is no ledger of yours.", "/roundtrip use");
    await chooseLedger(db, { workspaceId, userId, ledgerId: value });
    return { kind: "done" };
  },
};

export const homeActions: readonly Action<Ctx>[] = [
  opens("home-log-meeting", "meeting"),
  opens("home-close-deal", "deal"),
  closes("home-won", "won"),
  closes("home-lost", "lost"),
  switchLedger,
];
