import { beforeAll, describe, expect, it } from "vitest";
import { sweepReviews } from "../../src/features/review/sweep.ts";
import { providers } from "../support/databases.ts";
import { inOffice } from "./in-office.ts";
import { insertStoryLedger } from "./insert-records.ts";

describe.each(providers)("what was promised comes back until it is done, on %s", (provider) => {
  const { office, db, say, press, slack } = inOffice(provider, { channel: "general" });
  let ledgerId = "";

  beforeAll(async () => {
    ledgerId = await insertStoryLedger(office(), { name: "Northwind", channel: "general" });
    await insertStoryLedger(office(), { name: "Contoso", channel: "random" });
  });

  const named = (text: string): string =>
    Object.values(slack().users).reduce(
      (said, { id, name }) => said.replaceAll(`<@${id}>`, `@${name}`),
      text,
    );
  const mention = (user: "marketer" | "colleague" | "rep" | "admin") =>
    `<@${slack().users[user].id}|${slack().users[user].name}>`;
  /** Everything that a person was sent, oldest first. */
  const told = async (user: string) => {
    await office().deliver();
    return (await slack().directMessages(user)).map(({ text }) => named(text));
  };
  const at = async (iso: string, user: string) => {
    office().clock.set(iso);
    return (await told(user)).at(-1);
  };
  const pressLast = async (user: string, action: string) => {
    office().clock.forward(1000);
    const message = (await slack().directMessages(user)).at(-1);
    if (message === undefined) throw new Error(`nothing was sent to ${user}`);
    return slack().press({ user, message, action, waitMs: 8000 });
  };

  it("is told at once, the working day before, on the day, and weekly from then on, at nine where its owner is", async () => {
    const said = await say(`/review action ${mention("marketer")} send Acme the deck by friday`);
    expect(named(said.text)).toContain("Action for @marco: send Acme the deck, due Fri 27 Nov 2026");
    expect(await told("marketer")).toEqual([
      "@marco: an action from @rita, due Fri 27 Nov 2026: send Acme the deck",
    ]);
    expect(await office().deliver()).toBe(0);
    expect(await at("2026-11-26T07:59:00Z", "marketer")).toContain("an action from @rita, due Fri"); // 08:59 in Berlin
    expect(await at("2026-11-26T08:00:00Z", "marketer")).toBe(
      "@marco: due tomorrow, Fri 27 Nov 2026, an action from @rita: send Acme the deck",
    );
    expect(await at("2026-11-27T08:00:00Z", "marketer")).toContain("@marco: due today");
    expect(await at("2026-12-04T08:00:00Z", "marketer")).toContain("overdue since Fri 27 Nov 2026 (7 days)");
    await Promise.all([
      sweepReviews(office().services, slack().team.id),
      sweepReviews(office().services, slack().team.id),
    ]);
    expect(await at("2026-12-11T08:00:00Z", "marketer")).toContain("overdue since Fri 27 Nov 2026 (14 days)");
    expect(await told("marketer")).toHaveLength(5);
  });

  it("is done by button, once; who comes later is told who did it", async () => {
    const before = (await slack().directMessages("marketer")).at(-2);
    const done = await pressLast("marketer", "Done");
    expect(done.text).toContain("✓ Done: send Acme the deck");
    if (before === undefined) throw new Error("there was only one message");
    office().clock.forward(1000);
    const stale = await slack().press({ user: "marketer", message: before, action: "Done", waitMs: 8000 });
    expect(named(stale.text)).toContain("Already done by @marco on Fri 11 Dec 2026.");
    const count = (await told("marketer")).length;
    await sweepReviews(office().services, slack().team.id);
    office().clock.set("2026-12-18T08:00:00Z");
    expect(await told("marketer")).toHaveLength(count);
    expect(await db().actionItem.findMany({ where: { ledgerId } })).toMatchObject([
      { state: "done", doneDay: "2026-12-11", doneBy: slack().users.marketer.id, version: 2 },
    ]);
  });

  it("is not told outside working hours, however late it is, and of several only the last", async () => {
    office().clock.set("2027-01-04T15:00:00Z"); // Monday 07:00 in Los Angeles
    await say(`/review action ${mention("colleague")} call Globex by wednesday`);
    expect(await told("colleague")).toEqual([]);
    // nothing runs until Wednesday evening there: 18:00 is 02:00 UTC the day after
    expect(await at("2027-01-07T02:00:00Z", "colleague")).toBeUndefined();
    expect(await at("2027-01-07T17:00:00Z", "colleague")).toBe(
      "@carl: overdue since Wed 6 Jan 2027 (1 day), an action from @rita: call Globex",
    );
    expect(await told("colleague")).toHaveLength(1);
  });

  it("is snoozed for a week by button, and says until when; twice at once snoozes once", async () => {
    const message = (await slack().directMessages("colleague")).at(-1);
    if (message === undefined) throw new Error("nothing to snooze");
    office().clock.forward(1000);
    const both = await Promise.all(
      [1, 2].map(() => slack().press({ user: "colleague", message, action: "Snooze a week", waitMs: 8000 })),
    );
    const texts = both.map(({ text }) => named(text));
    expect(
      texts.filter((text) => text.includes("Already snoozed until Thu 14 Jan 2027 by @carl.")),
    ).toHaveLength(1);
    expect(texts.find((text) => text.includes("Snoozed until Thu 14 Jan 2027: call Globex"))).toBeDefined();
    const count = (await told("colleague")).length;
    office().clock.set("2027-01-13T17:00:00Z"); // the weekly one would have come now
    expect(await told("colleague")).toHaveLength(count);
    expect(await at("2027-01-20T17:00:00Z", "colleague")).toContain("overdue since Wed 6 Jan 2027 (14 days)");
  });

  it("is handed over by button: the new owner is told, the old one no more; undone, it goes back", async () => {
    const form = await pressLast("colleague", "Hand over…");
    expect(form.text).toContain("call Globex");
    const handed = await slack().fill({ user: "colleague", values: { owner: slack().users.marketer.id } });
    expect(named(handed.text)).toContain("Handed over to @marco: call Globex, overdue since Wed 6 Jan 2027");
    // 18:00 in Berlin by now: tomorrow at nine there
    expect(await at("2027-01-21T08:00:00Z", "marketer")).toContain(
      "@marco: an action from @rita, overdue since",
    );
    const count = (await told("colleague")).length;
    office().clock.set("2027-01-27T18:00:00Z");
    await office().deliver();
    expect(await told("colleague")).toHaveLength(count);
    await press(handed, "Undo", "colleague");
    expect(await told("marketer")).toContainEqual(
      expect.stringContaining("Taken back by @carl: call Globex."),
    );
    await slack().closeView("colleague");
    expect(await at("2027-02-03T17:00:00Z", "colleague")).toContain(
      "@carl: overdue since Wed 6 Jan 2027 (28 days)",
    );
  });

  it("stands in one list, the longest overdue first, with its buttons; partly, for oneself or one's team", async () => {
    await say("/review action me tidy up the sources by tomorrow", "rep");
    const all = await say("/review actions", "admin");
    expect(named(all.text)).toContain("Open actions: 2, 1 overdue");
    expect(named(all.text)).toMatch(
      /\nCall Globex, @carl, overdue.*\n[\s\S]*\nTidy up the sources, @rita, due tomorrow/,
    );
    expect((await say("/review actions mine", "rep")).text).toContain("Your open actions: 1");
    expect((await say("/review actions overdue", "rep")).text).toContain("Overdue actions: 1");
    expect((await say("/review actions team", "rep")).text).toContain("You belong to no team here.");
    const mine = await press(await say("/review actions mine", "rep"), "Done", "rep");
    expect(mine.text).toContain("Done: tidy up the sources.");
    expect(mine.text).toContain("You have no open action.");
    expect((await press(mine, "Undo", "rep")).text).toContain("Undone");
    expect((await say("/review actions mine", "rep")).text).toContain("Your open actions: 1");
    expect((await say("/review actions", "rep", "random")).text).toContain("No action is open.");
  });

  it("taken back, it was never given: nobody is reminded, and what was sent says so", async () => {
    office().clock.set("2027-02-08T10:00:00Z");
    const given = await say(`/review action ${mention("marketer")} book the stand`, "rep");
    expect(given.text).toContain("due Mon 15 Feb 2027 (a week: no day was named)");
    const again = (await slack().resend(given)).map(({ text }) => text);
    expect(again).toEqual([given.text]);
    await told("marketer");
    const undone = await press(given, "Undo", "rep");
    expect(undone.text).toContain("Undone: book the stand. The action was never given.");
    expect(await told("marketer")).toContainEqual(
      expect.stringContaining("Taken back by @rita: book the stand."),
    );
    const stale = await slack().resend(undone);
    expect(stale.map(({ text }) => text)).toEqual([undone.text]);
    expect(await db().actionItem.count({ where: { ledgerId, what: "book the stand" } })).toBe(1);
  });
});

