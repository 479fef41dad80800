import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Browser, browse } from "./browse.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await browse();
});
afterAll(async () => browser.close());

const channel = { place: "C0PIPELINE" } as const;

describe("people talk in the page", () => {
  it("in a channel, and in the thread of a message, where everybody in the channel reads it", async () => {
    await browser.say("rep", "Met Jane of Acme at the fair, she wants a demo");
    const root = await browser.see("Met Jane", "colleague");
    const reply = { ...channel, person: "colleague", text: "I know her *well*", thread: root.key };
    expect(await browser.post("/api/say", reply)).toEqual({ error: null, errors: {} });
    const { thread, messages } = await browser.screen("rep", "C0PIPELINE", root.key);
    expect(messages).toMatchObject([{ author: "Rita Reyes", replies: 1 }]);
    expect(thread?.messages.map(({ author }) => author)).toEqual(["Rita Reyes", "Carl Chen"]);
    expect(thread?.messages[1]?.html).toContain("<strong>well</strong>");
  });

  it("a command in a thread is refused as Slack refuses it, and so is a thread of what only one person sees", async () => {
    const root = await browser.see("Met Jane", "rep");
    const command = { ...channel, person: "rep", text: "/deal list", thread: root.key };
    expect(await browser.post("/api/say", command)).toMatchObject({
      error: expect.stringContaining("Commands do not work in threads"),
    });
    await browser.say("rep", "/deal list");
    const { messages } = await browser.until(
      () => browser.screen("rep"),
      (screen) => screen.messages.some(({ isPrivate }) => isPrivate),
    );
    const answer = messages.find(({ isPrivate }) => isPrivate);
    const under = { ...channel, person: "rep", text: "thanks", thread: answer?.key ?? "" };
    expect(await browser.post("/api/say", under)).toMatchObject({
      error: expect.stringContaining("Only you see that message"),
    });
  });

  it("a thread of a message that is not there is answered, not crashed on", async () => {
    const nowhere = { ...channel, person: "rep", text: "hello", thread: "C0PIPELINE-1.000001" };
    expect(await browser.post("/api/say", nowhere)).toMatchObject({
      error: expect.stringContaining("not there any more"),
    });
  });
});
