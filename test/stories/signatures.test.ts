import { describe, expect, it } from "vitest";
import { type SignedRequest, signRequest } from "../../src/playground/sign.ts";
import { providers } from "../support/databases.ts";
import { inOffice } from "./in-office.ts";

const tenMinutes = 600;

describe.each(providers)("only Slack's own requests are heard, on %s", (provider) => {
  const { db, say, slack, office } = inOffice(provider, { expectsFailures: true });

  /** A request as it was, signed for another moment or with another secret. */
  const signedAgain = (
    { body, headers }: SignedRequest,
    secondsOff: number,
    secret = slack().signingSecret,
  ) =>
    signRequest(secret, {
      body: body.replace(/trigger_id=[^&]*/, `trigger_id=${secondsOff}.${secret.length}`),
      contentType: headers["content-type"] ?? "",
      seconds: Number(headers["x-slack-request-timestamp"]) + secondsOff,
    });

  it("a request from ten minutes ago, or ten minutes ahead, is refused", async () => {
    const { sent } = await say("/meeting Acme");
    for (const seconds of [-tenMinutes, tenMinutes, tenMinutes * 1e6]) {
      expect(await slack().send(signedAgain(sent.request, seconds))).toMatchObject({ status: 401 });
    }
    expect(await slack().send(signedAgain(sent.request, -60))).toMatchObject({ status: 200 });
    expect(await db().meeting.count()).toBe(2); // the first one and the one of a minute ago
  });

  it("a body under another signature, another secret or another time is refused", async () => {
    const { sent } = await say("/meeting Globex");
    const { request } = sent;
    const forged = [
      signedAgain(request, 0, "another secret"),
      { ...request, body: request.body.replace("Globex", "Initech") },
      { ...request, headers: { ...request.headers, "x-slack-signature": `v0=${"0".repeat(64)}` } },
      { ...request, headers: { ...request.headers, "x-slack-signature": "" } },
      { ...request, headers: { ...request.headers, "x-slack-request-timestamp": "" } },
    ];
    const before = await db().meeting.count();
    const warnedBefore = office().failures().length;
    for (const each of forged) expect(await slack().send(each)).toMatchObject({ status: 401 });
    expect(await db().meeting.count()).toBe(before);
    const warnings = office().failures().slice(warnedBefore);
    expect(warnings).toEqual(
      forged.map(() => expect.objectContaining({ level: 40, msg: expect.stringContaining("authenticity") })),
    );
    expect(JSON.stringify(warnings)).not.toMatch(/Globex|Initech/); // nobody's words in the log
  });
});
