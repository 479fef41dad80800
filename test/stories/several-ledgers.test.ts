import { describe, expect, it } from "vitest";
import { providers } from "../support/databases.ts";
import { inOffice } from "./in-office.ts";

describe.each(providers)("several ledgers in one workspace, on %s", (provider) => {
  const { db, say, slack } = inOffice(provider);

  it("an admin makes another one and works in it; a member is refused", async () => {
    await say("/meeting Acme from webinar", "marketer");
    expect((await say("/roundtrip ledger new Globex", "rep")).text).toMatch(/Only a workspace admin/);
    const made = await say("/roundtrip ledger new Globex Inc", "admin");
    expect(made.text).toContain("Globex Inc is ready, and you work in it now: amounts in USD");
    expect(made.text).toContain("/roundtrip setup");
    expect((await say("/roundtrip ledger new GLOBEX", "admin")).text).toContain(
      "There is a ledger GLOBEX already.",
    );
    expect(await db().ledger.count()).toBe(2);
    expect(await db().source.count({ where: { ledger: { name: "Globex Inc" } } })).toBe(6);
  });

  it("bind makes a channel a ledger's, and every answer there names it", async () => {
    expect((await say("/roundtrip bind Globex Inc", "rep", "leadership")).text).toMatch(
      /Only a workspace admin/,
    );
    const bound = await say("/roundtrip bind globex", "admin", "leadership");
    expect(bound.text).toContain("#leadership now belongs to Globex Inc");
    await say("/roundtrip bind Our ledger", "admin", "marketing");
    const logged = await say("/meeting Initech from outbound", "marketer", "leadership");
    expect(logged.text).toContain("Ledger: Globex Inc");
    const listed = await say("/roundtrip ledgers", "marketer", "marketing");
    expect(listed.text).toContain("Our ledger, which you work in here: #marketing");
    expect(listed.text).toContain("Globex Inc: #leadership");
  });

  it("use says that a bound channel keeps its own ledger", async () => {
    const chosen = await say("/roundtrip use Our ledger", "marketer", "leadership");
    expect(chosen.text).toContain("You now work in Our ledger");
    expect(chosen.text).toContain(
      "This channel belongs to Globex Inc: what you type here is still about Globex Inc.",
    );
    expect((await say("/roundtrip use globex", "marketer", "leadership")).text).not.toContain(
      "This channel belongs",
    );
  });

  it("unbind gives the channel back; both are history", async () => {
    expect((await say("/roundtrip unbind", "marketer", "leadership")).text).toMatch(/Only a workspace admin/);
    expect((await say("/roundtrip unbind Acme", "admin", "leadership")).text).toContain("nothing was done");
    expect((await say("/roundtrip unbind", "admin", "leadership")).text).toContain(
      "no longer belongs to Globex Inc",
    );
    expect((await say("/roundtrip unbind", "admin", "leadership")).text).toContain("belongs to no ledger");
    const told = await db().history.findMany({
      where: { subject: "binding" },
      orderBy: { recordedAt: "asc" },
    });
    expect(told.map(({ action, actor }) => [action, actor])).toEqual([
      ["bound", slack().users.admin.id],
      ["bound", slack().users.admin.id],
      ["unbound", slack().users.admin.id],
    ]);
  });
});
