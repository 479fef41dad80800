import { visibleTeam } from "../../../core/roles.ts";
import type { Ctx } from "../../../ctx.ts";
import { listDivisions, listProductLines, listSources, offered } from "../../../data/vocabulary.ts";
import { section } from "../../../slack/blocks.ts";
import type { Block } from "../../../slack/message.ts";
import { mrkdwn } from "../../../slack/text.ts";
import { dayField, pick, wordsField } from "../edit-fields.ts";
import type { LeadRecord } from "./find-lead-record.ts";

/** The fields of a lead or a touch, as they are now; the company stays. */
export async function leadFields(ctx: Ctx, { record, lead }: LeadRecord): Promise<Block[]> {
  const { db } = ctx.database;
  const [sources, products, divisions] = await Promise.all([
    listSources(db, ctx.ledger.id, visibleTeam(ctx.actor)),
    listProductLines(db, ctx.ledger.id),
    listDivisions(db, ctx.ledger.id),
  ]);
  const kind = lead === null ? "touch" : "lead";
  return [
    section(mrkdwn`*${record.accountName ?? "No company yet"}*, ${kind}`),
    wordsField("contact", "Person", record.contactName),
    dayField("day", "Day it came in", record.day),
    ...pick("sourceId", "Source", offered(sources), record.sourceId),
    ...pick("productLineId", "Product line", products, record.productLineId),
    ...pick("divisionId", "Division", divisions, record.divisionId),
    ...(lead === null ? [] : [wordsField("note", "Note", lead.note)]),
  ];
}
