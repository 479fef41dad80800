import type { Ctx } from "../../ctx.ts";
import type { Tx } from "../../data/client.ts";
import type { Change } from "../../data/history.ts";
import { changeLead, findDealOfLead, getLead, type LeadColumns } from "../../data/leads.ts";
import {
  changeTouch,
  getTouch,
  listTouchesOfLead,
  type TouchColumns,
  touchColumnsOf,
} from "../../data/touches.ts";
import { UserError } from "../../errors.ts";

type Columns = Readonly<Record<string, unknown>>;

/**
 * Puts a lead's columns back, and those of the touch that made it along; one that never was takes that touch with it.
 * @throws UserError while a deal has it as its origin, or somebody touched it again
 */
export async function restoreLead(ctx: Ctx, tx: Tx, change: Change, columns: Columns): Promise<void> {
  const { id: ledgerId } = ctx.ledger;
  const lead = await getLead(tx, ledgerId, change.subjectId);
  const show = `/lead show ${lead.accountName ?? "Acme"}, to see what became of it`;
  const touches = await listTouchesOfLead(tx, ledgerId, lead.id);
  const [own, ...others] = touches;
  if (columns.status === "undone") {
    if ((await findDealOfLead(tx, ledgerId, lead.id)) !== null)
      throw new UserError("A deal came from this lead since; undo its meeting first.", show);
    if (others.length > 0)
      throw new UserError("This lead was touched again since; undo that touch first.", show);
  }
  // The columns come from our own history rows, which hold what LeadColumns held before the change.
  const { teamId: _team, ...ofLead } = columns;
  const back: Partial<LeadColumns> = ofLead;
  const ofTouch = touchColumnsOf(back);
  const isBack = await changeLead(tx, ledgerId, lead, back);
  if (!isBack || (own !== undefined && !(await changeTouch(tx, ledgerId, own, ofTouch))))
    throw new UserError("Someone changed this lead at the same moment.", show);
}

/** Puts a touch's columns back. @throws UserError */
export async function restoreTouch(ctx: Ctx, tx: Tx, change: Change, columns: Columns): Promise<void> {
  const touch = await getTouch(tx, ctx.ledger.id, change.subjectId);
  // The columns come from our own history rows, which hold what TouchColumns held before the change.
  const back: Partial<TouchColumns> = columns;
  if (!(await changeTouch(tx, ctx.ledger.id, touch, touchColumnsOf(back))))
    throw new UserError("Someone changed this touch at the same moment.", `/lead show ${touch.accountName}`);
}
