import { beforeAll, describe, expect, it } from "vitest";
import { providers } from "../support/databases.ts";
import { inOffice } from "./in-office.ts";
import { insertDeals, insertStoryLedger } from "./insert-records.ts";

describe.each(providers)("the agenda of the alignment meeting on %s", (provider) => {
  const { office, db, say, slack } = inOffice(provider, { expectsFailures: true });
  let ledgerId: string;
  const channel = () => slack().channels.pipeline.id;
  const posted = async (where = "pipeline") =>
    (await slack().messages(where)).filter(({ text }) => text.startsWith("Alignment meeting"));
  const at = (iso: string) => {
    office().clock.set(iso);
    return office().deliver();
  };
  const agenda = async (user = "rep", where = "pipeline") => (await say("/review", user, where)).text;
  const action = (id: string, what: string, dueDay: string) =>
    db().actionItem.create({
      data: {
        ...{ id, ledgerId, channelId: channel(), what, dueDay, ownerUserId: slack().users.rep.id },
        ...{ state: "open", createdAt: 0n, createdBy: slack().users.admin.id },
      },
    });

  beforeAll(async () => {
    office().clock.set("2026-11-18T09:00:00Z"); // a Wednesday, half way through the quarter
    ledgerId = await insertStoryLedger(office(), { name: "Northwind", channel: "pipeline" });
    const other = await insertStoryLedger(office(), { name: "Globex", channel: "leadership" });
    await db().channelBinding.create({
      data: {
        ...{ workspaceId: slack().team.id, channelId: slack().channels.partners.id },
        ...{ ledgerId, teamId: `${ledgerId}-partners` },
      },
    });
    await insertDeals(office(), other, {
      ready: "2026-11-02",
      from: "webinar",
      status: "lost",
      closed: "2026-11-03",
    });
  });

  it("says so, and is short, where nothing is off track", async () => {
    expect(await agenda()).toMatch(
      /^Alignment meeting\nNothing is off track in 2026-Q4: 1 item in 15 minutes\.\n1\. Nothing is off track: what went well/,
    );
  });

  it("is scheduled by an admin, with who is expected", async () => {
    expect((await say("/review weekly tuesday 10:00", "rep")).text).toMatch(
      /^Only a workspace admin or owner can schedule meetings\./,
    );
    expect((await say("/review weekly tuesday 10:00", "admin")).text).toMatch(
      /every Tuesday at 10:00 \(Europe\/London\), for 45 minutes\. The next one is on Tue 24 Nov 2026, 10:00\. Its agenda comes on Mon 23 Nov 2026, 16:00\./,
    );
    const marketer = slack().users.marketer.id;
    expect((await say(`/review with <@${marketer}> for marketing`, "admin")).text).toContain(
      "Expected: @marco (Marketing)",
    );
    expect((await say("/review status", "rep")).text).toContain("Tue 24 Nov 2026, 10:00");
  });

  it("brings what is late first, then what is furthest off track, with owner and minutes", async () => {
    await say("/commit target 60 meetings", "admin");
    await say("/commit set marketing 50% of meetings", "admin");
    await say("/commit set sales 50% of meetings", "admin");
    await insertDeals(office(), ledgerId, { ready: "2026-11-02", from: "outbound" }, 9);
    await action("late", "Call the fair", "2026-11-16");
    await action("not yet", "Print the flyers", "2026-11-30");
    const text = await agenda();
    expect(text).toMatch(/1\. Call the fair\n2 days overdue, due Mon 16 Nov 2026 · @rita · \d+ min/);
    // 0 of 30 is more than 9 of 30
    expect(text).toMatch(
      /2\. Marketing is behind on meetings\n0 of 30 meetings, .* · @marco · \d+ min\n[^\n]*\n3\. Sales is behind on meetings/,
    );
    expect(text).toContain("has not signed");
    expect(text).not.toContain("flyers");
    expect(text).toContain("Nobody owns the loop here yet: `/roundtrip define owner @jane`");
    expect(text).toMatch(/items in (3\d|4[0-5]) minutes, the most important first/);
    // nothing of one ledger shows in the other
    expect(await agenda("rep", "leadership")).not.toMatch(/fair|30 meetings/);
  });

  it("says why an item is on it: by the scorecard's figure, or by its records", async () => {
    const shown = await say("/review");
    const items = (shown.message?.blocks ?? []).flatMap(({ block_id: id }) =>
      String(id).includes("commitment:") ? [id] : [],
    );
    expect(items).toHaveLength(2);
    const control = {
      ...{ type: "button", action_id: "review-item", value: "why" },
      text: { type: "plain_text", text: "Why?" },
    };
    const message = shown.message && {
      ...shown.message,
      blocks: [{ type: "actions", block_id: items[0], elements: [control] }],
    };
    if (message === null) throw new Error("no agenda");
    const why = await slack().press({ user: "rep", message, action: "review-item", waitMs: 8000 });
    expect(why.text).toMatch(
      /^Marketing is behind on meetings: 0 of 30 meetings.*Marketing meetings: status in 2026-Q4: ▼ behind/s,
    );
  });

  it("takes items from people, lets them park and move them, and remembers who did", async () => {
    const added = await say("/review add the fair in June");
    expect(added.text).toContain("On the agenda of Tue 24 Nov 2026, 10:00: The fair in June, 5 min.");
    const choose = async (key: RegExp, value: string, id = "review-item") => {
      const shown = await say("/review");
      const block = shown.message?.blocks.find(({ block_id: at }) => key.test(String(at)));
      const control = {
        type: "button",
        action_id: id,
        value,
        text: { type: "plain_text", text: value },
      };
      const message = shown.message && {
        ...shown.message,
        blocks: [{ type: "actions", block_id: block?.block_id, elements: [control] }],
      };
      if (message === null) throw new Error("no agenda");
      return slack().press({ user: "rep", message, action: id, waitMs: 8000 });
    };
    expect((await choose(/commitment:meetings.sales/, "park")).text).toContain(
      "Parked: 1 item\n• Sales is behind on meetings",
    );
    expect((await choose(/added:/, "up")).text).toMatch(
      /2\. The fair in June\n.*3\. Sales has not|2\. The fair in June\n.*3\. Marketing is behind/s,
    );
    const back = await choose(/parked/, "commitment:meetings.sales", "review-back");
    expect(back.text).toContain("Sales is");
    const changes = await db().history.findMany({
      where: { ledgerId, subject: "agenda" },
      orderBy: { id: "asc" },
    });
    expect(changes.map(({ action: done }) => done)).toEqual([
      "added",
      "parked",
      "moved",
      "moved",
      "brought back",
    ]);
  });

  it("arrives on the working day before at 16:00, once, with what can wait in its thread", async () => {
    for (let count = 0; count < 8; count += 1) await action(`late ${count}`, `Errand ${count}`, "2026-11-17");
    await at("2026-11-23T15:59:59Z");
    expect(await posted()).toEqual([]);
    expect(await at("2026-11-23T16:00:00Z")).toBe(2); // the first screen and its thread
    expect(await at("2026-11-23T16:10:00Z")).toBe(0);
    const [first] = await posted();
    expect(first?.text).toMatch(/^Alignment meeting: Tue 24 Nov 2026, 10:00\. .* more can wait\./);
    const thread = await db().outbox.findFirstOrThrow({ where: { kind: "agenda", part: 1 } });
    expect(thread).toMatchObject({ state: "sent", slot: "2026-11-24T10:00" });
    expect(thread.payload).toMatch(/"Not today: \d+ items\. • Errand/);
    await db().actionItem.updateMany({ where: { id: { startsWith: "late " } }, data: { state: "done" } });
  });

  it("opens with what the last meeting decided and left open", async () => {
    const review = {
      ledgerId,
      channelId: channel(),
      workspaceId: slack().team.id,
      cadence: "weekly",
      createdAt: 0n,
    };
    await db().review.create({ data: { ...review, id: "last", slot: "2026-11-24T10:00", state: "closed" } });
    await db().decision.create({
      data: {
        ...{
          id: "decided",
          ledgerId,
          channelId: channel(),
          reviewId: "last",
          what: "Answer within a day",
          state: "open",
        },
        ...{ ownerUserId: slack().users.rep.id, decidedDay: "2026-11-24", checkDay: "2026-12-01" },
        ...{ decidedBy: slack().users.admin.id, createdAt: 0n },
      },
    });
    office().clock.set("2026-11-25T09:00:00Z");
    expect(await agenda()).toContain(
      "Last time, Tue 24 Nov 2026, 10:00: decided: Answer within a day.\nAll its actions are done.",
    );
  });

  it("skips and moves a meeting, tells the channel, and moves off a holiday, saying so", async () => {
    expect((await say("/review skip", "rep")).text).toMatch(
      /^Only a workspace admin or owner can skip a meeting\./,
    );
    expect((await say("/review skip because of the fair", "admin")).text).toContain(
      "The next one is on Tue 8 Dec 2026, 10:00.",
    );
    expect((await say("/review move to thursday 14:00", "admin")).text).toContain(
      "The next one is on Thu 10 Dec 2026, 14:00, moved from Tue 8 Dec 2026, 10:00. Its agenda comes on Wed 9 Dec 2026, 16:00.",
    );
    expect((await say("/review move to tuesday 10:00 because it fits", "admin")).text).toContain(
      "Tue 8 Dec 2026, 10:00",
    );
    await at("2026-11-26T09:00:00Z");
    expect((await slack().messages("pipeline")).map(({ text }) => text)).toContainEqual(
      expect.stringMatching(
        /^The meeting of Tue 1 Dec 2026, 10:00 does not take place, because of the fair \(<@\w+>\)\.$/,
      ),
    );
    await at("2026-11-30T16:00:00Z");
    expect(await posted()).toHaveLength(1); // last week's
    await db().ledger.update({ where: { id: ledgerId }, data: { holidays: "2026-12-15" } });
    expect(await at("2026-12-07T16:00:00Z")).toBeGreaterThan(0);
    expect((await say("/review status", "rep")).text).toContain("Agenda of Tue 8 Dec 2026, 10:00: ✓ sent");
    office().clock.set("2026-12-09T09:00:00Z");
    expect(await agenda()).toMatch(
      /^Alignment meeting: Wed 16 Dec 2026, 10:00\n.*Tue 15 Dec 2026 is a holiday, so it is on the next working day\./,
    );
  });

  it("gives a partner's channel its own rows, and nobody else's", async () => {
    await say("/review monthly tuesday 11:00", "admin", "partners");
    await say("/commit set partners 10 meetings", "admin");
    const text = await agenda("admin", "partners");
    expect(text).toContain("Partners");
    expect(text).not.toMatch(/Marketing|Sales is|Call the fair|owns the loop|loop closed/);
    // two channels of one ledger have two agendas
    expect(await db().subscription.count({ where: { ledgerId, kind: "agenda", state: "active" } })).toBe(2);
  });

  it("of a month looks back three months, and of a quarter's last one opens the next", async () => {
    office().clock.set("2026-11-26T09:00:00Z");
    const monthly = await say("/review", "admin", "partners");
    expect(monthly.text).toContain("Close 2026-Q4 and open 2027-Q1");
    const all = JSON.stringify(monthly.message?.blocks);
    expect(all).toMatch(/Aug 2026 0 meetings, Sep 2026 0 meetings, Oct 2026 0 meetings/);
    expect(all).toContain("Copy the last quarter to 2027-Q1");
  });

  it("no longer names a stakeholder who left, and is paused where the channel is archived", async () => {
    const marketer = slack().users.marketer.id;
    await say(`/review without <@${marketer}>`, "admin");
    expect(await agenda()).toMatch(/Marketing is behind on meetings\n.* · Marketing · \d+ min/);
    await slack().asAdmin("conversations.archive", { channel: channel() });
    await at("2026-12-21T16:00:00Z");
    const paused = await db().subscription.findFirstOrThrow({
      where: { ledgerId, channelId: channel(), kind: "agenda" },
    });
    expect(paused).toMatchObject({ state: "paused", pausedReason: expect.stringContaining("is archived") });
    await office().deliver();
    const told = await db().outbox.findMany({ where: { target: slack().users.admin.id, kind: "notice" } });
    expect(told.map(({ payload }) => payload)).toContainEqual(
      expect.stringContaining("I could not post the agenda of Tue 22 Dec 2026, 10:00, for"),
    );
    // the agenda, and the weekly reminder to sign
    expect(office().failures()).toMatchObject([{ msg: "message given up" }, { msg: "message given up" }]);
  });
});
