import { beforeAll, describe, expect, it } from "vitest";
import { clockwork, forLedger } from "../../src/ctx.ts";
import { getLedger } from "../../src/data/ledgers.ts";
import { printRecords } from "../../src/features/scorecard/print-csv.ts";
import { renderView } from "../../src/playground/render-text.ts";
import { buildCheck } from "../../src/reports/build-check.ts";
import { explainFigure } from "../../src/reports/explain-figure.ts";
import { providers } from "../support/databases.ts";
import { inOffice } from "./in-office.ts";
import { insertDeals, insertLead, insertStoryLedger } from "./insert-records.ts";

const fail = (): never => {
  throw new Error("nothing is open");
};

describe.each(providers)("is the loop closed, on %s", (provider) => {
  const { office, say, press, db, slack } = inOffice(provider);
  const seen = { alpha: "", beta: "" };
  const ctxOf = async (ledgerId: string) => {
    const { services } = office();
    return forLedger(services, await getLedger(services.database.db, ledgerId), "U0NOBODY", clockwork);
  };

  beforeAll(async () => {
    seen.alpha = await insertStoryLedger(office(), { name: "Alpha", channel: "pipeline" });
    seen.beta = await insertStoryLedger(office(), { name: "Beta", channel: "leadership" });
  });

  it("an empty ledger: every question is no, with its fix one tap or one line away", async () => {
    const checked = await say("/roundtrip check", "admin", "leadership");
    expect(checked.text.split("\n").slice(0, 4)).toEqual([
      "Is the loop closed? 0 of 7 questions settled",
      "✗ no · Does somebody own it here?",
      "Nobody was named.",
      "[I own it] [Name somebody…]",
    ]);
    expect(checked.text.match(/✗ no/g)).toHaveLength(7);
    for (const fix of [
      ...["[Keep these] [Change them…]", "[Fill in 2026-Q4…] [Who signs 2026-Q4]", "[Log a meeting]"],
      ...["[Enter 2026-Q4…]", "`/budget set marketing $200k 2026-Q4`", "`/budget staff marketing 6 2026-Q4`"],
      ...["[Meet here on Tuesdays at 10:00]", "`/review weekly thursday 14:00`"],
    ])
      expect(checked.text.replaceAll("`", "")).toContain(fix.replaceAll("`", ""));
  });

  it("one tap names the owner, keeps the definitions or metrics, for admins alone", async () => {
    const asked = await say("/roundtrip check", "rep");
    expect((await press(asked, "loop-own", "rep")).text).toMatch(/Only a workspace admin/);
    const checked = await say("/roundtrip check", "admin");
    const owned = await press(checked, "loop-own", "admin");
    expect(owned.text).toContain("1 of 7 questions settled\n✓ yes · Does somebody own it here?\n@admin");
    const defined = await press(owned, "loop-keep#definitions", "admin");
    expect(defined.text).toContain("✓ yes · Is it settled what counts as a lead");
    const kept = await press(defined, "loop-keep#metrics", "admin");
    expect(kept.text).toContain("3 of 7 questions settled");
    expect(await db().definitionVersion.count({ where: { ledgerId: seen.alpha } })).toBe(5);
    expect(await db().history.count({ where: { ledgerId: seen.alpha, subject: "definition" } })).toBe(5);
    expect(await db().ledger.findUnique({ where: { id: seen.alpha }, select: { keyMetrics: true } })).toEqual(
      {
        keyMetrics: "meetings,deals,revenue",
      },
    );
    expect((await say("/roundtrip check", "admin", "leadership")).text).toContain("0 of 7");
  });

  it("the owner is a definition: named in a line, shown as a person, taken away again", async () => {
    const named = await say(`/roundtrip define owner <@${slack().users.colleague.id}>`, "admin");
    expect(named.text).toContain("Defined: owner: @carl, was @admin.");
    expect((await say("/roundtrip define")).text).toContain("owner: @carl (v6, @admin)");
    expect((await say("/roundtrip define owner nobody in particular", "admin")).text).toContain(
      "Who owns it? Name one person with @, or none.",
    );
    await say("/roundtrip define owner none", "admin");
    expect((await say("/roundtrip check")).text).toContain("✗ no · Does somebody own it here?");
  });

  it("each agenda names the owner; a month's has one line on the loop, with the button that shows it all", async () => {
    expect((await say("/review")).text).toContain(
      "Nobody owns the loop here yet: `/roundtrip define owner @jane`",
    );
    await say(`/roundtrip define owner <@${slack().users.colleague.id}>`, "admin");
    const unplanned = await say("/review");
    expect(unplanned.text).toContain("@carl owns the loop here");
    expect(unplanned.text).not.toContain("Is the loop closed?");
    expect((await say("/review", "rep", "leadership")).text).toContain("Nobody owns the loop here yet");
    await say("/review monthly tuesday 10:00", "admin");
    const monthly = await say("/review");
    expect(monthly.text).toContain("Is the loop closed? 3 of 7 questions are settled.");
    expect(monthly.text).not.toMatch(/owner: \w/); // no definition of a word
    const checked = await press(monthly, "loop-check", "rep");
    expect(checked.text).toContain("3 of 7 questions settled\n✓ yes · Does somebody own it here?\n@carl");
    await say("/review stop", "admin");
    await say("/roundtrip define owner none", "admin");
  });

  it("a form changes the definitions, filled in with what holds", async () => {
    const form = await press(await say("/roundtrip check", "admin"), "loop-open#definitions", "admin");
    expect(form.text).toContain("someone who has provided contact information");
    await slack().fill({
      user: "admin",
      values: {
        lead: "someone who raised a hand",
        "sales-ready lead": "a real talk",
        deal: "a signed order",
      },
    });
    const shown = await say("/roundtrip check");
    expect(shown.text).toContain(
      "lead: someone who raised a hand\nsales-ready lead: a real talk\ndeal: a signed order",
    );
  });

  it("commitments: what each team committed to, whether it adds up and is signed, this quarter and next", async () => {
    for (const line of ["target 100 meetings", "set marketing 50% of meetings", "set sales 40% of meetings"])
      await say(`/commit ${line}`, "admin");
    await say("/roundtrip define metrics meetings", "admin");
    const checked = await say("/roundtrip check");
    expect(checked.text).toContain(
      "◐ partly · Has every team committed to its share, and does it add up?\n" +
        "2026-Q4 meetings: Marketing 50 % (not signed), Sales 40 % (not signed); under-committed by 10 points\n" +
        "2027-Q1: nothing committed yet",
    );
  });

  it("budget and staff: by team, in the quarter in which the money has to be spent", async () => {
    const won = { status: "won", from: "outbound", ready: "2026-08-03", closed: "2026-11-01" } as const;
    await insertDeals(office(), seen.alpha, { ...won, amountMinor: 1_000_000n }, 5);
    await say("/budget set marketing $200k 2026-Q4", "admin");
    await say("/budget staff marketing 6.5 2026-Q4", "admin");
    const checked = await say("/roundtrip check");
    // 1 Jan + 45 days is 15 Feb 2027; 90 days before that is 17 Nov 2026.
    expect(checked.text).toContain(
      "◐ partly · Are there budget and staff for it, in the right quarter?\n" +
        "2026-Q4 budget: Marketing $200k, Sales none entered\n" +
        "2027-Q1 budget: Marketing none entered, Sales none entered\n" +
        "2026-Q4 staff: Marketing 6.5 people, Sales none entered\n" +
        "2027-Q1 staff: Marketing none entered, Sales none entered\n" +
        "A deal takes 90 days from meeting to won (median of 5): what is to be won in 2027-Q1 has to be spent by about Tue 17 Nov 2026, in 2026-Q4.",
    );
  });

  it("the meeting: planned by one tap, then held of planned, and who came", async () => {
    const ledgerId = seen.alpha;
    const channelId = Object.values(slack().channels).find(({ name }) => name === "pipeline")?.id ?? "";
    const asked = await say("/roundtrip check", "admin");
    expect((await press(asked, "review-plan", "admin")).text).toContain(
      "The meeting of this channel is every Tuesday at 10:00 (Europe/London)",
    );
    expect((await say("/roundtrip check")).text).toContain(
      "◐ partly · Does the alignment meeting take place?\n",
    );
    const [series] = await db().reviewSeries.findMany({ where: { ledgerId } });
    const seriesId = series?.id ?? "";
    // Of the four Tuesdays 27 Oct to 17 Nov one is skipped.
    const createdAt = BigInt(office().clock.now - 4 * 7 * 24 * 3600 * 1000);
    await db().reviewSeries.updateMany({ where: { ledgerId }, data: { createdAt } });
    await db().stakeholder.createMany({
      data: ["U1", "U2"].map((userId) => ({ id: userId, ledgerId, seriesId, userId, createdAt })),
    });
    await db().reviewException.create({
      data: { id: "x1", ledgerId, seriesId, slot: "2026-11-03T10:00", setBy: "U0ADMIN001", setAt: 0n },
    });
    const { text } = await say("/roundtrip check");
    expect(text).toContain("✗ no · Does the alignment meeting take place?\n");
    expect(text).toContain(": 0 of 3 held in 13 weeks; next: Tue 24 Nov 2026, 10:00\n[Show the agenda]");
    const at = { workspaceId: slack().team.id, cadence: "weekly", state: "closed", createdAt };
    for (const day of ["2026-10-27", "2026-11-10", "2026-11-17"]) {
      const id = `review-${day}`;
      const startedAt = BigInt(Date.parse(`${day}T10:01:00Z`));
      await db().review.create({ data: { id, ledgerId, channelId, slot: `${day}T10:00`, startedAt, ...at } });
      await db().attendee.create({ data: { id, ledgerId, reviewId: id, userId: "U1", createdAt } });
    }
    expect((await say("/roundtrip check")).text).toContain(
      "(Europe/London): 3 of 3 held in 13 weeks, 3 of 6 expected came; next: Tue 24 Nov 2026, 10:00",
    );
  });

  it("paths: the share of the won revenue with all of its path, explained row by row", async () => {
    const ledgerId = seen.beta;
    const lead = await insertLead(office(), ledgerId, { day: "2026-09-01", from: "webinar" });
    const bare = await insertLead(office(), ledgerId, { day: "2026-09-01" });
    const won = {
      status: "won",
      ready: "2026-09-03",
      closed: "2026-11-03",
      amountMinor: 1_000_000n,
    } as const;
    await insertDeals(office(), ledgerId, { ...won, from: "webinar", lead }, 3);
    await insertDeals(office(), ledgerId, { ...won, from: "webinar" });
    await insertDeals(office(), ledgerId, { ...won, lead: bare });
    const { ready: _, ...undated } = won;
    await insertDeals(office(), ledgerId, { ...undated, from: "webinar", lead });
    await insertDeals(office(), ledgerId, { ...won, closed: "2026-08-03", from: "webinar", lead });
    const checked = await say("/roundtrip check", "admin", "leadership");
    // 30,000 of 60,000
    expect(checked.text).toContain(
      "2026-Q4 so far: 50 %, $30k of $60k (3 of 6 deals)\nBefore: 2026-Q3 100 %, 2026-Q2 nothing won, 2026-Q1 nothing won, 2025-Q4 nothing won",
    );
    const why = await press(checked, "scorecard-why#path", "admin");
    expect(why.text).toContain("revenue: with a complete path in 2026-Q4: $30k");
    for (const gap of ["no lead stands behind", "where its lead came from", "has no sales-ready meeting"])
      expect(why.text).toMatch(new RegExp(`1 record left out: [^·]*${gap}`));
    const ctx = await ctxOf(ledgerId);
    const [now] = (await buildCheck(ctx)).paths;
    for (const id of ["revenue:path", "revenue:path-share"]) {
      const explained = await explainFigure(ctx, "2026-Q4", id);
      expect(explained.adds).toBe(now?.complete);
      const [, ...rows] = printRecords(explained, "USD").trim().split("\n");
      expect(rows.reduce((sum, row) => sum + Number(row.split(",")[4]), 0)).toBe(30_000);
    }
    expect((await say("/roundtrip why path", "admin", "leadership")).text).toContain("$30k");
  });

  it("one line on the Home of admins, which shows the check; none on anybody else's", async () => {
    await say("/meeting Acme with Jane from webinar", "rep");
    await say("/meeting Beta Ltd with Jo from webinar", "admin");
    for (const user of ["rep", "admin"]) await say("/roundtrip use Alpha", user);
    const home = await slack().openHome({ user: "admin" });
    expect(home.text).toMatch(/Is the loop closed\? \d of 7 questions are settled/);
    expect((await slack().openHome({ user: "rep" })).text).not.toContain("Is the loop closed?");
    await press(home, "loop-check", "admin");
    expect(renderView(slack().view("admin") ?? fail())).toContain("Does somebody own it here?");
  });
});
