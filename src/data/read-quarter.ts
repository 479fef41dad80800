import type { Day } from "../core/day.ts";
import type { DefinitionRow } from "../core/definitions.ts";
import type { MeetingsCounted } from "../core/key-metrics.ts";
import type { Period, Quarter } from "../core/period.ts";
import type { Reopened } from "../core/reopened-words.ts";
import type { Row } from "./ask.ts";
import type { Database } from "./client.ts";
import { type ClosedFacts, thawFacts } from "./closed-quarters.ts";
import { type Commitment, checked, type Target } from "./commitments.ts";
import { activityQuestions, readActivity } from "./count-activity.ts";
import type { CountedRow } from "./counted-rows.ts";
import { type History, historyQuestions, readHistory } from "./read-history.ts";
import type { Team } from "./vocabulary.ts";

/** What a quarter's scorecard is made of: what was promised, by whom, and what happened, by team. */
export type QuarterFacts = {
  targets: Target[];
  commitments: Commitment[];
  teams: Team[];
  counted: CountedRow[];
  /** every change of the ledger's definitions */
  definitions: DefinitionRow[];
  /** deals opened again in the quarter, apart from the rows */
  reopened: Reopened[];
  /** what the quarter's final scorecard was made of, where it is frozen, and since when (epoch ms) */
  closed: (ClosedFacts & { closedAt: number }) | null;
  /** every metric by team and day, where a span was asked for */
  history: History | null;
};

const text = (row: Row, column: string): string => String(row[column]);
const numberOrNull = (row: Row, column: string): bigint | null => {
  const value = row[column];
  return typeof value === "bigint" ? value : null;
};

const commonOf = (row: Row) => ({
  id: text(row, "id"),
  quarter: text(row, "quarter"),
  startDay: text(row, "startDay"),
  endDay: text(row, "endDay"),
  metric: text(row, "metric"),
  cell: text(row, "cell"),
  version: Number(row.version),
});

/**
 * Everything a quarter's scorecard needs, in one question and so from one moment.
 * @param ledger whose, and which meetings count there
 * @param period the days that are counted
 * @param past the days and the currency of the history, which only a forecast needs
 */
export async function readQuarter(
  database: Database,
  ledger: { id: string; meetingsCount: MeetingsCounted },
  quarter: Quarter,
  period: Pick<Period, "start" | "end">,
  past: { start: Day; end: Day; currency: string } | null = null,
): Promise<QuarterFacts> {
  const { id: ledgerId, meetingsCount } = ledger;
  const ofHistory = past === null ? [] : historyQuestions(ledgerId, past, past.currency, meetingsCount);
  const columns = '"id", "quarter", "startDay", "endDay", "metric", "cell", "number", "version"';
  const ofQuarter = `WHERE "ledgerId" = ? AND "quarter" = ? AND "cell" = ''`;
  const [targets = [], commitments = [], teams = [], definitions = [], closed = [], ...rest] =
    await database.ask([
      { sql: `SELECT ${columns} FROM "Target" ${ofQuarter}`, params: [ledgerId, quarter] },
      {
        sql: `SELECT ${columns}, "teamId", "shareBp", "signedBy", "signedAt" FROM "Commitment" ${ofQuarter}`,
        params: [ledgerId, quarter],
      },
      {
        sql: `SELECT "id", "name", "key", "kind", "position", "isRetired" FROM "Team" WHERE "ledgerId" = ? ORDER BY "position", "id"`,
        params: [ledgerId],
      },
      {
        sql: `SELECT "version", "key", "value" FROM "DefinitionVersion" WHERE "ledgerId" = ?`,
        params: [ledgerId],
      },
      {
        sql: `SELECT "figures", "closedAt" FROM "ClosedQuarter" WHERE "ledgerId" = ? AND "quarter" = ?`,
        params: [ledgerId, quarter],
      },
      ...ofHistory,
      ...activityQuestions(ledgerId, period, "team", null, meetingsCount),
    ]);
  const { rows, reopened } = readActivity(rest.slice(ofHistory.length));
  return {
    targets: targets.map((row) => checked({ ...commonOf(row), number: numberOrNull(row, "number") ?? 0n })),
    commitments: commitments.map((row) => {
      const shareBp = numberOrNull(row, "shareBp");
      const signedAt = numberOrNull(row, "signedAt");
      return checked({
        ...commonOf(row),
        teamId: text(row, "teamId"),
        shareBp: shareBp === null ? null : Number(shareBp),
        number: numberOrNull(row, "number"),
        signedBy: row.signedBy === null ? null : text(row, "signedBy"),
        signedAt: signedAt === null ? null : Number(signedAt),
      });
    }),
    teams: teams.map((row) => ({
      id: text(row, "id"),
      name: text(row, "name"),
      key: text(row, "key"),
      kind: text(row, "kind"),
      position: Number(row.position),
      isRetired: Boolean(row.isRetired),
    })),
    definitions: definitions.map((row) => ({
      version: Number(row.version),
      key: text(row, "key"),
      value: text(row, "value"),
    })),
    counted: rows,
    reopened,
    closed:
      typeof closed[0]?.figures === "string"
        ? { ...thawFacts(closed[0].figures), closedAt: Number(closed[0].closedAt) }
        : null,
    history: past === null ? null : readHistory(rest.slice(0, ofHistory.length)),
  };
}
