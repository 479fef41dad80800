import { beforeAll, describe, expect, it } from "vitest";
import { providers } from "../support/databases.ts";
import { inOffice } from "./in-office.ts";
import { insertStoryLedger } from "./insert-records.ts";
import { rowOf } from "./read-table.ts";

describe.each(providers)("what teams commit to, on %s", (provider) => {
  const { office, db, say, press } = inOffice(provider);
  let northwind: string;
  beforeAll(async () => {
    northwind = await insertStoryLedger(office(), { name: "Northwind", channel: "pipeline" });
    await insertStoryLedger(office(), { name: "Contoso", channel: "marketing", currency: "EUR" });
  });

  it("nothing yet is said in words, with the two commands that begin", async () => {
    const reply = await say("/commit", "admin");
    expect(reply.text).toContain("Nothing is committed for 2026-Q4 yet.");
    expect(reply.text).toContain("`/commit target 120 meetings 2026-Q4`");
  });

  it("a share is that part of the target, and the sum of shares is checked in words", async () => {
    const target = await say("/commit target 120 meetings", "admin");
    expect(target.text).toContain("The target for 2026-Q4 is 120 meetings.");
    expect(target.text).toContain("meetings: no shares committed yet");
    const half = await say("/commit set marketing 50% of meetings", "admin");
    expect(half.text).toContain("Marketing commits to 50 % of meetings in 2026-Q4, that is 60 meetings."); // 120 × 0.5
    expect(half.text).toContain("meetings: under-committed by 50 points");
    const ninety = await say("/commit set sales 40% of meetings", "admin");
    expect(rowOf(ninety, "meetings")).toEqual(["meetings", "Marketing", "50 %", "60 meetings", "proposed"]);
    expect(ninety.text).toMatch(/meetings +Sales +40 % +48 meetings/); // 120 × 0.4
    expect(ninety.text).toMatch(/meetings +All teams +90 % +108 meetings/); // 60 + 48
    expect(ninety.text).toMatch(/meetings +Target +– +120 meetings/);
    expect(ninety.text).toContain("meetings: under-committed by 10 points");
    const number = await say("/commit set partners 18 meetings", "admin");
    expect(number.text).toMatch(/meetings +Partners +15 % +18 meetings/); // 18 ÷ 120
    expect(number.text).toContain("meetings: over-committed by 5 points"); // 50 + 40 + 15
    const exact = await say("/commit set partners 12 meetings", "admin");
    expect(exact.text).toContain("meetings: committed shares add up to 100 %"); // 12 ÷ 120 = 10 %
  });

  it("a number without a target is its own need, and its share says that there is no target yet", async () => {
    const reply = await say("/commit set marketing $2m revenue 2027-Q1", "admin");
    expect(reply.text).toContain("Proposed: Marketing commits to $2,000,000 revenue in 2027-Q1.");
    expect(rowOf(reply, "revenue")).toEqual([
      ...["revenue", "Marketing", "no target yet", "$2,000,000 revenue", "proposed"],
    ]);
    expect(reply.text).toMatch(/revenue +Target +– +no target yet/);
    expect(reply.text).toContain("revenue: no target yet, so there are no shares to add up");
    const share = await say("/commit set sales 30% of deals 2027-Q1", "admin");
    expect(share.text).toMatch(/deals +Sales +30 % +no target yet/);
    const stored = await db().commitment.findMany({
      where: { quarter: "2027-Q1" },
      orderBy: { metric: "asc" },
    });
    expect(stored).toMatchObject([
      { metric: "deals", shareBp: 3000, number: null, startDay: "2027-01-01", endDay: "2027-04-01" },
      { metric: "revenue", shareBp: null, number: 200_000_000n },
    ]);
  });

  it("admins set targets, and they or the team itself commit; the others are told who can, and nothing is stored", async () => {
    const before = await db().history.count();
    expect((await say("/commit target 9 meetings", "rep")).text).toMatch(
      /^Only a workspace admin or owner can set targets\.\nTry: ask an admin/,
    );
    expect((await say("/commit set marketing 90% of meetings", "rep")).text).toMatch(
      /^Only an admin can propose commitments for another team: you do not belong to Marketing here\.\nTry: ask somebody of Marketing, or an admin/,
    );
    expect(await db().history.count()).toBe(before);
    expect((await say("/commit", "rep")).text).toMatch(/meetings +Marketing +50 % +60 meetings/);
  });

  it("a deal typed here is answered with the command that was meant", async () => {
    const reply = await say("/commit Acme $120k");
    expect(reply.text).toBe(
      "`/commit` is for a team's commitment. To log a deal that closed, use `/deal`.\nTry: /deal closed Acme $120k",
    );
  });

  it("a changed commitment keeps what it was before, who changed it and when", async () => {
    await say("/commit set marketing 45% of meetings", "admin");
    const row = await db().commitment.findFirstOrThrow({
      where: { ledgerId: northwind, quarter: "2026-Q4", metric: "meetings", shareBp: 4500 },
    });
    const changes = await db().history.findMany({
      where: { subjectId: row.id },
      orderBy: { recordedAt: "asc" },
    });
    const shares = changes.map(({ before, after }) =>
      [before, after].map((text) => JSON.parse(text ?? "null")?.shareBp ?? null),
    );
    expect(shares).toEqual([
      [null, 5000],
      [5000, 4500],
    ]);
    expect(changes.map(({ actor }) => actor)).toEqual(["U0ADMIN001", "U0ADMIN001"]);
    expect(row.version).toBe(2);
  });

  it("what sales means is asked once in a ledger, remembered there, and asked again in the other", async () => {
    const asked = await say("/commit set sales 50% of sales 2027-Q2", "admin");
    expect(asked.text).toContain("does your company mean the number of won deals, or their revenue?");
    const answered = await press(asked, "Revenue", "admin");
    expect(answered.text).toContain("Proposed: Sales commits to 50 % of revenue in 2027-Q2, no target yet.");
    const next = await say("/commit set marketing 50% of sales 2027-Q2", "admin");
    expect(next.text).toContain("Marketing commits to 50 % of revenue in 2027-Q2");
    expect((await say("/commit set sales 50% of sales", "admin", "marketing")).text).toContain(
      "won deals, or their",
    );
    expect(await db().ledger.findUniqueOrThrow({ where: { id: northwind } })).toMatchObject({
      salesMeans: "revenue",
    });
  });

  it("a commitment of one ledger is unknown in the other", async () => {
    const other = await say("/commit", "admin", "marketing");
    expect(other.text).toContain("Nothing is committed for 2026-Q4 yet.");
    expect(other.text).toContain("Ledger: Contoso");
  });

  it("a quarter keeps the days it was signed for when the fiscal year moves", async () => {
    await db().ledger.update({ where: { id: northwind }, data: { fiscalStartMonth: 2 } });
    const shown = await say("/scorecard 2026-Q4", "admin");
    expect(shown.text).toContain("Thu 1 Oct 2026 – Thu 31 Dec 2026");
    await say("/commit set partners 10% of meetings 2026-Q4", "admin"); // signed later, for the same quarter
    await say("/commit set partners 3 leads 2026-Q4", "admin");
    const days = await db().commitment.findMany({ where: { ledgerId: northwind, quarter: "2026-Q4" } });
    expect(new Set(days.map(({ startDay, endDay }) => `${startDay} ${endDay}`))).toEqual(
      new Set(["2026-10-01 2027-01-01"]),
    );
    await db().ledger.update({ where: { id: northwind }, data: { fiscalStartMonth: 1 } });
  });

  it("a commitment goes to the channel without its button", async () => {
    const asked = await say("/commit", "rep");
    await press(asked, "Post to channel");
    const [posted] = await office().slack.messages("pipeline");
    expect(posted?.text).toContain("Commitments for 2026-Q4. meetings: under-committed by 5 points"); // 45 + 40 + 10
    expect(posted?.blocks.map(({ type }) => type)).not.toContain("actions");
  });
});
