import { beforeEach, describe, expect, it } from "vitest";
import { providers } from "../support/databases.ts";
import { inOffice } from "./in-office.ts";
import { insertStoryLedger } from "./insert-records.ts";

describe.each(providers)("schedules of the scorecard on %s", (provider) => {
  const { office, db, say } = inOffice(provider);
  const channel = "pipeline";

  beforeEach(async () => {
    await db().outbox.deleteMany();
    await db().subscription.deleteMany();
    if ((await db().ledger.count()) === 0) {
      await insertStoryLedger(office(), { name: "Northwind", channel });
      office().clock.set("2026-11-23T14:00:00Z");
      await say("/meeting Acme with Jane from webinar", "rep", channel);
    }
    office().clock.set("2026-11-23T15:00:00Z"); // a Monday
  });

  const type = async (line: string, user = "admin", where = channel) =>
    (await say(`/scorecard ${line}`, user, where)).text;
  const deliverAt = (iso: string) => {
    office().clock.set(iso);
    return office().deliver();
  };
  const posted = () => office().slack.messages(channel);
  const sentTo = (user: string) => office().slack.directMessages(user);
  const kindsOf = (message: { blocks: readonly { type?: unknown }[] } | undefined) =>
    message?.blocks.map((block) => block.type);

  it.each([
    [
      "monthly 1 09:00",
      "on the 1st of every month (on a weekend or holiday the next working day) at 09:00",
      "Tue 1 Dec 2026",
      "2026-12-01T09:00:00Z",
    ],
    [
      "monthly first monday 09:00",
      "on the first Monday of every month at 09:00",
      "Mon 7 Dec 2026",
      "2026-12-07T09:00:00Z",
    ],
    ["quarterly", "on the first Monday of every quarter at 09:00", "Mon 4 Jan 2027", "2027-01-04T09:00:00Z"],
  ])("%s comes %s and looks back on what has ended", async (line, words, first, at) => {
    expect(await type(line)).toContain(`${words} (Europe/London). The next one comes on ${first}, 09:00.`);
    office().clock.now = Date.parse(at) - 1000;
    expect(await office().deliver()).toBe(0);
    expect(await deliverAt(at)).toBe(2); // the first screen and its thread
    expect((await posted()).at(-1)?.text).toMatch(/^Scorecard (2026-Q4|Q4 2026)/);
  });

  it("leaves out what is switched off, for admins to say", async () => {
    await type("weekly monday 09:00");
    expect(await type("chart off", "rep")).toMatch(
      /^Only a workspace admin or owner can change what scorecards show/,
    );
    expect(await type("chart off")).toContain("It leaves out the chart.");
    await deliverAt("2026-11-30T09:00:00Z");
    expect(kindsOf((await posted()).at(-1))).not.toContain("data_visualization");
    expect(await type("status")).toContain("It leaves out the chart.");
    expect(await type("chart on")).not.toContain("leaves out");
    await deliverAt("2026-12-07T09:00:00Z");
    expect(kindsOf((await posted()).at(-1))).toContain("data_visualization");
    expect(await type("weekly friday")).toContain("every Friday"); // an edit keeps what is off
  });

  it("does not come where nothing happened, when it is told so, and status says why", async () => {
    await type("weekly monday 09:00");
    expect(await type("empty off")).toContain("It does not come when nothing happened.");
    const before = (await posted()).length;
    await deliverAt("2026-11-30T09:00:00Z"); // Acme's meeting was in this quarter
    await deliverAt("2027-01-11T09:00:00Z"); // nothing is in the next one
    expect(await posted()).toHaveLength(before + 1);
    expect(await type("status")).toContain("Mon 11 Jan 2027, 09:00: – skipped (nothing happened)");
  });

  it("comes to oneself, for everybody, and is nobody else's", async () => {
    expect(await type("weekly monday 09:00", "rep", "dm")).toMatch(
      /^You get your scorecard every Monday at 09:00/,
    );
    expect(await type("monthly monday 10:00 to me", "admin")).toMatch(
      /^You get your scorecard on the first Monday/,
    );
    expect(await type("status")).toContain("No scorecard is scheduled in this channel.");
    expect(await deliverAt("2026-11-30T09:00:00Z")).toBe(2);
    expect((await sentTo("rep"))[0]?.text).toMatch(/^Scorecard /);
    await say("/deal closed Acme $10k", "rep", channel);
    office().clock.forward(60_000);
    expect(await office().deliver()).toBe(0); // a win is announced to channels only
    expect(await type("stop", "rep", "dm")).toBe("Stopped: you get no more scorecards.");
    expect(await deliverAt("2026-12-07T10:00:00Z")).toBe(2); // the admin's own
    await say("/deal reopen Acme", "rep", channel);
  });

  it("is sent now to whoever asks, once for a request, as they may see it", async () => {
    await type("weekly monday 09:00");
    await type("chart off");
    const [before, own] = [(await posted()).length, (await sentTo("rep")).length];
    const reply = await say("/scorecard send now", "rep", channel);
    expect(reply.text).toBe("On its way: it comes in your messages with Roundtrip, for you alone.");
    await office().slack.resend(reply, 2);
    await office().deliver();
    const sent = (await sentTo("rep")).slice(own);
    expect(sent.map(({ text }) => text.slice(0, 10))).toEqual(["Scorecard "]);
    expect(kindsOf(sent[0])).not.toContain("data_visualization");
    expect(await posted()).toHaveLength(before);
  });

  it("tells the last ten in status, with what became of each", async () => {
    await type("weekly monday 09:00");
    for (let week = 1; week <= 11; week += 1) {
      office().clock.now = Date.parse("2026-11-23T09:00:00Z") + week * 7 * 24 * 3600_000;
      if (week === 11) office().clock.forward(3 * 3600_000);
      await office().deliver();
    }
    const lines = (await type("status")).split("\n").filter((line) => /: [✓–]/.test(line));
    expect(lines).toHaveLength(10);
    expect(lines[0]).toBe("Mon 8 Feb 2027, 09:00: ✓ sent, 3 h late");
    expect(lines[9]).toBe("Mon 7 Dec 2026, 09:00: ✓ sent");
  });
});
