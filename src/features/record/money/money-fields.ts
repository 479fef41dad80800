import { printMoney } from "../../../core/money.ts";
import type { Ctx } from "../../../ctx.ts";
import { listDivisions, listProductLines, listSources, listTeams } from "../../../data/vocabulary.ts";
import { section } from "../../../slack/blocks.ts";
import { inputUsers } from "../../../slack/inputs.ts";
import type { Block } from "../../../slack/message.ts";
import { mrkdwn } from "../../../slack/text.ts";
import { dayField, pick, wordsField } from "../edit-fields.ts";
import { type MoneyRecord, nameOf } from "./find-money-record.ts";

/** The fields of a campaign or a line of spend, as they are now; the name stays. */
export async function moneyFields(ctx: Ctx, record: MoneyRecord): Promise<Block[]> {
  const { db } = ctx.database;
  const [sources, teams, products, divisions] = await Promise.all([
    listSources(db, ctx.ledger.id),
    listTeams(db, ctx.ledger.id),
    listProductLines(db, ctx.ledger.id),
    listDivisions(db, ctx.ledger.id),
  ]);
  const { productLineId, divisionId } = record.kind === "spend" ? record.spend : record.columns;
  const cell = [
    ...pick("productLineId", "Product line", products, productLineId),
    ...pick("divisionId", "Division", divisions, divisionId),
  ];
  const title = section(mrkdwn`*${nameOf(record)}*, ${record.kind}`);
  if (record.kind === "spend") {
    const { spend } = record;
    return [
      title,
      wordsField("amount", "Amount", printMoney(spend)),
      dayField("day", "Spent on", spend.day),
      ...pick("teamId", "Whose money", teams, spend.teamId),
      ...cell,
      wordsField("note", "Note", spend.note),
    ];
  }
  const { columns } = record;
  return [
    title,
    ...pick("sourceId", "Source", sources, columns.sourceId),
    dayField("startDay", "First day", columns.startDay),
    dayField("endDay", "Last day", columns.endDay),
    inputUsers({
      ...{ blockId: "ownerUserId", actionId: "ownerUserId", label: "Owner", optional: true },
      ...(columns.ownerUserId !== null && { initial: columns.ownerUserId }),
    }),
    ...pick("teamId", "Team, if not that of its source", teams, columns.teamId),
    ...cell,
    wordsField("leadDays", "Lead time in days", columns.leadDays === null ? null : String(columns.leadDays)),
  ];
}
