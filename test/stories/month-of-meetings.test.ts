import { Temporal } from "temporal-polyfill";
import { beforeAll, describe, expect, it } from "vitest";
import { addDays, type Day } from "../../src/core/day.ts";
import { sweepReviews } from "../../src/features/review/sweep.ts";
import { providers } from "../support/databases.ts";
import { atTheMeeting } from "./at-the-meeting.ts";
import { inOffice } from "./in-office.ts";
import { insertDeals, insertStoryLedger } from "./insert-records.ts";

const stepMs = 6 * 3600_000;
const zones: Readonly<Record<string, string>> = {
  ...{ U0RITA0001: "America/New_York", U0MARCO001: "Europe/Berlin", U0CARL0001: "America/Los_Angeles" },
};

// Summer time ends on Sunday 25 October in Berlin and on Sunday 1 November in New York, where the meetings are.
describe.each(providers)("a month of alignment meetings, on %s", (provider) => {
  const story = inOffice(provider, { channel: "general" });
  const { office, db, say, slack } = story;
  const { named, living } = atTheMeeting(story);
  const ids = { northwind: "", contoso: "" };
  const who = (user: "rep" | "marketer" | "colleague") => `<@${slack().users[user].id}>`;

  /** Lets time pass in steps, and the clock do what is due. */
  async function until(iso: string): Promise<void> {
    const end = Date.parse(iso);
    const { clock, services } = office();
    while (clock.now < end) {
      clock.set(new Date(Math.min(clock.now + stepMs, end)).toISOString());
      await sweepReviews(services, slack().team.id);
      await office().deliver();
    }
  }
  const weekly = async (first: Day, weeks: number, each: number) => {
    for (let week = 0; week < weeks; week += 1)
      await insertDeals(office(), ids.northwind, { ready: addDays(first, week * 7), from: "webinar" }, each);
  };
  const pressLast = async (user: string, action: string) => {
    const message = (await slack().directMessages(user)).at(-1);
    if (message === undefined) throw new Error(`nothing was sent to ${user}`);
    return slack().press({ user, message, action, waitMs: 8000 });
  };
  const close = async (channel = "general") => {
    office().clock.forward(30 * 60_000);
    const closed = await say("/review close", "admin", channel);
    await office().deliver();
    return named(closed.text);
  };

  beforeAll(async () => {
    office().clock.set("2026-10-16T15:00:00Z"); // a Friday
    const zone = { timeZone: "America/New_York" };
    ids.northwind = await insertStoryLedger(office(), { name: "Northwind", channel: "general", ...zone });
    ids.contoso = await insertStoryLedger(office(), { name: "Contoso", channel: "pipeline", ...zone });
    await weekly("2026-04-22", 26, 2);
    await say("/roundtrip bind Northwind", "admin", "marketing");
    await say("/review weekly tuesday 10:00", "admin");
    await say("/review monthly tuesday 11:00", "admin", "marketing");
    await say("/review weekly wednesday 09:00", "admin", "pipeline");
    await say(`/review with ${who("marketer")} for marketing, ${who("rep")} for sales`, "admin");
  });

  it("the first week: two decisions, three actions, and the other ledger's own", async () => {
    await until("2026-10-20T14:00:00Z");
    await say("/review start", "admin");
    await say(
      "/review decide call every lead within a day because they wait check 2026-11-10 metric meetings up",
      "rep",
    );
    await say("/review decide buy a list because it is cheap check 2026-11-10 metric leads up", "rep");
    await say(`/review action ${who("marketer")} write the brief by 2026-10-23`, "rep");
    await say(`/review action ${who("rep")} clean the sources by 2026-10-23`, "admin");
    await say(`/review action ${who("colleague")} call the fair by 2026-11-06`, "rep");
    expect(await close()).toContain("Closed. The minutes are posted in the channel");
    await until("2026-10-21T13:00:00Z");
    await say("/review start", "admin", "pipeline");
    await say("/review action me order the badges by 2026-10-23", "admin", "pipeline");
    await close("pipeline");
  });

  it("the second week: what was done is not asked for again, what is late heads the agenda", async () => {
    await until("2026-10-22T13:00:00Z");
    expect((await pressLast("marketer", "Done")).text).toContain("✓ Done: write the brief");
    await weekly("2026-10-21", 1, 10);
    await until("2026-10-27T14:00:00Z");
    await say("/review start", "admin");
    const { all } = await living();
    expect(all).toContain("*1. Clean the sources*");
    expect(all).not.toMatch(/write the brief/i);
    await close();
    await until("2026-10-28T13:00:00Z");
    await pressLast("colleague", "Hand over…");
    await slack().fill({ user: "colleague", values: { owner: slack().users.marketer.id } });
    await slack().closeView("colleague");
    await until("2026-10-30T14:00:00Z");
    expect((await pressLast("rep", "Done")).text).toContain("✓ Done: clean the sources");
  });

  it("the week in which summer time ends, with the month's meeting beside it", async () => {
    await weekly("2026-10-28", 2, 10);
    await until("2026-11-03T15:00:00Z"); // ten o'clock in New York, an hour later than before
    await say("/review start", "admin");
    expect((await living()).all).not.toMatch(/clean the sources/i);
    await close();
    await until("2026-11-03T16:00:00Z");
    await say("/review start", "admin", "marketing");
    await close("marketing");
    await until("2026-11-06T15:00:00Z");
    expect((await pressLast("marketer", "Done")).text).toContain("✓ Done: call the fair");
  });

  it("the fourth week: one decision moved its metric, the other did not", async () => {
    await until("2026-11-10T15:00:00Z");
    await say("/review start", "admin");
    await close();
    const { text } = await say("/review decisions", "rep");
    expect(text).toContain("Decisions: 2, 1 of 2 checked ones moved their metric");
    const verdicts = await db().decision.findMany({
      where: { ledgerId: ids.northwind },
      select: { metric: true, state: true, verdict: true },
      orderBy: { metric: "asc" },
    });
    expect(verdicts).toMatchObject([
      { metric: "leads", state: "checked", verdict: expect.not.stringMatching(/^moved$/) },
      { metric: "meetings", state: "checked", verdict: "moved" },
    ]);
    await until("2026-11-13T18:00:00Z");
  });

  it("every agenda came once, at four on the working day before, by the clock of New York", async () => {
    const agendas = await db().outbox.findMany({
      where: { kind: "agenda", part: 0, state: "sent" },
      select: { slot: true, dueAt: true, ledgerId: true, target: true },
      orderBy: [{ dueAt: "asc" }, { id: "asc" }],
    });
    const of = (target: string) =>
      agendas
        .filter((each) => each.target === target)
        .map(({ slot, dueAt }) => `${slot} ${new Date(Number(dueAt)).toISOString().slice(0, 16)}`);
    expect(of(slack().channels.general.id)).toEqual([
      "2026-10-20T10:00 2026-10-19T20:00",
      "2026-10-27T10:00 2026-10-26T20:00",
      "2026-11-03T10:00 2026-11-02T21:00",
      "2026-11-10T10:00 2026-11-09T21:00",
    ]);
    expect(of(slack().channels.marketing.id)).toEqual(["2026-11-03T11:00 2026-11-02T21:00"]);
    expect(of(slack().channels.pipeline.id)).toHaveLength(4);
    expect(agendas.filter(({ ledgerId }) => ledgerId === ids.contoso)).toHaveLength(4);
  });

  it("nobody was reminded twice, nor outside their working hours", async () => {
    const reminders = await db().outbox.findMany({
      where: { kind: { in: ["action-given", "action-reminder"] }, state: "sent", ledgerId: ids.northwind },
      select: { recordId: true, target: true, dueAt: true },
    });
    expect(reminders.length).toBeGreaterThanOrEqual(8);
    const told = reminders.map(({ recordId, target, dueAt }) => {
      const local = Temporal.Instant.fromEpochMilliseconds(Number(dueAt)).toZonedDateTimeISO(
        zones[target] ?? "UTC",
      );
      expect([target, local.hour >= 9 && local.hour < 17, local.dayOfWeek <= 5]).toEqual([
        target,
        true,
        true,
      ]);
      return `${recordId} ${target} ${local.toPlainDate()}`;
    });
    expect(new Set(told).size).toBe(told.length);
  });

  it("nothing is lost, nothing is left open, and nothing of one ledger shows in the other", async () => {
    const where = { ledgerId: ids.northwind };
    expect(
      await db().actionItem.findMany({
        where,
        select: { what: true, state: true },
        orderBy: { what: "asc" },
      }),
    ).toEqual([
      { what: "call the fair", state: "done" },
      { what: "clean the sources", state: "done" },
      { what: "write the brief", state: "done" },
    ]);
    const reviews = await db().review.findMany({ where, select: { state: true, cadence: true } });
    expect(reviews.map(({ cadence, state }) => `${cadence} ${state}`).sort()).toEqual([
      ...["monthly closed", "weekly closed", "weekly closed", "weekly closed", "weekly closed"],
    ]);
    expect(await db().agendaItem.count({ where: { ...where, reviewId: { not: null }, state: "open" } })).toBe(
      0,
    );
    expect(await db().actionItem.count({ where: { ledgerId: ids.contoso } })).toBe(1);
    const theirs = JSON.stringify(await slack().messages("pipeline"));
    for (const words of ["clean the sources", "write the brief", "call every lead"])
      expect(theirs).not.toContain(words);
    expect(JSON.stringify(await slack().messages("general"))).not.toContain("order the badges");
    expect((await say("/roundtrip check", "admin")).text).toContain(": 4 of 4 held in 13 weeks, ");
  });
});
