import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openMemory } from "../../../src/playground/page/remember-messages.ts";
import { type Browser, browse, findButton } from "./browse.ts";

let browser: Browser;
const restart = async () => {
  const { folder } = browser;
  await browser.close({ isKept: true });
  browser = await browse({ folder });
};

beforeAll(async () => {
  browser = await browse();
});
afterAll(async () => {
  await browser.close();
});

describe("the playground after it was closed and started again", () => {
  it("shows what it showed, at the same time of its clock, as read", async () => {
    await browser.say("admin", "/scorecard weekly monday 09:00");
    await browser.say("rep", "/meeting Acme with Jane Doe from webinar");
    await browser.say("rep", "/meeting Globex from referral");
    await browser.say("rep", "/deal closed Acme $120k");
    await browser.say("rep", "good morning", "dm");
    await browser.post("/api/clock", { move: "monday" });
    const root = await browser.see("Scorecard", "rep");
    const [channel = "", thread_ts = ""] = root.key.split("-");
    const { slack } = browser.page.office.services;
    await slack.delivery.chat.postMessage({ channel, thread_ts, text: "The rest." });
    const before = await browser.screen("rep");
    const direct = await browser.screen("rep", "dm");
    expect(before.messages.map(({ isPrivate }) => isPrivate)).toEqual([true, true, true, false, false]);
    await restart();
    const after = await browser.screen("rep");
    expect(after.messages).toEqual(before.messages);
    expect(after.places.map(({ unread }) => unread)).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
    expect(after.steps).toEqual(before.steps);
    expect(after.time.slice(0, 15)).toBe(before.time.slice(0, 15));
    expect((await browser.screen("rep", "dm")).messages).toEqual(direct.messages);
    expect(direct.messages).toHaveLength(1);
    const thread = (await browser.screen("rep", "C0PIPELINE", root.key)).thread?.messages;
    expect(thread).toMatchObject([{ key: root.key }, { author: "Roundtrip" }, { author: "Roundtrip" }]);
  });

  it("corrects a message from before in its place, when what it told of is undone by its button", async () => {
    const shared = (await browser.screen("marketer")).messages.find(({ html }) => html.includes("Won"));
    const own = await browser.see("won, $120,000", "rep");
    const at = { person: "rep", place: "C0PIPELINE", at: { message: own.key } } as const;
    expect(await browser.post("/api/press", { ...at, ...findButton(own.html, "Undo") })).toMatchObject({
      ...{ error: null },
    });
    const { messages } = await browser.until(
      () => browser.screen("marketer"),
      (screen) => screen.messages.some(({ key, isEdited }) => key === shared?.key && isEdited),
    );
    expect(messages.find(({ key }) => key === shared?.key)?.html).toContain("not won");
  });

  it("keeps the correction over another restart, and gives new messages later timestamps", async () => {
    const before = (await browser.screen("marketer")).messages;
    await restart();
    expect((await browser.screen("marketer")).messages).toEqual(before);
    await browser.post("/api/clock", { move: "now" }); // a week back
    await browser.say("marketer", "what day is it?");
    const { messages } = await browser.screen("marketer");
    expect(messages.map(({ key }) => key)).toEqual([...messages.map(({ key }) => key)].sort());
    expect(messages.at(-1)?.html).toContain("what day is it?");
  });
});

it("a file of messages that cannot be understood is begun again", () => {
  const path = join(browser.folder, "other.json");
  for (const text of ["", "{", '{"messages":[{}]}']) {
    writeFileSync(path, text);
    expect(openMemory(path).messages()).toEqual([]);
  }
  const memory = openMemory(path);
  memory.keep({ channel: "C1", ts: "1.000001", message: { text: "a" } });
  memory.keep({ channel: "C1", ts: "2.000001", message: { text: "b" } });
  memory.forget("1.000001");
  expect(openMemory(path).messages()).toEqual([{ channel: "C1", ts: "2.000001", message: { text: "b" } }]);
  rmSync(path);
});
