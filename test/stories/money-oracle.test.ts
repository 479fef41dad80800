// Every figure of the answers about money on the playground's sample company, counted once more from the records themselves:
// plain questions to the database and plain arithmetic, deal by deal, that share nothing with the reports.
import { beforeAll, describe, expect, it } from "vitest";
import { makeNewId } from "../../src/ctx.ts";
import { writeSample } from "../../src/playground/sample/write-sample.ts";
import { providers } from "../support/databases.ts";
import { inOffice } from "./in-office.ts";
import { checkPaths } from "./oracle/check-paths.ts";
import { checkScorecard } from "./oracle/check-scorecard.ts";
import { checkShares } from "./oracle/check-shares.ts";
import { countCampaign } from "./oracle/count-campaign.ts";
import { costCell, countCost, type Span, wonCents } from "./oracle/count-cost.ts";
import { addUp, countTeam } from "./oracle/count-funding.ts";
import { countProfile } from "./oracle/count-profile.ts";
import { countReturn } from "./oracle/count-return.ts";
import { ageOfWins, countVerdicts } from "./oracle/count-verdicts.ts";
import { expectAll as expectAllOf, expectSoon } from "./oracle/expect-all.ts";
import { dayWords, full, percent } from "./oracle/print.ts";
import { daysLater, type Fact, type Facts, readFacts, text } from "./oracle/read-facts.ts";
import { type Plans, readPlans } from "./oracle/read-plans.ts";
import { rowOf } from "./read-table.ts";

const today = "2026-11-23";
const quarters = ["2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3"].map((label) => {
  const [year = 0, of = 0] = label.split("-Q").map(Number);
  const start = `${year}-${String(3 * of - 2).padStart(2, "0")}-01`;
  return {
    label,
    start,
    end: of === 4 ? `${year + 1}-01-01` : `${year}-${String(3 * of + 1).padStart(2, "0")}-01`,
  };
});
/** What was won in euros and stands beside the shares of revenue: "€829,500". */
function euros({ deals }: Facts): string {
  const won = deals.filter(({ status, currency }) => status === "won" && currency === "EUR");
  return full(won.reduce((sum, { amount }) => sum + Number(amount), 0)).replace("$", "€");
}

