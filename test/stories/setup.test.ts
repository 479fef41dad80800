import { describe, expect, it } from "vitest";
import { providers } from "../support/databases.ts";
import { inOffice } from "./in-office.ts";

describe.each(providers)("/roundtrip setup, on %s", (provider) => {
  const { db, say, press, slack, office } = inOffice(provider);
  const fill = (values: Record<string, string>) => slack().fill({ user: "rep", values });
  const close = () => slack().closeView("rep");

  it("goes step by step, and says under the field what is wrong", async () => {
    const first = await say("/roundtrip setup");
    expect(first.text).toContain("Set-up, step 1 of 6: Name, currency and time zone");
    expect(first.text).not.toContain("Roundtrip is ready");
    await press(first, "Fill in…");
    expect((await fill({ name: "Northwind", currency: "XQZ", zone: "Europe/Berlin" })).errors).toEqual({
      currency: "That is not a currency code. Try: USD",
    });
    const saved = await fill({ currency: "eur" });
    expect(saved.text).toContain(
      "Saved. Name, currency and time zone: Northwind: amounts in EUR, days in Europe/Berlin.",
    );
    expect(saved.text).toContain("the next step stands behind it");
    await close();
    const second = slack().privateMessages("rep").at(-1);
    if (second === undefined) throw new Error("nothing stands behind the form");
    expect(second.text).toContain("step 2 of 6: Calendar");
    await slack().press({ user: "rep", message: second, action: "Fill in…" });
    expect((await fill({ month: "7", week: "sunday", holidays: "christmas" })).errors?.holidays).toContain(
      "no day",
    );
    await fill({ holidays: "2027-01-01, 2026-12-25" });
    await close();
    expect(await db().ledger.findFirst()).toMatchObject({
      ...{ name: "Northwind", currency: "EUR", timeZone: "Europe/Berlin", fiscalStartMonth: 7 },
      ...{ weekStart: "sunday", holidays: "2026-12-25,2027-01-01", setupStep: 2 },
    });
  });

  it("is resumed where it stopped; steps are skipped and Back works", async () => {
    const third = await say("/roundtrip setup");
    expect(third.text).toContain("step 3 of 6: Teams");
    expect(third.text).toContain("Marketing, Sales, Partners");
    await press(third, "Fill in…");
    expect((await fill({ team: "Resellers" })).errors?.team).toContain(
      "A new team is marketing, sales or a partner",
    );
    await fill({ team: "Resellers partner\nMarketing" });
    await close();
    const fourth = await press(third, "Next");
    expect(fourth.text).toContain("step 4 of 6: Product lines and divisions");
    const back = await press(fourth, "Back");
    expect(back.text).toContain("Marketing, Sales, Partners, Resellers");
    const again = await press(back, "Next");
    await press(again, "Fill in…");
    await fill({ product: "Core\nPlus", division: "EMEA" });
    await close();
    const fifth = await press(again, "Next");
    expect(fifth.text).toContain("step 5 of 6: Sources");
    await press(fifth, "Fill in…");
    await fill({ source: "podcast team Marketing\nreseller fair team Resellers" });
    await close();
    expect(
      await db().source.findFirst({ where: { name: "reseller fair" }, include: { team: true } }),
    ).toMatchObject({
      team: { name: "Resellers", kind: "partner" },
    });
    expect(await db().productLine.count()).toBe(2);
    expect(await db().definitionVersion.count()).toBe(6); // a team, two product lines, a division, two sources
    const sixth = await press(fifth, "Next");
    expect(sixth.text).toContain("step 6 of 6: This channel");
    expect((await press(sixth, "Bind this channel")).text).toMatch(/Only a workspace admin/);
  });

  it("ends with one sentence and what to type next", async () => {
    const last = await say("/roundtrip setup", "admin");
    const bound = await press(last, "Bind this channel", "admin");
    expect(bound.text).toContain("belongs to Northwind");
    const end = await press(bound, "Finish", "admin");
    expect(end.text).toContain("Northwind is set up: amounts in EUR, days in Europe/Berlin.");
    expect(end.text).toContain("/meeting Acme with Jane Doe from webinar");
    expect(await db().ledger.findFirst({ select: { setupStep: true } })).toEqual({ setupStep: null });
    expect((await say("/meeting Acme from podcast €5k product Plus division EMEA")).text).toContain(
      "Sourced by Marketing (podcast).",
    );
  });

  it("a day later it is for admins", async () => {
    office().clock.forward(25 * 3600 * 1000);
    expect((await say("/roundtrip setup")).text).toMatch(/Only a workspace admin/);
    const first = await say("/roundtrip setup", "admin");
    expect(first.text).toContain("step 1 of 6");
    expect((await press(first, "Later", "admin")).text).toContain("Put away");
  });
});