describe.each(providers)("a decision is checked against its metric, on %s", (provider) => {
  const { office, db, say, slack } = inOffice(provider, { channel: "general" });

  it("then and now, and whether it is more than usual", async () => {
    const ledgerId = await insertStoryLedger(office(), { name: "Northwind", channel: "general" });
    const lead = (n: number, day: string) => ({
      id: `lead${n}`,
      ledgerId,
      day,
      status: "new",
      createdAt: 0n,
    });
    const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);
    const decided = Date.parse("2026-11-23T00:00:00Z");
    // two leads in each of the twenty weeks before, six in each of the four weeks before the check
    const before = Array.from({ length: 20 }, (_, week) =>
      [1, 2].map((n) => decided - week * 7 * 86_400_000 - n * 86_400_000),
    );
    const after = Array.from({ length: 4 }, (_, week) =>
      [1, 2, 3, 4, 5, 6].map((n) => decided + (week * 7 + n) * 86_400_000),
    );
    await db().lead.createMany({ data: before.flat().map((ms, n) => lead(n, dayOf(ms))) });
    const said = await say(
      `/review decide answer within a day because leads wait <@${slack().users.marketer.id}> check 2026-12-21 metric leads up`,
    );
    expect(said.text).toContain("Decided: answer within a day, because leads wait");
    expect(said.text).toContain("It should move leads up: 8 in the last four weeks."); // 4 × 2
    await say("/review decide drop the fair metric deals");
    await say("/review decide meet on Tuesdays check 2026-12-21");
    await db().lead.createMany({ data: after.flat().map((ms, n) => lead(100 + n, dayOf(ms))) });
    office().clock.set("2026-12-20T23:00:00Z");
    await sweepReviews(office().services, slack().team.id);
    expect(await db().decision.count({ where: { state: "checked" } })).toBe(0);
    office().clock.set("2026-12-21T01:00:00Z");
    await Promise.all([
      sweepReviews(office().services, slack().team.id),
      sweepReviews(office().services, slack().team.id),
    ]);
    const list = (await say("/review decisions")).text;
    expect(list).toContain("Decisions: 3, 1 of 3 checked ones moved their metric");
    expect(list).toContain("leads 8 → 24: up as meant, beyond the usual ±1"); // 4 × 6; never varied before, so more than one
    expect(list).toContain("deals 0 → 0: no more than the usual");
    expect(list).toContain("no metric was named, so there is nothing to compare");
    expect((await say("/review")).text).toContain("leads 8 → 24: up as meant");
    expect(await db().history.count({ where: { subject: "decision", action: "checked" } })).toBe(3);
    expect((await say("/review decisions", "rep", "random")).text).toContain("Answer within a day"); // one ledger only
  });
});
