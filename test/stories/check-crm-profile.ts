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
}
