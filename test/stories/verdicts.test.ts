import { beforeAll, describe, expect, it } from "vitest";
import { providers } from "../support/databases.ts";
import { inOffice } from "./in-office.ts";
import { insertDeals, insertStoryLedger } from "./insert-records.ts";
import { rowOf } from "./read-table.ts";

describe.each(providers)("verdicts and the profile of customers on %s", (provider) => {
  const { office, say, slack, press, db } = inOffice(provider);
  let ledgerId = "";

  const spend = (id: string, source: string, day: string, amountMinor: bigint) =>
    db().spend.create({
      data: {
        ...{ id: `${id}-${source}-${day}`, ledgerId: id, sourceId: `${id}-${source}`, day, amountMinor },
        ...{ currency: "USD", createdAt: 0n },
      },
    });

  /** So many meetings of a source, some of them won 60 days later for $10,000 each, the others lost. */
  async function insertCohort(id: string, from: string, given: { ready: string; won: number; lost: number }) {
    const { ready, won, lost } = given;
    const closed = ready === "2026-01-10" ? "2026-03-11" : "2026-04-02";
    await insertDeals(office(), id, { status: "won", ready, closed, amountMinor: 1_000_000n, from }, won);
    await insertDeals(office(), id, { status: "lost", ready, closed, from }, lost);
  }

  beforeAll(async () => {
    ledgerId = await insertStoryLedger(office(), { name: "Northwind", channel: "pipeline" });
    const fair = {
      id: `${ledgerId}-fair`,
      ledgerId,
      name: "fair",
      key: "fair",
      teamId: `${ledgerId}-marketing`,
    };
    await db().source.create({ data: fair });
    await insertCohort(ledgerId, "webinar", { ready: "2026-01-10", won: 20, lost: 20 });
    await insertCohort(ledgerId, "outbound", { ready: "2026-02-01", won: 2, lost: 38 });
    await insertCohort(ledgerId, "partner", { ready: "2026-02-01", won: 1, lost: 2 });
    await spend(ledgerId, "webinar", "2026-01-05", 2_000_000n);
    await spend(ledgerId, "outbound", "2026-01-05", 20_000_000n);
    await spend(ledgerId, "partner", "2026-01-05", 100_000n);
    await spend(ledgerId, "fair", "2026-11-01", 500_000n);
    // another client's records: in no figure here
    const other = await insertStoryLedger(office(), { name: "Other client", channel: "general" });
    await insertCohort(other, "webinar", { ready: "2026-01-10", won: 0, lost: 90 });
    await spend(other, "webinar", "2026-01-05", 900_000_000n);
    await insertAccounts();
  });

  /** 80 companies with a closed deal each: retail buys three times of four, energy one time of four. */
  async function insertAccounts() {
    const companies = Array.from({ length: 80 }, (_, at) => ({
      ...{
        id: `company-${at}`,
        name: `Company ${at}`,
        key: `company ${at}`,
        sector: at < 40 ? "retail" : "energy",
      },
      ...{ employees: String(at), isWon: at < 40 ? at % 4 !== 0 : at % 4 === 0 },
    }));
    await db().account.createMany({
      data: companies.map(({ id, name, key }) => ({ id, ledgerId, name, key, createdAt: 0n })),
    });
    await db().attribute.createMany({
      data: companies.flatMap(({ id: accountId, sector, employees }) => [
        { id: `${accountId}-s`, ledgerId, accountId, key: "sector", value: sector },
        { id: `${accountId}-e`, ledgerId, accountId, key: "employees", value: employees },
        { id: `${accountId}-w`, ledgerId, accountId, key: "website", value: `${accountId}.example` },
      ]),
    });
    await db().deal.createMany({
      data: companies.map(({ id: accountId, isWon }) => ({
        ...{
          id: `deal-of-${accountId}`,
          ledgerId,
          accountId,
          status: isWon ? "won" : "lost",
          currency: "USD",
        },
        ...{ closedDay: "2026-05-10", amountMinor: 50_000n, sourceId: `${ledgerId}-webinar`, createdAt: 0n },
      })),
    });
  }

  it("says what earned back, what did not and what is too small or early; without a margin nothing is to continue", async () => {
    const shown = await say("/funnel verdicts");
    expect(shown.text).toContain(
      "Of 4 sources with spend: 1 to set aside (outbound), 1 to watch (webinar), 1 too small to judge (partner), 1 too early to judge (fair).",
    );
    // label, verdict, spent, won of meetings, came back: 20 × $10,000 ÷ $20,000; 2 × $10,000 ÷ $200,000
    expect(rowOf(shown, "webinar").slice(0, 5)).toEqual(["webinar", "◆ watch", "$20k", "20 of 40", "10×"]);
    expect(rowOf(shown, "outbound").slice(0, 5)).toEqual([
      "outbound",
      "▼ set aside",
      "$200k",
      "2 of 40",
      "0.10×",
    ]);
    expect(rowOf(shown, "partner").slice(0, 4)).toEqual(["partner", "… too small", "$1,000", "1 of 3"]);
    // 1 Nov + 60 days, the age by which 80 % of the wins have come
    expect(rowOf(shown, "fair").at(-1)).toBe("2026-12-31");
    expect(shown.text).toContain("it earned back its spend, whether it pays depends on the margin");
    expect(shown.text).toContain("Rule: meetings and spend at least 60 days old");
    expect(shown.text).toContain("nothing is recommended to continue: `/roundtrip define margin 35%`");
  });

  it("continues what lies over the hurdle after the margin, and sets it aside under a higher one", async () => {
    await say("/roundtrip define margin 50%", "admin");
    const paid = await say("/funnel verdicts");
    // $200,000 × 50 % ÷ $20,000
    expect(rowOf(paid, "webinar").slice(0, 5)).toEqual([
      "webinar",
      "▲ continue",
      "$20k",
      "20 of 40",
      "5.00×",
    ]);
    await say("/roundtrip define hurdle 20", "admin");
    const strict = await say("/funnel verdicts");
    expect(rowOf(strict, "webinar")[1]).toBe("▼ set aside");
    expect(strict.text).toContain("under the hurdle of 20×");
    const campaigns = await press(strict, "By campaign");
    expect(campaigns.text).toContain("No campaign has any spend yet");
    await slack().press({ user: "rep", reply: campaigns, action: "Post to channel" });
    expect((await slack().messages("pipeline")).at(-1)?.text).toContain("No campaign has any spend yet");
    expect((await say("/funnel verdicts by sector")).text).toContain("Verdicts go by source or by campaign");
  });

  it("says who buys and who does not, and proposes whom to aim at", async () => {
    const shown = await say("/funnel profile");
    // 40 of 80, and 23 of 83 without a company: 63 of 163 closed deals are won, 39 %; 30 of 40 is 1.9 times that
    expect(shown.text).toContain(
      "Best customers look like sector retail: 30 of 40 closed deals won (75 %), 1.9× the rate of all.",
    );
    expect(shown.text).toContain("Of these 40, most wins come from webinar (30 won of 40).");
    expect(shown.text).toContain("Aim webinar at sector retail: 1.9× the win rate, n = 40.");
    expect(rowOf(shown, "sector energy").slice(1, 3)).toEqual(["as all", "10 of 40"]);
    expect(rowOf(shown, "employees 20–39").slice(2, 3)).toEqual(["15 of 20"]);
    expect(shown.text).toContain("Numbers in quarters of the accounts: employees");
    expect(shown.text).toContain("Left out, too many values: website (80)");
    expect(shown.text).not.toContain(" and sector"); // each quarter of the sizes is of one sector: a pair says nothing new
    expect((await say("/funnel profile 2026-Q3")).text).toContain("no deal is closed yet");
    expect((await say("/funnel profile", "rep", "general")).text).toContain(
      "have no attributes to tell them apart by",
    );
  });
});
