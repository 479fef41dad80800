import { visibleTeam } from "../../core/roles.ts";
import type { Ctx } from "../../ctx.ts";
import { changeDeal, findDeal } from "../../data/deals.ts";
import { addHistory } from "../../data/history.ts";
import { recordOnce } from "../../data/record-once.ts";
import { findHandled, type RequestId } from "../../data/requests.ts";
import { listSources, offered } from "../../data/vocabulary.ts";
import { UserError } from "../../errors.ts";

/** Says where an unsourced deal came from; the choice and its author are history. @throws UserError when it has a source */
export async function sourceDeal(
  ctx: Ctx,
  to: { dealId: string; sourceId: string },
  request: RequestId,
): Promise<void> {
  const { database, ledger } = ctx;
  const teamId = visibleTeam(ctx.actor);
  if ((await findHandled(database.db, request)) !== null) return;
  await recordOnce(
    database,
    { request, ledgerId: ledger.id, recordId: ctx.newId(), createdAt: ctx.clock() },
    async (tx, id) => {
      const deal = await findDeal(tx, ledger.id, to.dealId, teamId);
      if (deal === null) throw new UserError("That deal is not in this ledger.", "/deal list");
      if (deal.sourceId !== null) {
        throw new UserError(
          `This deal has a source already: ${deal.sourceName}.`,
          `/deal show ${deal.accountName ?? "Acme"}`,
        );
      }
      const source = offered(await listSources(tx, ledger.id, teamId)).find(
        (each) => each.id === to.sourceId,
      );
      if (source === undefined)
        throw new UserError("That source is no longer in this ledger.", "choose another one");
      const columns = { sourceId: source.id, teamId: source.teamId, fromText: null };
      if (!(await changeDeal(tx, ledger.id, deal, columns))) {
        throw new UserError("Someone changed this deal at the same moment.", "choose the source again");
      }
      await addHistory(tx, ledger.id, {
        id,
        subject: "deal",
        subjectId: deal.id,
        action: "sourced",
        actor: ctx.userId,
        recordedAt: ctx.clock(),
        effectiveDay: deal.salesReadyDay,
        before: { sourceId: null, teamId: null, fromText: deal.fromText },
        after: columns,
      });
    },
  );
}
