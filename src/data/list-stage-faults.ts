import { type Day, isDay } from "../core/day.ts";
import type { Database } from "./client.ts";
import { dealsOf } from "./counted-rows.ts";

/** A deal that contradicts itself: still open after its due day, or in a stage after its close. */
export type StageFault = { company: string | null } & (
  | { kind: "past due"; dueDay: Day }
  | { kind: "after its close"; stage: string; day: Day; closedDay: Day }
);

/**
 * The deals of a ledger that contradict themselves as of a day, the longest past due first, then the stages that were
 * entered after a close. @param teamId only those that this team sourced; null: all
 */
export async function listStageFaults(
  database: Database,
  ledgerId: string,
  today: Day,
  teamId: string | null,
): Promise<StageFault[]> {
  const own = dealsOf(teamId);
  const account = `LEFT JOIN "Account" a ON a."ledgerId" = d."ledgerId" AND a."id" = d."accountId"`;
  const [due = [], late = []] = await database.ask([
    {
      sql: `SELECT a."name" AS company, d."dueDay" AS day FROM "Deal" d ${account}
        WHERE d."ledgerId" = ? AND d."status" = 'open' AND d."dueDay" < ?${own.sql} ORDER BY d."dueDay", d."id"`,
      params: [ledgerId, today, ...own.params],
    },
    {
      sql: `SELECT a."name" AS company, s."name" AS stage, e."day" AS day, d."closedDay" AS closed FROM "StageEntry" e
        JOIN "Deal" d ON d."ledgerId" = e."ledgerId" AND d."id" = e."dealId" ${account}
        JOIN "Stage" s ON s."ledgerId" = e."ledgerId" AND s."id" = e."stageId"
        WHERE e."ledgerId" = ? AND e."status" <> 'undone' AND d."status" IN ('won', 'lost') AND e."day" > d."closedDay"${own.sql}
        ORDER BY e."day", e."id"`,
      params: [ledgerId, ...own.params],
    },
  ]);
  const companyOf = (value: unknown): string | null => (typeof value === "string" ? value : null);
  return [
    ...due.flatMap(({ company, day }): StageFault[] => {
      const dueDay = String(day);
      return isDay(dueDay) ? [{ kind: "past due", company: companyOf(company), dueDay }] : [];
    }),
    ...late.flatMap(({ company, stage, day, closed }): StageFault[] => {
      const [entered, closedDay] = [String(day), String(closed)];
      if (!isDay(entered) || !isDay(closedDay)) return [];
      return [
        {
          kind: "after its close",
          company: companyOf(company),
          stage: String(stage),
          day: entered,
          closedDay,
        },
      ];
    }),
  ];
}
