import { describe, expect, it } from "vitest";
import type { Reply } from "../../src/playground/reply.ts";
import { providers } from "../support/databases.ts";
import { inOffice } from "./in-office.ts";

/** What was typed, as Slack sends it, and what the answer says. Nothing of it is recorded. */
const refused: [string, RegExp][] = [
  ["/meeting from webinar", /The company comes first.*\nTry: \/meeting Acme from webinar/],
  ["/meeting !!! from webinar", /"!!!" is not a company's name/],
  ["/meeting Acme with", /There is nothing after "with"/],
  ["/meeting Acme on 3/4", /two ways/],
  ["/meeting Acme booked 2027-01-01", /still to come/],
  ["/meeting Acme $0", /must be more than zero/],
  ["/meeting Acme $-5", /Try: \/meeting /],
  ["/meeting Acme -$5", /Try: \/meeting /],
  ["/meeting Acme $99999999999999999999999999", /Try: \/meeting /],
  ["/meeting held Acme", /There is no Acme in this ledger, so no meeting that was held/],
  ["/meeting rejected Warmup on 2026-12-01", /Tue 1 Dec 2026 is still to come/],
  ["/meeting held Warmup $5k", /Try: \/deal update Warmup \$5000|Try: \/deal update Warmup/],
  ['/meeting "Acme', /A quote is opened and never closed/],
  ["/meeting <@U0CARL0001|carl> Acme", /The company is missing/],
  [`/meeting ${"x".repeat(3_001)}`, /longer than 3000 characters/],
  [`/meeting ${"word ".repeat(600)}`, /longer than 200 characters|longer than 3000 characters/],
  [`/meeting ${"é".repeat(4_000)}`, /longer than 3000 characters/],
  ["/meeting jane@acme.com", /is an e-mail address/],
  ["/deal closed", /The company is missing/],
  ["/deal closed Acme $5k on 2026-12-01", /still to come/],
  ["/deal closed Acme", /How much is the deal with Acme worth/],
  ["/deal closed Acme -5", /Try: \/deal closed /],
  ["/deal closed Acme $1.234", /can be read in two ways/],
  ["/deal <!channel>", /Try: \/deal closed <!channel>/],
  ["/deal qwertz", /Say first what happened/],
  ["/deal show __proto__", /There is no _+proto_+ in this ledger/],
  ["/deal show Robert'); DROP TABLE Deal;--", /Try: /],
  ["/roundtrip constructor", /does not know “constructor”/],
  ["/roundtrip use __proto__", /There is no ledger “_+proto_+”/],
];

/** What was typed, as Slack sends it, and the company as it is stored: strange, but somebody's words. */
const recorded: [string, string][] = [
  ["🚀 Labs", "🚀 Labs"],
  ["שלום", "שלום"],
  ["شركة", "شركة"],
  ["Evil\u202egnp.exe", "Evilgnp.exe"],
  ['"<!channel>"', "<!channel>"],
  ['"<!here> & Co"', "<!here> & Co"],
  ['"<https://evil.example/x|GoodBank>"', "GoodBank"],
  ["<https://globex.example>", "https://globex.example"],
  ["Robert');", "Robert')"], // a semicolon at the end closes the phrase
  ['"Robert\'); DROP TABLE Deal;--"', "Robert'); DROP TABLE Deal;--"],
  ['"x; DROP TABLE Deal"', "x; DROP TABLE Deal"],
  ['"*bold* _it_ ~no~ `code`"', "*bold* _it_ ~no~ `code`"],
  ['"one\ntwo"', "one two"],
  ["__proto__", "__proto__"],
  ["constructor", "constructor"],
  ["W".repeat(200), "W".repeat(200)],
  ["%s%n{{7*7}}", "%s%n{{7*7}}"],
];

/** What no answer may hold, in any text or block: a shout, a reference to our log, a stack, a turned-around text. */
function expectHarmless(reply: Reply): void {
  const all = JSON.stringify([reply.message?.text, reply.message?.blocks]);
  // Slack reads no mentions in plain text.
  const source = all.replace(/"type":"(plain|raw)_text","text":"(\\.|[^"\\])*"/g, "");
  expect(source).not.toMatch(/<!|<https?:[^>]*evil/);
  expect(all).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  expect(all).not.toMatch(/reference [0-9a-f]{8}|\n? +at .+:\d+:\d+|undefined|\[object|NaN/);
  expect(reply.error).toBeNull();
}

/** Within Slack's patience of 3 s: in processor time of this process, which a busy machine does not stretch. */
async function quickly(act: () => Promise<Reply>): Promise<Reply> {
  const before = process.cpuUsage();
  const reply = await act();
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1000).toBeLessThan(3000);
  return reply;
}

describe.each(providers)("whatever is typed, on %s", (provider) => {
  const { db, say, press, slack } = inOffice(provider);
  const counts = async () => [
    await db().deal.count(),
    await db().meeting.count(),
    await db().account.count(),
  ];

  it("is refused with a sentence and an example, and nothing is recorded", async () => {
    await say("/meeting Warmup");
    const before = await counts();
    for (const [typed, words] of refused) {
      const reply = await quickly(() => say(typed));
      expect(reply.text).toMatch(words);
      expect(reply.text).toContain("Try: ");
      expectHarmless(reply);
    }
    expect(await counts()).toEqual(before);
  });

  it("or is recorded as the words that it was, and found again by them", async () => {
    for (const [typed, name] of recorded) {
      const asked = await quickly(() => say(`/meeting ${typed} from webinar note ${typed}`));
      expectHarmless(asked);
      const reply = asked.text.includes("logged")
        ? asked
        : await press(asked, asked.buttons.at(-1)?.text ?? "");
      expect(reply.text).toContain("sales-ready meeting logged");
      expectHarmless(reply);
      const [account] = await db().account.findMany({ where: { name }, include: { deals: true } });
      expect([name, account?.deals.map(({ status }) => status)]).toEqual([name, ["open"]]);
      const shown = await say(`/deal show ${typed}`);
      expect(shown.text).toContain("1 deal: 1 open");
      expectHarmless(shown);
    }
    const list = await say("/deal list");
    expect(list.text).toContain(`You have ${recorded.length + 1} open deals.`);
    expectHarmless(list);
  });

  it("a shout that Slack sends as entities stays words", async () => {
    const { sent } = await say("/meeting Placeholder");
    const form = new URLSearchParams(sent.request.body);
    form.set("text", '"&lt;!everyone&gt; &amp;amp; Sons" from webinar');
    form.set("trigger_id", "entities");
    const { body } = await slack().send(slack().sign(form.toString(), "form"));
    expect(body).toContain("*&lt;!everyone&gt; &amp;amp; Sons*: sales-ready meeting logged");
    expect(body).not.toContain("<!");
    expect(await db().account.count({ where: { name: "<!everyone> &amp; Sons" } })).toBe(1);
  });

  it("a win is announced without shouting", async () => {
    const closed = await say('/deal closed "<!channel>" $5k because <!here> <!subteam^S1|@sales>');
    expect(closed.text).toContain("<!channel>: won, $5,000");
    expectHarmless(closed);
  });
});
