import { describe, expect, it } from "vitest";
import { providers } from "../support/databases.ts";
import { inOffice } from "./in-office.ts";
import { insertStoryLedger } from "./insert-records.ts";

const words = "Call with Jane Doe from Acme Corp, they want to meet friday. About $80k &amp; a pilot";

describe.each(providers)("a message becomes a meeting, on %s", (provider) => {
  const { db, slack, press, deals, office } = inOffice(provider);
  const use = async (user: string, text: string, callbackId = "meeting-from-message") => {
    office().clock.forward(1000);
    const message = await slack().talk({ user: "marketer", channel: "pipeline", text: "hello" });
    return slack().shortcut({
      user,
      callbackId,
      message: { ...message, text, raw: { ...message.raw, text } },
    });
  };

  it("opens the form filled in with what the message says, its words as the note", async () => {
    const form = await use("rep", words);
    expect(form.text).toContain("== Log a meeting ==");
    expect(form.text).toContain("Company: [Acme Corp]");
    expect(form.text).toContain("With (optional): [Jane Doe]");
    expect(form.text).toContain("Day of the meeting (optional): [2026-11-27]");
    expect(form.text).toContain("Expected amount (optional): [$80k]");
    expect(await db().deal.count()).toBe(0); // nothing is recorded before it is handed in
    const answered = await slack().fill({ user: "rep", values: { booked: "2026-11-23" } });
    expect(answered.text).toContain("Acme Corp: sales-ready meeting logged");
    expect(await deals("Acme Corp")).toMatchObject([
      {
        amountMinor: 8_000_000n,
        note: "“Call with Jane Doe from Acme Corp, they want to meet friday. About $80k & a pilot”",
      },
    ]);
    expect((await press(answered, "Undo")).text).toContain("Undone");
    await slack().closeView("rep");
  });

  it("leaves to the person what the message does not say", async () => {
    const form = await use("rep", "Great chat today or tomorrow with several people");
    expect(form.text).toContain("Company: […]");
    expect(form.text).toContain("“Great chat today or tomorrow with several people”");
    expect((await slack().fill({ user: "rep" })).errors).toEqual({
      company: "Please complete this required field.",
    });
    await slack().closeView("rep");
  });

  it("is kept for a day, for the one who used it only", async () => {
    await use("rep", words);
    await slack().closeView("rep");
    const draft = await db().draft.findFirstOrThrow({ orderBy: { id: "desc" } });
    const { clock } = office();
    expect(draft.userId).toBe(slack().users.rep.id);
    expect(Number(draft.expiresAt) - clock.now).toBe(24 * 3600 * 1000);
  });

  it("opens an empty form from the global menu", async () => {
    const form = await slack().shortcut({ user: "rep", callbackId: "meeting-anywhere" });
    expect(form.text).toContain("Company: […]");
    await slack().closeView("rep");
  });

  it("becomes a lead as well: the form filled in, its words as the note, today where it tells of a day to come", async () => {
    const form = await use("rep", words, "lead-from-message");
    expect(form.text).toContain("== Log a lead ==");
    expect(form.text).toContain("Company: [Acme Corp]");
    expect(form.text).toContain("Name (optional): [Jane Doe]");
    expect(form.text).toContain("Came in on: [2026-11-23]");
    expect(await db().lead.count()).toBe(0);
    const answered = await slack().fill({ user: "rep" });
    expect(answered.text).toContain("Acme Corp: lead logged, Jane Doe, Mon 23 Nov 2026");
    expect(await db().lead.findMany()).toMatchObject([
      { note: "“Call with Jane Doe from Acme Corp, they want to meet friday. About $80k & a pilot”" },
    ]);
    await slack().closeView("rep");
    const empty = await slack().shortcut({ user: "rep", callbackId: "lead-anywhere" });
    expect(empty.text).toContain("Company: […]");
    await slack().closeView("rep");
  });

  it("of another workspace's person, or of an older app, is refused in words", async () => {
    expect((await use("outsider", words)).text).toContain(
      "Roundtrip answers only people of its own workspace.",
    );
    expect((await use("rep", words, "gone")).text).toContain("This shortcut belongs to an older version");
    for (const user of ["outsider", "rep"]) await slack().closeView(user);
  });
});

describe.each(providers)("a message where a workspace keeps two ledgers, on %s", (provider) => {
  const { db, slack, press, office } = inOffice(provider);

  it("goes to its channel's ledger, and asks where the channel has none", async () => {
    const alpha = await insertStoryLedger(office(), { name: "Alpha", channel: "marketing" });
    const beta = await insertStoryLedger(office(), { name: "Beta", channel: "leadership" });
    const message = await slack().talk({ user: "marketer", channel: "marketing", text: words });
    await slack().shortcut({ user: "marketer", callbackId: "meeting-from-message", message });
    expect((await slack().fill({ user: "marketer" })).text).toContain("Ledger: Alpha");
    await slack().closeView("marketer");

    const elsewhere = await slack().talk({ user: "rep", channel: "general", text: words });
    const asked = await slack().shortcut({
      user: "rep",
      callbackId: "meeting-from-message",
      message: elsewhere,
    });
    expect(asked.text).toContain("Which ledger do you mean?");
    const form = await press(asked, "Beta");
    expect(form.text).toContain("Company: [Acme Corp]");
    await slack().fill({ user: "rep" });
    const found = await db().deal.findMany({ select: { ledgerId: true }, orderBy: { createdAt: "asc" } });
    expect(found).toEqual([{ ledgerId: alpha }, { ledgerId: beta }]);
    await slack().closeView("rep");
    await slack().closeView("rep");
  });
});
