import { undoAction } from "../core/plan-undo.ts";
import type { Queryable } from "./client.ts";
import { type Change, listChanges } from "./history.ts";

/** The actions of the history rows by which a deal's origin was decided by a person. */
export const originActions = { chosen: "origin chosen", replaced: "origin replaced" } as const;

/** The last change, not undone, by which somebody decided where a deal came from; null where nobody has. */
export async function findOriginChoice(
  db: Queryable,
  ledgerId: string,
  dealId: string,
): Promise<Change | null> {
  const changes = await listChanges(db, ledgerId, dealId);
  const undone = new Set(
    changes.flatMap(({ action, after }) => (action === undoAction ? [after?.undoes] : [])),
  );
  const decided: readonly string[] = Object.values(originActions);
  return changes.findLast(({ id, action }) => decided.includes(action) && !undone.has(id)) ?? null;
}
