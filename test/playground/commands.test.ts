import { afterAll, beforeAll, expect, test } from "vitest";
import { startTiny, type Tiny } from "./tiny-app.ts";

let tiny: Tiny;
let now = Date.UTC(2026, 2, 2, 9); // 2026-03-02 09:00 UTC
beforeAll(async () => {
  tiny = await startTiny({ clock: () => now });
});
afterAll(() => tiny.close());

test("a command's answer in the acknowledgement is seen only by the one who typed it", async () => {
  const { gateway } = tiny;
  const reply = await gateway.say({ user: "rep", channel: "pipeline", text: "/tiny ack R&D for @carl" });
  expect(reply).toMatchObject({ status: 200, error: null });
  expect(reply.ms).toBeLessThan(3000);
  expect(reply.text).toBe("You said ack R&D for @carl\n[Undo]");
  expect(reply.message?.blocks[0]).toMatchObject({
    text: { text: "You said ack R&amp;D for <@U0CARL0001|carl>" },
  });
  expect(gateway.privateMessages("rep", "pipeline").map(({ ts }) => ts)).toContain(reply.message?.ts);
  expect(gateway.privateMessages("colleague")).toEqual([]);
  expect(reply.message?.ts).toMatch(/^1772442000\./); // 2026-03-02T09:00:00Z by the injected clock
});

test("an acknowledgement may be plain text", async () => {
  const reply = await tiny.gateway.say({ user: "rep", channel: "pipeline", text: "/tiny plain" });
  expect(reply.text).toBe("just words");
});

test("an answer by response_url is found and belongs to its own request", async () => {
  const texts = ["/tiny later one", "/tiny later two", "/tiny later three"];
  const replies = await Promise.all(
    texts.map((text) => tiny.gateway.say({ user: "rep", channel: "dm", text })),
  );
  expect(replies.map(({ text }) => text)).toEqual([
    "Later: later one",
    "Later: later two",
    "Later: later three",
  ]);
});

test("an in_channel answer is a message of the channel, also where the app is no member", async () => {
  await tiny.gateway.say({ user: "rep", channel: "vault", text: "/tiny public" });
  const messages = await tiny.gateway.messages("vault");
  expect(messages.map(({ text, author }) => [text, author])).toEqual([["For everybody", "U0ROUNDTRIP"]]);
});

test("a button replaces the private message it stands in", async () => {
  const { gateway } = tiny;
  const asked = await gateway.say({ user: "colleague", channel: "general", text: "/tiny ack" });
  const reply = await gateway.press({ user: "colleague", reply: asked, action: "Undo" });
  expect(reply.text).toBe("Undone deal-1");
  expect(reply.message?.ts).toBe(asked.message?.ts);
  expect(gateway.privateMessages("colleague", "general").map(({ text }) => text)).toEqual(["Undone deal-1"]);
});

test("a button of a channel message updates it for everybody", async () => {
  const { gateway } = tiny;
  const asked = await gateway.say({ user: "rep", channel: "marketing", text: "/tiny public" });
  const reply = await gateway.press({ user: "marketer", reply: asked, action: "vote" });
  expect(reply.text).toBe("Voted by @marco");
  expect(await gateway.messages("marketing")).toMatchObject([
    { text: "Voted by <@U0MARCO001>", isEdited: true },
  ]);
});

test("a response_url takes five uses and refuses the sixth", async () => {
  await tiny.gateway.say({ user: "marketer", channel: "general", text: "/tiny chatty" });
  await expect
    .poll(() => tiny.gateway.privateMessages("marketer", "general").map(({ text }) => text))
    .toMatchObject(["use 1", "use 2", "use 3", "use 4", "use 5", expect.stringMatching(/^refused/)]);
});

test("a response_url is dead after 30 minutes of the workspace's clock", async () => {
  const reply = await tiny.gateway.say({ user: "rep", channel: "pipeline", text: "/tiny plain" });
  const post = () =>
    fetch(reply.sent.responseUrl ?? "", { method: "POST", body: JSON.stringify({ text: "still there?" }) });
  now += 30 * 60_000 - 1;
  expect((await post()).status).toBe(200);
  now += 1;
  const late = await post();
  expect([late.status, await late.json()]).toEqual([404, { ok: false, error: "expired_url" }]);
});

test("an answer that Slack would refuse is noted and not shown", async () => {
  const before = tiny.gateway.violations().length;
  const reply = await tiny.gateway.say({ user: "rep", channel: "pipeline", text: "/tiny broken" });
  expect(reply).toMatchObject({ status: 200, error: "invalid_blocks", message: null });
  expect(tiny.gateway.violations().slice(before)).toMatchObject([
    { where: "ack of /tiny", pointer: "/blocks/0/text/text", severity: "error" },
  ]);
});

test("a request with a wrong signature is refused by the app", async () => {
  const { gateway } = tiny;
  const signed = gateway.sign("command=%2Ftiny&text=plain", "form");
  const forged = { ...signed, headers: { ...signed.headers, "x-slack-signature": `v0=${"0".repeat(64)}` } };
  expect((await gateway.send(forged)).status).toBe(401);
  expect((await gateway.send({ ...signed, body: `${signed.body}!` })).status).toBe(401);
});

test("the identical request can be sent again, ten times at once, with the same trigger", async () => {
  const { gateway } = tiny;
  const first = await gateway.say({
    user: "rep",
    channel: "pipeline",
    text: "/tiny ack again",
    triggerId: "1.same",
  });
  const again = await gateway.resend(first, 10);
  expect(again).toHaveLength(10);
  expect(new Set(again.map(({ sent }) => sent.request.body))).toEqual(new Set([first.sent.request.body]));
  expect(new URLSearchParams(first.sent.request.body).get("trigger_id")).toBe("1.same");
  expect(again.map(({ text }) => text)).toEqual(Array(10).fill("You said ack again\n[Undo]"));
});

test("one thing said three times at once gives a reply and two copies", async () => {
  const reply = await tiny.gateway.say({ user: "rep", channel: "pipeline", text: "/tiny plain", times: 3 });
  expect([reply, ...reply.copies].map(({ text }) => text)).toEqual([
    "just words",
    "just words",
    "just words",
  ]);
});
