import type { Database } from "../../../src/data/client.ts";

/** A row as the database has it; what a record names, by its name. */
export type Fact = Readonly<Record<string, string | bigint | null | undefined>>;

/** Everything that the figures are made of, read by plain questions that know nothing of the reports. */
export type Facts = {
  today: string;
  deals: Fact[];
  leads: Fact[];
  touches: Fact[];
  spend: Fact[];
  rates: Fact[];
  campaigns: Fact[];
  attributes: Fact[];
};

export const text = (fact: Fact | undefined, column: string): string => String(fact?.[column] ?? "");
export const isNone = (fact: Fact, column: string): boolean => (fact[column] ?? null) === null;
export const minor = (fact: Fact, column = "amount"): number => Number(fact[column] ?? 0n);

const named = (
  of: string,
) => `LEFT JOIN "Source" s ON s."id" = ${of}."sourceId" LEFT JOIN "Team" st ON st."id" = s."teamId"
  LEFT JOIN "Campaign" c ON c."id" = ${of}."campaignId" LEFT JOIN "ProductLine" p ON p."id" = ${of}."productLineId"
  LEFT JOIN "Division" v ON v."id" = ${of}."divisionId"`;
const names = `s."name" AS source, st."name" AS "sourceTeam", c."name" AS campaign, p."name" AS product, v."name" AS division`;

/** The facts of one ledger as seen `today`. */
export async function readFacts(database: Database, ledgerId: string, today: string): Promise<Facts> {
  const of = (sql: string) => ({ sql, params: [ledgerId] });
  const [deals = [], leads = [], touches = [], spend = [], rates = [], campaigns = [], attributes = []] =
    await database.ask([
      of(`SELECT d."id" AS id, d."accountId" AS account, a."name" AS company, d."originLeadId" AS lead, d."status" AS status,
          d."salesReadyDay" AS ready, d."closedDay" AS closed, d."amountMinor" AS amount, d."currency" AS currency, t."name" AS team,
          d."createdAt" AS made, m."outcome" AS outcome, m."heldDay" AS held, m."id" AS meeting, ${names}
        FROM "Deal" d ${named("d")} LEFT JOIN "Account" a ON a."id" = d."accountId" LEFT JOIN "Team" t ON t."id" = d."teamId"
          LEFT JOIN "Meeting" m ON m."dealId" = d."id" AND m."isSalesReady" AND m."outcome" <> 'undone'
        WHERE d."ledgerId" = ? AND d."status" <> 'undone' ORDER BY d."salesReadyDay" DESC, d."id" DESC`),
      of(`SELECT l."id" AS id, l."day" AS day, l."accountId" AS account, l."createdAt" AS made, ${names}
        FROM "Lead" l ${named("l")} WHERE l."ledgerId" = ? AND l."status" <> 'undone'`),
      of(`SELECT t."id" AS id, t."accountId" AS account, t."leadId" AS lead, t."day" AS day, t."createdAt" AS made, ${names}
        FROM "Touch" t ${named("t")} WHERE t."ledgerId" = ? AND t."status" <> 'undone' ORDER BY t."day", t."createdAt", t."id"`),
      of(`SELECT x."day" AS day, x."amountMinor" AS amount, x."currency" AS currency, own."name" AS team, cp."name" AS "campaignProduct",
          cv."name" AS "campaignDivision", ${names}
        FROM "Spend" x ${named("x")} LEFT JOIN "Team" own ON own."id" = x."teamId" LEFT JOIN "ProductLine" cp ON cp."id" = c."productLineId"
          LEFT JOIN "Division" cv ON cv."id" = c."divisionId"
        WHERE x."ledgerId" = ? AND x."status" <> 'undone' ORDER BY x."day"`),
      of(`SELECT "currency", "day", "rate" FROM "Rate" WHERE "ledgerId" = ? ORDER BY "day" DESC`),
      of(`SELECT "name", "startDay", "endDay", "leadDays" FROM "Campaign" WHERE "ledgerId" = ?`),
      of(`SELECT "accountId" AS account, "key", "value" FROM "Attribute" WHERE "ledgerId" = ?`),
    ]);
  return { today, deals, leads, touches, spend, rates, campaigns, attributes };
}

/** The rate of a day: the latest on or before it, a month old at most. */
export function rateOf({ rates }: Facts, day: string): Fact | undefined {
  const oldest = daysLater(day, -31);
  return rates.find((each) => text(each, "day") <= day && text(each, "day") >= oldest);
}

/** Amounts in cents of dollars, each at the rate of its own day; what has none is left out and named. */
export function dollars(
  facts: Facts,
  rows: readonly { fact: Fact; day: string }[],
): { cents: number; apart: string[] } {
  let cents = 0;
  const apart: string[] = [];
  for (const { fact, day } of rows) {
    if (text(fact, "currency") === "USD") cents += minor(fact);
    else {
      const rate = rateOf(facts, day);
      if (rate === undefined) apart.push(text(fact, "currency"));
      else cents += Math.round((minor(fact) * Math.round(Number(rate.rate) * 100)) / 100);
    }
  }
  return { cents, apart };
}

export const daysLater = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

export const daysFrom = (a: string, b: string): number => (Date.parse(b) - Date.parse(a)) / 86_400_000;
