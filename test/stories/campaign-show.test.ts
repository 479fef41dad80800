import { describe, expect, it } from "vitest";
import { providers } from "../support/databases.ts";
import { inOffice } from "./in-office.ts";
import { rowOf } from "./read-table.ts";

describe.each(providers)("what came of a campaign, on %s", (provider) => {
  const { say, press, slack, office } = inOffice(provider);

  it("spend without a meeting says so, and is never divided by nothing", async () => {
    await say(
      `/campaign new webinar-q3 source webinar from 2026-09-01 to 2026-09-30 owner <@${slack().users.marketer.id}>`,
    );
    expect((await say("/campaign show webinar-q3")).text).toContain(
      "$0 spent; $0 won, n/a, nothing was spent. 0 leads, 0 sales-ready meetings, 0 won.",
    );
    await say("/campaign spend webinar-q3 $4,000 on 2026-09-10");
    const shown = await say("/campaign show webinar-q3");
    expect(shown.text).toContain(
      "$4,000 spent; $0 won, revenue return 0.00×: has not earned back its spend. 0 leads, 0 sales-ready meetings, 0 won.",
    );
    expect(rowOf(shown, "Sales-ready meetings")).toEqual([
      "Sales-ready meetings",
      "0",
      "spent $4,000, none yet",
    ]);
    expect(shown.text).not.toMatch(/NaN|Infinity|∞|undefined|null/);
  });

  it("its leads, meetings, deals and money, what each cost and what sales said; all deals as a file", async () => {
    for (const company of ["Acme", "Globex", "Initech", "Umbrella"])
      await say(`/lead ${company} with Jo from webinar-q3 on 2026-10-01`);
    for (const [company, amount] of [
      ["Acme", "$30k"],
      ["Globex", "$8k"],
      ["Initech", "€5k"],
    ])
      await say(`/meeting ${company} with Jo booked 2026-10-05 from webinar-q3 ${amount}`);
    await say("/meeting held Acme on 2026-10-09");
    await say("/meeting rejected Initech because no budget");
    const closed = await say("/deal closed Acme $30k");
    await press(closed, "Good lead");
    const shown = await say("/campaign show webinar-q3");
    expect(shown.text).toContain(
      "$4,000 spent; $30,000 won, revenue return 7.50×: earned back its spend. 4 leads, 2 sales-ready meetings, 1 won.",
    );
    expect(rowOf(shown, "Leads")).toEqual(["Leads", "4", "$1,000"]);
    expect(rowOf(shown, "Sales-ready meetings")).toEqual(["Sales-ready meetings", "2", "$2,000"]); // net of the rejected one
    expect(rowOf(shown, "of them held")).toEqual(["of them held", "1", "$4,000"]);
    expect(rowOf(shown, "Won")).toEqual(["Won", "1", "$4,000"]);
    expect(rowOf(shown, "Open")).toEqual(["Open", "1", "$8,000 pipeline"]);
    expect(shown.text).toContain("Sales says of its leads: 1 good, 0 poor.");
    expect(shown.text).toContain("Acme: won, $30,000, Mon 23 Nov 2026, good lead");
    // one touch of one campaign: every model gives it the whole deal, 30,000 ÷ 4,000
    expect(shown.text).toContain(
      "Return by model of attribution: first touch 7.50× (1 won, $30k) · last touch 7.50×",
    );
    expect(shown.text).toContain("time decay 7.50× (1 won, $30k)");
    expect(shown.text).toContain(
      "Verdict: … too early, the ledger is too young to know how long a win takes",
    );
    expect(shown.text).toContain("Maturity: unknown");
    expect(shown.text).toContain("[Chart]");
    await press(shown, "Post to channel");
    expect((await slack().messages("pipeline")).at(-1)?.text).toContain("webinar-q3: $4,000 spent");
    expect((await press(shown, "All deals as CSV")).text).toContain("All 3 deals of webinar-q3.");
  });

  it("the owner hears the whole path when a deal closes, and of the correction when it is undone", async () => {
    const dms = async () =>
      (await slack().directMessages("marketer")).filter(({ text }) => /webinar-q3|Correction/.test(text));
    office().clock.forward(60_000);
    await office().deliver();
    const [told] = await dms();
    expect(told?.text).toContain("Won from webinar-q3: Acme, $30,000.");
    expect(told?.text).toContain(
      "webinar-q3 → lead Thu 1 Oct 2026 (Jo) → sales-ready meeting Mon 5 Oct 2026, held → won Mon 23 Nov 2026",
    );
    // 1 October to 23 November, and from 5 October
    expect(told?.text).toContain(
      "53 days from lead to won; 49 days from meeting to won; no other touch; sales calls it a good lead",
    );
    expect(told?.text).toContain("Spent on webinar-q3 so far: $4,000");
    await say("/deal closed Globex $8k");
    expect((await say("/roundtrip undo")).text).toContain("Undone: Globex: won");
    office().clock.forward(120_000);
    await office().deliver();
    expect(await dms()).toHaveLength(1); // undone before it was due
    await say("/deal closed Umbrella $9k from webinar-q3");
    office().clock.forward(60_000);
    await office().deliver();
    expect((await dms()).at(-1)?.text).toContain("Won from webinar-q3: Umbrella, $9,000.");
    await say("/roundtrip undo");
    await office().deliver();
    expect((await dms()).at(-1)?.text).toContain(
      "Correction: Umbrella is not won; it was logged by mistake.",
    );
  });
});
