import { expect } from "vitest";
import { dayAt } from "../../src/core/day.ts";
import type { Office } from "../support/roundtrip.ts";
import { rowOf } from "./read-table.ts";

/**
 * Who buys, and what to think of invented spend, on the imported year of a real sales team's pipeline: every figure as an
 * independent question counts it.
 */
export async function checkCrmProfile(office: Office): Promise<void> {
  const { database, clock } = office.services;
  const say = (text: string) =>
    office.slack.say({ user: "marketer", channel: "pipeline", text, waitMs: 8000 });
  const profile = await say("/funnel profile");
  const [counted = []] = await database.ask([
    {
      sql: `SELECT a."key" AS key, a."value" AS value, sum(CASE WHEN d."status" = 'won' THEN 1 ELSE 0 END) AS won, count(*) AS n
        FROM "Deal" d JOIN "Attribute" a ON a."accountId" = d."accountId" WHERE d."status" IN ('won', 'lost') GROUP BY 1, 2`,
      params: [],
    },
  ]);
  // 4,238 of 6,711 closed deals are won; sectors and sizes differ by a few points, which is chance among so many
  expect(profile.text).toMatch(
    /No kind of customer stands out beyond chance: \d+ kinds compared, 4238 of 6711 closed deals won \(63 %\)\./,
  );
  const shown = counted.filter(({ key, value }) => profile.text.includes(`\n${key} ${value}  `));
  expect(shown.length).toBeGreaterThan(0);
  for (const { key, value, won, n } of shown)
    expect(rowOf(profile, `${key} ${value}`).slice(1, 3)).toEqual(["as all", `${won} of ${n}`]);

  // five deals were closed on this day
  expect((await say("/funnel profile 2017-07-20..2017-07-20")).text).toContain(
    "too few to compare: no kind of customer has 10 closed deals",
  );

  // Nobody sourced these deals: a source with spend is too early, then too small to judge, and says why.
  expect((await say("/funnel verdicts")).text).toContain("No source has any spend yet");
  const { id: ledgerId, timeZone } = await database.db.ledger.findFirstOrThrow();
  const source = await database.db.source.findFirstOrThrow({ where: { ledgerId, key: "webinar" } });
  await database.db.spend.create({
    data: {
      ...{ id: "invented", ledgerId, sourceId: source.id, amountMinor: 100_000n, currency: "USD" },
      ...{ day: dayAt(clock(), timeZone), note: "invented", createdAt: 0n },
    },
  });
  expect(rowOf(await say("/funnel verdicts"), source.name)[1]).toBe("… too early");
  await database.db.spend.update({ where: { id: "invented" }, data: { day: "2025-06-01" } });
  const small = await say("/funnel verdicts");
  expect(rowOf(small, source.name)[1]).toBe("… too small");
  expect(small.text).toContain("0 meetings old enough, and 5 are the least");

  await checkCost(office, say);
}

/** Invented spend of a team, tagged with a product series: what its meetings cost, and what came back, as the deals say it. */
async function checkCost(office: Office, say: (text: string) => Promise<{ text: string }>): Promise<void> {
  const { database } = office.services;
  const { id: ledgerId } = await database.db.ledger.findFirstOrThrow();
  const marketing = await database.db.team.findFirstOrThrow({ where: { ledgerId, key: "marketing" } });
  const product = await database.db.productLine.findFirstOrThrow({ where: { ledgerId, name: "GTX Basic" } });
  const bill = {
    ...{ ledgerId, teamId: marketing.id, productLineId: product.id, currency: "USD", createdAt: 0n },
    ...{ day: "2017-04-15", note: "invented" },
  };
  await database.db.spend.create({ data: { ...bill, id: "invented-2", amountMinor: 5_000_000n } });
  const [rows = [], [won] = []] = await database.ask([
    {
      sql: `SELECT v."name" AS office, count(*) AS n FROM "Deal" d JOIN "Division" v ON v."id" = d."divisionId"
        WHERE d."salesReadyDay" BETWEEN '2017-04-01' AND '2017-06-30' AND d."teamId" = ? AND d."productLineId" = ? GROUP BY 1`,
      params: [marketing.id, product.id],
    },
    {
      sql: `SELECT CAST(sum(d."amountMinor") AS BIGINT) AS amount FROM "Deal" d
        WHERE d."closedDay" BETWEEN '2017-04-01' AND '2017-06-30' AND d."status" = 'won' AND d."teamId" = ?`,
      params: [marketing.id],
    },
  ]);
  const cost = await say("/budget cost 2017-Q2");
  expect(rows.map(({ office: name }) => name)).toEqual(["Central"]); // the only division that Marketing was given
  for (const { office: name, n } of rows)
    expect(rowOf(cost, `GTX Basic in ${name}`)[1]).toBe(`$${Math.round(50_000 / Number(n))} (${n})`);
  const amount = Number(won?.amount ?? 0n) / 100;
  const back = await say("/budget return 2017-Q2");
  expect(back.text).toContain(
    `2017-Q2: $50,000 spent; $${amount.toLocaleString("en-US")} won from what it sourced, revenue return ${(amount / 50_000).toFixed(2)}×`,
  );
  await checkFunding(office, say, { teamId: marketing.id, productLineId: product.id });
}

/** What a commitment for the quarter after that spend cost; and why this quarter's cannot be known, when nothing is spent any more. */
async function checkFunding(
  office: Office,
  say: (text: string) => Promise<{ text: string }>,
  { teamId, productLineId }: { teamId: string; productLineId: string },
): Promise<void> {
  const { database } = office.services;
  const { id: ledgerId } = await database.db.ledger.findFirstOrThrow();
  const commit = (quarter: string, startDay: string, endDay: string) =>
    database.db.commitment.create({
      data: {
        ...{ id: `invented ${quarter}`, ledgerId, teamId, quarter, startDay, endDay, metric: "meetings" },
        ...{
          cell: `product:${productLineId}`,
          number: 20n,
          signedBy: "U1",
          signedAt: 0n,
          setBy: "U1",
          setAt: 0n,
        },
      },
    });
  await commit("2017-Q3", "2017-07-01", "2017-10-01");
  await commit("2026-Q4", "2026-10-01", "2027-01-01");
  const [[meetings] = []] = await database.ask([
    {
      sql: `SELECT count(*) AS n FROM "Deal" d WHERE d."salesReadyDay" >= '2016-07-01' AND d."salesReadyDay" < '2017-07-01'
        AND d."teamId" = ? AND d."productLineId" = ? AND d."status" <> 'disqualified'`,
      params: [teamId, productLineId],
    },
  ]);
  const cost = Math.round((20 * 50_000) / Number(meetings?.n));
  const then = await say("/budget 2017-Q3");
  expect(then.text).toContain(
    `2017-Q3: the commitments cost about $${cost.toLocaleString("en-US")} (low to high: `,
  );
  expect(then.text).toContain("Marketing: The money should have been spent by");
  const now = await say("/budget 2026-Q4");
  expect(now.text).toContain("what the commitments cost is not known yet");
  expect(now.text).toContain("What a meeting costs Marketing is not known: no spend of its own is logged.");
}
