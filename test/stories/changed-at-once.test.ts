import { describe, expect, it } from "vitest";
import type { Reply } from "../../src/playground/reply.ts";
import { providers } from "../support/databases.ts";
import { inOffice } from "./in-office.ts";

describe.each(providers)("stage, reopening and rating twice or at once, on %s", (provider) => {
  const { db, slack, say, press, deals } = inOffice(provider);
  const count = (action: string) => db().history.count({ where: { action } });
  const hammer = async (reply: Reply, action: string) => {
    const first = await slack().press({ user: "rep", reply, action, times: 3, waitMs: 8000 });
    return [first, ...first.copies].map(({ status, error }) => ({ status, error }));
  };
  const fine = { status: 200, error: null };

  it("a button pressed three times at once does it once", async () => {
    await say("/meeting Acme from webinar $80k");
    expect(await hammer(await say("/deal stage Acme"), "proposal")).toEqual([fine, fine, fine]);
    expect(await db().stageEntry.count()).toBe(1);
    const lost = await say("/deal lost Acme because price");
    expect(await hammer(lost, "Good lead")).toEqual([fine, fine, fine]);
    expect(await count("good lead")).toBe(1);
    await say("/meeting Acme from webinar $5k");
    await say("/deal lost Acme because time");
    const asked = await say("/deal reopen Acme");
    const [first] = asked.buttons;
    expect(await hammer(asked, first?.text ?? "")).toEqual([fine, fine, fine]);
    expect(await db().reopening.count()).toBe(1);
    expect((await deals("Acme")).map(({ status }) => status).sort()).toEqual(["lost", "open"]);
  });

  it("two people at the same stage: one is recorded, the other told since when; two stages are both recorded", async () => {
    await say("/meeting Globex from webinar");
    const same = await Promise.all([
      say("/deal stage Globex proposal"),
      say("/deal stage Globex proposal", "colleague"),
    ]);
    const texts = same.map(({ text }) => text);
    expect(texts.filter((text) => text.includes("Globex: in proposal since"))).toHaveLength(1);
    expect(texts.filter((text) => text.includes("Globex is in proposal already, since"))).toHaveLength(1);
    const { id: ledgerId } = await db().ledger.findFirstOrThrow();
    await db().stage.create({ data: { id: "sent", ledgerId, name: "sent", key: "sent", position: 9 } });
    await Promise.all([
      say("/deal stage Globex sent on 2026-11-23"),
      say("/deal update Globex $7k", "colleague"),
    ]);
    expect(await deals("Globex")).toMatchObject([{ stage: "sent", amountMinor: 700_000n, version: 4 }]);
  });

  it("two people reopen the same deal: one does, the other is told that it is open", async () => {
    await say("/meeting Hooli from webinar");
    await say("/deal lost Hooli because price");
    const replies = await Promise.all([say("/deal reopen Hooli"), say("/deal reopen Hooli", "colleague")]);
    const texts = replies.map(({ text }) => text);
    expect(texts.filter((text) => text.includes("Hooli: open again since"))).toHaveLength(1);
    expect(
      texts.filter((text) => /The deal with Hooli is open\.|closed, but an open one\./.test(text)),
    ).toHaveLength(1);
    expect(await db().reopening.count({ where: { deal: { account: { name: "Hooli" } } } })).toBe(1);
  });

  it("two people rate the same lead: the slower one stands and names the other; history keeps both", async () => {
    await say("/meeting Initech from webinar");
    const held = await say("/meeting held Initech");
    const before = await count("good lead");
    const [good, poor] = await Promise.all([press(held, "Good lead"), press(held, "Poor lead", "colleague")]);
    const [deal] = await deals("Initech");
    const [last, other] =
      deal?.leadQuality === "good"
        ? [good.text, "@carl said it was a poor"]
        : [poor.text, "@rita said it was a good"];
    expect(last).toContain(`Before, ${other} one.`);
    expect(await count("good lead")).toBe(before + 1);
    expect(await count("poor lead")).toBe(1);
    expect(deal?.version).toBe(3);
  });
});
