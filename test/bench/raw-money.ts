import { buildCostGrid } from "../../src/core/cost-grid.ts";
import type { Period } from "../../src/core/period.ts";
import type { DaysBetween, RawAsk } from "./raw-funnel.ts";

/** What the raw statements of the money's reports need of the database at hand. */
export type RawMoney = {
  ask: RawAsk;
  days: DaysBetween;
  /** SQL for the day twelve months before a day column */
  yearBefore: (day: string) => string;
  ledgerId: string;
  /** the campaign that is shown, and the ids of sources by name */
  campaignId: string;
  sources: ReadonlyMap<string, string>;
};

type Span = Pick<Period, "start" | "end">;

/** An amount of spend "s" in hundredths of minor units of the ledger's dollars: rates have two decimals here. */
const inOwn = `s."amountMinor" * CASE s."currency" WHEN 'USD' THEN 100 ELSE (SELECT CAST(round(CAST(r."rate" AS DOUBLE PRECISION) * 100) AS BIGINT) FROM "Rate" r
  WHERE r."ledgerId" = s."ledgerId" AND r."currency" = s."currency" AND r."day" <= s."day" ORDER BY r."day" DESC LIMIT 1) END`;
const spent = `CAST(sum(${inOwn}) / 100 AS BIGINT) AS n FROM "Spend" s JOIN "Campaign" c ON c."ledgerId" = s."ledgerId" AND c."id" = s."campaignId"
  JOIN "Source" o ON o."ledgerId" = c."ledgerId" AND o."id" = c."sourceId" WHERE s."ledgerId" = ? AND s."status" <> 'undone'`;

/** `/campaign show` without its models and its verdict. */
export async function askCampaign({ ask, ledgerId }: RawMoney, campaignId: string) {
  const params = [ledgerId, campaignId];
  const of = (table: string) =>
    `FROM "${table}" x WHERE x."ledgerId" = ? AND x."campaignId" = ? AND x."status" <> 'undone'`;
  const [leads] = await ask(`SELECT count(*) AS n ${of("Lead")}`, params);
  const [touches] = await ask(`SELECT count(*) AS n ${of("Touch")}`, params);
  const [spend] = await ask(`SELECT ${spent} AND s."campaignId" = ?`, params);
  const deals = await ask(
    `SELECT x."status" AS status, m."outcome" AS outcome, count(*) AS n, sum(x."amountMinor") AS amount
      ${of("Deal").replace("WHERE", `LEFT JOIN "Meeting" m ON m."ledgerId" = x."ledgerId" AND m."dealId" = x."id" AND m."isSalesReady" WHERE`)} GROUP BY 1, 2`,
    params,
  );
  const sum = (is: (status: unknown, outcome: unknown) => boolean, column: "n" | "amount" = "n") =>
    deals.reduce((all, row) => all + (is(row.status, row.outcome) ? Number(row[column] ?? 0) : 0), 0);
  return {
    leads: Number(leads?.n),
    touches: Number(touches?.n),
    spend: Number(spend?.n),
    booked: sum(() => true),
    held: sum((_, outcome) => outcome === "held" || outcome === "accepted"),
    accepted: sum((_, outcome) => outcome === "accepted"),
    won: sum((status) => status === "won"),
    lost: sum((status) => status === "lost"),
    revenue: sum((status) => status === "won", "amount"),
    pipeline: sum((status) => status === "open", "amount"),
  };
}

