import { describe, expect, it } from "vitest";
import { providers } from "../support/databases.ts";
import { inOffice } from "./in-office.ts";

describe.each(providers)("days that cannot follow each other, on %s", (provider) => {
  const { db, say, press, deals, slack } = inOffice(provider);
  const fill = (values: Record<string, string>) => slack().fill({ user: "rep", values });

  it("a deal is not closed before it was opened again, typed or edited; on that day it is", async () => {
    await say("/meeting Acme booked 2026-09-01 from webinar $80k");
    await say("/deal closed Acme on 2026-10-01");
    const reopened = await say("/deal reopen Acme on 2026-11-10");
    const early = await say("/deal closed Acme on 2026-11-09");
    expect(early.text).toContain("Acme was opened again on Tue 10 Nov 2026, after Mon 9 Nov 2026.");
    expect(early.text).toContain("Try: /deal closed Acme on 2026-11-10");
    expect((await say("/deal lost Acme on 2026-11-09 because price")).text).toContain(
      "Try: /deal lost Acme on 2026-11-10",
    );
    expect(await deals("Acme")).toMatchObject([{ status: "open", closedDay: null }]);
    const closed = await say("/deal closed Acme on 2026-11-10");
    expect(closed.text).toContain("Acme: won");
    await press(closed, "Edit…");
    expect((await fill({ closedDay: "2026-11-09" })).errors?.closedDay).toContain(
      "It was opened again on Tue 10 Nov 2026. Try: 2026-11-10",
    );
    // A reopening that never was binds nothing.
    await press(closed, "Undo");
    await press(reopened, "Undo");
    await say("/deal reopen Acme on 2026-10-02");
    expect((await say("/deal closed Acme on 2026-11-09")).text).toContain("Acme: won");
  });

  it("a disqualified deal is not opened again before it became sales-ready", async () => {
    await say("/meeting Globex booked 2026-11-02 from webinar");
    await say("/meeting no-show Globex on 2026-11-04");
    const early = await say("/deal reopen Globex on 2026-11-01");
    expect(early.text).toContain("Globex became sales-ready on Mon 2 Nov 2026, after Sun 1 Nov 2026.");
    expect(early.text).toContain("Try: /deal reopen Globex on 2026-11-02");
    expect((await say("/deal reopen Globex on 2026-11-02")).text).toContain("Globex: open again");
  });

  it("nothing is held, accepted or rejected before it was booked", async () => {
    await say("/meeting Hooli booked 2026-11-10 from webinar");
    for (const outcome of ["held", "no-show", "accepted", "rejected"]) {
      const early = await say(`/meeting ${outcome} Hooli on 2026-11-09`);
      expect(early.text).toContain("Hooli was booked on Tue 10 Nov 2026, after Mon 9 Nov 2026.");
      expect(early.text).toContain(`Try: /meeting ${outcome} Hooli on 2026-11-10`);
    }
  });

  it("no deal is due before its meeting; no meeting takes place before it was booked", async () => {
    const typed = await say("/meeting Initech from webinar due 2026-11-20");
    expect(typed.text).toContain("so its deal cannot be due on Fri 20 Nov 2026");
    expect(typed.text).toContain("Try: /meeting Initech due 2026-11-23");
    expect(await deals("Initech")).toEqual([]);
    const logged = await say("/meeting Initech on 2026-11-27 from webinar");
    const early = await say("/deal update Initech due 2026-11-20");
    expect(early.text).toContain("Initech became sales-ready on Mon 23 Nov 2026, so it cannot be due on");
    expect(early.text).toContain("Try: /deal update Initech due 2026-11-23");
    await press(logged, "Edit…");
    expect((await fill({ dueDay: "2026-11-20" })).errors?.dueDay).toContain("It became sales-ready on");
    await press(logged, "Edit…");
    expect((await fill({ meetingDay: "2026-11-20" })).errors?.meetingDay).toContain("It was booked on");
    expect(await db().history.count({ where: { action: "edited" } })).toBe(0);
  });
});
