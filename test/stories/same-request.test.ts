import { describe, expect, it } from "vitest";
import type { Reply } from "../../src/playground/reply.ts";
import { providers } from "../support/databases.ts";
import { inOffice } from "./in-office.ts";

const waitMs = 8000;

describe.each(providers)("the same request again records once and answers the same, on %s", (provider) => {
  const { db, slack, say, press, deals } = inOffice(provider);
  const texts = (replies: readonly Reply[]) => [...new Set(replies.map(({ text }) => text))];

  /** Sent once more, and then ten times at once: every answer. */
  const again = async (first: Reply) => [
    first,
    ...(await slack().resend(first, 1, waitMs)),
    ...(await slack().resend(first, 10, waitMs)),
  ];

  it("a meeting", async () => {
    await say("/meeting Warmup");
    const replies = await again(await say("/meeting Acme with Jane on friday from webinar-q3 $80k"));
    expect(texts(replies)).toEqual([expect.stringContaining("Acme: sales-ready meeting logged")]);
    expect(replies.every(({ text }) => text.includes("[Fri 20 Nov 2026 instead]"))).toBe(true);
    expect(await deals("Acme")).toMatchObject([{ meetings: [{ isSalesReady: true }] }]);
    expect(await db().history.count({ where: { action: "opened" } })).toBe(2);
  });

  it("a follow-up that changes the deal", async () => {
    const replies = await again(await say("/meeting Acme $90k"));
    expect(texts(replies)).toEqual([expect.stringContaining("Changed on the deal: amount.")]);
    expect(await deals("Acme")).toMatchObject([{ amountMinor: 9_000_000n, version: 2 }]);
  });

  it("a meeting sent ten times before any was answered", async () => {
    const first = await slack().say({
      user: "rep",
      channel: "pipeline",
      text: "/meeting Globex",
      times: 10,
      waitMs,
    });
    expect(texts([first, ...first.copies])).toEqual([
      expect.stringContaining("Globex: sales-ready meeting logged"),
    ]);
    expect(await deals("Globex")).toHaveLength(1);
  });

  it("a moved meeting", async () => {
    const logged = await say("/meeting Umbrella on friday");
    const moved = await press(logged, "Fri 20 Nov 2026 instead");
    const [repeated] = await slack().resend(moved, 1, waitMs);
    expect(repeated?.text).toBe(moved.text);
    expect(await db().history.count({ where: { action: "moved" } })).toBe(1);
  });

  it("a closed deal, and the announcement it causes", async () => {
    await say("/scorecard weekly monday 09:00", "admin");
    const replies = await again(await say("/deal closed Acme $120k"));
    expect(texts(replies)).toEqual([expect.stringContaining("Acme: won, $120,000")]);
    expect(await deals("Acme")).toMatchObject([{ status: "won", version: 3 }]);
    expect(await db().outbox.count({ where: { kind: "win" } })).toBe(1);
  });

  it("an Undo", async () => {
    const closed = await say("/deal closed Globex $5k");
    const first = await press(closed, "Undo");
    // A response_url takes five answers in all.
    const replies = [first, ...(await slack().resend(first, 4, waitMs))];
    expect(texts(replies)).toEqual([expect.stringContaining("Undone: Globex: won. The deal is open.")]);
    expect(await deals("Globex")).toMatchObject([{ status: "open" }]);
    expect(await db().history.count({ where: { action: "undone" } })).toBe(1);
  });

  it("a form", async () => {
    await say("/meeting");
    const filled = await slack().fill({
      user: "rep",
      values: { company: "Initech", amount: "$7k" },
      times: 10,
      waitMs,
    });
    const replies = [filled, ...filled.copies, ...(await slack().resend(filled, 1, waitMs))];
    expect(texts(replies)).toEqual([expect.stringContaining("Initech: sales-ready meeting logged")]);
    expect(await deals("Initech")).toMatchObject([{ amountMinor: 700_000n, meetings: [{}] }]);
  });
});
