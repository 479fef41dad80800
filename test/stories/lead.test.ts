import { describe, expect, it } from "vitest";
import { providers } from "../support/databases.ts";
import { inOffice } from "./in-office.ts";
import { insertStoryLedger } from "./insert-records.ts";

const ofCell = { productLine: { select: { name: true } }, division: { select: { name: true } } };

describe.each(providers)("leads and touches, on %s", (provider) => {
  const { say, press, db, deals, office, slack } = inOffice(provider);
  const leads = (company: string) =>
    db().lead.findMany({
      where: { account: { name: company } },
      include: { contact: true, source: true, campaign: true, touches: true, productLine: true },
      orderBy: { createdAt: "asc" },
    });

  it("one line logs a lead with its person, campaign and first touch, and says where the team stands", async () => {
    const reply = await say('/lead Acme "Jane Doe" jane@acme.com from webinar-q3 product core');
    expect(reply.text).toContain("Acme: lead logged, Jane Doe, Mon 23 Nov 2026, core");
    expect(reply.text).toContain(
      "Sourced by Marketing (webinar-q3, webinar). Marketing now: 1 lead in 2026-Q4.",
    );
    expect(await leads("Acme")).toMatchObject([
      {
        ...{ day: "2026-11-23", status: "open", campaign: { name: "webinar-q3" } },
        ...{ contact: { name: "Jane Doe", email: "jane@acme.com" }, productLine: { name: "core" } },
        touches: [{ day: "2026-11-23", status: "open" }],
      },
    ]);
    expect((await say("/funnel")).text).toMatch(/Leads +1 /);
  });

  it("a known person from another campaign is a touch, not a duplicate lead", async () => {
    const touch = await say("/lead Acme with jane doe from referral product core division emea", "colleague");
    expect(touch.text).toContain(
      "Acme: touch of a known lead logged, Jane Doe, Mon 23 Nov 2026, core, emea\n",
    );
    expect(await db().touch.findFirst({ where: { source: { name: "referral" } }, select: ofCell })).toEqual({
      ...{ productLine: { name: "core" }, division: { name: "emea" } },
    });
    expect((await say("/lead show Acme")).text).toContain("Mon 23 Nov 2026 Jane Doe, referral, core, emea");
    expect(touch.text).toContain("from webinar-q3, and stays one lead. A touch counts in no stage.");
    expect(await leads("Acme")).toMatchObject([{ touches: [{}, { sourceId: expect.any(String) }] }]);
    expect((await say("/funnel")).text).toMatch(/Leads +1 /);
  });

  it("the same person, campaign and day again is known already, by the address too", async () => {
    const again = await say("/lead Acme <JANE@acme.com> from webinar-q3");
    expect(again.text).toContain(
      "Acme: already known, Jane Doe from webinar-q3 on Mon 23 Nov 2026. Nothing was added.",
    );
    expect(await leads("Acme")).toMatchObject([{ touches: [{}, {}] }]);
  });

  it("an address alone proposes its company and asks; a known person's needs no question", async () => {
    const asked = await say("/lead joe@globex-labs.co.uk from webinar on friday");
    expect(asked.text).toContain("Which company is joe@globex-labs.co.uk with?");
    expect(asked.buttons.map(({ text }) => text)).toEqual(["New company: Globex Labs"]);
    office().clock.forward(80_000_000);
    const logged = await press(asked, "New company: Globex Labs");
    expect(logged.text).toContain("Globex Labs: lead logged, joe@globex-labs.co.uk, Fri 20 Nov 2026");
    const named = await say('/lead "Joe Bloggs" joe@globex-labs.co.uk from outbound');
    expect(named.text).toContain("Globex Labs: touch of a known lead logged, Joe Bloggs, Tue 24 Nov 2026");
    const colleague = await say("/lead ann@acme.com from webinar");
    expect(colleague.buttons.map(({ text }) => text)).toEqual(["Acme"]);
    expect((await press(colleague, "Acme")).text).toContain("Acme: lead logged, ann@acme.com");
    const free = await say("/lead someone@gmail.com from webinar");
    expect(free.text).toContain("someone@gmail.com says nothing about the company, which comes first.");
    expect(free.text).toContain("Try: /lead Acme someone@gmail.com from webinar");
  });

  it("a company without a person is one unknown person, and the reply says so", async () => {
    const reply = await say("/lead Hooli from trade show");
    expect(reply.text).toContain("No name was given, so it counts as one unknown person of the company.");
    expect((await say("/lead Hooli from referral")).text).toContain("touch of a known lead logged");
    expect(await leads("Hooli")).toMatchObject([{ contactId: null }]);
  });

  it("a weekday looks back, a day to come is refused with an example, and so is what a lead does not have", async () => {
    expect((await say("/lead Umbrella with Al from webinar on thursday")).text).toContain(
      "Al, Thu 19 Nov 2026",
    );
    const refused = await say("/lead Umbrella with Bo on 2026-12-01");
    expect(refused.text).toContain("Tue 1 Dec 2026 is still to come; a lead counts on the day it came in.");
    expect(refused.text).toContain("Try: /lead Umbrella on 2026-11-24");
    expect((await say("/lead Umbrella with Bo $120k")).text).toContain("A lead has no amount yet");
    expect(await leads("Umbrella")).toHaveLength(1);
  });

  it("undo takes a lead or a touch away, not from under a touch or a deal", async () => {
    const lead = await say("/lead Tyrell with Roy from webinar");
    const touch = await say("/lead Tyrell with Roy from referral", "colleague");
    expect((await press(lead, "Undo")).text).toContain(
      "This lead was touched again since; undo that touch first.",
    );
    expect((await press(touch, "Undo", "colleague")).text).toContain("Undone: the touch of Roy, Tyrell.");
    await say("/meeting Tyrell with Roy");
    expect((await press(lead, "Undo")).text).toContain(
      "A deal came from this lead since; undo its meeting first.",
    );
    await say("/deal undo");
    expect((await press(lead, "Undo")).text).toContain("Undone: the lead of Roy, Tyrell. It counts nowhere");
    expect((await press(lead, "Undo")).text).toContain("Already undone by @rita.");
    expect(await leads("Tyrell")).toMatchObject([
      { status: "undone", touches: [{ status: "undone" }, { status: "undone" }] },
    ]);
    await say("/lead Tyrell with Roy from webinar");
    expect((await say("/deal undo")).text).toContain("Undone: the lead of Roy, Tyrell.");
  });

  it("an earlier lead logged late is offered to the open deal, and applied only by the button", async () => {
    await say("/meeting Initech from outbound");
    const late = await say("/lead Initech with Bill from webinar on 2026-09-01 note met at the fair");
    expect(late.text).toContain("It came before the open deal and was not known then");
    expect(await deals("Initech")).toMatchObject([{ team: { name: "Sales" }, originLeadId: null }]);
    const made = await press(late, "Make it the origin of the open deal", "colleague");
    expect(made.text).toContain(
      "Initech is now sourced by Marketing (webinar), with the lead of Tue 1 Sep 2026",
    );
    expect(await deals("Initech")).toMatchObject([
      { team: { name: "Marketing" }, originLeadId: expect.any(String) },
    ]);
    expect((await press(late, "Make it the origin of the open deal")).text).toContain(
      "This deal has an origin that came earlier, or this one already.",
    );
    const [row] = await db().history.findMany({ where: { action: "origin replaced" } });
    expect(row?.actor).toBe(slack().users.colleague.id);
    expect(JSON.parse(row?.after ?? "")).toMatchObject({ reason: "met at the fair" });
    await press(made, "Undo", "colleague");
    expect(await deals("Initech")).toMatchObject([{ team: { name: "Sales" }, originLeadId: null }]);
  });

  it("an unknown source is saved and settled on the reply, for a lead and for a touch", async () => {
    const lead = await say("/lead Oscorp with Norman from expo");
    expect(lead.text).toContain("“expo” is no source here yet, so it counts as unsourced.");
    const option = "New campaign “expo” under trade show";
    const chosen = await slack().choose({ user: "rep", reply: lead, action: "set-source", option });
    expect(chosen.text).toContain("Oscorp, Norman is now sourced by Marketing (expo, trade show).");
    expect(await leads("Oscorp")).toMatchObject([
      { campaign: { name: "expo" }, fromText: null, touches: [{ sourceId: expect.any(String) }] },
    ]);
    const touch = await say("/lead Oscorp with Norman from exp0");
    expect((await press(touch, "expo")).text).toContain("The touch counts for Marketing");
    await press(chosen, "Undo");
    expect(await leads("Oscorp")).toMatchObject([{ sourceId: null, fromText: "expo" }]);
  });

  it("lists one's own last leads, and shows a company's with what became of each and what sales said", async () => {
    await db().deal.updateMany({ where: { account: { name: "Initech" } }, data: { leadQuality: "good" } });
    const list = await say("/lead list");
    expect(list.text).toMatch(/Oscorp +Norman +Tue 24 Nov 2026 +expo +touch/);
    expect((await say("/lead list", "marketer")).text).toContain("You have logged no leads here yet.");
    const [lead] = await leads("Initech");
    await db().deal.updateMany({
      where: { account: { name: "Initech" } },
      data: { originLeadId: lead?.id ?? "" },
    });
    const shown = await say("/lead show Initech");
    expect(shown.text).toMatch(/Bill +Tue 1 Sep 2026 +webinar +1 +open +good/);
    expect((await say("/lead show Nobody")).text).toContain("There is no Nobody in this ledger.");
  });

  it("the form has the same fields, and says under one what is wrong with it", async () => {
    await say("/lead");
    const fields = { company: "Wonka", contact: "Willy", email: "no address", day: "2026-11-20" };
    const refused = await slack().fill({ user: "rep", values: fields });
    expect(refused.errors).toEqual({ email: "That is not an e-mail address. Try: jane@acme.com" });
    const logged = await slack().fill({ user: "rep", values: { email: "willy@wonka.com" } });
    expect(logged.text).toContain("Wonka: lead logged, Willy, Fri 20 Nov 2026");
    expect(await leads("Wonka")).toMatchObject([
      { day: "2026-11-20", contact: { email: "willy@wonka.com" } },
    ]);
  });
});

