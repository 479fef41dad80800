import { describe, expect, it } from "vitest";
import type { Reply } from "../../src/playground/reply.ts";
import { providers } from "../support/databases.ts";
import { inOffice } from "./in-office.ts";
import { insertStoryLedger } from "./insert-records.ts";

describe.each(providers)("the same company in two ledgers, on %s", (provider) => {
  const { db, slack, say, press, office } = inOffice(provider);
  const ids = { alpha: "", beta: "" };
  const inAlpha = (text: string) => say(text, "marketer", "marketing");
  const inBeta = (text: string) => say(text, "marketer", "leadership");
  const kept: Record<string, Reply> = {};

  /** Every row of a ledger that a record can change. */
  const rowsOf = async (ledgerId: string) => {
    const asked = { where: { ledgerId }, orderBy: { id: "asc" } } as const;
    return {
      deals: await db().deal.findMany(asked),
      meetings: await db().meeting.findMany(asked),
      stages: await db().stageEntry.findMany(asked),
      reopenings: await db().reopening.findMany(asked),
      history: await db().history.findMany(asked),
    };
  };

  /** The reply as somebody may forge it: its controls name the other ledger. */
  const forge = (name: string): Reply => {
    const reply = kept[name];
    if (reply?.message == null) throw new Error(`no reply ${name}`);
    const blocks = JSON.parse(JSON.stringify(reply.message.blocks).replaceAll(ids.alpha, ids.beta));
    return { ...reply, message: { ...reply.message, blocks } };
  };

  it("outcome, rating, edit, stage, closing and reopening in one leave the other as it was", async () => {
    ids.alpha = await insertStoryLedger(office(), { name: "Alpha", channel: "marketing" });
    ids.beta = await insertStoryLedger(office(), { name: "Beta", channel: "leadership" });
    await inBeta("/meeting Acme booked 2026-11-02 from outbound $10k");
    await inBeta("/meeting Acme booked 2026-11-03");
    const before = await rowsOf(ids.beta);
    expect([before.deals.length, before.meetings.length]).toEqual([1, 2]);

    await inAlpha("/meeting Acme booked 2026-11-02 from webinar $80k");
    await inAlpha("/meeting Acme booked 2026-11-03");
    kept.meeting = await inAlpha("/meeting held Acme");
    kept.held = await press(kept.meeting, "booked Mon 2 Nov 2026 · sales-ready", "marketer");
    kept.rated = await press(kept.held, "Good lead", "marketer");
    kept.stage = await inAlpha("/deal stage Acme");
    await inAlpha("/deal stage Acme proposal");
    await press(kept.held, "Edit…", "marketer");
    kept.edited = await slack().fill({ user: "marketer", values: { amount: "$90k" } });
    await inAlpha("/deal closed Acme on 2026-11-20");
    kept.reopened = await inAlpha("/deal reopen Acme");
    expect(kept.reopened.text).toContain("Acme: open again since Mon 23 Nov 2026");
    expect(await rowsOf(ids.beta)).toEqual(before);
    expect((await rowsOf(ids.alpha)).reopenings).toHaveLength(1);
  });

  it("neither shows in the other's answers", async () => {
    const mine = await inBeta("/roundtrip mine");
    expect(mine.text).toContain("Your last 2 records");
    for (const word of ["held", "stage", "reopened", "corrected", "lead"])
      expect([word, mine.text.includes(word)]).toEqual([word, false]);
    const shown = await inBeta("/deal show Acme");
    expect(shown.text).toContain("$10,000");
    expect(shown.text).not.toMatch(/\$90,000|good lead|proposal|opened again/);
    expect((await inBeta("/funnel")).text).not.toContain("reopened");
    expect((await inBeta("/deal reopen Acme")).text).toContain("Acme has no deal that is closed");
    expect((await inAlpha("/roundtrip mine")).text).not.toContain("$10,000");
  });

  const presses: [string, string, string][] = [
    ["held", "Good lead", "That deal is not in this ledger."],
    ["held", "Edit…", "There is nothing here to edit."],
    ["held", "Undo", "There is nothing here to undo."],
    ["rated", "Undo", "There is nothing here to undo."],
    ["rated", "Add a reason…", "That deal is not in this ledger."],
    ["reopened", "Undo", "There is nothing here to undo."],
    ["meeting", "booked Tue 3 Nov 2026 · follow-up", "This question is older than a day"],
    ["stage", "proposal", "This question is older than a day"],
  ];
  it.each(presses)("a button of the other ledger is refused: %s, %s", async (name, button, refusal) => {
    const before = [await rowsOf(ids.alpha), await rowsOf(ids.beta)];
    expect((await press(forge(name), button, "marketer")).text).toContain(refusal);
    expect([await rowsOf(ids.alpha), await rowsOf(ids.beta)]).toEqual(before);
  });

  it("undo without a name takes back one's own last record of this ledger only", async () => {
    const before = await rowsOf(ids.beta);
    expect((await inAlpha("/roundtrip undo")).text).toContain("Undone: the reopening of Acme.");
    expect(await rowsOf(ids.beta)).toEqual(before);
    expect((await inBeta("/roundtrip undo")).text).toContain("Undone");
    expect(await db().deal.findMany({ where: { ledgerId: ids.alpha } })).toMatchObject([{ status: "won" }]);
  });
});
