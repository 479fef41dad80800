import { beforeAll, describe, expect, it } from "vitest";
import { providers } from "../support/databases.ts";
import { inOffice } from "./in-office.ts";
import { insertStoryLedger } from "./insert-records.ts";

describe.each(providers)("people from outside the workspace, on %s", (provider) => {
  const { db, say, slack, office, deals } = inOffice(provider, { channel: "partners" });
  const buttons = async () => {
    const message = (await slack().messages("partners")).findLast(({ text }) =>
      text.includes("log what you set up"),
    );
    if (message === undefined) throw new Error("no buttons were posted");
    return message;
  };
  const pressLog = async (user: string, action = "Log a meeting") => {
    office().clock.forward(1000);
    return slack().press({ user, message: await buttons(), action, waitMs: 8000 });
  };

  beforeAll(async () => {
    await insertStoryLedger(office(), { name: "Alpha", channel: "pipeline" });
    await say("/meeting Borealis with Bo from webinar $70k", "marketer", "pipeline");
  });

  it("get buttons that an admin posts in a channel bound to their team, and is asked to pin", async () => {
    expect((await say("/roundtrip partner-buttons", "admin")).text).toContain("this one is none yet");
    await say("/roundtrip bind alpha for partner Partners", "admin");
    expect((await say("/roundtrip partner-buttons", "rep")).text).toMatch(/Only a workspace admin/);
    const posting = await say("/roundtrip partner-buttons", "admin");
    expect(posting.text).toContain("Please pin that message");
    await office().deliver();
    expect((await buttons()).text).toContain("Partners: log what you set up here.");
  });

  it("log a meeting by a small form; it is sourced by their team, and the answer holds what they typed only", async () => {
    const form = await pressLog("outsider");
    expect(form.text).toContain("== Log a meeting ==");
    expect(form.text).not.toMatch(/Source|Owner|Borealis/);
    const logged = await slack().fill({
      user: "outsider",
      values: { company: "Borealiss", contact: "Jo Park", day: "2026-11-27", note: "met at the fair" },
    });
    expect(logged.text).toContain("Logged: Borealiss, with Jo Park, on Fri 27 Nov 2026.");
    expect(logged.text).not.toMatch(/Borealis\b|Marketing|Alpha/);
    expect(logged.buttons.map(({ text }) => text)).toEqual(["Undo"]);
    expect(await deals("Borealiss")).toMatchObject([
      { teamId: "ledger-alpha-partners", source: { name: "partner" }, createdBy: slack().users.outsider.id },
    ]);
    await slack().closeView("outsider");
  });

  it("an existing company of someone else's becomes a deal of their own, and nothing tells them so", async () => {
    await pressLog("outsider");
    const logged = await slack().fill({ user: "outsider", values: { company: "Borealis" } });
    expect(logged.text).toContain("Logged: Borealis. Thank you");
    expect(await deals("Borealis")).toHaveLength(2);
    expect((await deals("Borealis")).at(-1)).toMatchObject({ teamId: "ledger-alpha-partners" });
    await slack().closeView("outsider");
  });

  it("log a lead by a small form, sourced by their team; a known company of someone else's tells them nothing", async () => {
    const form = await pressLog("outsider", "Log a lead");
    expect(form.text).toContain("== Log a lead ==");
    expect(form.text).not.toMatch(/Source|Division|Borealis/);
    const values = { company: "Borealiss", contact: "Kim Lee", email: "kim@borealiss.com", note: "asked us" };
    const logged = await slack().fill({ user: "outsider", values });
    expect(logged.text).toContain("Logged: Borealiss, with Kim Lee. Thank you");
    expect(logged.buttons.map(({ text }) => text)).toEqual(["Undo"]);
    const where = { note: "asked us" };
    expect(await db().lead.findMany({ where, include: { source: true } })).toMatchObject([
      { source: { name: "partner", teamId: "ledger-alpha-partners" }, createdBy: slack().users.outsider.id },
    ]);
    await slack().closeView("outsider");
  });

  it("take back what they logged, and nothing of anybody else's", async () => {
    await pressLog("outsider");
    await slack().fill({ user: "outsider", values: { company: "Mistake Ltd" }, waitMs: 8000 });
    const undone = await slack().press({ user: "outsider", action: "Undo", waitMs: 1500 });
    expect(undone.text).toContain("Undone, as if it never was.");
    expect(await deals("Mistake Ltd")).toMatchObject([{ status: "undone" }]);
    await slack().closeView("outsider");

    // A button forged with somebody else's change, of the same team.
    await pressLog("rep");
    await slack().fill({ user: "rep", values: { company: "Kept Ltd" } });
    await slack().closeView("rep");
    const { id } = await db().history.findFirstOrThrow({ orderBy: { recordedAt: "desc" } });
    const message = await buttons();
    const element = { type: "button", action_id: "partner-undo", value: id };
    const scope = `ledger-alpha|${message.channel}|0|x`;
    const blocks = [
      {
        type: "actions",
        block_id: scope,
        elements: [{ ...element, text: { type: "plain_text", text: "Undo" } }],
      },
    ];
    const forged = { ...message, blocks };
    const refused = await slack().press({ user: "outsider", message: forged, action: "Undo", waitMs: 8000 });
    expect(refused.text).toContain("There is nothing of yours here to undo.");
    expect(await deals("Kept Ltd")).toMatchObject([{ status: "open" }]);
  });

  it("a colleague who presses it logs for the partner too", async () => {
    await pressLog("rep");
    await slack().fill({ user: "rep", values: { company: "Contoso" } });
    expect(await deals("Contoso")).toMatchObject([{ teamId: "ledger-alpha-partners" }]);
    await slack().closeView("rep");
  });

  it("once the channel is no partner's any more, buttons and open forms are refused in words", async () => {
    await pressLog("outsider");
    await say("/roundtrip unbind", "admin");
    const late = await slack().fill({ user: "outsider", values: { company: "Dunder" } });
    expect(late.text).toContain("Roundtrip answers only people of its own workspace.");
    await slack().closeView("outsider");
    expect((await pressLog("outsider")).text).toContain(
      "Roundtrip answers only people of its own workspace.",
    );
    expect(await db().account.count({ where: { name: "Dunder" } })).toBe(0);
  });
});
