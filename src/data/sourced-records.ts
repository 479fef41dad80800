import type { Queryable } from "./client.ts";
import { changeDeal, findDeal, lockDeal } from "./deals.ts";
import { listChanges } from "./history.ts";
import { changeLead, findLead, lockLead } from "./leads.ts";
import { changeTouch, findTouch, lockTouch } from "./touches.ts";

/** A record that has a source, or misses one. */
export type Sourced = {
  kind: "deal" | "lead" | "touch";
  id: string;
  version: number;
  accountName: string | null;
  contactName: string | null;
  sourceId: string | null;
  sourceName: string | null;
  campaignId: string | null;
  campaignName: string | null;
  teamId: string | null;
  teamName: string | null;
  /** what was typed after `from` when it matched no source */
  fromText: string | null;
  /** the business day that it counts on; null: undated */
  day: string | null;
};

/** The columns that say where a record came from; a lead's or touch's team is its source's. */
export type SourceColumns = {
  sourceId: string | null;
  campaignId: string | null;
  teamId: string | null;
  fromText: string | null;
};

/** A control's "kind:id" taken apart; an id alone, in a message from before there were kinds, is of `usual` kind. */
export function readName(name: string, usual: string): { kind: string; id: string } {
  const [first = "", ...rest] = name.split(":");
  return rest.length === 0 && first !== "none"
    ? { kind: usual, id: first }
    : { kind: first, id: rest.join(":") };
}

/**
 * The record that a control names, "deal:…", "lead:…" or "touch:…", locked until the transaction ends; null when it is
 * of another ledger, undone, or of no such kind.
 */
export async function findSourced(tx: Queryable, ledgerId: string, name: string): Promise<Sourced | null> {
  const { kind, id } = readName(name, "deal");
  if (kind === "deal") {
    await lockDeal(tx, ledgerId, id);
    const deal = await findDeal(tx, ledgerId, id);
    if (deal === null || deal.status === "undone") return null;
    return { ...deal, kind, contactName: null, day: deal.salesReadyDay ?? deal.closedDay };
  }
  if (kind === "lead") {
    await lockLead(tx, ledgerId, id);
    const lead = await findLead(tx, ledgerId, id);
    return lead === null || lead.status === "undone" ? null : { ...lead, kind };
  }
  if (kind !== "touch") return null;
  await lockTouch(tx, ledgerId, id);
  const touch = await findTouch(tx, ledgerId, id);
  if (touch === null || touch.status === "undone") return null;
  return { ...touch, kind, fromText: await findTouchText(tx, ledgerId, id) };
}

/** What was typed of a touch's source where it matched none: its history row keeps it, the touch has no column for it. */
export async function findTouchText(
  db: Queryable,
  ledgerId: string,
  touchId: string,
): Promise<string | null> {
  const changes = await listChanges(db, ledgerId, touchId);
  const made = changes.find(({ before }) => before === null);
  const isSettled = changes.some(({ action }) => action === "left unsourced");
  return isSettled || typeof made?.after?.fromText !== "string" ? null : made.after.fromText;
}

/**
 * Compare-and-set of where a record came from; false when it has another version. A lead's own touch, the one that made
 * it, goes along.
 */
export async function changeSourceOf(
  tx: Queryable,
  ledgerId: string,
  record: Sourced,
  columns: SourceColumns,
): Promise<boolean> {
  const { teamId: _team, ...ofLead } = columns;
  const { fromText: _text, ...ofTouch } = ofLead;
  if (record.kind === "deal") return changeDeal(tx, ledgerId, record, columns);
  if (record.kind === "touch") return changeTouch(tx, ledgerId, record, ofTouch);
  if (!(await changeLead(tx, ledgerId, record, ofLead))) return false;
  await tx.touch.updateMany({
    where: { ledgerId, leadId: record.id, day: record.day ?? "", sourceId: record.sourceId, status: "open" },
    data: { ...ofTouch, version: { increment: 1 } },
  });
  return true;
}
