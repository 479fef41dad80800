import { beforeAll, describe, expect, it } from "vitest";
import { type CreditedTouch, creditTouches } from "../../src/core/attribution.ts";
import { addDays, type Day } from "../../src/core/day.ts";
import { type JourneyQuestion, readJourneys } from "../../src/data/read-journeys.ts";
import type { Reply } from "../../src/playground/reply.ts";
import { providers } from "../support/databases.ts";
import { inOffice } from "./in-office.ts";
import { insertDeals, insertStoryLedger } from "./insert-records.ts";
import { rowOf } from "./read-table.ts";

describe.each(providers)("won deals as a model credits the touches before them, on %s", (provider) => {
  const { office, say, slack, db } = inOffice(provider);
  beforeAll(async () => {
    await say('/lead Acme "Jane Doe" from webinar on 2026-10-05');
    await say('/lead Acme "Jane Doe" from trade show on 2026-10-08');
    await say("/meeting Acme with Jane Doe booked 2026-10-12 $1,000");
    await say('/lead Acme "Jane Doe" from referral on 2026-10-20');
    await say("/deal closed Acme $1,000 on 2026-11-02");
    // touched after it was won: the next buying cycle's
    await say('/lead Acme "Jane Doe" from outbound on 2026-11-05');
    // its first meeting is its only touch
    await say("/meeting Globex with Jo from outbound booked 2026-10-15 $500");
    await say("/deal closed Globex $500 on 2026-11-03");
    // without any touch
    await say("/meeting Initech with Bo booked 2026-10-15 $250");
    await say("/deal closed Initech $250 on 2026-11-03");
    const other = await insertStoryLedger(office(), { name: "Other client", channel: "general" });
    await insertDeals(
      office(),
      other,
      { status: "won", ready: "2026-10-01", closed: "2026-11-01", amountMinor: 77_700n, from: "webinar" },
      5,
    );
    for (const user of ["rep", "admin"]) await say("/roundtrip use Our ledger", user);
  });

  const creditOf = async (model: string) => {
    const shown = await say(`/funnel by source model ${model}`);
    const of = (label: string) => (shown.text.includes(label) ? rowOf(shown, label).slice(1) : []);
    return { shown, of };
  };

  it("shares a deal among its touches beside what was sourced; what had no touch is a row; sums are the total", async () => {
    const { shown, of } = await creditOf("linear");
    // sourced won, credited won, sourced value, credited value; Acme's three touches have a third each of 1 and of $1,000
    expect(of("webinar")).toEqual(["1", "0.4", "$1,000", "$333"]); // 0.3334: the greatest remainder of 30 tenths
    expect(of("trade show")).toEqual(["0", "0.3", "–", "$333"]);
    expect(of("referral")).toEqual(["0", "0.3", "–", "$333"]);
    expect(of("outbound")).toEqual(["1", "1.0", "$500", "$500"]);
    expect(of("Unsourced")).toEqual(["1", "0.0", "$250", "–"]);
    expect(of("Unattributed")).toEqual(["0", "1.0", "–", "$250"]);
    expect(of("Total")).toEqual(["3", "3.0", "$1,750", "$1,750"]);
    expect(shown.text).toContain("3 won deals, worth $1,750. By the linear model");
  });

  it.each([
    { model: "first", credits: ["1.0", "0.0", "–"] },
    { model: "last", credits: ["0.0", "0.0", "1.0"] },
    { model: "u", credits: ["0.4", "0.2", "0.4"] },
    // the webinar made the lead, the trade show came last before the meeting: 30 : 30 : 10 over 70
    { model: "w", credits: ["0.4", "0.4", "0.2"] }, // 4.29, 4.29, 1.43 tenths
    // 28, 25 and 13 days before the win, 30 the half-life: 0.707 : 0.758 : 1 with respect to the last → 0.287, 0.308, 0.405
    { model: "decay", credits: ["0.3", "0.3", "0.4"] },
  ])("by $model", async ({ model, credits }) => {
    const { of } = await creditOf(model);
    const shown = ["webinar", "trade show", "referral"].map((label) => of(label)[1] ?? "–");
    expect(shown.map((deals) => deals.replace("0.0", "–"))).toEqual(
      credits.map((n) => n.replace("0.0", "–")),
    );
    expect(of("Total")).toEqual(["3", "3.0", "$1,750", "$1,750"]);
  });

  it("locks one model for the ledger's reports, and leaves the others a menu away", async () => {
    const { shown } = await creditOf("u");
    expect(shown.text).toContain(
      "This ledger's reports go by linear; `/roundtrip define model u` changes that",
    );
    const defined = await say("/roundtrip define model U-shaped", "admin");
    expect(defined.text).toContain("Defined: model: U-shaped");
    expect((await creditOf("u")).shown.text).toContain("The model of this ledger's reports");
    expect((await say("/roundtrip define model round", "admin")).text).toContain(
      "model takes one of first, last",
    );
    const choose = (reply: Reply, option: string) =>
      slack().choose({ user: "rep", reply, action: "funnel-model", option });
    const first = await choose(shown, "First touch");
    expect(first.text).toContain("By the first touch model");
    expect((await choose(first, "Sourced only")).text).not.toContain("credited");
  });

  it("refuses what no model can share, in words", async () => {
    expect((await say("/funnel by sector model linear")).text).toContain(
      "A model shares a deal among its touches",
    );
    expect((await say("/funnel model best")).text).toContain(
      "There are six models: first, last, linear, u, w, decay",
    );
  });

  it("credits without days as with them", async () => {
    const ledger = await db().ledger.findFirstOrThrow({
      where: { deals: { some: { account: { name: "Acme" } } } },
    });
    const asked: Omit<JourneyQuestion, "withDays"> = {
      ...{ by: "source", day: "closedDay", start: "2026-10-01", end: "2027-01-01", statuses: ["won"] },
      ...{ today: "2026-11-20", oldBefore: "2026-11-20", lookBackMonths: 12 },
      convertTo: null,
    };
    const { database } = office().services;
    const plain = await readJourneys(database, ledger.id, { ...asked, withDays: false });
    const dated = await readJourneys(database, ledger.id, { ...asked, withDays: true });
    for (const model of ["first", "last", "linear", "u", "w"] as const) {
      const credits = ({ touches, endDay, dealDay }: (typeof plain)[number]) =>
        creditTouches(model, touches, { day: endDay, dealDay, halfLifeDays: 30 });
      const of = (all: typeof plain) => all.map((each) => JSON.stringify(credits(each))).toSorted();
      expect(of(plain)).toEqual(of(dated));
    }
    const [acme] = dated.filter(({ touches }) => touches.length === 3);
    const days = (acme?.touches ?? []).map(({ day }: CreditedTouch): Day => day);
    expect(days).toEqual(["2026-10-05", "2026-10-08", addDays("2026-10-13", 7)]);
  });
});
