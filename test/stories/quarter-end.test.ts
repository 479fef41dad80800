import { beforeAll, describe, expect, it } from "vitest";
import { closeDueQuarters } from "../../src/features/scorecard/close-quarter.ts";
import { providers } from "../support/databases.ts";
import { inOffice } from "./in-office.ts";
import { insertDeals, insertStoryLedger } from "./insert-records.ts";
import { rowOf } from "./read-table.ts";

// The quarter ends on Thursday 31 December 2026 and stays open for the five working days to Thursday 7 January 2027.
describe.each(providers)("the end of a quarter, on %s", (provider) => {
  const { office, say, db, slack } = inOffice(provider);
  const seen = { alpha: "", beta: "" };
  const meetings = (id: string, from: string, times: number, ready = "2026-12-01") =>
    insertDeals(office(), id, { from, ready }, times);
  const goTo = (iso: string) => office().clock.set(iso);

  beforeAll(async () => {
    seen.alpha = await insertStoryLedger(office(), { name: "Alpha", channel: "pipeline" });
    seen.beta = await insertStoryLedger(office(), { name: "Beta", channel: "leadership" });
    await meetings(seen.alpha, "webinar", 20);
    await meetings(seen.alpha, "outbound", 10);
    await meetings(seen.beta, "webinar", 3);
    for (const line of ["target 40 meetings", "set marketing 50% of meetings"])
      await say(`/commit ${line}`, "admin");
    await say("/scorecard weekly monday 09:00", "admin");
  });

  it("shows both quarters on Monday while late records are taken", async () => {
    goTo("2027-01-04T09:00:00Z");
    await office().deliver();
    const posted = (await slack().messages("pipeline")).filter(({ text }) => text.startsWith("Scorecard"));
    const post = posted.at(-1);
    expect(post?.text).toContain("Scorecard 2027-Q1");
    expect(JSON.stringify(post?.blocks)).toContain(
      "2026-Q4 is open for late records; it stands in the thread.",
    );
    const [first] = await db().outbox.findMany({
      where: { kind: "scorecard", part: 1 },
      orderBy: { slot: "desc" },
    });
    expect(first?.payload).toContain("Scorecard 2026-Q4");
    expect(first?.payload).toContain("open for late records until Thu 7 Jan 2027");
    await meetings(seen.alpha, "webinar", 1);
    const late = await say("/scorecard last quarter");
    expect(rowOf(late, "Marketing").slice(0, 2)).toEqual(["Marketing", "21 / 20"]);
    expect(await db().closedQuarter.count()).toBe(0);
  });

  it("freezes it afterwards, once, and tells what comes later as restatements", async () => {
    goTo("2027-01-11T09:00:00Z");
    await office().deliver();
    expect(await db().closedQuarter.findMany({ select: { ledgerId: true, quarter: true } })).toEqual([
      { ledgerId: seen.alpha, quarter: "2026-Q4" },
    ]);
    await meetings(seen.alpha, "webinar", 2, "2026-12-15");
    await meetings(seen.beta, "webinar", 9);
    const { id } = await db().deal.findFirstOrThrow({
      where: { ledgerId: seen.alpha, teamId: `${seen.alpha}-sales`, salesReadyDay: "2026-12-01" },
    });
    await db().deal.update({ where: { id }, data: { status: "undone" } }); // it was never so
    await say("/commit set marketing 90% of meetings 2026-Q4", "admin");
    const { text } = await say("/scorecard last quarter");
    expect(rowOf(text, "Marketing").slice(0, 2)).toEqual(["Marketing", "21 / 20"]);
    expect(rowOf(text, "Sales").slice(0, 2)).toEqual(["Sales", "10"]);
    expect(text).toContain("frozen on Mon 11 Jan 2027");
    expect(text).toContain("Marketing: 21 is now 23: 2 late meetings");
    expect(text).toContain("Sales: 10 is now 9: 1 meeting fewer, corrected or taken back");
    const why = await say("/roundtrip why marketing meetings 2026-Q4");
    expect(why.text).toContain("Marketing meetings in 2026-Q4: 21");
    expect(why.text).toContain("23 records, together 23 meetings");
    expect(why.text).toContain("the figure is frozen since Mon 11 Jan 2027");
  });

  it("is frozen by the hour for every ledger, and nothing is frozen twice or before its time", async () => {
    const { services } = office();
    const close = () => closeDueQuarters(services, slack().team.id);
    await Promise.all([close(), close()]);
    await close();
    const closed = await db().closedQuarter.findMany({ orderBy: { ledgerId: "asc" } });
    expect(closed.map(({ ledgerId, quarter }) => [ledgerId, quarter])).toEqual([
      [seen.alpha, "2026-Q4"],
      [seen.beta, "2026-Q4"],
    ]);
    expect(closed[1]?.figures).not.toContain(seen.alpha);
    expect(await db().history.count({ where: { subject: "quarter", action: "closed" } })).toBe(2);
    // A ledger that began later has no final scorecard of what it did not see.
    await insertStoryLedger(office(), { name: "Gamma", channel: "general" });
    await meetings("ledger-gamma", "webinar", 4);
    await close();
    expect(await db().closedQuarter.count()).toBe(2);
  });
});
