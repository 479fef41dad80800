import { beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { jobs } from "../../src/app.ts";
import { buildServices } from "../../src/ctx.ts";
import { deliverDue } from "../../src/schedule/deliver.ts";
import { providers } from "../support/databases.ts";
import { inOffice } from "./in-office.ts";
import { insertStoryLedger } from "./insert-records.ts";

/** A scorecard is its first screen and what stands behind it, in its thread. */
const messages = 2;

describe.each(providers)("the weekly scorecard on %s", (provider) => {
  const { office, db, say } = inOffice(provider);
  let ledgerId: string;
  let channel = "pipeline";
  let round = 0;
  // every test has a ledger and a week of its own in the same office
  beforeEach(async () => {
    round += 1;
    channel = ["pipeline", "marketing", "general", "leadership", "partners"][round % 5] ?? "";
    await db().outbox.deleteMany();
    await db().subscription.deleteMany();
    await db().channelBinding.deleteMany();
    ledgerId = await insertStoryLedger(office(), { name: `Northwind ${round}`, channel });
    office().clock.set("2026-11-23T15:00:00Z"); // a Monday
  });
  const type = (line: string, user = "admin") => say(`/scorecard ${line}`, user, channel);
  const posted = async () =>
    (await office().slack.messages(channel)).filter(({ text }) => text.includes("ledger: Northwind"));
  const deliverAt = (iso: string) => {
    office().clock.set(iso);
    return office().deliver();
  };

  it("is scheduled by an admin only, in words that say when the next one comes", async () => {
    expect((await type("weekly monday 09:00", "rep")).text).toMatch(
      /^Only a workspace admin or owner can schedule scorecards\./,
    );
    expect(await db().subscription.count()).toBe(0);
    expect((await type("weekly monday 09:00")).text).toContain(
      "This channel gets its scorecard every Monday at 09:00 (Europe/London). The next one comes on Mon 30 Nov 2026, 09:00.",
    );
    expect((await type("status", "rep")).text).toContain("Nothing was due yet.");
  });

  it("belongs to a channel; in a direct message it is one's own, and help and the choice of a ledger are there too", async () => {
    expect((await say("/roundtrip help", "admin", "dm")).text).toContain("/scorecard");
    const chosen = await say(`/roundtrip use Northwind ${round}`, "admin", "dm");
    expect(chosen.text).toBe(
      `You now work in Northwind ${round}, in every channel that belongs to no other ledger.`,
    );
    expect((await say("/scorecard status", "admin", "dm")).text).toMatch(
      /^No scorecard is scheduled for you\./,
    );
    expect(await db().subscription.count()).toBe(0);
  });

  it("comes at its minute, once, whoever looks and however often", async () => {
    const before = (await posted()).length;
    await type("weekly monday 09:00");
    expect(await deliverAt("2026-11-30T08:59:59Z")).toBe(0);
    office().clock.set("2026-11-30T09:00:00Z");
    const { config, log, clock, leaseClock } = office().services;
    const other = await buildServices(config, { clock, leaseClock, log });
    const counts = await Promise.all([
      office().deliver(),
      office().deliver(),
      deliverDue(other, jobs, { restMs: 0 }),
    ]);
    await other.database.close();
    expect(counts.reduce((sum, count) => sum + count)).toBe(messages);
    expect(await office().deliver()).toBe(0);
    expect(await posted()).toHaveLength(before + 1);
    expect((await type("status")).text).toMatch(
      /next one comes on Mon 7 Dec 2026, 09:00\.\nMon 30 Nov 2026, 09:00: ✓ sent/,
    );
  });

  it("comes with a picture where Slack refuses its own charts, with the numbers in words beside it", async () => {
    await type("weekly monday 09:00");
    await say("/meeting Initech with Jane from webinar", "rep", channel);
    office().slack.fault("chat.postMessage", { kind: "no_charts" });
    office().slack.fault("chat.postMessage", { kind: "picture_not_ready" });
    expect(await deliverAt("2026-11-30T09:00:00Z")).toBe(0); // Slack still looks at the picture
    expect(await deliverAt("2026-11-30T09:00:02Z")).toBe(messages);
    const picture = (await posted()).at(-1)?.blocks.find((block) => block.type === "image");
    expect(picture).toMatchObject({ alt_text: expect.stringMatching(/^Marketing: 1/) });
    const Picture = z.object({ slack_file: z.object({ id: z.string() }) });
    const file = await office().slack.findFile(Picture.parse(picture).slack_file.id);
    expect(
      Buffer.from(file?.bytes ?? [])
        .subarray(1, 4)
        .toString(),
    ).toBe("PNG");
    // A private answer takes no picture, and says the same in its table.
    expect((await type("", "rep")).message?.blocks.map(({ type: kind }) => kind)).not.toContain("image");
    await db().workspace.updateMany({ data: { chartsRefusedAt: null } });
  });

  it("comes late once, saying so, and skips what a later one makes up for", async () => {
    await type("weekly monday 09:00");
    expect(await deliverAt("2026-12-07T11:30:00Z")).toBe(messages); // nobody delivered since 23 November
    const latest = (await posted()).at(-1);
    expect(latest?.text).toContain("This is the scorecard of Mon 7 Dec 2026, 09:00; it comes late.");
    expect((await type("status")).text).toMatch(
      /Mon 30 Nov 2026, 09:00: – skipped \(missed; a later one was due as well\)/,
    );
  });

  it("stops when it is told to, and says so when there is nothing to stop", async () => {
    await type("weekly monday 09:00");
    expect((await type("stop", "rep")).text).toMatch(
      /^Only a workspace admin or owner can stop scorecards\./,
    );
    expect((await type("stop")).text).toContain("Stopped: this channel gets no more scorecards.");
    expect(await deliverAt("2026-11-30T09:00:00Z")).toBe(0);
    expect((await type("stop")).text).toContain("No scorecard is scheduled in this channel.");
    expect((await type("status")).text).toContain("No scorecard is scheduled in this channel.");
  });

  it("keeps its id when it is edited, and does not come twice for it", async () => {
    await type("weekly monday 09:00");
    const { id } = await db().subscription.findFirstOrThrow();
    expect(await deliverAt("2026-11-30T09:00:00Z")).toBe(messages);
    expect((await type("weekly monday 09:30")).text).toContain("every Monday at 09:30");
    const edited = await db().subscription.findFirstOrThrow();
    expect(edited).toMatchObject({ id, localTime: "09:30" });
    const changes = await db().history.findMany({ where: { subjectId: id }, orderBy: { recordedAt: "asc" } });
    expect(changes.map(({ before }) => JSON.parse(before ?? "null")?.localTime)).toEqual([
      undefined,
      "09:00",
    ]);
    await type("weekly monday 09:00"); // back again, after today's was sent
    expect(await deliverAt("2026-11-30T09:40:00Z")).toBe(0);
  });

  it.each([
    // London: clocks go back on 25 October 2026 and forward on 28 March 2027
    {
      zone: "Europe/London",
      from: "2026-10-20T12:00:00Z",
      slots: ["2026-10-26T09:00:00Z", "2026-11-02T09:00:00Z"],
    },
    {
      zone: "Europe/London",
      from: "2027-03-16T12:00:00Z",
      slots: ["2027-03-22T09:00:00Z", "2027-03-29T08:00:00Z"],
    },
    // New York: back on 1 November 2026, forward on 14 March 2027
    {
      zone: "America/New_York",
      from: "2026-10-20T12:00:00Z",
      slots: ["2026-10-26T13:00:00Z", "2026-11-02T14:00:00Z"],
    },
    {
      zone: "America/New_York",
      from: "2027-03-02T12:00:00Z",
      slots: ["2027-03-08T14:00:00Z", "2027-03-15T13:00:00Z"],
    },
  ])("is at 09:00 in $zone before and after the clocks change: $slots", async ({ zone, from, slots }) => {
    office().clock.set(from);
    await type(`weekly monday 09:00 ${zone}`);
    for (const slot of slots) {
      office().clock.now = Date.parse(slot) - 1000;
      expect(await office().deliver()).toBe(0);
      expect(await deliverAt(slot)).toBe(messages);
    }
    const stored = await db().outbox.findMany({ where: { part: 0 }, orderBy: { dueAt: "asc" } });
    expect(stored.map(({ slot }) => slot?.slice(11))).toEqual(["09:00", "09:00"]);
    expect(await db().subscription.findFirst({ where: { ledgerId } })).toMatchObject({ timeZone: zone });
  });
});