/** `/budget cost`: cells of product line and division, now and before, and their totals. */
export async function askCost({ ask, ledgerId }: RawMoney, now: Span, before: Span) {
  const grid = async ({ start, end }: Span) => {
    const span = [ledgerId, start, end];
    const spend = await ask(
      `SELECT coalesce(s."teamId", c."teamId", o."teamId") AS t, s."productLineId" AS p, s."divisionId" AS v, ${spent} AND s."day" >= ? AND s."day" < ? GROUP BY 1, 2, 3`,
      span,
    );
    const meetings = await ask(
      `SELECT d."teamId" AS t, d."productLineId" AS p, d."divisionId" AS v, count(*) AS n FROM "Deal" d
        WHERE d."ledgerId" = ? AND d."salesReadyDay" >= ? AND d."salesReadyDay" < ? AND d."status" NOT IN ('undone', 'disqualified') GROUP BY 1, 2, 3`,
      span,
    );
    const cellOf = ({ t, p, v }: Record<string, unknown>) => ({
      ...{ teamId: String(t), productLineId: String(p), divisionId: String(v) },
    });
    return buildCostGrid(
      spend.map((row) => ({ ...cellOf(row), amountMinor: BigInt(String(row.n)) })),
      meetings.map((row) => ({ ...cellOf(row), n: Number(row.n) })),
    );
  };
  const [ofNow, ofBefore] = [await grid(now), await grid(before)];
  const figures = ({ amountMinor, meetings }: { amountMinor: bigint; meetings: number }) =>
    `${amountMinor} for ${meetings}`;
  return {
    now: ofNow.cells.map(figures).sort(),
    before: ofBefore.cells.map(figures).sort(),
    total: [ofNow.total, ofBefore.total].map(figures),
    otherMeetings: ofNow.otherMeetings,
  };
}

/**
 * What `/budget` reckons from: spend of a quarter and of the four before it, meetings by month and age, what became of the
 * leads since then, and what was won. Checked are the money of the quarter and all meetings, by team.
 */
export async function askFunding(
  { ask, days, ledgerId }: RawMoney,
  { now, since, today }: { now: Span; since: string; today: string },
) {
  const spend = await ask(
    `SELECT coalesce(s."teamId", c."teamId", o."teamId") AS t, CASE WHEN s."day" >= ? THEN 1 ELSE 0 END AS here, ${spent} AND s."day" >= ? AND s."day" < ? GROUP BY 1, 2`,
    [now.start, ledgerId, since, now.end],
  );
  const age = days(
    'd."salesReadyDay"',
    `CASE d."status" WHEN 'won' THEN d."closedDay" ELSE CAST(? AS TEXT) END`,
  );
  const meetings = await ask(
    `SELECT d."teamId" AS t, d."status" AS status, substr(d."salesReadyDay", 1, 7) AS m, substr(d."closedDay", 1, 7) AS w, ${age} AS age, count(*) AS n
      FROM "Deal" d WHERE d."ledgerId" = ? AND d."salesReadyDay" <= ? AND d."status" IN ('open', 'won', 'lost') GROUP BY 1, 2, 3, 4, 5`,
    [today, ledgerId, today],
  );
  await ask(
    `SELECT l."sourceId" AS s, count(*) AS n FROM "Lead" l WHERE l."ledgerId" = ? AND l."day" >= ? AND l."day" <= ? AND l."status" <> 'undone' GROUP BY 1`,
    [ledgerId, since, today],
  );
  await ask(
    `SELECT l."sourceId" AS s, ${days('l."day"', 'd."salesReadyDay"')} AS days, count(*) AS n FROM "Deal" d CROSS JOIN "Lead" l
      WHERE d."ledgerId" = ? AND d."salesReadyDay" >= ? AND d."salesReadyDay" <= ? AND d."status" NOT IN ('undone', 'disqualified')
        AND l."ledgerId" = d."ledgerId" AND l."id" = d."originLeadId" AND l."day" >= ? AND l."status" <> 'undone' GROUP BY 1, 2`,
    [ledgerId, since, today, since],
  );
  await ask(
    `SELECT d."teamId" AS t, count(*) AS n, sum(d."amountMinor") AS amount FROM "Deal" d
      WHERE d."ledgerId" = ? AND d."closedDay" >= ? AND d."closedDay" <= ? AND d."status" = 'won' GROUP BY 1`,
    [ledgerId, since, today],
  );
  const teams = [...new Set(meetings.map(({ t }) => String(t)))].sort();
  const sum = (rows: typeof spend, is: (row: (typeof spend)[number]) => boolean) =>
    rows.filter(is).reduce((all, { n }) => all + Number(n), 0);
  return teams.map(
    (team) =>
      `${sum(spend, ({ t, here }) => t === team && Number(here) === 1)} spent, ${sum(meetings, ({ t }) => t === team)} meetings`,
  );
}

