import { beforeAll, describe, expect, it } from "vitest";
import type { Figure } from "../../src/core/figure.ts";
import { type Ctx, clockwork, forLedger } from "../../src/ctx.ts";
import { getLedger } from "../../src/data/ledgers.ts";
import { printFigures, printRecords } from "../../src/features/scorecard/print-csv.ts";
import { buildScorecard, type Scorecard } from "../../src/reports/build-scorecard.ts";
import { explainFigure, explainIn } from "../../src/reports/explain-figure.ts";
import { listFigures } from "../../src/reports/list-figures.ts";
import { providers } from "../support/databases.ts";
import { inOffice } from "./in-office.ts";
import { insertDeals, insertLead, insertStoryLedger } from "./insert-records.ts";

/** What the rows behind a figure have to add up to: its own value, or the count that it starts from. */
function amountOf({ boards, keyFigures }: Scorecard, figure: Figure): bigint {
  if (figure.of === "company") {
    const key = keyFigures.find(({ metric }) => metric === figure.metric);
    if (key?.metric === "win rate") return BigInt(key.won);
    if (key?.metric === "cycle") return BigInt(key.summary.n);
    if (key?.metric === "velocity") return BigInt(key.open.counted);
    if (key?.metric === "coverage") return key.pipelineMinor;
  }
  const board = boards.find(({ metric }) => metric === figure.metric);
  if (board === undefined) throw new Error(`no board of ${figure.id}`);
  if (figure.of === "board") {
    if (figure.part === "target") return board.target ?? 0n;
    return figure.part.startsWith("unsourced") ? board.unsourced : board.total;
  }
  const row = figure.of === "row" ? board.rows.find(({ teamId }) => teamId === figure.teamId) : undefined;
  if (row === undefined || figure.of === "company") throw new Error(`no row of ${figure.id}`);
  if (figure.part === "need" || figure.part === "committed") return row.need ?? BigInt(row.committedBp ?? 0);
  return row.n;
}