// One database is enough for arithmetic, and saves a third of a minute: every report's own story holds it to both.
describe.each(providers.slice(0, 1))(
  "the money of the sample company, counted twice, on %s",
  { timeout: 60_000 },
  (provider) => {
    const story = inOffice(provider);
    const { office, say, press } = story;
    let ledgerId = "";
    let facts: Facts;
    let plans: Plans;

    beforeAll(async () => {
      const { database, clock } = office().services;
      const createdAt = clock();
      await writeSample(database, { newId: makeNewId(() => createdAt), createdAt, today });
      const { id } = await database.db.ledger.findFirstOrThrow({ where: { key: "default" } });
      ledgerId = id;
      facts = await readFacts(database, id, today);
      plans = await readPlans(database, id);
    });

    const expectAll = (shown: string, expected: readonly string[]) => expectAllOf(facts, shown, expected);

    it("what a sales-ready lead costs", async () => {
      const { text } = await say("/budget cost");
      const [now, before] = [
        countCost(facts, "2026-10-01", "2027-01-01"),
        countCost(facts, "2025-10-01", "2026-10-01"),
      ];
      const rows = [...new Set([...now.cells.keys(), ...before.cells.keys()])].map((label) => {
        const cells = [label, costCell(now.cells.get(label)), costCell(before.cells.get(label))];
        expect(rowOf(text, label)).toEqual(cells);
        return cells;
      });
      const each = ({ cells }: Span) => {
        const { cents, n } = cells.get("Total") ?? { cents: 0, n: 0 };
        return `${full(Math.round(cents / n))} per sales-ready lead (${full(cents)} ÷ ${n} meetings)`;
      };
      const said = `2026-Q4: ${each(now)}; 2025-Q4 to 2026-Q3: ${each(before)}.`;
      const left = `Left out of 2026-Q4: ${now.others} meetings of teams that logged no spend`;
      expectAll(text, [said, left, ...rows.flat()]);
      expectSoon(text);
      expect(text).toMatch(/Unallocated +\$/);
    });

    it("what the commitments cost, and when the money is needed", async () => {
      const shown = await say("/budget");
      const explained = await press(shown, "How it comes about");
      const cellsOf = (team: string) =>
        new Map(
          [...explained.text.matchAll(new RegExp(`^${team}: (.+? in \\S+) +(\\d+) +\\$`, "gm"))].map(
            ([, cell = "", n]) => [cell, Number(n)] as const,
          ),
        );
      const teams = ["Marketing", "Sales", "Partners"].map((team) =>
        countTeam(facts, plans, team, cellsOf(team)),
      );
      const total = addUp(facts, teams);
      for (const cells of [...teams.map(({ row }) => row), total.total])
        expect(rowOf(shown, cells[0] ?? "")).toEqual(cells);
      expectAll(shown.text, [
        total.said,
        ...total.total,
        ...teams.flatMap(({ row, line }) => [line, ...row]),
      ]);
      for (const cells of [...teams.flatMap((team) => team.explained.rows), total.explained])
        expect(rowOf(explained, cells[0] ?? "")).toEqual(cells);
      expect(explained.text).toMatch(/^Marketing: .* in /m);
      expectAll(explained.text, [
        ...teams.flatMap((team) => [...team.explained.said, ...team.explained.rows.flat()]),
        ...total.explained,
      ]);
      expectSoon(shown.text);
    });

    checkScorecard({ say, facts: () => facts });

    it("what all spend brought", async () => {
      const { text } = await say("/budget return last 8 quarters");
      const { rows, said, charted } = countReturn(facts, quarters);
      for (const cells of rows) expect(rowOf(text, cells[0] ?? "")).toEqual(cells);
      expectAll(text, [
        `Last 8 quarters: ${said}`,
        "Tue 1 Oct 2024 – Wed 30 Sep 2026",
        ...rows.flat(),
        ...charted,
      ]);
      expectSoon(text);
    });

    it.each(["source", "campaign"] as const)("what to continue and what to set aside, by %s", async (by) => {
      const { text } = await say(`/funnel verdicts by ${by}`);
      const lines = countVerdicts(facts, by);
      for (const { label, cells } of lines) expect(rowOf(text, label)).toEqual(cells);
      const p80 = ageOfWins(facts, 0.8);
      const until = daysLater(today, -p80);
      const span = `Judged: ${dayWords(`2024${until.slice(4)}`)} to ${dayWords(until)}`;
      const of = (mark: string) => lines.filter(({ cells }) => cells[1] === mark).length;
      const headline = [
        `Of ${lines.length} ${by}s with spend: ${of("▲ continue")} to continue`,
        `${of("▼ set aside")} to set aside`,
        ...(by === "source" ? [] : [`${of("◆ watch")} to watch`, `${of("… too early")} too early to judge`]),
      ];
      const named = lines.flatMap(({ label }) => label);
      const rule = `meetings and spend at least ${p80} days old`;
      const sentences = lines.filter(({ label }) => text.includes(`: ${label}. `)).map(({ said }) => said);
      expect(sentences.length).toBeGreaterThanOrEqual(4);
      const more = / and (\d) more/.exec(text)?.[0] ?? "";
      const lower = text.replace("Nothing was spent", "nothing was spent");
      expectAll(lower, [
        ...headline,
        span,
        rule,
        ...sentences,
        ...lines.flatMap(({ cells }) => cells),
        ...named,
        more,
      ]);
      expectSoon(text);
    });

    it.each(["webinar-q3", "spring-fair"])("what came of %s", async (name) => {
      const { text } = await say(`/campaign show ${name}`);
      const { stages, said, counted, models, months, entries, more, first } = countCampaign(facts, name);
      for (const cells of stages) expect(rowOf(text, cells[0] ?? "")).toEqual(cells);
      const charted = months.flatMap(({ label, values }) =>
        values.map(([month, n]) => {
          expect(text).toMatch(new RegExp(`^${month} ${label} +█* ?${n}$`, "m"));
          return `${n}`;
        }),
      );
      const campaign = facts.campaigns.find((each) => each.name === name);
      const dates = `${dayWords(String(campaign?.startDay))} – ${dayWords(String(campaign?.endDay))}, lead time ${campaign?.leadDays} days`;
      const verdict = countVerdicts(facts, "campaign").find(({ label }) => label === name);
      const shown = [said, counted, ...models, dates, entries, more, ...first, verdict?.said ?? "no verdict"];
      const rest = [
        ...stages.flat(),
        ...charted,
        ...months.flatMap(({ values }) => values.map(([month]) => month)),
        name,
      ];
      expectAll(text, [...shown, ...rest]);
      expectSoon(text);
    });

    it("what was won in the funnel, by the day of closing, of meetings and of leads", async () => {
      const won = facts.deals.filter(({ status }) => status === "won");
      const isIn = (day: string) => day >= "2026-04-01" && day < "2026-07-01";
      const leadDay = new Map(facts.leads.map((lead) => [lead.id, text(lead, "day")]));
      const views = {
        "": (deal: Fact) => isIn(text(deal, "closed")),
        " cohort by meetings": (deal: Fact) => isIn(text(deal, "ready")),
        " cohort": (deal: Fact) => isIn(leadDay.get(deal.lead ?? null) ?? ""),
      };
      for (const [view, keep] of Object.entries(views)) {
        const shown = await say(`/funnel 2026-Q2${view}`);
        expect(shown.text).toContain(`worth ${full(wonCents(facts, won.filter(keep)))}`);
        expect(shown.text).not.toContain("not converted");
      }
    });

    checkShares({ say, facts: () => facts });

    it("who buys and who does not", async () => {
      const { text } = await say("/funnel profile");
      const { rows, compared, won, closed } = countProfile(facts);
      const shown = rows.filter(({ label }) => text.includes(`\n${label}  `));
      expect(shown).toHaveLength(15);
      for (const { label, cells } of shown) expect(rowOf(text, label)).toEqual(cells);
      const best = rows.filter(({ fit }) => fit === "▲ best").toSorted((a, b) => b.lift - a.lift);
      const poor = rows
        .filter(({ fit }) => fit === "▼ poor fit")
        .toSorted((a, b) => a.lift - b.lift || b.n - a.n);
      expect(shown.map(({ label }) => label).slice(0, best.length + poor.length)).toHaveLength(
        best.length + poor.length,
      );
      const [top] = best;
      const [from] = top?.sources ?? [];
      const said = [
        `Best customers look like ${top?.label}: ${top?.won} of ${top?.n} closed deals won (${percent((top?.won ?? 0) / (top?.n ?? 1))}), ${top?.lift.toFixed(1)}× the rate of all.`,
        `Of these ${top?.n}, most wins come from ${from?.source} (${from?.won} won of ${from?.closed})`,
        `Poor fit: ${poor[0]?.label}: none of ${poor[0]?.n} closed deals won.`,
        `among ${compared} comparisons`,
        `Of revenue: of what was won in USD; ${euros(facts)} besides`,
        ...best.slice(0, 3).flatMap(({ label, lift, n, sources }) => {
          const source = sources.find((each) => each.closed >= 10);
          return source === undefined
            ? []
            : [`Aim ${source.source} at ${label}: ${lift.toFixed(1)}× the win rate, n = ${n}.`];
        }),
      ];
      expect([won, closed].every((n) => n > 0)).toBe(true);
      expectAll(text, [
        ...said,
        ...shown.flatMap(({ cells }) => cells),
        ...(top?.sources ?? []).slice(0, 2).map(({ won: n, closed: all }) => `${n} won of ${all}`),
      ]);
      expectSoon(text);
    });

    checkPaths({
      ...{ ...story, facts: () => facts },
      readAgain: () => readFacts(office().services.database, ledgerId, today),
    });
  },
);
