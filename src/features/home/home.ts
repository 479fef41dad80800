import { quarterOf } from "../../core/period.ts";
import { isAtLeast, visibleTeam } from "../../core/roles.ts";
import type { Ctx } from "../../ctx.ts";
import { listOpenDealsOf } from "../../data/deals.ts";
import { findBookedDeals, hasRecords } from "../../data/find-booked.ts";
import { type Ledger, listLedgers } from "../../data/ledgers.ts";
import { isPartnerSomewhere, listLedgerIdsOf } from "../../data/members.ts";
import { listRecentRecords } from "../../data/recent-records.ts";
import { listSources, offered } from "../../data/vocabulary.ts";
import { buildCheck } from "../../reports/build-check.ts";
import { buildScorecard } from "../../reports/build-scorecard.ts";
import type { Home } from "../../slack/kit.ts";
import { sayHome } from "./view.ts";

const dealsMost = 10;
const changesMost = 5;
const unsourcedMost = 5;

/** The Home tab: what one person has open, did last, and left without a source. */
export const home: Home<Ctx> = {
  least: "partner",
  async build(ctx) {
    const { database, ledger, userId, actor } = ctx;
    const { db } = database;
    const teamId = visibleTeam(actor);
    const [{ deals, total }, recent, sources, ledgers, scorecard] = await Promise.all([
      listOpenDealsOf(db, ledger.id, userId, { most: 200, teamId }),
      listRecentRecords(db, ledger.id, userId, { most: 2 * changesMost, teamId }),
      listSources(db, ledger.id, teamId),
      listOpenLedgers(ctx),
      buildScorecard(ctx, quarterOf(ctx.today, ctx.calendar)),
    ]);
    const shown = deals.slice(0, dealsMost);
    const unsourced = deals.filter(({ sourceId }) => sourceId === null);
    const changes = recent.filter(({ isUndone }) => !isUndone).slice(0, changesMost);
    const isNew = total === 0 && changes.length === 0;
    const isEmpty = isNew && !(await hasRecords(db, ledger.id));
    const mayAdminister = await isAdmin(ctx);
    const check = mayAdminister && !isEmpty ? await buildCheck(ctx) : null;
    return sayHome({
      ledger,
      ledgers,
      scorecard,
      ownTeamId: actor.teamId,
      deals: shown,
      total,
      booked: await findBookedDeals(
        db,
        ledger.id,
        shown.map(({ id }) => id),
      ),
      changes,
      unsourced: unsourced.slice(0, unsourcedMost),
      unsourcedTotal: unsourced.length,
      sources: offered(sources),
      isNew,
      isSettingUp: isEmpty && mayAdminister,
      check,
      now: ctx.clock(),
    });
  },
};

/** The ledgers that this person may switch to. Who is a partner somewhere sees only their own. */
async function listOpenLedgers({ database: { db }, ledger, userId }: Ctx): Promise<Ledger[]> {
  const ledgers = await listLedgers(db, ledger.workspaceId);
  if (ledgers.length < 2 || !(await isPartnerSomewhere(db, ledger.workspaceId, userId))) return ledgers;
  const own = new Set(await listLedgerIdsOf(db, ledger.workspaceId, userId));
  return ledgers.filter(({ id }) => own.has(id));
}

async function isAdmin({ actor, slack, userId }: Ctx): Promise<boolean> {
  if (isAtLeast(actor.role, "admin")) return true;
  if (!isAtLeast(actor.role, "member")) return false;
  return (await slack.people.find(userId))?.isAdmin === true;
}
