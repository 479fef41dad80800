import { visibleTeam } from "../../../core/roles.ts";
import type { Ctx } from "../../../ctx.ts";
import {
  type Campaign,
  type CampaignColumns,
  getCampaign,
  readCampaignColumns,
} from "../../../data/campaigns.ts";
import type { Queryable } from "../../../data/client.ts";
import { type Change, findChange } from "../../../data/history.ts";
import { getSpend, type Spend } from "../../../data/spend.ts";
import { UserError } from "../../../errors.ts";

/** What a change was about, as it stands now; `columns` as they are stored. */
export type MoneyRecord = { change: Change; version: number } & (
  | { kind: "spend"; spend: Spend }
  | { kind: "campaign"; campaign: Campaign; columns: CampaignColumns }
);

/**
 * The campaign or the line of spend behind a change; null when the change is about something else.
 * @throws UserError where the person may not see it, or it was undone
 */
export async function findMoneyRecord(
  ctx: Ctx,
  db: Queryable,
  changeId: string,
): Promise<MoneyRecord | null> {
  const { ledger } = ctx;
  const change = await findChange(db, ledger.id, changeId);
  if (change?.subject !== "spend" && change?.subject !== "campaign") return null;
  if (visibleTeam(ctx.actor) !== null)
    throw new UserError("There is nothing here to edit.", "/roundtrip mine");
  if (change.subject === "spend") {
    const spend = await getSpend(db, ledger.id, change.subjectId);
    if (spend.status === "undone") throw refuseUndone();
    return { change, version: spend.version, kind: "spend", spend };
  }
  const campaign = await getCampaign(db, ledger.id, change.subjectId);
  if (campaign.isRetired) throw refuseUndone();
  const columns = await readCampaignColumns(db, ledger.id, campaign.id);
  return { change, version: campaign.version, kind: "campaign", campaign, columns };
}

const refuseUndone = (): UserError =>
  new UserError("That record was undone or retired, so there is nothing to edit.", "/roundtrip mine");

/** What the record is called: its campaign, else its source. */
export const nameOf = (record: MoneyRecord): string =>
  record.kind === "campaign"
    ? record.campaign.name
    : (record.spend.campaignName ?? record.spend.sourceName ?? "Spend");
