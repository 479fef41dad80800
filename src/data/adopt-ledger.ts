import { ask as askAway } from "./ask.ts";
import type { Database, Queryable } from "./client.ts";
import { Prisma } from "./generated/sqlite/client.ts";
import type { NewRow } from "./insert-rows.ts";
import { ledgerTables } from "./ledger-tables.ts";

/** What a new ledger comes with, and what says nothing about a company: it does not count as filled. */
const starters = new Set(["Ledger", "Team", "Source", "Stage", "ChannelBinding", "Subscription", "History"]);

/** Whether a ledger holds nothing that somebody entered: no more than the teams, sources and stages it began with. */
export async function isEmptyLedger(
  database: Pick<Database, "ask" | "db">,
  ledgerId: string,
): Promise<boolean> {
  const tables = ledgerTables.filter(({ name }) => !starters.has(name));
  const answers = await askAway(
    database,
    tables.map(({ name }) => ({
      sql: `SELECT 1 AS "one" FROM "${name}" WHERE "ledgerId" = ? LIMIT 1`,
      params: [ledgerId],
    })),
  );
  if (answers.some((rows) => rows.length > 0)) return false;
  return (await database.db.channelBinding.count({ where: { ledgerId, teamId: { not: null } } })) === 0;
}

/** Takes away the teams, sources and stages that an empty ledger began with. Run in a transaction. */
export async function clearStarters(tx: Queryable, ledgerId: string): Promise<void> {
  await tx.stage.deleteMany({ where: { ledgerId } });
  await tx.source.deleteMany({ where: { ledgerId } });
  await tx.team.deleteMany({ where: { ledgerId } });
}

/** The columns of an exported ledger that the ledger it goes into takes over: its name and its age stay. */
const settings = ledgerTables
  .filter(({ name }) => name === "Ledger")
  .flatMap(({ columns }) => columns.map(({ name }) => name))
  .filter((name) => !["id", "name", "createdAt"].includes(name));

/** Gives a ledger the settings of an exported one, by the names of their columns. */
export async function adoptSettings(tx: Queryable, ledgerId: string, exported: NewRow): Promise<void> {
  const [first, ...others] = settings.map((name) => `"${name}" = `);
  const pieces = [`UPDATE "Ledger" SET ${first}`, ...others.map((name) => `, ${name}`), ` WHERE "id" = `, ""];
  const values = [...settings.map((name) => exported[name] ?? null), ledgerId];
  await tx.$executeRaw(new Prisma.Sql(pieces, values));
}

/** What the marks of an import say: the exported ledger, and how many rows its export has. */
export type ImportMark = { export: string; rows: number };

/** The last mark that an import of an export left in a ledger's history; null when there was none. */
export async function findImportMark(
  db: Queryable,
  ledgerId: string,
): Promise<{ action: string; after: string | null } | null> {
  return db.history.findFirst({
    where: { ledgerId, subject: "ledger", subjectId: ledgerId, action: { in: [markStarted, markFinished] } },
    orderBy: [{ recordedAt: "desc" }, { id: "desc" }],
    select: { action: true, after: true },
  });
}

/** History actions between which an import of an export is under way. */
export const markStarted = "import started";
export const markFinished = "import finished";
