import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Fault } from "../../src/playground/faults.ts";
import { startTiny, type Tiny } from "./tiny-app.ts";

let tiny: Tiny;
let now = Date.UTC(2026, 2, 2, 9);
beforeAll(async () => {
  tiny = await startTiny({ clock: () => now });
});
afterEach(() => tiny.gateway.clearFaults());
afterAll(() => tiny.close());

const metadata = (key: string) => ({ event_type: "posted", event_payload: { key } });

test("the app learns the workspace it belongs to", async () => {
  const who = await tiny.client.auth.test();
  expect(who).toMatchObject({
    team_id: "T0ROUNDTRIP",
    team: "Northwind Robotics",
    user_id: "U0ROUNDTRIP",
    bot_id: "B0ROUNDTRIP",
  });
});

test("a post, its update and its metadata are read back, newest first and no older than asked", async () => {
  const { client } = tiny;
  const channel = "C0PIPELINE";
  const early = await client.chat.postMessage({ channel, text: "early", metadata: metadata("a") });
  now += 60_000;
  const late = await client.chat.postMessage({ channel, text: "late", metadata: metadata("b") });
  await client.chat.update({ channel, ts: late.ts ?? "", text: "late, corrected" });
  const all = await client.conversations.history({ channel, include_all_metadata: true });
  expect(all.messages).toMatchObject([
    {
      text: "late, corrected",
      bot_id: "B0ROUNDTRIP",
      app_id: "A0ROUNDTRIP",
      metadata: metadata("b"),
      edited: { user: "U0ROUNDTRIP" },
    },
    { text: "early", user: "U0ROUNDTRIP", metadata: metadata("a") },
  ]);
  const since = await client.conversations.history({ channel, oldest: early.ts ?? "", limit: 15 });
  expect(since.messages?.map(({ text }) => text)).toEqual(["late, corrected"]);
  expect(since.messages?.[0]).not.toHaveProperty("metadata");
  const one = await client.conversations.history({ channel, limit: 1 });
  expect([one.messages?.length, one.has_more]).toEqual([1, true]);
  const rest = await client.conversations.history({
    channel,
    limit: 1,
    cursor: one.response_metadata?.next_cursor ?? "",
  });
  expect(rest.messages?.map(({ text }) => text)).toEqual(["early"]);
  expect((await tiny.gateway.messages("pipeline")).map(({ text }) => text)).toEqual([
    "early",
    "late, corrected",
  ]);
  expect(late.ts).toMatch(/^1772442060\./); // 09:01:00 by the injected clock
});

test("thread replies stand in the thread and not in the channel", async () => {
  const { client, gateway } = tiny;
  const head = await client.chat.postMessage({ channel: "C0LEADERS1", text: "headline" });
  await client.chat.postMessage({ channel: "C0LEADERS1", text: "the rest", thread_ts: head.ts ?? "" });
  expect((await gateway.messages("leadership")).map(({ text }) => text)).toEqual(["headline"]);
  expect((await gateway.thread("leadership", head.ts ?? "")).map(({ text }) => text)).toEqual([
    "headline",
    "the rest",
  ]);
});

test.each([
  ["C0RANDOM01", "not_in_channel"], // public, the app was not invited, no chat:write.public
  ["C0VAULT001", "channel_not_found"], // private and not a member
  ["C0NOWHERE1", "channel_not_found"],
])("a post to %s is refused with %s", async (channel, error) => {
  await expect(tiny.client.chat.postMessage({ channel, text: "hello" })).rejects.toThrow(error);
});

test("a private message needs a member, and only that person sees it", async () => {
  const { client, gateway } = tiny;
  await client.chat.postEphemeral({ channel: "C0PARTNERS", user: "U0PAULA001", text: "for you" });
  expect(gateway.privateMessages("partner", "partners").map(({ text }) => text)).toEqual(["for you"]);
  expect(await gateway.messages("partners")).toEqual([]);
  const outside = client.chat.postEphemeral({ channel: "C0PIPELINE", user: "U0PAULA001", text: "no" });
  await expect(outside).rejects.toThrow("user_not_in_channel");
});

