import { addDays, addMonths, type Day } from "../../src/core/day.ts";
import { ageWhenWon, estimateConversion } from "../../src/core/kaplan-meier.ts";
import type { Period } from "../../src/core/period.ts";
import type { RawMoney } from "./raw-money.ts";

type By = "source" | "campaign";

/**
 * Credits by the linear model in one statement: the touches of each deal "d" in twelve months before it and after the
 * account's last closing, numbered and counted; 10,000 basis points shared among them, the earliest take the rest.
 */
function credits({ yearBefore }: RawMoney, by: By, where: string, columns = ""): string {
  const key = by === "source" ? "sourceId" : "campaignId";
  const start = `coalesce(d."salesReadyDay", d."closedDay")`;
  const isIn = `t."day" >= d."from" AND (d."cycle" IS NULL OR t."day" > d."cycle")`;
  const isOf = `t."ledgerId" = d."ledgerId" AND t."accountId" = d."accountId" AND t."status" <> 'undone'`;
  return `WITH d AS MATERIALIZED (SELECT d."id", d."ledgerId", d."accountId", d."originLeadId", d."sourceId", d."campaignId", d."status", d."amountMinor", d."createdAt",
      d."salesReadyDay", ${start} AS "start", coalesce(d."closedDay", CAST(? AS TEXT)) AS "end", ${yearBefore(start)} AS "from",
      (SELECT max(p."closedDay" || '') FROM "Deal" p WHERE p."ledgerId" = d."ledgerId" AND p."accountId" = d."accountId"
        AND p."status" IN ('won', 'lost') AND p."closedDay" || '' < ${start}) AS "cycle" FROM "Deal" d WHERE ${where}),
    e AS (SELECT d."id" AS deal, t."${key}" AS k, t."day" AS day, t."createdAt" AS made, t."id" AS id FROM d JOIN "Touch" t ON ${isOf}
        AND t."day" <= d."end" AND (t."leadId" = d."originLeadId" OR (${isIn}))
      UNION ALL SELECT d."id", d."${key}", d."start", d."createdAt", d."id" FROM d WHERE d."originLeadId" IS NULL AND d."sourceId" IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM "Touch" t WHERE ${isOf} AND t."sourceId" = d."sourceId" AND ${isIn} AND t."day" <= d."start")),
    r AS (SELECT deal, k, row_number() OVER (PARTITION BY deal ORDER BY day, made, id) AS place, count(*) OVER (PARTITION BY deal) AS touches FROM e)
    SELECT r.k AS k, ${columns} sum(10000 / r.touches + CASE WHEN r.place <= 10000 % r.touches THEN 1 ELSE 0 END) AS bp,
      sum(CAST(d."amountMinor" AS DOUBLE PRECISION) / r.touches) AS amount FROM r JOIN d ON d."id" = r.deal`;
}

const keyed = (rows: readonly (readonly [unknown, string])[]) =>
  Object.fromEntries(rows.map(([k, figure]) => [String(k), figure]));

/** `/funnel by source model linear` of deals won in a period: sourced and credited. */
export async function askCredits(raw: RawMoney, { start, end }: Period, today: Day) {
  const won = `d."ledgerId" = ? AND d."closedDay" >= ? AND d."closedDay" < ? AND d."status" = 'won'`;
  const span = [raw.ledgerId, start, end];
  const sourced = await raw.ask(
    `SELECT d."sourceId" AS k, count(*) AS n, sum(d."amountMinor") AS amount FROM "Deal" d WHERE ${won} GROUP BY 1`,
    span,
  );
  const credited = await raw.ask(`${credits(raw, "source", won)} GROUP BY 1`, [today, ...span]);
  return {
    sourced: keyed(sourced.map(({ k, n, amount }) => [k, `${n} won, ${amount}`])),
    credited: keyed(credited.map(({ k, bp }) => [k, `${bp} bp`])),
    money: Object.fromEntries(credited.map(({ k, amount }) => [String(k), Number(amount)])),
  };
}

