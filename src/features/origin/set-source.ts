import { normaliseName } from "../../core/names.ts";
import { valuesBefore } from "../../core/plan-undo.ts";
import { visibleTeam } from "../../core/roles.ts";
import type { Ctx } from "../../ctx.ts";
import type { Tx } from "../../data/client.ts";
import { addHistory, listChanges } from "../../data/history.ts";
import { recordOnce } from "../../data/record-once.ts";
import { findHandled, type RequestId } from "../../data/requests.ts";
import {
  changeSourceOf,
  findSourced,
  readName,
  type SourceColumns,
  type Sourced,
} from "../../data/sourced-records.ts";
import { ensureCampaign, findCampaignById, listSources, offered } from "../../data/vocabulary.ts";
import { UserError } from "../../errors.ts";

/** Which record, "deal:…", and what was chosen: "source:…", "campaign:…", "new:…" (under that source) or "none". */
export type SourceAnswer = { record: string; choice: string };

const kindOf = (record: string): string => readName(record, "deal").kind;

const words = { deal: "deal", lead: "lead", touch: "touch" } as const;

/**
 * Says where an unsourced deal, lead or touch came from, or that nobody knows; the choice and its author are history.
 * @returns the change's id
 * @throws UserError when it has a source already
 */
export async function setSource(ctx: Ctx, answer: SourceAnswer, request: RequestId): Promise<string> {
  const { database, ledger } = ctx;
  const teamId = visibleTeam(ctx.actor);
  const handled = await findHandled(database.db, request);
  if (handled !== null) return handled.recordId;
  const made = { request, ledgerId: ledger.id, recordId: ctx.newId(), createdAt: ctx.clock() };
  return recordOnce(database, made, async (tx, id) => {
    const record = await findSourced(tx, ledger.id, answer.record);
    if (record === null || (teamId !== null && record.teamId !== teamId))
      throw new UserError(`That ${kindOf(answer.record)} is not in this ledger.`, "/deal list");
    if (record.sourceId !== null) throw await refuseSecond(ctx, tx, record);
    const columns = await columnsOfChoice(ctx, tx, record, answer.choice);
    const before = valuesBefore(record, columns);
    if (!(await changeSourceOf(tx, ledger.id, record, columns)))
      throw new UserError(
        `Someone changed this ${words[record.kind]} at the same moment.`,
        "choose the source again",
      );
    await addHistory(tx, ledger.id, {
      id,
      subject: record.kind,
      subjectId: record.id,
      action: columns.sourceId === null ? "left unsourced" : "sourced",
      actor: ctx.userId,
      recordedAt: ctx.clock(),
      effectiveDay: record.day,
      before,
      after: columns,
    });
  });
}

async function refuseSecond(ctx: Ctx, tx: Tx, record: Sourced): Promise<UserError> {
  const changes = await listChanges(tx, ctx.ledger.id, record.id);
  const by = changes.findLast(({ action }) => action === "sourced")?.actor;
  const who = by === undefined ? "" : `, chosen by <@${by}>`;
  return new UserError(
    `This ${words[record.kind]} has a source already: ${record.sourceName}${who}.`,
    `${record.kind === "deal" ? "/deal" : "/lead"} show ${record.accountName ?? "Acme"}`,
  );
}

/** The columns that a choice sets. @throws UserError for one that is no longer there */
export async function columnsOfChoice(
  ctx: Ctx,
  tx: Tx,
  record: Pick<Sourced, "fromText">,
  choice: string,
): Promise<SourceColumns> {
  const { ledger } = ctx;
  const { kind, id } = readName(choice, "source");
  if (kind === "none") return { sourceId: null, campaignId: null, teamId: null, fromText: null };
  const campaign = kind === "campaign" ? await findCampaignById(tx, ledger.id, id) : null;
  const sources = offered(await listSources(tx, ledger.id, visibleTeam(ctx.actor)));
  const source = sources.find((each) => each.id === (campaign === null ? id : campaign.sourceId));
  if (source === undefined)
    throw new UserError("That source is no longer in this ledger.", "choose another one");
  const name = record.fromText;
  const isNew = kind === "new" && name !== null;
  const made = isNew
    ? await ensureCampaign(tx, {
        ...{ id: ctx.newId(), ledgerId: ledger.id, sourceId: source.id, name },
        ...{ key: normaliseName(name), createdAt: ctx.clock() },
      })
    : null;
  const campaignId = campaign?.id ?? made;
  return { sourceId: source.id, campaignId, teamId: source.teamId, fromText: null };
}
