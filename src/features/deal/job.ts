import { visibleTeam } from "../../core/roles.ts";
import { clockwork, forLedger } from "../../ctx.ts";
import { getDeal } from "../../data/deals.ts";
import { getLedger } from "../../data/ledgers.ts";
import { findStanding } from "../../reports/find-standing.ts";
import { forAudience } from "../../reports/for-audience.ts";
import type { Job, Jobs } from "../../schedule/job.ts";
import { campaignWinJob } from "./campaign-win-job.ts";
import { announceCorrection, announceDeal } from "./view.ts";

/** The announcement of a win, built when it is due: what was undone by then is not announced. */
const winJob: Job = async (services, { ledgerId, recordId, target }) => {
  const ledger = await getLedger(services.database.db, ledgerId);
  const deal = await getDeal(services.database.db, ledgerId, recordId ?? "");
  if (deal.status !== "won") return { skip: "the deal is not won any more" };
  const ctx = await forAudience(forLedger(services, ledger, deal.ownerUserId ?? "", clockwork), target);
  const audience = visibleTeam(ctx.actor);
  if (audience !== null && deal.teamId !== audience) return { skip: "the channel is another team's" };
  return { message: announceDeal(deal, await findStanding(ctx, ["deals", "revenue"], deal.teamId)) };
};

/** The correction that takes the place of an announcement that was undone. */
const correctionJob: Job = async (services, { ledgerId, recordId }) => {
  const deal = await getDeal(services.database.db, ledgerId, recordId ?? "");
  return { message: announceCorrection(deal) };
};

/** What the clock does about deals. */
export const dealJobs: Jobs = { win: winJob, correction: correctionJob, "campaign-win": campaignWinJob };