/** `/budget return` by quarter, of deals with amounts in the ledger's currency: spent, sourced, influenced. */
export async function askReturn({ ask, ledgerId }: RawMoney, quarters: readonly Span[]) {
  const months = (day: string) => `substr(${day}, 1, 7) AS m`;
  const team = `coalesce(s."teamId", c."teamId", o."teamId")`;
  const teams = (await ask(`SELECT DISTINCT ${team} AS t, ${spent} GROUP BY 1`, [ledgerId])).map(({ t }) =>
    String(t),
  );
  const marks = teams.map(() => "?").join(", ");
  const won = (month: string, from: string, of = "d") => `SELECT ${months(month)},
      sum(CASE WHEN d."teamId" IN (${marks}) THEN ${of}."amountMinor" ELSE 0 END) AS sourced,
      sum(CASE WHEN d."teamId" IN (${marks}) OR EXISTS (SELECT 1 FROM "Touch" t JOIN "Source" o ON o."ledgerId" = t."ledgerId" AND o."id" = t."sourceId"
        WHERE t."ledgerId" = d."ledgerId" AND t."accountId" = d."accountId" AND t."status" <> 'undone' AND t."day" <= ${of}."closedDay" AND o."teamId" IN (${marks}))
        THEN ${of}."amountMinor" ELSE 0 END) AS influenced
    FROM ${from} WHERE ${of}."ledgerId" = ? AND ${of === "d" ? `d."status" = 'won'` : `r."status" = 'open' AND r."wasStatus" = 'won'`}`;
  // deals that were won before they were opened again stay won on their day
  const reopened = `"Reopening" r JOIN "Deal" d ON d."ledgerId" = r."ledgerId" AND d."id" = r."dealId"`;
  const closedIn = (of: string) => ` AND ${of}."closedDay" >= ? AND ${of}."closedDay" < ? GROUP BY 1`;
  const given = [...teams, ...teams, ...teams, ledgerId];
  const [first, last] = [quarters[0]?.start ?? "", quarters.at(-1)?.end ?? ""];
  const startsIn = ` AND c."startDay" >= ? AND c."startDay" < ? GROUP BY 1`;
  const activity = [
    await ask(`SELECT ${months('s."day"')}, ${spent} AND s."day" >= ? AND s."day" < ? GROUP BY 1`, [
      ...[ledgerId, first, last],
    ]),
    [
      ...(await ask(`${won('d."closedDay"', '"Deal" d')}${closedIn("d")}`, [...given, first, last])),
      ...(await ask(`${won('r."closedDay"', reopened, "r")}${closedIn("r")}`, [...given, first, last])),
    ],
  ];
  const joinCampaign = `"Deal" d JOIN "Campaign" c ON c."ledgerId" = d."ledgerId" AND c."id" = d."campaignId"`;
  const starts = [
    await ask(`SELECT ${months('c."startDay"')}, ${spent}${startsIn}`, [ledgerId, first, last]),
    await ask(`${won('c."startDay"', joinCampaign)}${startsIn}`, [...given, first, last]),
  ];
  const byQuarter = (answers: typeof activity) =>
    quarters.map(({ start, end }) => {
      const sum = (of: number, column: string) =>
        (answers[of] ?? [])
          .filter(({ m }) => `${m}-01` >= start && `${m}-01` < end)
          .reduce((all, row) => all + Number(row[column]), 0);
      return [sum(0, "n"), sum(1, "sourced"), sum(1, "influenced")];
    });
  return { activity: byQuarter(activity), starts: byQuarter(starts) };
}
