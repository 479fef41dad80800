import { afterAll, beforeAll, describe, expect, it } from "vitest";
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

const stepsDone = async () =>
  (await browser.screen("rep")).steps.filter(({ isDone }) => isDone).map(({ id }) => id);
const countScorecards = async () =>
  (await browser.screen("rep")).messages.filter(
    ({ html, isPrivate }) => !isPrivate && html.includes("Scorecard"),
  ).length;

describe("the tour, step by step, on the playground's clock", () => {
  it("checks off each step when it was really done, not when its line was typed", async () => {
    await browser.say("rep", "/meeting Acme with Jane Doe from webinar-q3 product grippers $80k");
    expect(await stepsDone()).toEqual(["meeting"]);
    await browser.say("rep", "/meeting held Acme");
    await browser.say("rep", "/deal closed Acme $120k");
    await browser.say("rep", "/funnel by team");
    await browser.say("rep", "/commit");
    await browser.say("rep", "/scorecard weekly monday 09:00"); // Rita may not: she is no administrator
    expect(await stepsDone()).toEqual(["meeting", "held", "deal", "funnel", "commitments"]);
    await browser.say("admin", "/scorecard weekly monday 09:00");
    expect(await stepsDone()).toEqual(["meeting", "held", "deal", "funnel", "commitments", "scorecard"]);
  });

  it("next Monday comes with everything that was due on the way, each at its own time", async () => {
    expect(await browser.post("/api/clock", { move: "monday" })).toEqual({ error: null, errors: {} });
    const { messages, time } = await browser.screen("marketer");
    expect(time).toBe("Mon 30 Nov 2026, 15:00"); // 09:00 in New York, seen from Berlin
    const shared = messages.filter(({ isPrivate }) => !isPrivate);
    expect(shared.map(({ time: sent }) => sent)).toEqual(["Mon 23 Nov, 16:01", "Mon 30 Nov, 15:00"]);
    expect(shared[0]?.html).toContain("Acme");
    expect(shared[1]?.html).toContain("Scorecard");
    expect((await stepsDone()).at(-1)).toBe("monday");
    expect(await countScorecards()).toBe(1);
  });

  it("a thread under the scorecard is counted and can be read", async () => {
    const { key } = await browser.see("Scorecard", "rep");
    const { slack } = browser.page.office.services;
    const [channel = "", thread_ts = ""] = key.split("-");
    await slack.delivery.chat.postMessage({ channel, thread_ts, text: "And the rest of it." });
    const { messages, thread } = await browser.screen("rep", "C0PIPELINE", key);
    expect(messages.at(-1)).toMatchObject({ key, replies: 2 });
    const posted = { author: "Roundtrip", isPrivate: false };
    expect(thread).toMatchObject({ key, messages: [{ key }, posted, posted] });
    expect(thread?.messages[1]?.html).toContain("Forecast");
    expect(thread?.messages[2]?.html).toContain("And the rest of it.");
    expect((await browser.screen("rep", "C0GENERAL1", key)).thread).toBeNull();
  });

  it("the slip is undone, also in the channel", async () => {
    await browser.say("rep", "/deal undo");
    const { messages } = await browser.until(
      () => browser.screen("marketer"),
      (screen) => screen.messages.some(({ isEdited }) => isEdited),
    );
    expect(messages.find(({ isEdited }) => isEdited)?.html).toContain("not won");
    expect(await stepsDone()).toHaveLength(8);
  });

  it("the meeting is held to its minutes, and the tour comes to its end", async () => {
    await browser.say("rep", '/lead Globex "Jo Doe" from webinar-q3'); // the tour's first step, not done above
    await browser.say("marketer", "/review");
    expect((await stepsDone()).at(-1)).toBe("agenda");
    await browser.say("rep", "/review start");
    expect((await stepsDone()).at(-1)).toBe("agenda");
    await browser.say("rep", "/review close");
    const { steps } = await browser.screen("rep");
    expect(steps.filter(({ isDone }) => !isDone)).toEqual([]);
    expect((await browser.see("Minutes: Mon 30 Nov 2026", "marketer")).isPrivate).toBe(false);
  });

  it("a day later is the same time of day, the end of the quarter its last afternoon; now is now", async () => {
    await browser.post("/api/clock", { move: "day" });
    expect((await browser.screen("rep")).time).toBe("Tue 1 Dec 2026, 09:00");
    await browser.post("/api/clock", { move: "quarter" });
    expect((await browser.screen("rep")).time).toBe("Thu 31 Dec 2026, 17:00");
    expect(await countScorecards()).toBe(5); // 30 Nov, 7, 14, 21 and 28 Dec
    await browser.post("/api/clock", { move: "quarter" });
    expect((await browser.screen("rep")).time).toBe("Wed 31 Mar 2027, 17:00");
    await browser.post("/api/clock", { move: "now" });
    expect(Math.abs((await browser.screen("rep")).now - Date.now())).toBeLessThan(10_000);
  });
});
