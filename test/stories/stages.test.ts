import { describe, expect, it } from "vitest";
import { providers } from "../support/databases.ts";
import { inOffice } from "./in-office.ts";
import { insertStoryLedger } from "./insert-records.ts";

describe.each(providers)("an open deal moves along, on %s", (provider) => {
  const { db, office, say, press, deals } = inOffice(provider);
  const addStage = async (name: string, position: number) => {
    const { id: ledgerId } = await db().ledger.findFirstOrThrow();
    await db().stage.create({ data: { id: office().services.newId(), ledgerId, name, key: name, position } });
  };

  it("reaches a stage of the ledger's own, on a day; undo takes it back", async () => {
    await say("/meeting Acme booked 2026-11-02 from webinar $80k");
    await addStage("contract sent", 1);
    const staged = await say("/deal stage Acme contract sent");
    expect(staged.text).toContain("Acme: in contract sent since Mon 23 Nov 2026");
    expect(staged.text).toContain("$80,000, no due day yet, sourced by Marketing (webinar).");
    expect(await deals("Acme")).toMatchObject([{ stage: "contract sent", status: "open", version: 2 }]);
    expect((await say("/deal stage Acme contract sent")).text).toContain(
      "Acme is in contract sent already, since Mon 23 Nov 2026.",
    );
    const late = await say("/deal stage Acme proposal on 2026-11-10 $90k");
    expect(late.text).toContain("in proposal since Tue 10 Nov 2026, and in contract sent now");
    expect(await deals("Acme")).toMatchObject([{ stage: "contract sent", amountMinor: 9_000_000n }]);
    await press(late, "Undo");
    expect((await press(staged, "Undo")).text).toContain("Undone: the stage of Acme. The deal is open.");
    expect(await deals("Acme")).toMatchObject([{ stage: null, amountMinor: 8_000_000n }]);
    expect(await db().stageEntry.findMany({ select: { status: true } })).toEqual([
      { status: "undone" },
      { status: "undone" },
    ]);
  });

  it("an unknown stage is asked about with the ledger's stages as buttons", async () => {
    const asked = await say("/deal stage Acme contract sended on 2026-11-12");
    expect(asked.text).toContain(
      "There is no stage “contract sended”; the stages are proposal, contract sent.",
    );
    expect(asked.buttons.map(({ text }) => text)).toEqual(["proposal", "contract sent"]);
    expect((await press(asked, "contract sent")).text).toContain(
      "Acme: in contract sent since Thu 12 Nov 2026",
    );
    expect((await say("/deal stage Acme")).text).toContain("Which stage is Acme in?");
    expect((await say("/deal stage Acme lost")).text).toContain("`/deal lost Acme`");
    expect((await say("/deal show Acme")).text).toMatch(/contract sent +\$80,000/);
  });

  it("refuses days to come and days before the meeting, and companies without an open deal", async () => {
    expect((await say("/deal stage Acme proposal on 2026-12-01")).text).toContain("still to come");
    expect((await say("/deal stage Acme proposal on 2026-11-01")).text).toContain(
      "Acme became sales-ready on Mon 2 Nov 2026, after Sun 1 Nov 2026.",
    );
    expect((await say("/deal stage Nowhere proposal")).text).toContain("There is no Nowhere in this ledger.");
    await say("/meeting Initech from webinar");
    await say("/deal lost Initech because price");
    expect((await say("/deal stage Initech proposal")).text).toContain("Try: /deal reopen Initech");
    const typo = await say("/deal stage Acmee proposal");
    expect((await press(typo, "Acme")).text).toContain("Acme: in proposal since");
  });

  it("an update sets what was typed and nothing else, in one row of history, and is undone", async () => {
    const updated = await say(
      "/deal update Acme $120k due 2027-03-31 product core division emea for <@U0CARL0001|carl> note call her",
    );
    expect(updated.text).toContain(
      "Acme: now $120,000, due Wed 31 Mar 2027, core, emea, owner @carl, note “call her” (was $80,000)",
    );
    const [deal] = await deals("Acme");
    expect(deal).toMatchObject({
      amountMinor: 12_000_000n,
      dueDay: "2027-03-31",
      productLine: { name: "core" },
      division: { name: "emea" },
      note: "call her",
      stage: "proposal",
    });
    const row = await db().history.findFirstOrThrow({ where: { action: "updated" } });
    expect(JSON.parse(row.before ?? "")).toMatchObject({
      amountMinor: { $bigint: "8000000" },
      dueDay: null,
      productLineId: null,
    });
    await press(updated, "Undo");
    expect(await deals("Acme")).toMatchObject([
      { amountMinor: 8_000_000n, dueDay: null, productLineId: null, divisionId: null, note: null },
    ]);
  });

  it("says what belongs elsewhere", async () => {
    expect((await say("/deal update Acme")).text).toContain("What is new about the deal with Acme?");
    expect((await say("/deal update Acme on 2027-01-31")).text).toContain(
      "Try: /deal update Acme due 2027-01-31",
    );
    expect((await say("/deal update Acme from referral")).text).toContain("written when it opens");
    expect((await say("/deal update Acme with Jane")).text).toContain("belong to a meeting");
    expect((await say("/commit Acme $120k")).text).toMatch(/\/deal (closed|update) Acme/);
  });

  it("a ledger older than stages gets them when one is first needed; another ledger has its own", async () => {
    const old = await insertStoryLedger(office(), { name: "Old", channel: "leadership" });
    await say("/meeting Acme from webinar", "rep", "leadership");
    await Promise.all([
      say("/deal stage Acme proposal", "rep", "leadership"),
      say("/deal stage Acme proposal", "colleague", "leadership"),
    ]);
    expect(await db().stage.findMany({ where: { ledgerId: old }, select: { name: true } })).toEqual([
      { name: "proposal" },
    ]);
    expect((await say("/deal stage Acme contract sent", "rep", "leadership")).text).toContain(
      "There is no stage “contract sent”; the only one is proposal.",
    );
    expect(await db().stageEntry.count({ where: { ledgerId: old } })).toBe(1);
  });
});
