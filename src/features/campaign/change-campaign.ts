import type { CampaignFields } from "../../core/campaign-line.ts";
import { type Day, formatDay } from "../../core/day.ts";
import { normaliseName } from "../../core/names.ts";
import { valuesBefore } from "../../core/plan-undo.ts";
import type { Ctx } from "../../ctx.ts";
import {
  type Campaign,
  type CampaignColumns,
  changeCampaign,
  insertCampaign,
  lockCampaign,
  readCampaignColumns,
} from "../../data/campaigns.ts";
import { addHistory } from "../../data/history.ts";
import { recordOnce } from "../../data/record-once.ts";
import type { RequestId } from "../../data/requests.ts";
import { UserError } from "../../errors.ts";
import { columnsOf, type KnownNames } from "./find-terms.ts";

const longestName = 75;

/** A last day before the first one is a slip. @throws UserError */
function refuseBackwards(
  name: string,
  startDay: Day | null | undefined,
  endDay: Day | null | undefined,
): void {
  if (startDay == null || endDay == null || startDay <= endDay) return;
  throw new UserError(
    `${name} would end on ${formatDay(endDay)}, before it starts on ${formatDay(startDay)}.`,
    `/campaign update ${name} from ${endDay} to ${startDay}`,
  );
}

/** What belongs to no campaign but to money. @throws UserError */
function refuseMoney(name: string, { amount, day, note }: CampaignFields): void {
  if (amount === undefined && day === undefined && note === undefined) return;
  throw new UserError(
    "Money, its day and its note are logged by `spend`.",
    `/campaign spend ${name} $4,000 on 2026-11-20 note hall`,
  );
}

/**
 * Makes a campaign, once per request; one that was retired is offered again with what is said now.
 * @returns the id of the change @throws UserError for a name that is taken, or without a source
 */
export async function makeCampaign(
  ctx: Ctx,
  { name, fields }: { name: string; fields: CampaignFields },
  known: KnownNames,
  request: RequestId,
): Promise<string> {
  const { ledger } = ctx;
  const key = normaliseName(name);
  const there = known.campaigns.find((campaign) => campaign.key === key);
  refuseMoney(name, fields);
  if (Array.from(name).length > longestName)
    throw new UserError(
      `A campaign's name has at most ${longestName} characters.`,
      "/campaign new webinar-q4 source webinar",
    );
  if (there !== undefined && !there.isRetired)
    throw new UserError(
      `There is a campaign ${there.name} already, under ${there.sourceName}.`,
      `/campaign update ${there.name} owner @jane, or /campaign show ${there.name}`,
    );
  const said = await columnsOf(ctx, fields, `new ${name}`);
  const sourceId = said.sourceId ?? there?.sourceId;
  if (sourceId === undefined) throw refuseSourceless(name, known);
  refuseBackwards(name, said.startDay, said.endDay);
  const createdAt = ctx.clock();
  const made = { request, ledgerId: ledger.id, recordId: ctx.newId(), createdAt };
  return recordOnce(ctx.database, made, async (tx, id) => {
    const columns = { ...said, sourceId, isRetired: false };
    const campaignId = there?.id ?? ctx.newId();
    const before =
      there === undefined ? null : valuesBefore(await readCampaignColumns(tx, ledger.id, there.id), columns);
    if (there === undefined)
      await insertCampaign(tx, {
        id: campaignId,
        ledgerId: ledger.id,
        name,
        key,
        createdAt,
        createdBy: ctx.userId,
        ...columns,
      });
    else await changeCampaign(tx, ledger.id, there, columns);
    await addHistory(tx, ledger.id, {
      ...{ id, subject: "campaign", subjectId: campaignId, action: "made", actor: ctx.userId },
      ...{ recordedAt: createdAt, effectiveDay: said.startDay ?? null, before, after: columns },
    });
  });
}

/** A new campaign belongs to a source: the one that its name begins with, where there is one, is the example. */
function refuseSourceless(name: string, { sources }: KnownNames): UserError {
  const key = normaliseName(name);
  const likely = sources.find((source) => key.startsWith(source.key)) ?? sources[0];
  return new UserError(
    "Which source does it belong to?",
    likely === undefined
      ? "/roundtrip define source webinar team Marketing"
      : `/campaign new ${name} source ${likely.name}`,
  );
}

/**
 * Changes what was said of a campaign, as one change that can be undone; the last day when it ends.
 * @param action "changed" | "ended" @returns the id of the change @throws UserError
 */
export async function writeCampaignChange(
  ctx: Ctx,
  campaign: Campaign,
  columns: Partial<CampaignColumns>,
  {
    action,
    request,
    version,
  }: { action: "changed" | "ended" | "edited"; request: RequestId; version?: number },
): Promise<string> {
  const { ledger } = ctx;
  refuseBackwards(
    campaign.name,
    columns.startDay === undefined ? campaign.startDay : columns.startDay,
    columns.endDay === undefined ? campaign.endDay : columns.endDay,
  );
  const createdAt = ctx.clock();
  const made = { request, ledgerId: ledger.id, recordId: ctx.newId(), createdAt };
  return recordOnce(ctx.database, made, async (tx, id) => {
    await lockCampaign(tx, ledger.id, campaign.id);
    const before = valuesBefore(await readCampaignColumns(tx, ledger.id, campaign.id), columns);
    const at = { id: campaign.id, version: version ?? campaign.version };
    if (!(await changeCampaign(tx, ledger.id, at, columns)))
      throw new UserError(
        "Someone changed this campaign at the same moment.",
        `/campaign show ${campaign.name}`,
      );
    await addHistory(tx, ledger.id, {
      ...{ id, subject: "campaign", subjectId: campaign.id, action, actor: ctx.userId },
      ...{ recordedAt: createdAt, effectiveDay: columns.endDay ?? null, before, after: { ...columns } },
    });
  });
}

/** What `/campaign update` and `/campaign end` say, as the columns that they set. @throws UserError */
export async function planCampaignChange(
  ctx: Ctx,
  campaign: Campaign,
  kind: "update" | "end",
  fields: CampaignFields,
): Promise<Partial<CampaignColumns>> {
  if (kind === "end") {
    const endDay = fields.day ?? ctx.today;
    if (campaign.endDay === endDay)
      throw new UserError(
        `${campaign.name} ends on ${formatDay(endDay)} already.`,
        `/campaign show ${campaign.name}`,
      );
    return { endDay };
  }
  refuseMoney(campaign.name, fields);
  const columns = await columnsOf(ctx, fields, `update ${campaign.name}`);
  if (Object.keys(columns).length === 0)
    throw new UserError("Nothing was said that changes it.", `/campaign update ${campaign.name} owner @jane`);
  return columns;
}
