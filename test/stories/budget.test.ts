import { describe, expect, it } from "vitest";
import { providers } from "../support/databases.ts";
import { inOffice } from "./in-office.ts";
import { insertStoryLedger } from "./insert-records.ts";
import { rowOf } from "./read-table.ts";

describe.each(providers)("budgets, and what money brought, on %s", (provider) => {
  const { db, say, press, slack, office } = inOffice(provider);

  it("an admin approves money and people by quarter; every version is kept", async () => {
    expect((await say("/budget")).text).toContain("2026-Q4: $0 spent; no budget is approved yet.");
    expect((await say("/budget set marketing $10k")).text).toContain("Only a workspace admin");
    const set = await say("/budget set marketing $10k", "admin");
    expect(set.text).toContain("Marketing 2026-Q4: $10,000 approved.");
    expect((await say("/budget set marketing $12k", "admin")).text).toContain(
      "Marketing 2026-Q4: $12,000 approved, was $10,000.\nVersion 2, set by @",
    );
    expect((await say("/budget staff marketing 6.5", "admin")).text).toContain(
      "Marketing 2026-Q4: 6.5 people approved.",
    );
    expect(
      await db().budget.findMany({
        select: {
          kind: true,
          amountMinor: true,
          headTenths: true,
          startDay: true,
          endDay: true,
          version: true,
        },
        orderBy: { kind: "asc" },
      }),
    ).toEqual([
      {
        kind: "money",
        amountMinor: 1_200_000n,
        headTenths: null,
        startDay: "2026-10-01",
        endDay: "2027-01-01",
        version: 2,
      },
      {
        kind: "staff",
        amountMinor: null,
        headTenths: 65,
        startDay: "2026-10-01",
        endDay: "2027-01-01",
        version: 1,
      },
    ]);
    expect(await db().history.count({ where: { subject: "budget" } })).toBe(3);
  });

  it("what is spent is subtracted, and the form changes a whole quarter", async () => {
    expect((await say("/campaign new webinar-q4 source webinar product core")).text).toContain(
      "There is no product line “core”. There are none yet.",
    );
    await say("/roundtrip define product core", "admin");
    await say("/roundtrip define division emea", "admin");
    await say("/campaign new webinar-q4 source webinar product core division emea");
    await say("/campaign spend webinar-q4 $4,000");
    const shown = await say("/budget");
    expect(shown.text).toContain("2026-Q4: $4,000 spent of $12,000 approved; $8,000 left.");
    expect(rowOf(shown, "Marketing")).toEqual(["Marketing", "$12k", "$4,000", "$8,000", "6.5"]);
    // spend that an import brought names its campaign only: it is the money of the campaign's source's team
    const spent = { where: { teamId: { not: null } }, data: { teamId: null } };
    expect(await db().spend.updateMany(spent)).toEqual({ count: 1 });
    expect(rowOf(await say("/budget"), "Marketing")).toEqual([
      "Marketing",
      "$12k",
      "$4,000",
      "$8,000",
      "6.5",
    ]);
    const asAdmin = await say("/budget", "admin");
    await press(asAdmin, "Change…", "admin");
    const teams = await db().team.findMany({ orderBy: { position: "asc" } });
    const field = (kind: string, name: string) => `${kind}/${teams.find((team) => team.name === name)?.id}`;
    const refused = await slack().fill({ user: "admin", values: { [field("set", "Sales")]: "lots" } });
    expect(JSON.stringify(refused.errors)).toContain("is not an amount of money");
    const changed = await slack().fill({
      user: "admin",
      values: { [field("set", "Sales")]: "$3k", [field("staff", "Sales")]: "2" },
    });
    expect(changed.text).toContain("2026-Q4: $4,000 spent of $15,000 approved; $11,000 left.");
    const after = await say("/budget");
    expect(rowOf(after, "Sales")).toEqual(["Sales", "$3,000", "–", "$3,000", "2"]);
    expect(rowOf(after, "Total")).toEqual(["Total", "$15k", "$4,000", "$11k", "8.5"]);
  });

  it("a sales-ready lead costs its team's spend ÷ its team's meetings, cell by cell", async () => {
    expect((await say("/budget cost")).text).toContain("2026-Q4: spent $4,000, none yet;");
    for (const company of ["Acme", "Globex"])
      await say(`/meeting ${company} from webinar-q4 product core division emea $30k`);
    await say("/meeting Initech from outbound product core division emea");
    await say("/campaign spend webinar-q4 $500 on 2026-09-10");
    const cost = await say("/budget cost");
    expect(cost.text).toContain(
      "2026-Q4: $2,000 per sales-ready lead ($4,000 ÷ 2 meetings); 2025-Q4 to 2026-Q3: spent $500, none yet.",
    );
    expect(rowOf(cost, "core in emea")).toEqual(["core in emea", "$2,000 (2)", "spent $500, none yet"]);
    expect(rowOf(cost, "Total")).toEqual(["Total", "$2,000 (2)", "spent $500, none yet"]);
    expect(cost.text).toContain("Left out of 2026-Q4: 1 meeting of teams that logged no spend");
  });

  it("what all spend brought: by what happened, and by campaign start; ROI once there is a margin", async () => {
    await say("/deal closed Acme $30k");
    const back = await say("/budget return this year");
    expect(back.text).toContain(
      "2026: $4,500 spent; $30,000 won from what it sourced, revenue return 6.67×: earned back its spend.",
    );
    expect(rowOf(back, "2026-Q3")).toEqual(["2026-Q3", "$500", "$0", "$0", "0.00×", "6.67× of $4,500"]);
    expect(rowOf(back, "2026-Q4").slice(0, 5)).toEqual(["2026-Q4", "$4,000", "$30k", "$30k", "7.50×"]);
    await say("/roundtrip define margin 35%", "admin");
    // (30,000 × 0.35 − 4,500) ÷ 4,500
    expect((await say("/budget return this year")).text).toContain("ROI 133 %");
    expect((await say("/budget return 2025")).text).toContain("nothing was spent");
  });

  it("a budget or a rate that was set by mistake is undone, from its answer, as the last thing, from one's own list", async () => {
    const first = await say("/budget set marketing $99k 2027-Q2", "admin");
    expect((await say("/roundtrip mine", "admin")).text).toContain("Marketing 2027-Q2: set, $99,000");
    expect((await press(first, "Undo", "admin")).text).toContain(
      "Undone: what was approved for Marketing 2027-Q2. Nothing is approved there.",
    );
    await say("/budget staff marketing 3 2027-Q2", "admin");
    const again = await say("/budget staff marketing 4 2027-Q2", "admin");
    expect((await say("/roundtrip undo", "admin")).text).toContain("It is 3 people again.");
    expect((await press(again, "Undo", "admin")).text).toContain("Already undone");
    await say("/roundtrip rate EUR 1.10 on 2026-11-20", "admin");
    await say("/roundtrip rate EUR 1.12 on 2026-11-20", "admin");
    expect((await say("/roundtrip undo", "admin")).text).toContain("It is 1.10 again.");
    const [row] = await db().history.findMany({ where: { subject: "rate" }, orderBy: { id: "asc" } });
    expect((await say("/roundtrip mine", "admin")).text).toContain("EUR: set to 1.10, Fri 20 Nov 2026");
    await db().history.update({ where: { id: row?.id ?? "" }, data: { actor: slack().users.rep.id } });
    expect((await say("/roundtrip undo", "rep")).text).toContain("Only a workspace admin");
  });

  it("nothing of it shows in another ledger", async () => {
    await insertStoryLedger(office(), { name: "Contoso", channel: "marketing" });
    expect((await say("/budget", "rep", "marketing")).text).toContain(
      "2026-Q4: $0 spent; no budget is approved yet.",
    );
    expect((await say("/budget cost", "rep", "marketing")).text).toContain("no spend is logged");
    expect((await say("/budget return this year", "rep", "marketing")).text).toContain("nothing was spent");
  });
});
