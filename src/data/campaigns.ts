import { type Day, isDay } from "../core/day.ts";
import type { Queryable } from "./client.ts";

/** A campaign as rules and messages see it. */
export type Campaign = {
  id: string;
  name: string;
  key: string;
  sourceId: string;
  sourceName: string;
  /** the team whose money it spends: its own, else that of its source */
  teamId: string;
  teamName: string;
  productLineId: string | null;
  productLineName: string | null;
  divisionId: string | null;
  divisionName: string | null;
  /** business days of its first and last activity; null: not said, or running */
  startDay: Day | null;
  endDay: Day | null;
  /** calendar days between spending the money and the first lead; null: not said */
  leadDays: number | null;
  /** Slack user who answers for it */
  ownerUserId: string | null;
  isRetired: boolean;
  version: number;
};

/** Calendar days between spending the money and the first lead where a campaign says nothing (formulas.md §6). */
export const usualLeadDays = 30;

const name = { select: { name: true } } as const;
const select = {
  id: true,
  name: true,
  key: true,
  sourceId: true,
  source: { select: { name: true, team: { select: { id: true, name: true } } } },
  team: { select: { id: true, name: true } },
  productLineId: true,
  productLine: name,
  divisionId: true,
  division: name,
  startDay: true,
  endDay: true,
  leadDays: true,
  ownerUserId: true,
  isRetired: true,
  version: true,
} as const;

type Row = Omit<
  Campaign,
  "sourceName" | "teamId" | "teamName" | "productLineName" | "divisionName" | "startDay" | "endDay"
> & {
  source: { name: string; team: { id: string; name: string } };
  team: { id: string; name: string } | null;
  productLine: { name: string } | null;
  division: { name: string } | null;
  startDay: string | null;
  endDay: string | null;
};

const dayOrNull = (text: string | null): Day | null => (text !== null && isDay(text) ? text : null);

function toCampaign({ source, team, productLine, division, startDay, endDay, ...row }: Row): Campaign {
  const owner = team ?? source.team;
  return {
    ...row,
    sourceName: source.name,
    teamId: owner.id,
    teamName: owner.name,
    productLineName: productLine?.name ?? null,
    divisionName: division?.name ?? null,
    startDay: dayOrNull(startDay),
    endDay: dayOrNull(endDay),
  };
}

/** A campaign by id, retired ones too; null in another ledger. */
export async function findCampaignRecord(
  db: Queryable,
  ledgerId: string,
  id: string,
): Promise<Campaign | null> {
  const row = await db.campaign.findUnique({ where: { ledgerId_id: { ledgerId, id } }, select });
  return row === null ? null : toCampaign(row);
}

/** A campaign by id, retired ones too. @throws Error when the ledger has none */
export async function getCampaign(db: Queryable, ledgerId: string, id: string): Promise<Campaign> {
  const campaign = await findCampaignRecord(db, ledgerId, id);
  if (campaign === null) throw new Error(`no campaign ${id} in ledger ${ledgerId}`);
  return campaign;
}

/** Every campaign of the ledger, retired ones too, newest first. */
export async function listCampaignRecords(db: Queryable, ledgerId: string): Promise<Campaign[]> {
  const rows = await db.campaign.findMany({
    where: { ledgerId },
    select,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  return rows.map(toCampaign);
}

/** The columns of a campaign that rules write; `teamId` null: the team of its source. */
export type CampaignColumns = {
  sourceId: string;
  teamId: string | null;
  productLineId: string | null;
  divisionId: string | null;
  startDay: Day | null;
  endDay: Day | null;
  leadDays: number | null;
  ownerUserId: string | null;
  isRetired: boolean;
};

/** Adds a campaign, version 1. `createdAt` epoch ms. @throws a unique key violation for a name that is there */
export async function insertCampaign(
  db: Queryable,
  campaign: {
    id: string;
    ledgerId: string;
    name: string;
    key: string;
    createdAt: number;
    createdBy: string;
  } & Partial<CampaignColumns> &
    Pick<CampaignColumns, "sourceId">,
): Promise<void> {
  await db.campaign.create({ data: { ...campaign, createdAt: BigInt(campaign.createdAt) } });
}

/** Compare-and-set: changes a campaign that still has this version, which grows by one; false when it has another. */
export async function changeCampaign(
  db: Queryable,
  ledgerId: string,
  at: { id: string; version: number },
  columns: Partial<CampaignColumns>,
): Promise<boolean> {
  const { count } = await db.campaign.updateMany({
    where: { ledgerId, id: at.id, version: at.version },
    data: { ...columns, version: at.version + 1 },
  });
  return count === 1;
}

/** The columns of a campaign as they are stored: the team is its own, null where it is that of its source. */
export async function readCampaignColumns(
  db: Queryable,
  ledgerId: string,
  id: string,
): Promise<CampaignColumns> {
  const { startDay, endDay, ...row } = await db.campaign.findUniqueOrThrow({
    where: { ledgerId_id: { ledgerId, id } },
    select: {
      ...{ sourceId: true, teamId: true, productLineId: true, divisionId: true, startDay: true },
      ...{ endDay: true, leadDays: true, ownerUserId: true, isRetired: true },
    },
  });
  return { ...row, startDay: dayOrNull(startDay), endDay: dayOrNull(endDay) };
}

/** Keeps others from changing this campaign until the transaction ends; the row stays as it is. */
export async function lockCampaign(tx: Queryable, ledgerId: string, id: string): Promise<void> {
  await tx.campaign.updateMany({ where: { ledgerId, id }, data: { createdAt: { increment: 0 } } });
}

/** How many records that count name a campaign: leads, touches, deals and spend. */
export async function countUsesOfCampaign(
  db: Queryable,
  ledgerId: string,
  campaignId: string,
): Promise<number> {
  const where = { ledgerId, campaignId, status: { not: "undone" } };
  const leads = await db.lead.count({ where });
  const touches = await db.touch.count({ where });
  const deals = await db.deal.count({ where });
  return leads + touches + deals + (await db.spend.count({ where }));
}

/** Who answers for a campaign; null where nobody is named. */
export async function findCampaignOwner(
  db: Queryable,
  ledgerId: string,
  campaignId: string,
): Promise<string | null> {
  const campaign = await db.campaign.findUnique({
    where: { ledgerId_id: { ledgerId, id: campaignId } },
    select: { ownerUserId: true },
  });
  return campaign?.ownerUserId ?? null;
}
