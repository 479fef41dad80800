import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Gateway, startGateway } from "../../src/playground/gateway.ts";
import { sayGivenUp, sayRefusal, sayUnknown } from "../../src/schedule/delivery-words.ts";
import { makeSlackClients } from "../../src/slack/client.ts";
import { findPosted } from "../../src/slack/find-posted.ts";
import { post, update } from "../../src/slack/post.ts";

const now = Date.parse("2026-11-23T08:00:00Z");
const text = (given: string) => ({ text: given });

describe("posting through an emulated Slack", () => {
  let gateway: Gateway;
  let client: ReturnType<typeof makeSlackClients>["delivery"];
  let count = 0;
  let key = "";

  beforeAll(async () => {
    gateway = await startGateway({ appUrl: "http://127.0.0.1:1", signingSecret: "secret", clock: () => now });
    client = makeSlackClients(gateway.token, gateway.apiUrl).delivery;
  });
  afterAll(() => gateway.close());
  beforeEach(() => {
    gateway.clearFaults();
    count += 1;
    key = `scorecard:s1:slot${count}:0`;
  });

  const channel = () => gateway.channels.pipeline.id;
  const look = (given: { channel?: string; threadTs?: string } = {}) =>
    findPosted(client, { channel: channel(), key, sinceMs: now - 60_000, ...given });

  test("a message is found again by its key, another key's is not", async () => {
    const posted = await post(client, { channel: channel(), message: text("41 meetings"), key });
    expect(posted).toMatchObject({ kind: "posted", channelId: channel() });
    expect(await look()).toBe(posted.kind === "posted" ? posted.ts : "");
    key = "scorecard:s1:never:0";
    expect(await look()).toBeNull();
  });

  test("a message whose answer was lost is ambiguous, and is found", async () => {
    gateway.fault("chat.postMessage", { kind: "accept_then_drop" });
    expect(await post(client, { channel: channel(), message: text("lost"), key })).toMatchObject({
      kind: "ambiguous",
    });
    expect(await look()).toMatch(/^\d+\.\d+$/);
  });

  test("a thread part is found in its thread", async () => {
    const root = await post(client, { channel: channel(), message: text("root"), key: "root" });
    const threadTs = root.kind === "posted" ? root.ts : "";
    const part = await post(client, { channel: channel(), message: text("part"), key, threadTs });
    expect(await look({ threadTs })).toBe(part.kind === "posted" ? part.ts : "");
    expect(await look()).toBeNull();
  });

  test("a message is rewritten in place", async () => {
    const posted = await post(client, { channel: channel(), message: text("Acme is won"), key });
    const ts = posted.kind === "posted" ? posted.ts : "";
    expect(await update(client, { channel: channel(), ts, message: text("Acme was not won") })).toMatchObject(
      { ts },
    );
    const shown = await gateway.messages("pipeline");
    expect(shown.filter((message) => message.ts === ts).map((message) => message.text)).toEqual([
      "Acme was not won",
    ]);
  });

  test.each([
    [{ kind: "rate_limited", retryAfter: 7 } as const, { kind: "rate_limited", retryAfterMs: 7000 }],
    [{ kind: "http_500" } as const, { kind: "ambiguous", reason: "HTTP 500" }],
    [
      { kind: "error", error: "is_archived" } as const,
      { kind: "refused", error: "is_archived", permanent: "target" },
    ],
    [{ kind: "error", error: "account_inactive" } as const, { kind: "refused", permanent: "installation" }],
    [{ kind: "error", error: "a_new_word" } as const, { kind: "refused", permanent: "bug" }],
    [{ kind: "error", error: "fatal_error" } as const, { kind: "ambiguous", reason: "fatal_error" }],
  ])("%o is read as %o", async (fault, outcome) => {
    gateway.fault("chat.postMessage", fault);
    expect(await post(client, { channel: channel(), message: text("x"), key })).toMatchObject(outcome);
  });

  test("what Slack does later is ambiguous, not there at first, and then found", async () => {
    gateway.fault("chat.postMessage", { kind: "late" });
    expect(await post(client, { channel: channel(), message: text("late"), key })).toMatchObject({
      kind: "ambiguous",
    });
    expect(await look()).toBeNull();
    await gateway.applyLate();
    expect(await look()).toMatch(/^\d+\.\d+$/);
  });

  test("a message is found behind pages of 15, as Slack gives them to apps sold outside its marketplace", async () => {
    const small = await startGateway({
      ...{ appUrl: "http://127.0.0.1:1", signingSecret: "secret", clock: () => now, historyLimit: 15 },
    });
    const { delivery } = makeSlackClients(small.token, small.apiUrl);
    const { id } = small.channels.pipeline;
    for (let n = 0; n < 32; n += 1) {
      await post(delivery, { channel: id, message: text("one of many"), key: n === 0 ? key : `other:${n}` });
    }
    const since = { channel: id, sinceMs: now - 60_000 };
    expect(await findPosted(delivery, { ...since, key })).toMatch(/^\d+\.\d+$/);
    expect(small.calls("conversations.history")).toHaveLength(3); // 15, 15 and 2
    expect(await findPosted(delivery, { ...since, key: "never" })).toBeNull();
    await small.close();
  });

  test("without an invitation nothing is posted and nothing can be looked up", async () => {
    const { id } = gateway.channels.vault;
    const refused = await post(client, { channel: id, message: text("x"), key });
    expect(refused).toMatchObject({ kind: "refused", permanent: "target" });
    expect(await look({ channel: id })).toBe("cannot look");
  });

  test("while Slack is busy the search is put off", async () => {
    gateway.fault("conversations.history", { kind: "rate_limited", retryAfter: 60 });
    expect(await look()).toBe("try later");
  });

  test("the messages to owners are within Slack's limits", async () => {
    const row = {
      id: "019392a8-0000-7000-8000-000000000000",
      ledgerId: "019392a8-0000-7000-8000-000000000001",
      workspaceId: "T1",
      dedupeKey: key,
      target: channel(),
      kind: "scorecard",
      part: 0,
      subscriptionId: "s1",
      slot: "2026-11-23T09:00",
      recordId: null,
      correctsId: null,
      ownerUserId: null,
      payload: null,
      figures: null,
      state: "unknown" as const,
      dueAt: now,
      leaseUntil: null,
      fence: 1,
      deadline: null,
      attempts: 1,
      channelId: null,
      ts: null,
      error: null,
      createdAt: now,
      sentAt: null,
    };
    const unknown = sayUnknown(row);
    const refused = sayGivenUp(row, sayRefusal("not_in_channel", channel()), true);
    expect(unknown.text).toContain("the scorecard of Mon 23 Nov 2026, 09:00,");
    expect(refused.text).toContain("/invite @Roundtrip");
    const { id } = gateway.users.rep;
    for (const message of [unknown, refused]) {
      expect(await post(client, { channel: id, message, key })).toMatchObject({ kind: "posted" });
    }
    expect(gateway.violations()).toEqual([]);
    expect(await gateway.directMessages("rep")).toHaveLength(2);
  });
});