/** What one campaign is credited with by the linear model, of all deals won to date. */
export async function askCampaignCredits(raw: RawMoney, campaignId: string, today: Day) {
  const { ledgerId } = raw;
  const where = `d."ledgerId" = ? AND d."status" = 'won' AND d."closedDay" IS NOT NULL AND (d."campaignId" = ?
    OR d."accountId" IN (SELECT t."accountId" FROM "Touch" t WHERE t."ledgerId" = ? AND t."campaignId" = ?))`;
  const params = [today, ledgerId, campaignId, ledgerId, campaignId, campaignId];
  const [row] = await raw.ask(`${credits(raw, "campaign", where)} WHERE r.k = ? GROUP BY 1`, params);
  return { bp: Number(row?.bp ?? 0), amount: Number(row?.amount ?? 0) };
}

/** The evidence behind `/funnel verdicts`, by the linear model: what each key has, and the pool it is compared with. */
export async function askVerdicts(raw: RawMoney, by: By, today: Day) {
  const { ask, ledgerId, days } = raw;
  const age = days(
    'd."salesReadyDay"',
    `CASE d."status" WHEN 'won' THEN d."closedDay" ELSE CAST(? AS TEXT) END`,
  );
  const ages = await ask(
    `SELECT CASE WHEN d."status" IN ('won', 'open') THEN d."status" ELSE 'lost' END AS status,
        CASE WHEN d."status" IN ('won', 'open') THEN ${age} END AS age, count(*) AS n
      FROM "Deal" d WHERE d."ledgerId" = ? AND d."salesReadyDay" IS NOT NULL AND d."status" <> 'undone' GROUP BY 1, 2`,
    [today, ledgerId],
  );
  const sum = (status: string) =>
    ages.filter((row) => row.status === status).reduce((all, { n }) => all + Number(n), 0);
  const rows = ages
    .filter(({ status }) => status !== "lost")
    .map((row) => ({ age: Number(row.age), n: Number(row.n), isWon: row.status === "won" }));
  const p80 = ageWhenWon(
    estimateConversion({
      rows: rows.map(({ age: ageDays, n, isWon }) => ({
        ...{ ageDays, won: isWon ? n : 0, notWon: isWon ? 0 : n },
      })),
      lost: sum("lost"),
    }),
    0.8,
  );
  const until = addDays(today, -(p80 ?? 0));
  const from = addMonths(until, -24);
  const where = `d."ledgerId" = ? AND d."salesReadyDay" >= ? AND d."salesReadyDay" <= ? AND d."status" IN ('won', 'lost', 'open', 'disqualified')`;
  const old = `CASE WHEN d."salesReadyDay" <= ? THEN 1 ELSE 0 END`;
  const credited = await ask(
    `${credits(raw, by, where, `d."status" AS status, ${old} AS old,`)} GROUP BY 1, 2, 3`,
    [...[today, ledgerId, from, today], until],
  );
  const [pool] = await ask(
    `SELECT count(*) AS meetings, sum(CASE WHEN d."status" = 'won' THEN 1 ELSE 0 END) AS wins FROM "Deal" d
      WHERE d."ledgerId" = ? AND d."salesReadyDay" >= ? AND d."salesReadyDay" <= ? AND d."status" IN ('won', 'lost', 'open', 'disqualified')`,
    [ledgerId, from, until],
  );
  const key = by === "campaign" ? 's."campaignId"' : 'c."sourceId"';
  const spend = await ask(
    `SELECT ${key} AS k, sum(CASE WHEN s."currency" = 'USD' THEN s."amountMinor" ELSE 0 END) AS own FROM "Spend" s
      JOIN "Campaign" c ON c."ledgerId" = s."ledgerId" AND c."id" = s."campaignId" WHERE s."ledgerId" = ? AND s."day" >= ? AND s."status" <> 'undone' GROUP BY 1`,
    [ledgerId, from],
  );
  const bp = (k: unknown, is: (row: (typeof credited)[number]) => boolean) =>
    credited.filter((row) => row.k === k && is(row)).reduce((all, row) => all + Number(row.bp), 0);
  const isOld = ({ old }: { old?: unknown }) => Number(old) === 1;
  return {
    pool: `${pool?.wins} of ${pool?.meetings}`,
    evidence: keyed(
      spend.map(({ k }) => [
        k,
        `${bp(k, (row) => isOld(row) && row.status === "won")} of ${bp(k, isOld)} bp`,
      ]),
    ),
  };
}
