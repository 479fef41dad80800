import { describe, expect, it } from "vitest";
import { providers } from "../support/databases.ts";
import { inOffice } from "./in-office.ts";

describe.each(providers)("one's own records, corrected and looked up, on %s", (provider) => {
  const { db, say, press, deals, slack } = inOffice(provider);
  const fill = (values: Record<string, string>, user = "rep") => slack().fill({ user, values });
  const countEdits = () => db().history.count({ where: { action: "edited" } });

  it("Edit… opens with what was recorded and writes only what changed, as one change that is undone", async () => {
    await say("/meeting Acme with Jane booked 2026-11-02 from webinar $80k");
    const won = await say("/deal closed Acme $120k");
    const form = await press(won, "Edit…");
    expect(form.text).toContain("Acme, won, $120,000");
    expect(form.text).toContain("Closed on (optional): [2026-11-23]");
    const edited = await fill({ amount: "$125k" });
    expect(edited.text).toContain("Acme corrected: amount $125,000 (was $120,000)");
    const row = await db().history.findFirstOrThrow({ where: { action: "edited" } });
    expect(JSON.parse(row.before ?? "")).toEqual({ amountMinor: { $bigint: "12000000" } });
    expect(JSON.parse(row.after ?? "")).toEqual({ amountMinor: { $bigint: "12500000" } });
    expect((await say("/roundtrip undo")).text).toContain("Undone: the correction of Acme. The deal is won.");
    expect(await deals("Acme")).toMatchObject([{ amountMinor: 12_000_000n, status: "won" }]);
  });

  it("undo with words takes nothing back: what was meant is not guessed", async () => {
    await say("/deal closed Piper $12k from webinar");
    const before = await db().history.count();
    const asked = await say("/roundtrip undo Acme");
    expect(asked.text).toContain("“/roundtrip undo” takes no more words; nothing was done.");
    expect(asked.text).toContain("Try: /roundtrip mine");
    expect(await db().history.count()).toBe(before);
    expect(await deals("Piper")).toMatchObject([{ status: "won" }]);
    expect((await say("/roundtrip undo")).text).toContain("Undone: Piper: won");
  });

  it("refuses under the field what cannot be, and says when nothing was changed", async () => {
    const opened = await say("/meeting Globex on 2026-11-27 from webinar $10k");
    await press(opened, "Edit…");
    expect((await fill({ amount: "lots" })).errors?.amount).toMatch(/Try: \S/);
    expect((await fill({ amount: "$10k" })).text).toContain("Nothing was changed");
    const held = await say("/meeting held Globex");
    await press(held, "Edit…");
    expect((await fill({ heldDay: "2026-12-01" })).errors?.heldDay).toContain("still to come");
    expect((await fill({ heldDay: "2026-11-01" })).errors?.heldDay).toContain("booked on Mon 23 Nov 2026");
  });

  it("a meeting and its deal are corrected together, and undone together", async () => {
    const opened = await say("/meeting Hooli on 2026-11-27 from webinar $10k");
    await press(opened, "Edit…");
    const edited = await fill({ meetingDay: "2026-11-26", dueDay: "2027-01-31" });
    expect(edited.text).toContain("day of the meeting Thu 26 Nov 2026 (was Fri 27 Nov 2026)");
    expect(edited.text).toContain("due day Sun 31 Jan 2027 (was none)");
    expect(await deals("Hooli")).toMatchObject([
      { dueDay: "2027-01-31", meetings: [{ meetingDay: "2026-11-26" }] },
    ]);
    await say("/roundtrip undo");
    expect(await deals("Hooli")).toMatchObject([{ dueDay: null, meetings: [{ meetingDay: "2026-11-27" }] }]);
  });

  it("a form opened before somebody else's change is answered by who changed it and how it stands", async () => {
    const opened = await say("/meeting Initech from webinar $10k");
    await press(opened, "Edit…");
    await say("/deal update Initech $20k", "colleague");
    const before = await countEdits();
    const stale = await fill({ amount: "$11k" });
    expect(stale.text).toContain("Already changed by @carl; it is now open, $20,000");
    expect(await countEdits()).toBe(before);
    expect(await deals("Initech")).toMatchObject([{ amountMinor: 2_000_000n }]);
  });

  it("mine lists one's last ten records from anywhere, each with Undo and Edit… while it stands", async () => {
    const companies = ["Umbrella", "Tyrell", "Cyberdyne", "Oscorp", "Wonka", "Soylent", "Vandelay", "Stark"];
    for (const company of ["Zorg", ...companies])
      await say(`/meeting ${company} from webinar $5k`, "marketer");
    const last = await say("/meeting rejected Stark because no need", "marketer");
    await say("/meeting Dunder", "marketer");
    await press(last, "Undo", "marketer");
    const mine = await say("/roundtrip mine", "marketer", "general");
    expect(mine.text).toContain("Your last 10 records");
    expect(mine.text).toMatch(/Dunder: sales-ready meeting logged, Mon 23 Nov 2026/);
    expect(mine.text).toContain("meeting rejected, Mon 23 Nov 2026 (undone)");
    expect(mine.text).not.toContain("Zorg"); // the eleventh
    expect(mine.text).not.toContain("Initech"); // another person's
    expect(mine.buttons.filter(({ text }) => text === "Undo")).toHaveLength(9);
    expect(mine.buttons.filter(({ text }) => text === "Edit…")).toHaveLength(9);
    expect((await press(mine, "Undo", "marketer")).text).toContain("meeting with Dunder");
    expect((await say("/roundtrip mine", "admin")).text).toContain("You have logged nothing here yet.");
  });

  it("a lead and a touch are corrected by Edit…, undone, and stand among one's last records", async () => {
    const lead = () =>
      db().lead.findFirstOrThrow({
        where: { account: { name: "Duff" } },
        include: { contact: true, source: true, campaign: true, touches: { orderBy: { createdAt: "asc" } } },
      });
    const logged = await say('/lead Duff "Barney" from webinar-q3 on 2026-11-20', "colleague");
    const form = await press(logged, "Edit…", "colleague");
    expect(form.text).toContain("Duff, lead");
    const refused = await fill({ day: "2026-11-30" }, "colleague");
    expect(refused.errors?.day).toContain("Mon 30 Nov 2026 is still to come.");
    const edited = await fill({ day: "2026-11-19", contact: "Barney G", sourceId: "referral" }, "colleague");
    expect(edited.text).toContain(
      "Duff: lead corrected: day Thu 19 Nov 2026, source referral, person Barney G",
    );
    const now = await lead();
    expect(now).toMatchObject({
      contact: { name: "Barney G" },
      source: { name: "referral" },
      campaign: null,
    });
    expect(now.touches).toMatchObject([
      { day: "2026-11-19", contactId: now.contactId, sourceId: now.sourceId, campaignId: null },
    ]);
    expect((await say("/roundtrip undo", "colleague")).text).toContain(
      "Undone: the correction of the lead of Barney, Duff. The lead stands as before.",
    );
    expect(await lead()).toMatchObject({
      ...{ day: "2026-11-20", contact: { name: "Barney" }, campaign: { name: "webinar-q3" } },
      touches: [{ day: "2026-11-20" }],
    });

    await say("/roundtrip define product edge", "admin");
    const touch = await say("/lead Duff with Barney from outbound product core", "colleague");
    await press(touch, "Edit…", "colleague");
    expect((await fill({ day: "2026-11-21", productLineId: "edge" }, "colleague")).text).toContain(
      "touch corrected: day Sat 21 Nov 2026, product line edge",
    );
    const product = async () => (await lead()).touches.map(({ productLineId }) => productLineId).slice(1);
    const [edge] = await product();
    expect((await say("/roundtrip undo", "colleague")).text).toContain("Undone: the correction of the touch");
    const [core] = await product();
    expect([core, edge]).toEqual([expect.any(String), expect.any(String)]);
    expect(core).not.toBe(edge);
    const mine = await say("/roundtrip mine", "colleague");
    expect(mine.text).toContain("Duff: lead logged, Fri 20 Nov 2026");
    expect(mine.text).toContain("Duff: touch logged, Mon 23 Nov 2026");
  });

  it("the source of a lead stays once a deal came from it, and so does the order of their days", async () => {
    const logged = await say('/lead Moe "Moe" from webinar on 2026-11-10', "colleague");
    await say("/meeting Moe with Moe booked 2026-11-16", "colleague");
    await press(logged, "Edit…", "colleague");
    const source = await fill({ sourceId: "referral" }, "colleague");
    expect(source.errors?.sourceId).toContain("The deal that came from this lead has its source already.");
    const day = await fill({ sourceId: "webinar", day: "2026-11-17" }, "colleague");
    expect(day.errors?.day).toContain("Its deal became sales-ready on Mon 16 Nov 2026.");
  });
});
