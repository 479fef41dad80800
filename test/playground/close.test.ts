import { expect, test } from "vitest";
import { startGateway } from "../../src/playground/gateway.ts";
import { startTiny } from "./tiny-app.ts";

test("closing frees every port, also while a call hangs", async () => {
  const tiny = await startTiny();
  tiny.gateway.fault("auth.test", { kind: "hang" });
  const hanging = expect(tiny.client.auth.test()).rejects.toThrow();
  await expect.poll(() => tiny.gateway.calls("auth.test").length).toBeGreaterThan(0);
  await tiny.close();
  await hanging;
  await expect(fetch(tiny.gateway.url)).rejects.toThrow("fetch failed");
});

test("an app that is not there is told from one that answers", async () => {
  const gateway = await startGateway({ appUrl: "http://127.0.0.1:9", signingSecret: "s" });
  const reply = await gateway.say({ user: "rep", channel: "pipeline", text: "/deal" });
  expect(reply).toMatchObject({ status: 0, error: "operation_timeout", message: null });
  await gateway.close();
});

test.each([
  ["nobody", { user: "zoe", channel: "pipeline", text: "/deal" }, 'Nobody in the workspace is called "zoe"'],
  ["no channel", { user: "rep", channel: "sales", text: "/deal" }, 'There is no channel "sales"'],
  ["no command", { user: "rep", channel: "pipeline", text: "hello" }, '"hello" is not a slash command.'],
])("%s to speak with is said in words", async (_name, given, words) => {
  const gateway = await startGateway({ appUrl: "http://127.0.0.1:9", signingSecret: "s" });
  await expect(gateway.say(given)).rejects.toThrow(words);
  await gateway.close();
});

test("a channel that is archived, or that the app was removed from, takes no more posts", async () => {
  const { gateway, client, close } = await startTiny();
  const post = (channel: string) => client.chat.postMessage({ channel, text: "hello" });
  await gateway.asAdmin("conversations.archive", { channel: "C0PIPELINE" });
  await expect(post("C0PIPELINE")).rejects.toThrow("is_archived");
  await gateway.asAdmin("conversations.kick", { channel: "C0MARKETNG", user: gateway.bot.userId });
  await expect(post("C0MARKETNG")).rejects.toThrow("not_in_channel");
  await close();
});

test.each([
  ["/response/unknown", { text: "x" }, 404],
  ["/elsewhere", { text: "x" }, 404],
  ["/response/unknown", { text: "x".repeat(1024 * 1024) }, 413],
])("a post to %s is answered with a client error", async (path, body, status) => {
  const gateway = await startGateway({ appUrl: "http://127.0.0.1:9", signingSecret: "s" });
  const response = await fetch(gateway.url + path, { method: "POST", body: JSON.stringify(body) });
  expect(response.status).toBe(status);
  await gateway.close();
});