describe.each(providers)("why, on %s", (provider) => {
  const { office, say, press, db } = inOffice(provider);
  const seen = { alpha: "" };
  const ctxOf = async (actor: Ctx["actor"] = clockwork): Promise<Ctx> => {
    const { services } = office();
    return forLedger(services, await getLedger(services.database.db, seen.alpha), "U0NOBODY", actor);
  };

  beforeAll(async () => {
    seen.alpha = await insertStoryLedger(office(), { name: "Alpha", channel: "pipeline" });
    const beta = await insertStoryLedger(office(), { name: "Beta", channel: "leadership" });
    const won = { status: "won", from: "outbound", ready: "2026-08-03", closed: "2026-11-03" } as const;
    for (const id of [seen.alpha, beta]) {
      const deals = (given: Parameters<typeof insertDeals>[2], times: number) =>
        insertDeals(office(), id, given, id === beta ? times + 5 : times);
      const due = { dueDay: "2026-12-01", amountMinor: 1_000_000n };
      await deals({ from: "webinar", ready: "2026-10-07", ...due }, 30);
      await deals({ status: "disqualified", from: "webinar", ready: "2026-10-08" }, 2);
      await deals({ status: "undone", from: "outbound", ready: "2026-10-12" }, 1);
      await deals({ from: "outbound", ready: "2026-10-09" }, 9);
      await deals({ from: "partner", ready: "2026-10-14" }, 3);
      await deals({ ready: "2026-11-20" }, 5);
      await deals({ ...won, amountMinor: 5_000_000n }, 2);
      await deals({ ...won, amountMinor: 100_000n, currency: "EUR" }, 1);
      await deals({ ...won, from: "partner" }, 2);
      await deals({ ...won, status: "lost" }, 2);
      await insertLead(office(), id, { day: "2026-10-20", from: "webinar" });
      await insertLead(office(), id, { day: "2026-10-21" });
    }
    for (const line of [
      ...["target 96 meetings", "set marketing 50% of meetings", "set sales 25% of meetings"],
      ...[
        "set sales 6 deals",
        "set sales $400k revenue",
        "set marketing 40% of leads",
        "set sales 20% of pipeline",
      ],
    ])
      await say(`/commit ${line}`, "admin");
    for (const line of [
      ...["metrics meetings, deals, revenue, leads, pipeline, coverage, cycle, velocity, win rate"],
      ...["win rate target 50%", "cycle target 100 days"],
    ])
      await say(`/roundtrip define ${line}`, "admin");
    await say("/commit target $1m revenue", "admin");
  });

  it("every figure has an id of its own, and rows or parts that add up to it", async () => {
    const ctx = await ctxOf();
    const scorecard = await buildScorecard(ctx, "2026-Q4");
    const figures = listFigures(scorecard, "USD");
    expect(new Set(figures.map(({ id }) => id)).size).toBe(figures.length);
    expect(new Set(figures.map(({ metric }) => metric))).toEqual(
      new Set([
        ...["meetings", "deals", "revenue", "leads", "pipeline"],
        ...["coverage", "cycle", "velocity", "win rate"],
      ]),
    );
    for (const figure of figures) {
      const why = await explainIn(ctx, scorecard, figure.id);
      expect([figure.id, why.figure.printed]).toEqual([figure.id, figure.printed]);
      expect([figure.id, why.adds]).toEqual([figure.id, amountOf(scorecard, figure)]);
      expect([figure.id, why.records.reduce((sum, { n }) => sum + n, 0n)]).toEqual([
        figure.id,
        why.parts.length > 0 ? 0n : why.adds,
      ]);
      expect([figure.id, why.formula.length > 20]).toEqual([figure.id, true]);
    }
  });

  it("every door prints a figure as the builder does", async () => {
    const scorecard = await buildScorecard(await ctxOf(), "2026-Q4");
    const figures = listFigures(scorecard, "USD");
    const csv = printFigures(figures, scorecard.label);
    for (const figure of figures)
      expect(csv).toContain(figure.printed.includes(",") ? `"${figure.printed}"` : figure.printed);
    for (const { metric, rows } of scorecard.boards) {
      const { text, message } = await say(`/scorecard ${metric}`);
      const shown = `${text} ${message?.text}`;
      for (const figure of figures.filter((each) => each.metric === metric)) {
        const row = figure.of === "row" ? rows.find(({ teamId }) => teamId === figure.teamId) : undefined;
        // What nobody committed to stands in the table without a word, and the total is the sum of its rows.
        if (figure.id !== `${metric}:total` && (row === undefined || row.isCommitted))
          expect([figure.id, shown]).toEqual([figure.id, expect.stringContaining(figure.printed)]);
      }
    }
    const rates = figures.filter(({ of }) => of === "company");
    const { text: whole } = await say("/scorecard");
    expect(rates.map(({ id }) => id)).toEqual(
      "coverage cycle cycle:attainment velocity win-rate win-rate:attainment".split(" "),
    );
    for (const { printed } of rates) expect(whole).toContain(printed);
    const parts = new Map([
      ...figures.map((figure): [string, Figure] => [`${figure.of}.${figure.part}`, figure]),
      ...rates.map((figure): [string, Figure] => [figure.id, figure]),
    ]);
    for (const figure of parts.values()) {
      const { text } = await say(`/roundtrip why ${figure.id}`);
      expect([figure.id, text]).toEqual([figure.id, expect.stringContaining(figure.printed)]);
    }
  });

  it("says the rule, its numbers, what was left out and why, and the first records", async () => {
    const { text, buttons } = await say("/roundtrip why marketing meetings");
    expect(text).toContain("Marketing meetings in 2026-Q4: 30");
    expect(text).toContain("sales-ready meetings booked in the quarter");
    expect(text).toContain("30 records, together 30 meetings");
    expect(text).toContain("2 records left out: the meeting was rejected, or nobody came");
    expect(text).toContain("Wed 7 Oct 2026");
    expect(buttons.map((button) => button.text)).toContain("All rows as CSV");
    const pace = await say("/roundtrip why sales pace");
    expect(pace.text).toContain("actual: 9 meetings");
    expect(pace.text).toContain("committed: 24 meetings"); // 25 % of 96
    expect(pace.text).toContain("expected by now: 56 % expected by working days gone by"); // 37 of 66
    const revenue = await say("/roundtrip why revenue.sales");
    expect(revenue.text).toContain(
      "1 record left out: in another currency, and there is no rate for its day",
    );
    expect((await say("/roundtrip why sales meetings")).text).toContain(
      "1 record left out: taken back by Undo, as if it never was (Mon 12 Oct 2026)",
    );
    expect((await say("/roundtrip why revenue.partners")).text).toContain("nobody has said its amount yet");
    expect((await say("/roundtrip why meetings.nobody")).text).toContain(
      "has no figure “meetings.nobody”.\nTry: /roundtrip why",
    );
  });

  it("gives all rows as a file whose column adds up, and the scorecard as one", async () => {
    const why = await explainFigure(await ctxOf(), "2026-Q4", "revenue.sales");
    const [head = "", ...lines] = printRecords(why, "USD").trim().split("\n");
    const column = head.split(",").indexOf("counts");
    const sum = lines.reduce((all, line) => all + Number(line.split(",")[column]), 0);
    expect(sum).toBe(100_000); // two of $50,000; the one in euros adds nothing
    expect(lines).toHaveLength(3);
    const sent = await press(await say("/roundtrip why revenue.sales"), "All rows as CSV");
    expect(sent.text).toContain("Sales revenue in 2026-Q4: 3 rows.");
    expect((await press(await say("/scorecard"), "As CSV")).text).toContain("The scorecard of 2026-Q4:");
    const typed = await say("/scorecard csv last quarter");
    expect(typed.text).toMatch(/The scorecard of 2026-Q3: \d+ figures. The file is in your messages/);
  });

  it("is asked by the menu under the scorecard, and offers every figure by itself", async () => {
    const reply = await say("/scorecard");
    office().clock.forward(1000);
    const chosen = await office().slack.choose({
      ...{ user: "rep", reply, action: "scorecard-why", option: "Sales meetings: pace 0.67", waitMs: 8000 },
    });
    expect(chosen.text).toContain("Sales meetings: pace in 2026-Q4: 0.67");
    expect((await say("/roundtrip why")).text).toMatch(
      /The scorecard of 2026-Q4 has \d+ figures: which one\?/,
    );
  });

  it("shows a partner their own rows and shared totals only", async () => {
    await db().member.create({
      data: {
        ...{ id: "member-partner", ledgerId: seen.alpha, userId: office().slack.users.partner.id },
        ...{ role: "partner", teamId: `${seen.alpha}-partners`, createdAt: 0n },
      },
    });
    const own = await say("/roundtrip why meetings.partners", "partner");
    expect(own.text).toContain("3 records, together 3 meetings");
    const share = await say("/roundtrip why meetings.partners.share", "partner");
    expect(share.text).toContain("everybody's: 47 meetings"); // 30 + 9 + 3 + 5
    expect(share.text).not.toContain("webinar");
    const total = await say("/roundtrip why meetings:total", "partner");
    expect(total.text).toContain("3 records");
    for (const id of ["meetings.marketing", "meetings:unsourced"])
      expect((await say(`/roundtrip why ${id}`, "partner")).text).toContain("has no figure");
    const ctx = await ctxOf({ role: "partner", teamId: `${seen.alpha}-partners` });
    const { records } = await explainFigure(ctx, "2026-Q4", "meetings:total");
    expect(records.every(({ teamId }) => teamId === `${seen.alpha}-partners`)).toBe(true);
  });
});
