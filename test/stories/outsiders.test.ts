import { describe, expect, it } from "vitest";
import { providers } from "../support/databases.ts";
import { inOffice } from "./in-office.ts";

describe.each(providers)("who is answered, on %s", (provider) => {
  const { db, say, press, slack } = inOffice(provider, { channel: "partners" });

  it("people of another workspace are refused in words, and see nothing", async () => {
    const logged = await say("/meeting Acme from webinar $80k");
    for (const typed of ["/meeting Globex", "/meeting", "/deal show Acme", "/funnel", "/roundtrip status"]) {
      const refused = await say(typed, "outsider");
      expect(refused.text).toContain("Roundtrip answers only people of its own workspace.");
      expect(refused.text).not.toContain("Acme");
    }
    const pressed = await press(logged, "Undo", "outsider");
    expect(pressed.text).toContain("Roundtrip answers only people of its own workspace.");
    expect(slack().view("outsider")).toBeNull();
    expect(await db().deal.findMany({ select: { status: true } })).toEqual([{ status: "open" }]);
  });

  it("a menu offers them nothing", async () => {
    const asked = await say("/meeting Acmee");
    const offered = await slack().suggest({
      ...{ user: "outsider", reply: asked, action: "meeting-account", typed: "ac" },
    });
    expect(offered.options).toEqual([]);
  });

  it("an unknown command is answered at once, with the nearest one", async () => {
    const reply = await say("/meetings Acme");
    expect(reply.text).toContain("Roundtrip has no command /meetings.\nTry: /meeting");
    expect(reply.ms).toBeLessThan(2000); // in the acknowledgement, not behind it
    const nonsense = await say("/zxcvb");
    expect(nonsense.text).toContain("Try: /roundtrip help");
    expect(nonsense.ms).toBeLessThan(2000);
  });

  it("help is answered by every command", async () => {
    for (const name of ["/meeting", "/deal", "/roundtrip"]) {
      expect((await say(`${name} help`)).text).toContain(`For example: \`${name} `);
    }
  });
});

describe.each(providers)("when Slack itself is slow or failing, on %s", (provider) => {
  const { db, say, slack, office } = inOffice(provider, { expectsFailures: true });

  it("the first meeting is logged although Slack cannot say who asks: days are in UTC then", async () => {
    slack().fault("users.info", { kind: "hang" });
    slack().fault("users.info", { kind: "http_500" });
    const reply = await say("/meeting Acme from webinar");
    expect(reply.text).toContain("Acme: sales-ready meeting logged");
    expect(reply.text).toContain("days in UTC");
    expect(await db().ledger.findMany({ select: { timeZone: true } })).toEqual([{ timeZone: "UTC" }]);
    slack().clearFaults();
  });

  it("a rate limit is not waited for", async () => {
    slack().fault("users.info", { kind: "rate_limited", retryAfter: 30 });
    const reply = await say("/meeting Globex", "colleague");
    expect(reply.text).toContain("Globex: sales-ready meeting logged");
    expect(reply.ms).toBeLessThan(3000);
    slack().clearFaults();
  });

  it("a form that Slack does not open is apologised for; the log says why, and the next one opens", async () => {
    slack().fault("views.open", { kind: "error", error: "internal_error" }, 2);
    const reply = await say("/meeting");
    expect(reply.text).toContain("Sorry, something went wrong on our side");
    const [, reference] = /reference ([0-9a-f]{8})/.exec(reply.text) ?? [];
    expect(office().failures()).toContainEqual(expect.objectContaining({ reference, where: "/meeting" }));
    slack().clearFaults();
    expect((await say("/meeting")).text).toContain("== Log a meeting ==");
  });
});
