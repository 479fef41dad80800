import { describe, expect, it } from "vitest";
import { providers } from "../support/databases.ts";
import { inOffice } from "./in-office.ts";
import { insertStoryLedger } from "./insert-records.ts";

describe.each(providers)("where a deal came from, on %s", (provider) => {
  const { say, press, deals, db, office, slack } = inOffice(provider);
  const id = "ledger-alpha";
  let leads = 0;
  /** A lead of an account that nobody typed here: it came in on a day from a source. */
  async function lead(company: string, day: string, source: string | null, ledgerId = id): Promise<string> {
    leads += 1;
    const key = company.toLowerCase();
    const accountId = `${ledgerId}-${key}`;
    const account = { id: accountId, ledgerId, name: company, key, createdAt: 0n };
    await db().account.upsert({ where: { id: accountId }, create: account, update: {} });
    const row = { id: `lead-${leads}`, ledgerId, accountId, day, createdAt: BigInt(leads) };
    await db().lead.create({ data: { ...row, sourceId: source === null ? null : `${ledgerId}-${source}` } });
    return row.id;
  }
  const at = (text: string, user = "rep") => say(text, user, "marketing");

  it("is the account's first lead within the look-back, written when the meeting opens the deal", async () => {
    await insertStoryLedger(office(), { name: "Alpha", channel: "marketing" });
    await insertStoryLedger(office(), { name: "Beta", channel: "leadership" });
    await lead("Acme", "2025-11-22", "partner"); // a day before the look-back of 12 months
    const first = await lead("Acme", "2026-03-12", "webinar");
    await lead("Acme", "2026-05-01", "outbound");
    await lead("Acme", "2026-01-01", "partner", "ledger-beta"); // another ledger's
    const reply = await at("/meeting Acme with Jane");
    expect(reply.text).toContain("Sourced by Marketing (webinar) with the lead of Thu 12 Mar 2026.");
    expect(await deals("Acme")).toMatchObject([{ originLeadId: first, team: { name: "Marketing" } }]);
  });

  it("disagreement is shown and asked once: both origins as buttons, the lead until somebody says", async () => {
    const first = await lead("Globex", "2026-03-12", "webinar");
    const reply = await at("/meeting Globex with Jane from outbound");
    expect(reply.text).toContain(
      "There is a webinar lead from Thu 12 Mar 2026 (Marketing), and outbound (Sales) was typed.",
    );
    expect(reply.buttons.map(({ text }) => text)).toEqual([
      ...["webinar lead from Thu 12 Mar 2026 (Marketing)", "outbound (Sales), as typed", "Edit…", "Undo"],
    ]);
    expect(await deals("Globex")).toMatchObject([{ originLeadId: first, team: { name: "Marketing" } }]);

    const chosen = await press(reply, "outbound (Sales), as typed", "colleague");
    expect(chosen.text).toContain("Globex is now sourced by Sales (outbound).");
    expect(await deals("Globex")).toMatchObject([{ originLeadId: null, team: { name: "Sales" } }]);
    const [row] = await db().history.findMany({ where: { action: "origin chosen" } });
    expect(row).toMatchObject({ subject: "deal", actor: slack().users.colleague.id });
    expect(JSON.parse(row?.after ?? "")).toMatchObject({ chose: "typed", originLeadId: null });
    expect(JSON.parse(row?.before ?? "")).toMatchObject({ originLeadId: first });
  });

  it("a second answer is told who chose; undoing the choice asks again", async () => {
    await lead("Hooli", "2026-03-12", "webinar");
    const reply = await at("/meeting Hooli from outbound");
    const chosen = await press(reply, "webinar lead from Thu 12 Mar 2026 (Marketing)", "colleague");
    expect(chosen.text).toContain(
      "Hooli is now sourced by Marketing (webinar), with the lead of Thu 12 Mar 2026.",
    );
    expect((await press(reply, "outbound (Sales), as typed")).text).toContain("Already chosen by @carl.");
    expect((await press(chosen, "Undo", "colleague")).text).toContain(
      "Undone: the choice where Hooli came from.",
    );
    expect((await press(reply, "outbound (Sales), as typed")).text).toContain("sourced by Sales (outbound)");
  });

  it("of two who choose at once one is told", async () => {
    await lead("Umbrella", "2026-03-12", "webinar");
    const reply = await at("/meeting Umbrella from outbound");
    const texts = (
      await Promise.all([
        press(reply, "webinar lead from Thu 12 Mar 2026 (Marketing)"),
        press(reply, "outbound (Sales), as typed", "colleague"),
      ])
    ).map(({ text }) => text);
    expect(texts.filter((text) => text.includes("Already chosen by @"))).toHaveLength(1);
    expect(texts.filter((text) => text.includes("is now sourced by"))).toHaveLength(1);
  });

  it("words that are no source are kept beside the lead, and the closest or a new campaign is offered", async () => {
    await lead("Soylent", "2026-03-12", "webinar");
    const reply = await at("/meeting Soylent from conference-26");
    expect(reply.text).toContain(
      "There is a webinar lead from Thu 12 Mar 2026 (Marketing), and “conference-26” was typed, which is no source here yet.",
    );
    expect(await deals("Soylent")).toMatchObject([{ team: { name: "Marketing" } }]);
    const chosen = await slack().choose({
      ...{ user: "rep", reply, action: "choose-origin", waitMs: 8000 },
      option: "New campaign “conference-26” under outbound",
    });
    expect(chosen.text).toContain("Soylent is now sourced by Sales (conference-26, outbound).");
    expect(await deals("Soylent")).toMatchObject([
      { originLeadId: null, campaign: { name: "conference-26" }, team: { name: "Sales" } },
    ]);
    expect((await press(chosen, "Undo")).text).toContain("Undone: the choice where Soylent came from.");
    expect(await deals("Soylent")).toMatchObject([{ team: { name: "Marketing" } }]);
  });

  it("a closing without a meeting has its origin too, and leads before the last closed deal are over", async () => {
    const first = await lead("Initech", "2026-10-01", "webinar");
    const won = await at("/deal closed Initech $5k from outbound");
    expect(won.text).toContain("Sourced by Marketing (webinar) with the lead of Thu 1 Oct 2026");
    expect(won.buttons.map(({ text }) => text)).toContain("outbound (Sales), as typed");
    expect(await deals("Initech")).toMatchObject([{ originLeadId: first, status: "won" }]);
    const next = await at("/meeting Initech from partner");
    expect(next.text).toContain("Sourced by Partners (partner).");
    expect((await deals("Initech"))[1]).toMatchObject({ originLeadId: null, team: { name: "Partners" } });
  });

  it("the ledger's own look-back counts", async () => {
    await db().ledger.update({ where: { id }, data: { lookBackMonths: 3 } });
    await lead("Vandelay", "2026-03-12", "webinar");
    expect((await at("/meeting Vandelay from outbound")).text).toContain("Sourced by Sales (outbound).");
    await db().ledger.update({ where: { id }, data: { lookBackMonths: 12 } });
  });

  it("an unknown source is saved, and the closest, a new campaign or none is offered", async () => {
    await at("/meeting Tyrell from webinar-q3");
    const reply = await at("/meeting Wonka from webinr-q3");
    expect(reply.text).toContain("“webinr-q3” is no source here yet, so it counts as unsourced.");
    expect(reply.buttons.map(({ text }) => text)).toEqual(
      expect.arrayContaining(["webinar-q3", "Leave it unsourced", "Undo"]),
    );
    expect((await press(reply, "webinar-q3")).text).toContain(
      "Wonka is now sourced by Marketing (webinar-q3, webinar).",
    );
    expect((await press(reply, "Leave it unsourced", "colleague")).text).toContain(
      "This deal has a source already: webinar, chosen by @rita.",
    );

    const fair = await at("/meeting Oscorp from expo");
    const option = "New campaign “expo” under outbound";
    const made = await slack().choose({ user: "rep", reply: fair, action: "set-source", option });
    expect(made.text).toContain("Oscorp is now sourced by Sales (expo, outbound).");
    expect(await deals("Oscorp")).toMatchObject([{ campaign: { name: "expo" }, fromText: null }]);

    const left = await press(await at("/meeting Stark from rumour"), "Leave it unsourced");
    expect(left.text).toContain("Stark is now unsourced.");
    expect(await deals("Stark")).toMatchObject([{ sourceId: null, fromText: null }]);
  });
});
