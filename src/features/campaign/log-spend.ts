import type { CampaignFields } from "../../core/campaign-line.ts";
import { formatDay } from "../../core/day.ts";
import type { Ctx } from "../../ctx.ts";
import { addHistory } from "../../data/history.ts";
import { recordOnce } from "../../data/record-once.ts";
import type { RequestId } from "../../data/requests.ts";
import { insertSpend, type SpendColumns } from "../../data/spend.ts";
import { FieldError } from "../../errors.ts";
import { columnsOf, type Target } from "./find-terms.ts";

const nameOf = (target: Target): string =>
  target.kind === "campaign" ? target.campaign.name : target.source.name;

/**
 * Logs money spent on a campaign or a source, once per request. Whose money it was, the product line and the division are
 * the campaign's where nothing else is said. @returns the id of the change @throws UserError
 */
export async function logSpend(
  ctx: Ctx,
  target: Target,
  fields: CampaignFields,
  request: RequestId,
): Promise<string> {
  const { ledger, userId } = ctx;
  const name = nameOf(target);
  const { amount, note } = fields;
  const day = fields.day ?? ctx.today;
  if (amount === undefined)
    throw new FieldError("amount", `How much was spent on ${name}?`, `/campaign spend ${name} $4,000`);
  if (day > ctx.today)
    throw new FieldError(
      "day",
      `${formatDay(day)} is still to come; money is logged on the day it was spent.`,
      `/campaign spend ${name} $4,000 on ${ctx.today}`,
    );
  const said = await columnsOf(ctx, fields, `spend ${name} $4,000`);
  const campaign = target.kind === "campaign" ? target.campaign : null;
  const columns: Omit<SpendColumns, "status"> = {
    campaignId: campaign?.id ?? null,
    sourceId: target.kind === "campaign" ? target.campaign.sourceId : target.source.id,
    teamId: said.teamId ?? (target.kind === "campaign" ? target.campaign.teamId : target.source.teamId),
    productLineId: said.productLineId ?? campaign?.productLineId ?? null,
    divisionId: said.divisionId ?? campaign?.divisionId ?? null,
    ...{ day, ...amount, note: note ?? null },
  };
  const createdAt = ctx.clock();
  const made = { request, ledgerId: ledger.id, recordId: ctx.newId(), createdAt };
  return recordOnce(ctx.database, made, async (tx, id) => {
    const spendId = ctx.newId();
    await insertSpend(tx, { id: spendId, ledgerId: ledger.id, ...columns, createdAt, createdBy: userId });
    await addHistory(tx, ledger.id, {
      ...{ id, subject: "spend", subjectId: spendId, action: "spent", actor: userId },
      ...{ recordedAt: createdAt, effectiveDay: day, before: null, after: { ...columns, status: "open" } },
    });
  });
}
