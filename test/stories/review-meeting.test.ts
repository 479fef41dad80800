import { beforeAll, describe, expect, it } from "vitest";
import { sweepReviews } from "../../src/features/review/sweep.ts";
import { providers } from "../support/databases.ts";
import { atTheMeeting } from "./at-the-meeting.ts";
import { inOffice } from "./in-office.ts";
import { insertStoryLedger } from "./insert-records.ts";

describe.each(providers)("an alignment meeting is run from one message, on %s", (provider) => {
  const story = inOffice(provider, {
    ...{ channel: "general", expectsFailures: true }, // a deleted message and an archived channel are warned of
  });
  const { office, db, say, press, slack } = story;
  const { named, messages, living, pressLiving, answerOf } = atTheMeeting(story);
  let ledgerId = "";

  beforeAll(async () => {
    ledgerId = await insertStoryLedger(office(), { name: "Northwind", channel: "general" });
    const other = await insertStoryLedger(office(), { name: "Contoso", channel: "random" });
    for (const id of [ledgerId, other]) await say("/review", "admin", id === ledgerId ? "general" : "random");
    await addItems("C0GENERAL1", "Follow-up takes too long", "Which fairs next year?");
  });

  /** Items that people add before a meeting. */
  const addItems = (channelId: string, ...titles: string[]) =>
    db().agendaItem.createMany({
      data: titles.map((title, n) => ({
        ...{ id: `${channelId}-${title}`, ledgerId, channelId, key: title, kind: "added", title, minutes: 5 },
        ...{ position: n, state: "open", createdAt: BigInt(n) },
      })),
    });
  const items = (reviewId?: string) =>
    db().agendaItem.findMany({
      where: { ledgerId, reviewId: reviewId ?? { not: null } },
      orderBy: { position: "asc" },
      select: { title: true, state: true },
    });

  it("begins once, whoever types it at the same moment; the other is told that it runs", async () => {
    const both = await Promise.all([say("/review start", "rep"), say("/review start", "admin")]);
    const texts = both.map(({ text }) => named(text));
    expect(texts.filter((text) => text.includes("The meeting runs: "))).toHaveLength(1);
    expect(texts.filter((text) => text.includes("The meeting runs already: started by @"))).toHaveLength(1);
    expect(await db().review.findMany({ where: { ledgerId } })).toMatchObject([
      { state: "running", cadence: "now" },
    ]);
    const message = await living();
    expect(message.all).toContain("Follow-up takes too long");
    expect(await office().deliver()).toBe(0);
    const later = await say("/review start", "marketer");
    expect(later.text).toContain("Open it");
    expect(await db().agendaItem.count({ where: { ledgerId, reviewId: null, state: "open" } })).toBe(0);
  });

  it("shows who is here, and settles each item once, whoever presses first", async () => {
    await pressLiving("I'm here", "marketer");
    expect((await answerOf("I'm here", "marketer")).text).toContain("You are on the list already.");
    expect((await living()).all).toMatch(/Here: @\w+, @marco/);
    const before = await living();
    office().clock.forward(60_000);
    await Promise.all(
      ["Discussed", "Park"].map((action, n) =>
        slack().press({ user: n === 0 ? "rep" : "admin", message: before, action, waitMs: 3000 }),
      ),
    );
    const settled = (await items()).filter(({ state }) => state !== "open");
    expect(settled).toHaveLength(1);
    const stale = await slack().press({
      user: "marketer",
      message: before,
      action: "Discussed",
      waitMs: 8000,
    });
    expect(named(stale.text)).toMatch(/was already (discussed|parked) by @(rita|admin)/);
    const review = await db().review.findFirstOrThrow({ where: { ledgerId } });
    await pressLiving("Back");
    await pressLiving("Next");
    expect((await db().review.findFirstOrThrow({ where: { ledgerId } })).currentItemId).toBe(
      review.currentItemId,
    );
  });

  it("takes decisions and actions by form, by command and from its thread, and shows each once", async () => {
    await answerOf("Decide…");
    const decided = await slack().fill({
      user: "rep",
      values: { what: "Answer within a day", why: "leads wait", metric: "meetings", check: "2027-02-01" },
    });
    expect(named(decided.text)).toContain("Decided: Answer within a day, because leads wait");
    expect(decided.text).toContain("It should move meetings up: 0 in the last four weeks.");
    await slack().closeView("rep");
    await answerOf("Action…");
    await slack().fill({
      user: "rep",
      values: { what: "Write the template", owner: slack().users.marketer.id, due: "2026-11-27" },
    });
    await slack().closeView("rep");
    await say("/review action me call Globex by friday");
    const { ts } = await living();
    const reply = await slack().talk({
      ...{ user: "marketer", channel: "general", threadTs: ts, text: "No fair in spring, *please*" },
    });
    const form = await slack().shortcut({
      user: "admin",
      callbackId: "decision-from-message",
      message: reply,
    });
    expect(form.text).toContain("No fair in spring");
    const second = await slack().fill({ user: "admin" });
    expect(second.text).toContain("Decided: No fair in spring");
    expect((await living()).all).toContain("No fair in spring");
    expect((await press(second, "Undo", "admin")).text).toContain("The decision was never decided.");
    await slack().closeView("admin");
    await slack().shortcut({ user: "admin", callbackId: "action-from-message", message: reply });
    expect((await slack().fill({ user: "admin", values: { what: "Tell the agency" } })).text).toContain(
      "Action for you",
    );
    await slack().closeView("admin");
    const shown = await living();
    for (const words of ["Answer within a day", "Write the template", "call Globex", "Tell the agency"])
      expect(shown.all.split(words)).toHaveLength(2); // once
    expect(
      await db().decision.count({ where: { ledgerId, reviewId: { not: null }, itemId: { not: null } } }),
    ).toBe(2);
    expect(shown.all).not.toContain("No fair in spring");
  });

  it("deleted by somebody, it is posted anew by the next press", async () => {
    const { ts } = await living();
    await office().services.slack.delivery.chat.delete({ channel: slack().channels.general.id, ts });
    await say("/review action me tidy up by friday"); // cannot be shown there any more
    await office().deliver();
    const told = await say("/review start", "admin");
    expect(told.text).toContain("Its message was deleted, so it is posted anew");
    expect((await living()).ts).not.toBe(ts);
    expect((await living()).all).toContain("tidy up");
    expect((await messages()).filter(({ text }) => text.startsWith("Alignment meeting"))).toHaveLength(1);
  });

  it("closes once with its minutes; what is open is parked and comes back at the next one", async () => {
    const message = await living();
    office().clock.forward(60_000);
    const closing = ["rep", "admin"].map((user) =>
      slack().press({ user, message, action: "Close the meeting", waitMs: 3000 }),
    );
    const texts = (await Promise.all(closing)).map(({ text }) => named(text));
    expect(texts.filter((text) => text.includes("This meeting was closed by @"))).toHaveLength(1);
    const minutes = (await messages()).filter(({ text }) => text.startsWith("Minutes: "));
    expect(minutes).toHaveLength(1);
    const [text = ""] = minutes.map((each) => named(each.text));
    expect(text).toMatch(
      /2 items: 1 discussed, 1 parked for the next one|2 items: 0 discussed, 2 parked for the next one/,
    );
    expect(text).toContain("Answer within a day, because leads wait (@rita)");
    expect(text).toContain("@marco: Write the template, due Fri 27 Nov 2026");
    expect(text).not.toContain("No fair in spring");
    expect((await items()).every(({ state }) => state === "discussed" || state === "parked")).toBe(true);
    await expect
      .poll(async () => (await living()).all)
      .toMatch(/[01] of 2 items discussed, \d+ of \d+ minutes/);
    const [posted] = minutes;
    if (posted === undefined) throw new Error("no minutes");
    await slack().press({ user: "rep", message: posted, action: "As Markdown", waitMs: 8000 });
    await expect
      .poll(() => slack().privateMessages("rep").at(-1)?.text)
      .toContain("The file is in your messages with Roundtrip.");
    expect((await say("/review close")).text).toContain("No meeting runs in this channel.");
    expect((await say("/review close", "rep", "random")).text).toContain("No meeting runs in this channel.");
    office().clock.set("2026-11-30T15:00:00Z");
    await say("/review start");
    expect((await living()).all).toMatch(/Follow-up takes too long|Which fairs next year/);
    expect(
      await db().agendaItem.count({ where: { ledgerId, state: "carried", reviewId: { not: null } } }),
    ).toBeGreaterThan(0);
  });

  it("left by everybody, it ends after four hours and says so; late words still reach the minutes", async () => {
    office().clock.set("2026-11-30T18:59:00Z");
    await sweepReviews(office().services, slack().team.id);
    expect(await db().review.count({ where: { ledgerId, state: "running" } })).toBe(1);
    office().clock.set("2026-11-30T19:01:00Z");
    await Promise.all([1, 2].map(() => sweepReviews(office().services, slack().team.id)));
    const last = (await messages()).findLast(({ text }) => text.startsWith("Minutes: "));
    expect(last?.text).toContain("Nobody closed it, so it was left open and ended by itself.");
    expect(await db().review.count({ where: { ledgerId, state: "left" } })).toBe(1);
    const stale = await answerOf("Close the meeting").catch(() => null);
    expect(stale).toBeNull(); // its buttons are gone
  });

  it("in a channel archived meanwhile, its minutes reach whoever began it", async () => {
    office().clock.set("2026-12-07T15:00:00Z");
    await addItems("C0MARKETNG", "The booth");
    await db().channelBinding.create({
      data: { workspaceId: slack().team.id, channelId: "C0MARKETNG", ledgerId },
    });
    await say("/review start", "marketer", "marketing");
    await office().deliver();
    await slack().asAdmin("conversations.archive", { channel: "C0MARKETNG" });
    office().clock.set("2026-12-07T19:30:00Z");
    await sweepReviews(office().services, slack().team.id);
    await office().deliver();
    await sweepReviews(office().services, slack().team.id);
    await sweepReviews(office().services, slack().team.id);
    await office().deliver();
    const sent = (await slack().directMessages("marketer")).filter(({ text }) =>
      text.startsWith("Minutes: "),
    );
    expect(sent).toHaveLength(1);
    expect(sent[0]?.text).toContain("The booth");
  });

  it("a guest from outside is here and owns actions, and does not decide", async () => {
    const { partners } = slack().channels;
    await db().channelBinding.create({
      data: {
        workspaceId: slack().team.id,
        channelId: partners.id,
        ledgerId,
        teamId: `${ledgerId}-partners`,
      },
    });
    office().clock.set("2026-12-08T15:00:00Z");
    await say("/review start", "rep", "partners");
    await pressLiving("I'm here", "outsider", "partners");
    expect((await living("partners")).all).toContain("@otto");
    expect((await answerOf("Decide…", "outsider", "partners")).text).toContain("when something is decided");
    expect((await answerOf("Discussed", "outsider", "partners")).text).toContain(
      "answers only people of its own workspace",
    );
    await say(`/review action <@${slack().users.outsider.id}> send the list by friday`, "rep", "partners");
    const asked = (await messages("partners")).findLast(({ text }) =>
      named(text).startsWith("@otto: an action from @rita"),
    );
    if (asked === undefined) throw new Error("the guest was not told");
    office().clock.forward(1000);
    await slack().press({ user: "outsider", message: asked, action: "Done", waitMs: 8000 });
    expect(await db().actionItem.findFirstOrThrow({ where: { what: "send the list" } })).toMatchObject({
      state: "done",
      doneBy: slack().users.outsider.id,
    });
  });

  it("nothing else failed", () => {
    const told = office()
      .failures()
      .map((each) => JSON.stringify(each));
    expect(told.filter((each) => !each.includes("message given up"))).toEqual([]);
  });
});
