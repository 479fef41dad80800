import type { Queryable } from "./client.ts";
import { freeze, thaw } from "./frozen.ts";

const subjects = [
  "deal",
  "meeting",
  "lead",
  "touch",
  "target",
  "commitment",
  "subscription",
  "ledger",
  "member",
  "definition",
  "term",
  "binding",
  "agenda",
  "quarter",
  "review",
  "decision",
  "action",
  "campaign",
  "spend",
  "budget",
  "rate",
] as const;

/** One change, as it is told: columns before and after, bigint as text. */
export type Change = {
  id: string;
  subject: (typeof subjects)[number];
  subjectId: string;
  action: string;
  /** Slack user id, or "import" */
  actor: string;
  /** epoch ms */
  recordedAt: number;
  effectiveDay: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
};

/** Adds one row; history is never changed. Run in the transaction of the change it tells of. */
export async function addHistory(db: Queryable, ledgerId: string, change: Change): Promise<void> {
  await db.history.create({ data: toRow(ledgerId, change), select: { id: true } });
}

function toRow(ledgerId: string, change: Change) {
  return {
    ...change,
    ledgerId,
    recordedAt: BigInt(change.recordedAt),
    before: change.before === null ? null : freeze(change.before),
    after: change.after === null ? null : freeze(change.after),
  };
}

/** A change as its table has it. */
export type HistoryRow = Omit<Change, "subject" | "recordedAt" | "before" | "after"> & {
  subject: string;
  recordedAt: bigint;
  before: string | null;
  after: string | null;
};

/** A row of history as a change. @throws Error for a row about something unknown */
export function toChange(row: HistoryRow): Change {
  const subject = subjects.find((known) => known === row.subject);
  if (subject === undefined)
    throw new Error(`history row ${row.id} is about an unknown subject ${row.subject}`);
  return {
    ...row,
    subject,
    recordedAt: Number(row.recordedAt),
    before: row.before === null ? null : thaw(row.before),
    after: row.after === null ? null : thaw(row.after),
  };
}

/** Rows of history as changes. @throws Error for a row about something unknown */
export const readChanges = (rows: readonly HistoryRow[]): Change[] => rows.map(toChange);

/** A change by id; null in another ledger. */
export async function findChange(db: Queryable, ledgerId: string, id: string): Promise<Change | null> {
  const row = await db.history.findFirst({ where: { ledgerId, id } });
  return row === null ? null : toChange(row);
}

/** What happened to one record, oldest first. */
export async function listChanges(db: Queryable, ledgerId: string, subjectId: string): Promise<Change[]> {
  const rows = await db.history.findMany({
    where: { ledgerId, subjectId },
    orderBy: [{ recordedAt: "asc" }, { id: "asc" }],
  });
  return rows.map(toChange);
}

/** What a person logs, and can take back. */
export const loggedSubjects = [
  ...(["deal", "meeting", "lead", "touch", "campaign", "spend"] as const),
  ...(["budget", "rate"] as const),
] as const;

/** Whether what a change logged can be corrected in a form; budgets and rates are set anew instead. */
export const isEditable = ({ subject }: Pick<Change, "subject">): boolean =>
  subject !== "budget" && subject !== "rate";

/**
 * A person's last change to what they logged, or ("commitments") to a target or commitment, to be undone; null when there
 * is none.
 */
export async function findLastChangeBy(
  db: Queryable,
  ledgerId: string,
  actor: string,
  of: "records" | "commitments" = "records",
): Promise<Change | null> {
  const subject = { in: of === "records" ? [...loggedSubjects] : ["target", "commitment"] };
  const row = await db.history.findFirst({
    where: { ledgerId, actor, subject },
    orderBy: [{ recordedAt: "desc" }, { id: "desc" }],
  });
  return row === null ? null : toChange(row);
}

/** A person's last changes that logged a lead or a touch, undone or not, newest first; at most `most`. */
export async function listLeadChangesBy(
  db: Queryable,
  ledgerId: string,
  actor: string,
  most: number,
): Promise<Change[]> {
  const rows = await db.history.findMany({
    where: { ledgerId, actor, subject: { in: ["lead", "touch"] }, action: { in: ["logged", "touched"] } },
    orderBy: [{ recordedAt: "desc" }, { id: "desc" }],
    take: most,
  });
  return rows.map(toChange);
}

/** What somebody changed in a ledger at one moment (epoch ms), in the order in which it was done. */
export async function listChangesAt(
  db: Queryable,
  ledgerId: string,
  at: { actor: string; recordedAt: number },
): Promise<Change[]> {
  const rows = await db.history.findMany({
    where: { ledgerId, actor: at.actor, recordedAt: BigInt(at.recordedAt) },
    orderBy: { id: "asc" },
  });
  return rows.map(toChange);
}
