import { describe, expect, it } from "vitest";
import { providers } from "../support/databases.ts";
import { inOffice } from "./in-office.ts";

describe.each(providers)("the forms behind bare commands, on %s", (provider) => {
  const { slack, say, press, deals } = inOffice(provider);
  const fill = (values: Record<string, string>) => slack().fill({ user: "rep", values });

  it("/meeting shows a loading view at once and the fields right after", async () => {
    await say("/meeting Warmup product core division emea from webinar");
    const form = await say("/meeting");
    expect(form.status).toBe(200);
    expect(form.message).toBeNull();
    expect(JSON.stringify(slack().calls("views.open").at(-1)?.args)).toContain("Loading");
    expect(
      slack()
        .calls()
        .slice(-2)
        .map(({ method }) => method),
    ).toEqual(["views.open", "views.update"]);
    expect(form.text).toContain("== Log a meeting ==");
    expect(form.text).toContain("Booked on: [2026-11-23]");
    expect(form.text).toContain("Owner: [rita]");
    expect(form.text).toMatch(/Product line \(optional\): .*core/);
  });

  it("says under the field what is wrong with it, and keeps the form", async () => {
    expect((await fill({})).errors).toEqual({ company: "Please complete this required field." }); // Slack itself
    expect((await fill({ company: "!!!" })).errors).toEqual({
      company: "That is not a company's name. Try: Acme",
    });
    expect((await fill({ company: "Acme", amount: "lots" })).errors?.amount).toMatch(/Try: \S/);
    expect((await fill({ amount: "-5" })).errors?.amount).toMatch(/Try: \S/);
    expect((await fill({ amount: "0" })).errors?.amount).toMatch(/Try: \S/);
    expect((await fill({ amount: "$80k", booked: "2026-12-01" })).errors).toEqual({
      booked: "A meeting counts on the day it was booked, and Tue 1 Dec 2026 is still to come.",
    });
    expect(await deals("Acme")).toEqual([]);
  });

  it("is answered in the modal, with an Undo that works there", async () => {
    const answered = await fill({
      ...{ company: "Acme", contact: 'Jane "JD" Doe', day: "2026-11-27", booked: "2026-11-20" },
      ...{ from: "webinar", product: "core", division: "emea", amount: "80k", due: "2027-03-31" },
      ...{ owner: "colleague", note: "first line\nsecond & <last>" },
    });
    expect(answered.text).toContain("Acme: sales-ready meeting logged");
    expect(answered.text).toContain(
      'with Jane "JD" Doe, on Fri 27 Nov 2026, booked Fri 20 Nov 2026, core, emea, $80,000, due Wed 31 Mar 2027',
    );
    expect(await deals("Acme")).toMatchObject([
      {
        ...{ salesReadyDay: "2026-11-20", amountMinor: 8_000_000n, source: { name: "webinar" } },
        ...{ ownerUserId: slack().users.colleague.id, note: "first line\nsecond & <last>" },
      },
    ]);
    const undone = await press(answered, "Undo");
    expect(undone.view).not.toBeNull();
    expect(undone.text).toContain("Undone: the sales-ready meeting with Acme.");
    expect(await deals("Acme")).toMatchObject([{ status: "undone" }]);
    await slack().closeView("rep");
  });

  it("asks in the modal when the company may be a typo, and goes on there", async () => {
    await say("/meeting");
    const asked = await fill({ company: "Warmupp", amount: "$5k" });
    expect(asked.text).toContain("There is no Warmupp here yet. Which company do you mean?");
    const answered = await press(asked, "Warmup");
    expect(answered.text).toContain("Warmup: follow-up logged");
    expect(await deals("Warmup")).toMatchObject([{ amountMinor: 500_000n }]);
    await slack().closeView("rep");
  });

  it("/deal closes won or lost; a day still to come and a missing amount are said under their fields", async () => {
    await say("/meeting Globex from outbound");
    const form = await say("/deal");
    expect(form.text).toContain("== Close a deal ==");
    expect((await fill({ company: "Globex", outcome: "won" })).errors).toEqual({
      amount: "How much is the deal with Globex worth?",
    });
    expect((await fill({ amount: "$9k", day: "2026-12-24" })).errors?.day).toContain("is still to come");
    expect((await fill({ day: "2026-11-01" })).errors?.day).toContain(
      "became sales-ready on Mon 23 Nov 2026",
    );
    const lost = await fill({ outcome: "Lost", day: "2026-11-23", because: "price" });
    expect(lost.text).toContain("Globex: lost because price");
    expect((await press(lost, "Undo")).text).toContain("Undone: Globex: lost. The deal is open.");
    await slack().closeView("rep");
    await say("/deal");
    expect((await fill({ company: "Globex", amount: "$9k" })).text).toContain("Globex: won, $9,000");
    expect(await deals("Globex")).toMatchObject([{ status: "won", amountMinor: 900_000n }]);
  });
});
