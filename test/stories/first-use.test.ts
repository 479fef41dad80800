import { describe, expect, it } from "vitest";
import { providers } from "../support/databases.ts";
import { inOffice } from "./in-office.ts";

describe.each(providers)("first use, on %s", (provider) => {
  const { slack, db, say, press, office } = inOffice(provider);

  it("ten people's first commands at once make one ledger, and one of them is asked about currency and zone", async () => {
    const users = ["rep", "colleague", "marketer", "admin", "partner"];
    const companies = "Acme Borealis Contoso Dunder Evergreen Fabrikam Gringotts Hooli Umbrella Vandelay";
    const replies = await Promise.all(
      companies.split(" ").map((name, index) => say(`/meeting ${name} from webinar`, users[index % 5])),
    );
    expect(replies.map(({ text }) => /sales-ready meeting logged/.test(text))).toEqual(Array(10).fill(true));
    expect(await db().ledger.count()).toBe(1);
    expect(await db().deal.count({ where: { status: "open" } })).toBe(10);
    expect(replies.filter(({ text }) => text.includes("Roundtrip is ready: amounts in USD"))).toHaveLength(1);
  });

  it("has Marketing, Sales and Partners, each with its sources", async () => {
    const teams = await db().team.findMany({ orderBy: { position: "asc" }, include: { sources: true } });
    expect(teams.map(({ name, sources }) => [name, sources.map((source) => source.name).sort()])).toEqual([
      ["Marketing", ["trade show", "webinar", "website"]],
      ["Sales", ["outbound", "referral"]],
      ["Partners", ["partner"]],
    ]);
  });

  it("asks once only: the next answer ends where its subject ends", async () => {
    const reply = await say("/meeting Globex from outbound");
    expect(reply.text).toContain("Globex: sales-ready meeting logged");
    expect(reply.text).not.toContain("Roundtrip is ready");
  });

  it("Change… opens a form, loading view first; what is wrong is said under its field", async () => {
    const settings = await say("/roundtrip settings");
    slack().calls("views.open").splice(0);
    const form = await press(settings, "Change…");
    expect(form.text).toContain("== Currency and time zone ==");
    const [opened] = slack().calls("views.open").slice(-1);
    expect(JSON.stringify(opened?.args)).toContain("Loading");

    const wrongCurrency = await slack().fill({
      user: "rep",
      values: { currency: "XQZ", zone: "Europe/Berlin" },
    });
    expect(wrongCurrency.errors).toEqual({ currency: "That is not a currency code. Try: USD" });
    const wrongZone = await slack().fill({ user: "rep", values: { currency: "eur", zone: "Berlin" } });
    expect(wrongZone.errors).toEqual({ zone: "That is not a time zone. Try: Europe/Berlin" });
    expect(await db().ledger.findFirst({ select: { currency: true } })).toEqual({ currency: "USD" });

    const saved = await slack().fill({ user: "rep", values: { currency: "eur", zone: "Asia/Tokyo" } });
    expect(saved.text).toContain("Amounts in EUR, days in Asia/Tokyo.");
  });

  it("uses what was saved from then on, in money and days, and history tells who saved it", async () => {
    // 2026-11-23 15:00 UTC and a little is 2026-11-24 00:00 in Tokyo.
    const reply = await say("/meeting Initech from webinar €80k");
    expect(reply.text).toContain("booked Tue 24 Nov 2026, €80,000");
    const [change] = await db().history.findMany({ where: { subject: "ledger" } });
    expect(change).toMatchObject({ action: "set", actor: slack().users.rep.id });
    expect(JSON.parse(change?.after ?? "")).toEqual({ currency: "EUR", timeZone: "Asia/Tokyo" });
  });

  it("a day later only an administrator changes them", async () => {
    office().clock.forward(25 * 3600 * 1000);
    await press(await say("/roundtrip settings"), "Change…");
    const refused = await slack().fill({ user: "rep", values: { currency: "USD", zone: "Asia/Tokyo" } });
    expect(refused.text).toMatch(/admin/i);
    await press(await say("/roundtrip settings", "admin"), "Change…", "admin");
    const saved = await slack().fill({ user: "admin", values: { currency: "USD", zone: "UTC" } });
    expect(saved.text).toContain("Amounts in USD, days in UTC.");
    expect(await db().ledger.findFirst({ select: { currency: true, timeZone: true } })).toEqual({
      currency: "USD",
      timeZone: "UTC",
    });
  });
});

describe.each(providers)("a new user in an empty workspace, on %s", (provider) => {
  const { slack, say, press, db } = inOffice(provider);
  const admin = (line: string) => say(line, "admin");

  it("goes from set-up to export by what the answers say, without a page to read", async () => {
    const step = await admin("/roundtrip setup");
    await press(step, "Fill in…", "admin");
    const values = { name: "Northwind", currency: "EUR", zone: "Europe/Berlin" };
    expect((await slack().fill({ user: "admin", values })).text).toContain("Saved.");
    await slack().closeView("admin");
    expect(slack().privateMessages("admin").at(-1)?.text).toContain("step 2 of 6");

    expect((await admin('/lead Acme "Jane Doe" from webinar')).text).toContain("Acme: lead logged, Jane Doe");
    expect((await admin("/meeting Acme with Jane Doe")).text).toContain("Acme: sales-ready meeting logged");
    expect((await admin("/meeting held Acme")).text).toContain("Acme: meeting held");
    const stages = await admin("/deal stage Acme");
    expect(stages.text).toContain("Which stage is Acme in? The only one is proposal.");
    expect((await press(stages, "proposal", "admin")).text).toContain("Acme: in proposal");
    expect((await admin("/deal closed Acme €120k")).text).toContain("Acme: won, €120,000");
    expect((await admin("/roundtrip undo")).text).toContain("The deal is open, in proposal.");
    expect((await admin("/roundtrip undo")).text).toContain("/roundtrip mine, for the ones before it");
    expect((await admin("/roundtrip export")).text).toMatch(/is in your messages with Roundtrip: \d+ rows/);
    expect(await db().deal.findMany({ select: { status: true } })).toEqual([{ status: "open" }]);
  });
});
