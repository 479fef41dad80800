import { afterAll, beforeAll, expect } from "vitest";
import type { Provider } from "../../src/data/database-url.ts";
import type { Reply } from "../../src/playground/reply.ts";
import { type Office, openOffice } from "../support/roundtrip.ts";

/** One office for a describe block, and what people do in it; each act is a second after the one before. */
export function inOffice(provider: Provider, given: { channel?: string; expectsFailures?: boolean } = {}) {
  const { channel = "pipeline", expectsFailures = false } = given;
  const open: { office?: Office } = {};
  const office = (): Office => {
    if (open.office === undefined) throw new Error("The office is not open yet.");
    return open.office;
  };
  beforeAll(async () => {
    open.office = await openOffice(provider);
  });
  afterAll(async () => {
    const { slack, failures } = office();
    expect(slack.violations()).toEqual([]);
    if (!expectsFailures) expect(failures()).toEqual([]);
    await office().close();
  });
  const tick = () => office().clock.forward(1000);
  return {
    office,
    slack: () => office().slack,
    db: () => office().services.database.db,
    /** Types a command. */
    say(text: string, user = "rep", where = channel): Promise<Reply> {
      tick();
      return office().slack.say({ user, channel: where, text, waitMs: 8000 });
    },
    /** Presses a button of a reply, or of the modal in front. */
    press(reply: Reply, action: string, user = "rep"): Promise<Reply> {
      tick();
      // A modal without controls looks like a loading view, after which the gateway waits for the real one.
      const waitMs = reply.message === null ? 1500 : 8000;
      return office().slack.press({ user, reply, action, waitMs });
    },
    /** The open deals and ended ones of a company, oldest first. */
    async deals(company: string) {
      return office().services.database.db.deal.findMany({
        where: { account: { name: company } },
        include: {
          source: true,
          campaign: true,
          team: true,
          productLine: true,
          division: true,
          meetings: true,
        },
        orderBy: { createdAt: "asc" },
      });
    },
  };
}
