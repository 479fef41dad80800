import Sqlite from "better-sqlite3";
import { v7 } from "uuid";
import { dayAt } from "../../src/core/day.ts";
import { normaliseName } from "../../src/core/names.ts";
import { quarterOf, quarterPeriod } from "../../src/core/period.ts";
import { calendar } from "./seed-ledger.ts";

type Row = Record<string, unknown>;

/** The statements of one `/deal closed`, each prepared once, on one connection as durable as ours. */
export function closeRaw(path: string) {
  const connection = new Sqlite(path);
  for (const pragma of ["journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"])
    connection.pragma(pragma);
  const ask = (sql: string) => connection.prepare<unknown[], Row>(sql);
  const deal = `SELECT d.*, a."name" AS account, l."day" AS "leadDay", s."name" AS source, c."name" AS campaign, t."name" AS team, p."name" AS product, v."name" AS division
    FROM "Deal" d LEFT JOIN "Account" a ON a."id" = d."accountId" LEFT JOIN "Lead" l ON l."id" = d."originLeadId" LEFT JOIN "Source" s ON s."id" = d."sourceId"
    LEFT JOIN "Campaign" c ON c."id" = d."campaignId" LEFT JOIN "Team" t ON t."id" = d."teamId"
    LEFT JOIN "ProductLine" p ON p."id" = d."productLineId" LEFT JOIN "Division" v ON v."id" = d."divisionId"`;
  const closed = `FROM "Deal" WHERE "ledgerId" = ? AND "closedDay" >= ? AND "closedDay" < ?`;
  const reopened = `FROM "Reopening" r JOIN "Deal" d ON d."ledgerId" = r."ledgerId" AND d."id" = r."dealId" WHERE r."ledgerId" = ? AND r."status" = 'open'`;
  const sql = {
    ledgers: ask(`SELECT * FROM "Ledger" WHERE "workspaceId" = ? ORDER BY "createdAt"`),
    member: ask(`SELECT "role", "teamId" FROM "Member" WHERE "ledgerId" = ? AND "userId" = ?`),
    account: ask(`SELECT "id", "name", "key" FROM "Account" WHERE "ledgerId" = ? AND "key" IN (?)`),
    open: ask(
      `${deal} WHERE d."ledgerId" = ? AND d."accountId" = ? AND d."status" = 'open' ORDER BY d."createdAt" DESC LIMIT 200`,
    ),
    mark: connection.prepare(
      `INSERT INTO "RequestKey" ("workspaceId", "kind", "nativeId", "ledgerId", "recordId", "createdAt") VALUES (?, 'trigger', ?, ?, ?, ?)`,
    ),
    update: connection.prepare(
      `UPDATE "Deal" SET "status" = 'won', "closedDay" = ?, "amountMinor" = ?, "currency" = 'USD', "version" = ? WHERE "ledgerId" = ? AND "id" = ? AND "version" = ?`,
    ),
    history: connection.prepare(
      `INSERT INTO "History" ("id", "ledgerId", "subject", "subjectId", "action", "actor", "recordedAt", "effectiveDay", "before", "after") VALUES (?, ?, 'deal', ?, 'won', ?, ?, ?, ?, ?)`,
    ),
    subscriptions: ask(
      `SELECT "channelId" FROM "Subscription" WHERE "ledgerId" = ? AND "kind" = 'scorecard' AND "state" = 'active'`,
    ),
    change: ask(`SELECT * FROM "History" WHERE "ledgerId" = ? AND "id" = ?`),
    deal: ask(`${deal} WHERE d."ledgerId" = ? AND d."id" = ?`),
    targets: ask(`SELECT * FROM "Target" WHERE "ledgerId" = ? AND "quarter" = ? AND "cell" = ''`),
    commitments: ask(`SELECT * FROM "Commitment" WHERE "ledgerId" = ? AND "quarter" = ? AND "cell" = ''`),
    definitions: ask(`SELECT "version", "key", "value" FROM "DefinitionVersion" WHERE "ledgerId" = ?`),
    frozen: ask(`SELECT "figures" FROM "ClosedQuarter" WHERE "ledgerId" = ? AND "quarter" = ?`),
    teams: ask(`SELECT * FROM "Team" WHERE "ledgerId" = ? ORDER BY "position"`),
    won: ask(`SELECT "teamId" AS k, "status", "currency", count(*) AS n, count(*) - count("originLeadId") AS "withoutLead",
      count(*) - count("amountMinor") AS "withoutAmount", sum("amountMinor") AS amount ${closed} AND "status" IN ('won', 'lost') GROUP BY 1, 2, 3`),
    meetings:
      ask(`SELECT "teamId" AS k, "status", "currency", count(*) AS n, count(*) - count("originLeadId") AS "withoutLead", sum("amountMinor") AS amount
      FROM "Deal" WHERE "ledgerId" = ? AND "salesReadyDay" >= ? AND "salesReadyDay" < ? AND "status" <> 'undone' GROUP BY 1, 2, 3`),
    leads:
      ask(`SELECT s."teamId" AS k, count(*) AS n FROM "Lead" l LEFT JOIN "Source" s ON s."ledgerId" = l."ledgerId" AND s."id" = l."sourceId"
      WHERE l."ledgerId" = ? AND l."day" >= ? AND l."day" < ? AND l."status" <> 'undone' GROUP BY 1`),
    closedBefore:
      ask(`SELECT d."teamId" AS k, r."wasStatus", r."currency", count(*) AS n, sum(r."amountMinor") AS amount ${reopened}
      AND r."closedDay" >= ? AND r."closedDay" < ? GROUP BY 1, 2, 3`),
    reopened:
      ask(`SELECT r."wasStatus", r."closedDay", r."currency", count(*) AS n, sum(r."amountMinor") AS amount ${reopened}
      AND r."reopenedDay" >= ? AND r."reopenedDay" < ? GROUP BY 1, 2, 3`),
  };
  const write = connection.transaction(
    (given: {
      deal: Row;
      workspace: string;
      trigger: string;
      user: string;
      id: string;
      amount: number;
      today: string;
    }) => {
      const { deal: open, id, today } = given;
      const now = Date.now();
      sql.mark.run(given.workspace, given.trigger, open.ledgerId, id, now);
      sql.update.run(today, given.amount, Number(open.version) + 1, open.ledgerId, open.id, open.version);
      const before = JSON.stringify({
        status: "open",
        closedDay: null,
        amountMinor: null,
        currency: open.currency,
      });
      const after = JSON.stringify({
        dealId: open.id,
        status: "won",
        closedDay: today,
        amountMinor: String(given.amount),
        currency: "USD",
      });
      sql.history.run(id, open.ledgerId, open.id, given.user, now, today, before, after);
      sql.subscriptions.all(open.ledgerId);
    },
  );

  return {
    end: () => connection.close(),
    /** Closes what "closed Company 12 $1,200" names and answers it with how its team stands. */
    close(body: { text: string; team_id: string; user_id: string; trigger_id: string }): string {
      const { company = "", dollars = "" } =
        /^closed (?<company>.+) \$(?<dollars>[\d,]+)$/.exec(body.text)?.groups ?? {};
      const [ledger] = sql.ledgers.all(body.team_id);
      const member = sql.member.get(ledger?.id, body.user_id);
      if (member?.role === "partner") throw new Error("the benchmark is no partner");
      const account = sql.account.get(ledger?.id, normaliseName(company));
      const open = sql.open.get(ledger?.id, account?.id);
      if (open === undefined) throw new Error(`no open deal with ${company}`);
      const id = v7();
      const today = dayAt(Date.now(), "UTC");
      const amount = Number(dollars.replaceAll(",", "")) * 100;
      write.immediate({
        deal: open,
        workspace: body.team_id,
        trigger: body.trigger_id,
        user: body.user_id,
        id,
        amount,
        today,
      });
      const change = sql.change.get(open.ledgerId, id);
      const now = sql.deal.get(open.ledgerId, change?.subjectId);
      const quarter = quarterOf(today, calendar);
      const { start, end } = quarterPeriod(quarter, calendar);
      const goals = [
        sql.targets.all(open.ledgerId, quarter),
        sql.commitments.all(open.ledgerId, quarter),
        sql.teams.all(open.ledgerId),
        sql.definitions.all(open.ledgerId),
        sql.frozen.all(open.ledgerId, quarter),
      ];
      const counts = [sql.won, sql.meetings, sql.leads, sql.closedBefore, sql.reopened].map((each) =>
        each.all(open.ledgerId, start, end),
      );
      const n = counts[0]?.find((row) => row.k === now?.teamId)?.n;
      return `${now?.account}: won, $${dollars}. Sourced by ${now?.team} (${now?.source}), closed ${today}. ${now?.team} now: ${n} of ${goals[0]?.[0]?.number} in ${quarter}.`;
    },
  };
}
