import { expect, test } from "vitest";
import { escapeCommandText } from "../../src/playground/build-payload.ts";
import { signBody } from "../../src/playground/sign.ts";

test("the signature of Slack's own published example is the same", () => {
  // the example of docs.slack.dev "Verifying requests from Slack"
  const body =
    "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
  expect(signBody("8f742231b10e8888abcd99yyyzzz85a5", 1531420618, body)).toBe(
    "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
  );
});

test.each([
  ["closed Acme $120k", "closed Acme $120k"],
  ["meeting for @rita in #pipeline", "meeting for <@U0RITA0001|rita> in <#C0PIPELINE|pipeline>"],
  ["Acme by @nobody", "Acme by @nobody"],
  ["AT&T <3", "AT&amp;T &lt;3"],
  ["jane@acme.com from x", "<mailto:jane@acme.com|jane@acme.com> from x"],
  ["see https://a.example/b", "see <https://a.example/b>"],
  ["for <@U123|someone> now", "for <@U123|someone> now"],
])("typing %s sends %s", (typed, sent) => {
  expect(escapeCommandText(typed)).toBe(sent);
});