describe.each(providers)("leads of two ledgers, on %s", (provider) => {
  const { say, db, office } = inOffice(provider);

  it("nothing of one shows in the other: not the person, not the company, not the origin", async () => {
    const alpha = await insertStoryLedger(office(), { name: "Alpha", channel: "marketing" });
    const beta = await insertStoryLedger(office(), { name: "Beta", channel: "leadership" });
    await say('/lead Acme "Jane Doe" jane@acme.com from webinar', "rep", "marketing");
    const asked = await say("/lead jane@acme.com from outbound", "rep", "leadership");
    expect(asked.text).toContain("Which company is jane@acme.com with?");
    expect(asked.buttons.map(({ text }) => text)).toEqual(["New company: Acme"]);
    expect((await say("/lead list", "rep", "leadership")).text).toContain(
      "You have logged no leads here yet.",
    );
    expect((await say("/lead show Acme", "rep", "leadership")).text).toContain(
      "There is no Acme in this ledger.",
    );
    const opened = await say("/meeting Acme with Jane Doe", "rep", "leadership");
    expect(opened.text).toContain("No source yet.");
    expect(await db().lead.count({ where: { ledgerId: alpha } })).toBe(1);
    expect(await db().lead.count({ where: { ledgerId: beta } })).toBe(0);
  });
});
