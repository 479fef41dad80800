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

/** The action of a change that adds a meeting of its own to a deal. */
export const addingAction = "followed up";

/**
 * The values that a record has now in the columns that are about to change, null where it has none: what its history
 * row keeps as `before`. Never throws.
 * @param columns the columns and their new values
 */
export function valuesBefore(record: object, columns: object): Record<string, unknown> {
  const now = new Map<string, unknown>(Object.entries(record));
  return Object.fromEntries(Object.keys(columns).map((column) => [column, now.get(column) ?? null]));
}

/** What makes a record out of nothing; undoing it takes away everything that came after. */
const makes = (change: RecordedChange): boolean => change.before === null;

/**
 * Undo means it was never so: the columns that a change set go back to what they were, and a record that the change
 * made becomes "undone". Refused once a later change, not undone itself, touched the same columns, or added to a
 * record that would go; other later changes stay. Never throws.
 * @param later the changes to the same record after this one, oldest first
 * @param unmade the columns of a record that never was, e.g. { status: "undone" }
 */
export function planUndo(
  change: RecordedChange,
  later: readonly RecordedChange[],
  unmade: Readonly<Record<string, unknown>>,
): UndoPlan {
  const undoing = later.find((each) => each.action === undoAction && each.after?.undoes === change.id);
  if (undoing !== undefined) return { kind: "undone already", by: undoing.actor };
  const columns = change.before ?? unmade;
  const undone = new Set(later.map((each) => each.after?.undoes));
  const touching = later
    .filter((each) => each.action !== undoAction && !undone.has(each.id))
    .find(
      (each) =>
        (makes(change) && each.action === addingAction) ||
        Object.keys(each.after ?? {}).some((column) => Object.hasOwn(columns, column)),
    );
  if (touching !== undefined) return { kind: "changed since", by: touching.actor, action: touching.action };
  return { kind: "restore", columns };
}
