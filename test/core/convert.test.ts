import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addUp, convertMinor, convertPart, findRate, wordsForConversion } from "../../src/core/convert.ts";
import type { Day } from "../../src/core/day.ts";
import { parseRateLine } from "../../src/core/rate-line.ts";

const rate = (day: Day, value: string, currency = "EUR") => ({ currency, day, rate: value });

describe("conversion at a stored rate", () => {
  it.each([
    [100_000n, "EUR", "USD", "1.08", 108_000n], // 1,000.00 × 1.08
    [1n, "EUR", "USD", "1.5", 2n], // 1.5 cents, half away from zero
    [-1n, "EUR", "USD", "1.5", -2n],
    [151n, "JPY", "USD", "0.0066", 100n], // 151 × 0.0066 = 0.9966 dollars
    [12_345n, "KWD", "USD", "3.25", 4_012n], // 12.345 × 3.25 = 40.12125
    [100n, "USD", "JPY", "151.5", 152n], // 151.5 yen, half away from zero
    [100n, "USD", "KWD", "0.3077", 308n], // 0.3077 dinars
    [10n ** 15n, "EUR", "USD", "1.000000001", 10n ** 15n + 10n ** 6n],
  ])("%s minor units of %s in %s at %s", (amount, from, to, value, expected) =>
    expect(convertMinor(amount, { from, to, rate: value })).toBe(expected),
  );

  it("takes the latest rate on or before the day, at most 31 days old", () => {
    const rates = [rate("2026-10-01", "1.1"), rate("2026-10-20", "1.2"), rate("2026-11-05", "1.3")];
    expect(findRate(rates, "EUR", "2026-10-19")?.rate).toBe("1.1");
    expect(findRate(rates, "EUR", "2026-11-04")?.rate).toBe("1.2");
    expect(findRate(rates, "EUR", "2026-12-06")?.rate).toBe("1.3"); // 31 days
    expect(findRate(rates, "EUR", "2026-12-07")).toBeNull(); // 32 days
    expect(findRate(rates, "EUR", "2026-09-30")).toBeNull();
    expect(findRate(rates, "GBP", "2026-11-05")).toBeNull();
  });

  it("never adds what has no rate, and names the rates it used", () => {
    const added = addUp(
      [
        { currency: "USD", amountMinor: 1_000n, day: "2026-11-01" },
        { currency: "EUR", amountMinor: 2_000n, day: "2026-11-02" },
        { currency: "EUR", amountMinor: 500n, day: "2026-01-02" },
        { currency: "GBP", amountMinor: 700n, day: "2026-11-02" },
      ],
      "USD",
      [rate("2026-11-01", "1.1")],
    );
    expect(added.own).toBe(3_200n); // 1,000 + 2,000 × 1.1
    expect(added.others).toEqual([
      { currency: "EUR", amountMinor: 500n },
      { currency: "GBP", amountMinor: 700n },
    ]);
    expect(wordsForConversion(added.used, "USD")).toBe("Converted at EUR 1 = USD 1.1 (from Sun 1 Nov 2026)");
  });

  it("says the rates of the latest days, in whatever order they come, and how many are earlier", () => {
    const used = [
      rate("2026-09-01", "1.3", "GBP"),
      rate("2026-11-01", "1.1"),
      rate("2026-08-01", "1.07"),
      rate("2026-10-01", "1.09"),
      rate("2026-07-01", "1.2", "GBP"),
    ];
    expect(wordsForConversion(used, "USD")).toBe(
      "Converted at GBP 1 = USD 1.3 (from Tue 1 Sep 2026), EUR 1 = USD 1.09 (from Thu 1 Oct 2026), " +
        "EUR 1 = USD 1.1 (from Sun 1 Nov 2026), and 2 earlier rates",
    );
    expect(wordsForConversion([], "USD")).toBeNull();
  });

  it("moves what has a rate out of its own currency's sum, and leaves the rest there", () => {
    const { amounts, used } = convertPart(
      [
        { currency: "USD", amountMinor: 1_000n },
        { currency: "EUR", amountMinor: 2_500n },
        { currency: "GBP", amountMinor: 700n },
      ],
      [
        { currency: "EUR", amountMinor: 2_000n, day: "2026-11-02" },
        { currency: "EUR", amountMinor: 500n, day: "2026-01-02" }, // no rate then
        { currency: "GBP", amountMinor: 700n, day: "2026-11-02" },
      ],
      { currency: "USD", rates: [rate("2026-11-01", "1.1")] },
    );
    expect(amounts).toEqual([
      { currency: "USD", amountMinor: 3_200n }, // 1,000 + 2,000 × 1.1
      { currency: "EUR", amountMinor: 500n },
      { currency: "GBP", amountMinor: 700n },
    ]);
    expect(used).toEqual([rate("2026-11-01", "1.1")]);
  });

  it("adds up the same in parts and as a whole", () => {
    const amount = fc.record({
      currency: fc.constantFrom("USD", "EUR", "JPY", "GBP"),
      amountMinor: fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
      day: fc.constantFrom<Day>("2026-11-01", "2026-11-20"),
    });
    const rates = [rate("2026-10-30", "1.0837"), rate("2026-11-10", "0.00659", "JPY")];
    fc.assert(
      fc.property(fc.array(amount), fc.array(amount), (some, rest) => {
        const own = (list: typeof some) => addUp(list, "USD", rates).own;
        expect(own([...some, ...rest])).toBe(own(some) + own(rest));
      }),
    );
  });
});

describe("a line after /roundtrip rate", () => {
  const read = (text: string) => {
    const line = parseRateLine(text, { today: "2026-11-23", currency: "USD" });
    return line.ok ? line.value : line.what;
  };
  it.each([
    ["", { kind: "show" }],
    ["eur 1.08", { kind: "set", currency: "EUR", rate: "1.08", day: "2026-11-23" }],
    ["EUR = 1,08 USD on 2026-11-01", { kind: "set", currency: "EUR", rate: "1.08", day: "2026-11-01" }],
    ["JPY 0.0066 on friday", { kind: "set", currency: "JPY", rate: "0.0066", day: "2026-11-20" }],
    ["XQX 1", "“XQX” is not a currency code."],
    ["USD 1", "USD is this ledger's own currency; its rate is always 1."],
    ["EUR 0", "How many USD is one EUR? A decimal such as 1.08."],
    ["EUR -1.08", "How many USD is one EUR? A decimal such as 1.08."],
    ["EUR 1.08 on 2026-12-01", "A rate holds from a day that has been."],
  ])("%s", (text, line) => expect(read(text)).toEqual(line));
});