test.each([
  ["U0RITA0001", { tz: "America/New_York", tz_offset: -5 * 3600, is_admin: false, is_owner: false }], // EST in March, before the 8th
  ["U0ADMIN001", { tz: "Europe/London", tz_offset: 0, is_admin: true, is_owner: true }],
  ["U0OTTO0001", { tz: "America/Chicago", tz_offset: -6 * 3600, is_stranger: true, team_id: "T0CONTOSO01" }],
])("users.info of %s has zone and role", async (user, expected) => {
  expect((await tiny.client.users.info({ user })).user).toMatchObject(expected);
});

test("blocks that Slack would refuse are refused and noted", async () => {
  const text = "x".repeat(151);
  const post = tiny.client.chat.postMessage({
    channel: "C0PIPELINE",
    text,
    blocks: [{ type: "header", text: { type: "plain_text", text } }],
  });
  await expect(post).rejects.toThrow("invalid_blocks");
  expect(tiny.gateway.calls("chat.postMessage").at(-1)).toMatchObject({
    status: 200,
    answer: { ok: false, error: "invalid_blocks" },
    violations: [{ pointer: "/blocks/0/text/text", severity: "error" }],
  });
});

describe("faults", () => {
  const post = (text: string) => tiny.client.chat.postMessage({ channel: "C0GENERAL1", text });
  const cases: [Fault, RegExp, number][] = [
    [{ kind: "rate_limited", retryAfter: 30 }, /rate.?limit|30/i, 0],
    [{ kind: "http_500" }, /500/, 0],
    [{ kind: "hang" }, /abort|timeout|timed out/i, 0],
    [{ kind: "accept_then_drop" }, /request|fetch|socket/i, 1],
    [{ kind: "slow", ms: 1800 }, /abort|timeout|timed out/i, 1],
    [{ kind: "error", error: "is_archived" }, /is_archived/, 0],
  ];
  test.each(cases)("%j is what the app meets, once", async (fault, expected, posted) => {
    const text = `through ${JSON.stringify(fault)}`;
    tiny.gateway.fault("chat.postMessage", fault);
    await expect(post(text)).rejects.toThrow(expected);
    const count = async () =>
      (await tiny.gateway.messages("general")).filter((one) => one.text === text).length;
    await expect.poll(count, { timeout: 3000 }).toBe(posted);
    expect((await post("afterwards")).ok).toBe(true);
  });

  test("as many calls as asked are spoiled, and every call is on record", async () => {
    const before = tiny.gateway.calls("chat.postMessage").length;
    tiny.gateway.fault("chat.postMessage", { kind: "error", error: "not_in_channel" }, 2);
    await expect(post("1")).rejects.toThrow("not_in_channel");
    await expect(post("2")).rejects.toThrow("not_in_channel");
    await post("3");
    const calls = tiny.gateway.calls("chat.postMessage").slice(before);
    expect(calls.map(({ args, answer }) => [args.text, answer?.ok])).toEqual([
      ["1", false],
      ["2", false],
      ["3", true],
    ]);
    expect(JSON.stringify(calls)).not.toContain(tiny.gateway.token);
  });
});

test("tokens: none, unknown and revoked are told apart", async () => {
  const { gateway } = tiny;
  const call = async (headers: Record<string, string>) =>
    (await fetch(`${gateway.apiUrl}auth.test`, { method: "POST", headers })).json();
  expect(await call({})).toMatchObject({ error: "not_authed" });
  expect(await call({ authorization: "Bearer xoxb-other" })).toMatchObject({ error: "invalid_auth" });
  const other = await startTiny();
  other.gateway.revokeToken();
  await expect(other.client.auth.test()).rejects.toThrow("token_revoked");
  await other.close();
});

test.each([
  ["not JSON", "application/json", "{", 400],
  ["a list instead of an object", "application/json", "[]", 400],
  ["blocks that are no JSON", "application/x-www-form-urlencoded", "blocks=%7B", 400],
  ["a body over one megabyte", "application/json", `{"text":"${"x".repeat(1024 * 1024)}"}`, 413],
])("%s is answered with a client error", async (_name, type, body, status) => {
  const response = await fetch(`${tiny.gateway.apiUrl}chat.postMessage`, {
    method: "POST",
    headers: { "content-type": type },
    body,
  });
  expect(response.status).toBe(status);
});
