import { describe, expect, it } from "vitest";
import type { Reply } from "../../src/playground/reply.ts";
import { providers } from "../support/databases.ts";
import { inOffice } from "./in-office.ts";
import { insertStoryLedger } from "./insert-records.ts";

describe.each(providers)("an agency keeps two ledgers, on %s", (provider) => {
  const { db, slack, say, press, office } = inOffice(provider);
  const ids = { alpha: "", beta: "" };

  it("what is logged in one channel is nowhere in the other's, and every answer names its ledger", async () => {
    ids.alpha = await insertStoryLedger(office(), { name: "Alpha", channel: "marketing" });
    ids.beta = await insertStoryLedger(office(), { name: "Beta", channel: "leadership", currency: "EUR" });
    const logged = await say("/meeting Acme from webinar-q3 product core", "marketer", "marketing");
    expect(logged.text).toContain("Acme: sales-ready meeting logged");
    expect(logged.text).toContain("Ledger: Alpha");

    const other = await say("/deal show Acme", "marketer", "leadership");
    expect(other.text).toContain("There is no Acme in this ledger.");
    expect((await say("/deal list", "marketer", "leadership")).text).toContain("You have no open deals.");
    const asked = await say("/meeting Acmee", "marketer", "leadership");
    expect(asked.text).toContain("Acmee: sales-ready meeting logged"); // no typo here: Acme is not known
    const funnel = await say("/funnel", "marketer", "leadership");
    expect(funnel.text).toContain("Ledger: Beta");
    expect(funnel.text).toMatch(/Sales-ready meetings +1 /);
    expect(
      await db().deal.findMany({ select: { ledgerId: true, account: { select: { name: true } } } }),
    ).toEqual(
      expect.arrayContaining([
        { ledgerId: ids.alpha, account: { name: "Acme" } },
        { ledgerId: ids.beta, account: { name: "Acmee" } },
      ]),
    );
  });

  it("undo without a name takes back one's own last record of this ledger only", async () => {
    expect((await say("/deal undo", "marketer", "marketing")).text).toContain("meeting with Acme");
    expect(await db().deal.findMany({ where: { ledgerId: ids.beta } })).toMatchObject([{ status: "open" }]);
  });

  it("a channel of no ledger asks, and the answer runs what was typed in the chosen one", async () => {
    const asked = await say("/meeting Globex with Jo from outbound", "rep", "general");
    expect(asked.text).toContain("Which ledger do you mean?");
    expect(asked.buttons.map(({ text }) => text).sort()).toEqual(["Alpha", "Beta"]);
    const ran = await press(asked, "Beta");
    expect(ran.text).toContain("Globex: sales-ready meeting logged");
    expect(ran.text).toContain("Ledger: Beta");
    expect(await db().deal.count({ where: { ledgerId: ids.beta, account: { name: "Globex" } } })).toBe(1);

    expect((await say("/deal list", "rep", "general")).text).toContain("Globex"); // remembered
    await say("/roundtrip use alpha", "rep", "general");
    expect((await say("/deal list", "rep", "general")).text).toContain("You have no open deals.");
    expect((await say("/roundtrip use gamma", "rep", "general")).text).toContain(
      "There is no ledger “gamma”. The ledgers are: Alpha, Beta.",
    );
  });

  /** The reply with other ids in its controls, as somebody may forge them. */
  const forge = (reply: Reply, from: string, to: string): Reply => {
    if (reply.message === null) throw new Error("there is no message to forge");
    const blocks = JSON.parse(JSON.stringify(reply.message.blocks).replaceAll(from, to));
    return { ...reply, message: { ...reply.message, blocks } };
  };

  it("a control with a foreign ledger, deal or change is refused in words", async () => {
    const stranger = "T0STRANGER";
    await db().workspace.create({ data: { id: stranger, createdAt: 0n } });
    await db().ledger.create({
      data: {
        ...{ id: "ledger-stranger", workspaceId: stranger, key: "default", name: "Stranger" },
        ...{ currency: "USD", timeZone: "UTC", createdAt: 0n },
      },
    });
    const logged = await say("/meeting Initech on friday", "marketer", "marketing");
    const foreign = await press(forge(logged, ids.alpha, "ledger-stranger"), "Undo", "marketer");
    expect(foreign.text).toContain("That ledger is not in this workspace.");

    const inBeta = forge(logged, ids.alpha, ids.beta);
    expect((await press(inBeta, "Undo", "marketer")).text).toContain("There is nothing here to undo.");
    expect((await press(inBeta, "Fri 20 Nov 2026 instead", "marketer")).text).toContain(
      "That meeting is not in this ledger.",
    );
    const sourced = await slack().choose({
      user: "marketer",
      reply: inBeta,
      action: "set-source",
      option: "webinar",
    });
    expect(sourced.text).toContain("That deal is not in this ledger.");
    expect(await db().deal.findFirst({ where: { account: { name: "Initech" } } })).toMatchObject({
      ...{ status: "open", sourceId: null, version: 1 },
    });
  });

  it("a question that was asked in one ledger cannot be answered in the other", async () => {
    const asked = await say("/meeting Initek with Jo", "marketer", "marketing");
    expect(asked.text).toContain("Which company do you mean?");
    const refused = await press(forge(asked, ids.alpha, ids.beta), "Initech", "marketer");
    expect(refused.text).toContain("This question is older than a day, or was asked of someone else.");
  });
});
