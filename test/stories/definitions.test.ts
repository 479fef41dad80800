import { beforeAll, describe, expect, it } from "vitest";
import { providers } from "../support/databases.ts";
import { inOffice } from "./in-office.ts";
import { insertDeals, insertStoryLedger } from "./insert-records.ts";

describe.each(providers)("definitions, on %s", (provider) => {
  const { db, say, press, slack, office } = inOffice(provider);
  let ledgerId = "";

  beforeAll(async () => {
    ledgerId = await insertStoryLedger(office(), { name: "Alpha", channel: "pipeline" });
    await insertDeals(office(), ledgerId, { ready: "2026-11-02", from: "webinar" }, 6);
    await insertDeals(
      office(),
      ledgerId,
      { ready: "2026-11-02", closed: "2026-11-20", status: "won", from: "outbound" },
      4,
    );
    await insertDeals(office(), ledgerId, { ready: "2026-11-02", closed: "2026-11-20", status: "lost" }, 2);
  });

  it("show what holds, as it comes, and no report mentions a version", async () => {
    const shown = await say("/roundtrip define", "rep");
    expect(shown.text).toContain("Definitions, as they come");
    expect(shown.text).toContain("lead: someone who has provided contact information");
    expect(shown.text).toContain("look-back: 12 months");
    expect(shown.text).toContain("unsourced: 5 %");
    expect(shown.text).toContain("Sources: ");
    expect(shown.text).toContain("webinar (Marketing)");
    expect((await say("/funnel")).text).not.toContain("Definitions");
  });

  it("are changed by admins, with version, author and history", async () => {
    expect((await say("/roundtrip define look-back 9 months", "rep")).text).toMatch(/Only a workspace admin/);
    const defined = await say("/roundtrip define look-back 9 months", "admin");
    expect(defined.text).toContain("Defined: look-back: 9 months.");
    expect(defined.text).toContain("Definitions v1, printed under the reports from now on.");
    expect(await db().ledger.findFirst({ select: { lookBackMonths: true } })).toEqual({ lookBackMonths: 9 });
    await say('/roundtrip define lead "someone who raised a hand"', "admin");
    const shown = await say("/roundtrip define", "rep");
    expect(shown.text).toContain("lead: someone who raised a hand (v2, @admin)");
    expect(
      await db().definitionVersion.findMany({ select: { version: true, key: true, value: true } }),
    ).toEqual([
      { version: 1, key: "look-back", value: "9" },
      { version: 2, key: "lead", value: "someone who raised a hand" },
    ]);
    expect(await db().history.count({ where: { subject: "definition" } })).toBe(2);
  });

  it("say which metrics the ledger studies, in its order, and which meetings count", async () => {
    expect((await say("/roundtrip define", "rep")).text).toContain("metrics: meetings, deals, revenue");
    const other = await insertStoryLedger(office(), { name: "Beta", channel: "marketing" });
    const defined = await say("/roundtrip define metrics win rate, meetings held", "admin", "marketing");
    expect(defined.text).toContain("Defined: metrics: win rate, meetings (held).\nDefinitions v1,");
    const columns = { select: { keyMetrics: true, meetingsCount: true } };
    expect(await db().ledger.findUnique({ where: { id: other }, ...columns })).toEqual({
      ...{ keyMetrics: "win rate,meetings", meetingsCount: "held" },
    });
    expect(await db().ledger.findUnique({ where: { id: ledgerId }, ...columns })).toEqual({
      ...{ keyMetrics: "", meetingsCount: "booked" },
    });
  });

  it("print their version under /funnel, /commit and /scorecard", async () => {
    await say("/commit target 10 meetings", "admin");
    for (const report of ["/funnel", "/commit", "/scorecard"])
      expect((await say(report)).text, report).toContain("Definitions v2");
  });

  it("thresholds decide what is a rate and what much unsourced is", async () => {
    // 4 won of 6 closed: 67 % and indicative, until fewer than 8 are too few.
    expect((await say("/funnel")).text).toContain("4 won of 6 closed (67 %*)");
    await say("/roundtrip define too few 8", "admin");
    expect((await say("/funnel")).text).toContain("4 won of 6 closed.");
    await say("/roundtrip define too few 2", "admin");
    await say("/roundtrip define indicative 6", "admin");
    expect((await say("/funnel")).text).toContain("4 won of 6 closed (67 %)");
    // 2 of 12 meetings are unsourced, 17 %.
    expect((await say("/scorecard")).text).toContain("share among sourced");
    await say("/roundtrip define unsourced 20%", "admin");
    expect((await say("/scorecard")).text).not.toContain("share among sourced");
  });

  it("names: a source is added, moved, renamed and retired; what is retired is no longer offered", async () => {
    expect((await say("/roundtrip define source podcast", "admin")).text).toContain(
      "A new source belongs to a team",
    );
    expect((await say("/roundtrip define source podcast team Nobody", "admin")).text).toContain(
      "There is no team “Nobody”. There are: Marketing, Sales, Partners.",
    );
    await say("/roundtrip define source podcast team Marketing", "admin");
    expect((await say("/meeting Acme from podcast")).text).toContain("Sourced by Marketing (podcast).");
    await say("/roundtrip define source podcast team Sales", "admin");
    expect((await say("/meeting Borealis from podcast")).text).toContain("Sourced by Sales (podcast).");
    await say('/roundtrip define source podcast rename "radio show"', "admin");
    expect((await say("/meeting Contoso from radio show")).text).toContain("Sourced by Sales (radio show).");
    await say("/roundtrip define source radio show retire", "admin");
    expect((await say("/meeting Dunder from radio show")).text).toContain("no source here yet");
    expect((await say("/funnel by source")).text).toMatch(/radio show +3 /);
    await say("/roundtrip define team Resellers partner", "admin");
    await say("/roundtrip define product Core", "admin");
    await say("/roundtrip define division EMEA", "admin");
    await say("/roundtrip define stage Contract sent", "admin");
    const shown = await say("/roundtrip define");
    for (const words of [
      "Resellers (partner)",
      "Product lines: Core",
      "Divisions: EMEA",
      "radio show (Sales, retired)",
    ])
      expect(shown.text).toContain(words);
    expect(shown.text).toContain("Contract sent");
  });

  it("by form too: what is wrong is said under its field", async () => {
    await press(await say("/roundtrip define", "admin"), "Change a definition…", "admin");
    const wrong = await slack().fill({ user: "admin", values: { what: "margin", value: "lots" } });
    expect(wrong.errors?.value).toContain("margin takes a percentage");
    const right = await slack().fill({ user: "admin", values: { value: "35%" } });
    expect(right.text).toContain("Defined: margin: 35 %.");
    await slack().closeView("admin");
    await press(await say("/roundtrip define", "admin"), "Change a name…", "admin");
    const values = { kind: "source", name: "fair", do: "set", to: "Sales" };
    expect((await slack().fill({ user: "admin", values })).text).toContain("Defined: source fair: added.");
  });

  it("takes the metrics by a form of several choices, with the one that stands first", async () => {
    const open = async () => press(await say("/roundtrip define", "admin"), "Choose metrics…", "admin");
    await open();
    const metrics = ["deals", "win rate", "meetings"];
    const wrong = await slack().fill({ user: "admin", values: { metrics, first: "leads" } });
    expect(wrong.errors?.first).toContain("leads is not among what you study.");
    const right = await slack().fill({
      user: "admin",
      values: { metrics, first: "meetings", counted: "held" },
    });
    expect(right.text).toContain("Defined: metrics: meetings (held), deals, win rate");
    await slack().closeView("admin");
    const again = await open();
    expect(again.text).toMatch(/What you study: \[meetings, deals, win rate\]/);
    await slack().closeView("admin");
    await say("/roundtrip define metrics usual", "admin");
  });

  it("takes an administrator's curve for what is expected by now", async () => {
    const made = await say("/roundtrip define curve 20/25/55", "admin");
    expect(made.text).toContain("20/25/55 % by month");
    const scorecard = await say("/scorecard");
    expect(scorecard.text).toContain("expected by the administrator's monthly curve");
    expect((await say("/roundtrip define curve 20/25", "admin")).text).toContain("which add to 100");
    await say("/roundtrip define curve none", "admin");
    expect((await say("/scorecard")).text).toContain("expected by working days gone by");
  });
});
