import { describe, expect, it } from "vitest";
import { providers } from "../support/databases.ts";
import { inOffice } from "./in-office.ts";

describe.each(providers)("what became of a meeting, on %s", (provider) => {
  const { db, say, press, deals } = inOffice(provider);
  const changes = (subjectId: string) =>
    db().history.findMany({ where: { subjectId }, orderBy: { recordedAt: "asc" } });

  it("held keeps its day, a bare weekday looks back, and the deal stays open", async () => {
    await say("/meeting Acme with Jane Doe booked 2026-11-16 from webinar");
    const held = await say("/meeting held Acme on friday");
    expect(held.text).toContain("Acme: meeting held on Fri 20 Nov 2026, with Jane Doe");
    expect(held.text).toContain("Marketing now: 1 meeting in 2026-Q4.");
    const [deal] = await deals("Acme");
    expect(deal).toMatchObject({ status: "open", version: 1 });
    expect(deal?.meetings).toMatchObject([{ outcome: "held", heldDay: "2026-11-20", version: 2 }]);
    const [change] = await changes(deal?.meetings[0]?.id ?? "");
    expect(change).toMatchObject({ action: "held", effectiveDay: "2026-11-20" });
    expect(JSON.parse(change?.before ?? "")).toEqual({
      outcome: "booked",
      heldDay: null,
      outcomeReason: null,
    });
  });

  it("said twice, it is answered by who said it; a day still to come is refused", async () => {
    expect((await say("/meeting held Acme", "colleague")).text).toContain(
      "The meeting with Acme was held already, says @rita.",
    );
    expect((await say("/meeting accepted Acme on 2026-11-24")).text).toContain(
      "Tue 24 Nov 2026 is still to come",
    );
  });

  it("accepted after held keeps both days", async () => {
    expect((await say("/meeting accepted Acme")).text).toContain("Acme: meeting accepted by sales");
    const [deal] = await deals("Acme");
    expect(deal?.meetings).toMatchObject([
      { outcome: "accepted", heldDay: "2026-11-20", acceptedDay: "2026-11-23" },
    ]);
  });

  it("rejected stays in the count of meetings, ends its deal as disqualified, and lowers the attainment", async () => {
    await say("/meeting Globex from webinar");
    const rejected = await say("/meeting rejected Globex because no budget, and no need");
    expect(rejected.text).toContain("Globex: meeting rejected by sales on Mon 23 Nov 2026");
    expect(rejected.text).toContain("because no budget, and no need");
    expect(rejected.text).toContain("The deal is disqualified");
    const [deal] = await deals("Globex");
    expect(deal).toMatchObject({ status: "disqualified", closedDay: null });
    expect(deal?.meetings).toMatchObject([
      { outcome: "rejected", outcomeReason: "no budget, and no need", acceptedDay: null },
    ]);
    // 2 booked, one of them rejected
    expect((await say("/funnel")).text).toMatch(/sales-ready[^0-9]*2/i);

    const undone = await press(rejected, "Undo");
    expect(undone.text).toContain("Undone: that the meeting with Globex was rejected. The deal is open.");
    const [again] = await deals("Globex");
    expect(again).toMatchObject({ status: "open" });
    expect(again?.meetings).toMatchObject([{ outcome: "booked", outcomeReason: null }]);
  });

  it("a no-show disqualifies; held later opens the deal again, and each is undone in its turn", async () => {
    const opened = await say("/meeting Hooli booked 2026-11-10 from outbound");
    const missed = await say("/meeting no-show Hooli on 2026-11-12");
    expect(missed.text).toContain("Hooli: nobody came to the meeting on Thu 12 Nov 2026");
    expect(await deals("Hooli")).toMatchObject([{ status: "disqualified" }]);
    expect((await press(opened, "Undo")).text).toContain("It was disqualified since by @rita");

    const held = await say("/meeting held Hooli on 2026-11-19", "colleague");
    expect(held.text).toContain("The deal is open again.");
    expect(await deals("Hooli")).toMatchObject([
      { status: "open", meetings: [{ outcome: "held", heldDay: "2026-11-19" }] },
    ]);
    expect((await press(missed, "Undo")).text).toContain("since by @carl; undo that first.");
    await press(held, "Undo", "colleague");
    expect(await deals("Hooli")).toMatchObject([
      { status: "disqualified", meetings: [{ outcome: "no-show", heldDay: null }] },
    ]);
    await press(missed, "Undo");
    expect(await deals("Hooli")).toMatchObject([{ status: "open", meetings: [{ outcome: "booked" }] }]);
    expect((await press(opened, "Undo")).text).toContain("The deal counts nowhere");
  });

  it("a follow-up's outcome never ends the deal; the person tells the meetings apart", async () => {
    await say("/meeting Initech with Bill booked 2026-11-02 from partner");
    await say("/meeting Initech with Peter booked 2026-11-09");
    const rejected = await say("/meeting no-show Initech with Peter on 2026-11-16");
    expect(rejected.text).toContain("A follow-up: it counts in no stage.");
    const [deal] = await deals("Initech");
    expect(deal).toMatchObject({ status: "open" });
    expect(deal?.meetings.map(({ outcome }) => outcome).sort()).toEqual(["booked", "no-show"]);
  });

  it("asks which one where several may be meant; the button of a meeting that was told of is stale", async () => {
    await say("/meeting Soylent booked 2026-11-02 from partner");
    await say("/meeting Soylent on 2026-11-17 booked 2026-11-09");
    const asked = await say("/meeting held Soylent");
    expect(asked.text).toContain("Soylent has 2 meetings that may be meant. Which one was held?");
    const told = await press(asked, "Tue 17 Nov 2026 · follow-up");
    expect(told.text).toContain("Soylent: meeting held on Mon 23 Nov 2026\nA follow-up");
    expect((await press(asked, "Tue 17 Nov 2026 · follow-up")).text).toContain("was held already");
    expect((await say("/meeting held Soylent")).text).toContain("Soylent: meeting held on Mon 23 Nov 2026");
  });

  it("a typo asks; no company is made; a company may be called Held", async () => {
    const asked = await say("/meeting held Soylentt");
    expect(asked.buttons.map(({ text }) => text)).toContain("Soylent");
    expect(asked.text).not.toContain("New company");
    expect((await say("/meeting held Vandelay")).text).toContain("There is no Vandelay in this ledger");
    expect((await say("/meeting Held with Jane from webinar")).text).toContain(
      "Held: sales-ready meeting logged",
    );
    expect(await deals("Vandelay")).toEqual([]);
  });

  it("two people at once: one is recorded, the other told who did it", async () => {
    for (const company of ["Umbrella", "Tyrell", "Oscorp"]) {
      await say(`/meeting ${company} from webinar`);
      const replies = await Promise.all([
        say(`/meeting rejected ${company} because no need`),
        say(`/meeting rejected ${company} because no budget`, "colleague"),
      ]);
      const texts = replies.map(({ text }) => text);
      expect(texts.filter((text) => text.includes("meeting rejected by sales"))).toHaveLength(1);
      expect(texts.filter((text) => text.includes("was rejected already, says @"))).toHaveLength(1);
    }
  });
});
