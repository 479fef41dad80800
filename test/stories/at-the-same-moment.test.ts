import { describe, expect, it } from "vitest";
import { providers } from "../support/databases.ts";
import { inOffice } from "./in-office.ts";

describe.each(providers)("two people at the same moment, on %s", (provider) => {
  const story = inOffice(provider);

  it("opens one deal for two first meetings with the same new company; the slower one is a follow-up", async () => {
    const slack = story.slack();
    await slack.say({ user: "rep", channel: "pipeline", text: "/meeting Warmup" });
    const replies = await Promise.all(
      ["rep", "colleague", "marketer", "admin"].map((user) =>
        slack.say({ user, channel: "pipeline", text: "/meeting Initech with Bill" }),
      ),
    );
    const said = replies.map((reply) => reply.text.split("\n")[0]);
    expect(said.filter((line) => line === "Initech: sales-ready meeting logged")).toHaveLength(1);
    expect(said.filter((line) => line?.startsWith("Initech: follow-up logged"))).toHaveLength(3);
    const deals = await story.db().deal.findMany({ where: { account: { key: "initech" } } });
    expect(deals).toHaveLength(1);
  });

  it("says that a source which comes too late is kept, and keeps the first one", async () => {
    await story.say("/meeting Hooli from webinar");
    const reply = await story.say("/deal closed Hooli $5k from referral");
    expect(reply.text).toContain("Sourced by Marketing (webinar)");
    expect(reply.text).toContain("“referral” came later and is kept in the deal's history.");
    const won = await story.db().history.findFirstOrThrow({ where: { action: "won" } });
    expect(won.after).toContain('"lateSource":"referral"');
  });
});
