import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Start } from "../../../src/playground/page/contract.ts";
import { type Browser, browse } from "./browse.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await browse({ isEmpty: false });
});
afterAll(async () => {
  const { violations } = await browser.screen("rep");
  await browser.close();
  expect(violations).toBe(0);
});

const unreadIn = async (person: string, place: string) =>
  (await browser.screen(person)).places.find(({ id }) => id === place)?.unread;

describe("the page of the sample company", () => {
  it("begins with the people and the commands, with lines that can be typed as they are", async () => {
    const start: Start = await (await fetch(`${browser.page.url}/api/start`)).json();
    expect(start.workspace).toBe("Northwind Robotics");
    expect(start.people.map(({ key }) => key)).toEqual([
      ...["rep", "colleague", "marketer", "partner", "agent", "admin", "outsider"],
    ]);
    expect(start.people.filter(({ isOutsider }) => isOutsider)).toMatchObject([{ realName: "Otto Outside" }]);
    const deal = start.commands.find(({ name }) => name === "/deal");
    expect(deal?.examples).toContain("/deal closed Acme $120k");
    expect(start.commands.flatMap(({ examples }) => examples).filter((line) => /[[\]|]/.test(line))).toEqual(
      [],
    );
  });

  it("shows each person the channels they are in, the time of their zone, and the tour before its first step", async () => {
    const screen = await browser.screen("rep", "");
    expect(screen).toMatchObject({
      ...{ person: "rep", place: "C0PIPELINE", time: "Mon 23 Nov 2026, 10:00", home: null, thread: null },
      ...{ messages: [], modals: [], faults: [], violations: 0 },
    });
    expect(screen.places.map(({ name, kind, unread }) => [name, kind, unread])).toEqual([
      ["general", "channel", 0],
      ["random", "channel", 0],
      ["pipeline", "channel", 0],
      ["marketing", "channel", 0],
      ["partners", "private channel", 0],
      ["vault", "private channel", 0],
      ["Roundtrip", "dm", 0],
      ["Home", "home", 0],
    ]);
    expect(screen.steps.map(({ id, isDone }) => [id, isDone])).toEqual([
      ["lead", false],
      ["meeting", false],
      ["held", false],
      ["deal", false],
      ["funnel", false],
      ["commitments", false],
      ["scorecard", false], // the sample's own schedule is nobody's doing
      ["monday", false],
      ["undo", false],
      ["agenda", false],
      ["minutes", false], // the sample's own three meetings are nobody's doing
    ]);
    const outside = await browser.screen("outsider", "C0PIPELINE");
    expect(outside).toMatchObject({ place: "C0PARTNERS", time: "Mon 23 Nov 2026, 09:00" });
    expect(outside.places.map(({ name }) => name)).toEqual(["partners"]);
  });

  it("answers a command for the one who typed it, and nobody else sees it", async () => {
    expect(await browser.say("rep", "/funnel by team")).toEqual({ error: null, errors: {} });
    const seen = await browser.see("Funnel 2026-Q4", "rep");
    expect(seen).toMatchObject({ author: "Roundtrip", isApp: true, isPrivate: true, isEdited: false });
    expect(seen.time).toBe("Mon 23 Nov, 10:00");
    expect(seen.html).toContain("<table");
    expect((await browser.screen("marketer")).messages).toEqual([]);
    await browser.say("marketer", "/scorecard");
    expect((await browser.see("Scorecard", "marketer")).isPrivate).toBe(true);
    expect((await browser.screen("rep")).messages).toHaveLength(1);
  });

  it("checks a step of the tour off when it was really done", async () => {
    const done = (await browser.screen("rep")).steps.filter(({ isDone }) => isDone);
    expect(done.map(({ id }) => id)).toEqual(["funnel"]);
  });

  it("keeps what people write to each other, inert, and counts it as unread until it is read", async () => {
    expect(await browser.say("rep", "<script>alert(1)</script> hello @marco")).toEqual({
      ...{ error: null, errors: {} },
    });
    const seen = await browser.see("hello", "marketer");
    expect(seen).toMatchObject({ author: "Rita Reyes", isApp: false, isPrivate: false });
    expect(seen.html).not.toContain("<script");
    expect(seen.html).toContain("Marco Meyer");
    expect(await unreadIn("marketer", "C0PIPELINE")).toBe(2); // the scorecard and Rita's words
    expect(await unreadIn("rep", "C0PIPELINE")).toBe(1); // her funnel; not what she wrote herself
    await browser.post("/api/read", { person: "marketer", place: "C0PIPELINE" });
    expect(await unreadIn("marketer", "C0PIPELINE")).toBe(0);
    expect(await unreadIn("rep", "C0PIPELINE")).toBe(1);
    await browser.say("rep", "just between us", "dm");
    expect((await browser.see("just between us", "rep", "dm")).author).toBe("Rita Reyes");
    expect((await browser.screen("marketer", "dm")).messages).toEqual([]);
  });

  it("opens the Home tab by telling the app, once, and shows what it published", async () => {
    const { home, messages } = await browser.screen("rep", "home");
    expect(messages).toEqual([]);
    await expect
      .poll(async () => (await browser.stay("rep", "home")).home, { timeout: 10_000 })
      .toContain("Log a meeting");
    expect(home).not.toBeNull();
    const countOpened = async () =>
      (await browser.log()).filter(
        ({ what, direction, status }) =>
          what === "event app_home_opened" && direction === "to the app" && status === "200",
      ).length;
    expect(await countOpened()).toBe(1); // once, not with every look
    // another window of the same person, in a channel, does not close it
    for (const place of ["C0PIPELINE", "home", "C0PIPELINE", "home"]) await browser.stay("rep", place);
    expect(await countOpened()).toBe(1);
    await browser.screen("rep", "home");
    expect(await countOpened()).toBe(2);
  });

  it("logs every request with its milliseconds and both bodies, without secrets", async () => {
    const log = await browser.log();
    const funnel = log.find(({ what }) => what === "/funnel by team");
    expect(funnel).toMatchObject({
      ...{ direction: "to the app", status: "200", violations: [] },
      request: { command: "/funnel", text: "by team", user_id: "U0RITA0001" },
      answer: { response_type: "ephemeral" },
    });
    expect(funnel?.ms).toBeGreaterThanOrEqual(0);
    expect(log.map(({ n }) => n)).toEqual(log.map((_, index) => index + 1));
    expect(JSON.stringify(log)).not.toContain("token");
    const later: unknown = await (await fetch(`${browser.page.url}/api/log?after=${log.length - 1}`)).json();
    expect(later).toEqual(log.slice(-1));
  });
});
