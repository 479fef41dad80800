/** A recorded change as undoing needs it: the columns it set, and who made it. */
export type RecordedChange = {
  id: string;
  action: string;
  actor: string;
  before: Readonly<Record<string, unknown>> | null;
  after: Readonly<Record<string, unknown>> | null;
};

/** What undoing a change does: the columns to put back, or why not. */
export type UndoPlan =
  | { kind: "restore"; columns: Readonly<Record<string, unknown>> }
  | { kind: "undone already"; by: string }
  | { kind: "changed since"; by: string; action: string };

/** The action of the history row that an undo writes; it names the change in `after.undoes`. */
export const undoAction = "undone";

/**
 * Undo means it was never so: the columns that a change set go back to what they were, and a record that the change
 * made becomes "undone". Refused once a later change touched the same columns; other later changes stay.
 * @param later the changes to the same record after this one, oldest first
 * @param made the column that a record's making sets, e.g. "status"
 */
export function planUndo(change: RecordedChange, later: readonly RecordedChange[], made: string): UndoPlan {
  const undoing = later.find((each) => each.action === undoAction && each.after?.undoes === change.id);
  if (undoing !== undefined) return { kind: "undone already", by: undoing.actor };
  const columns = change.before ?? { [made]: "undone" };
  const touching = later.find((each) =>
    Object.keys(each.after ?? {}).some((column) => Object.hasOwn(columns, column)),
  );
  if (touching !== undefined) return { kind: "changed since", by: touching.actor, action: touching.action };
  return { kind: "restore", columns };
}
