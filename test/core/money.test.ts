import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatMoney, formatMoneyShort, printMoney } from "../../src/core/money.ts";
import { looksLikeMoney, parseMoney } from "../../src/core/parse-money.ts";
import { anyLetter } from "../support/any-letter.ts";

const usd = (units: number, cents = 0) => ({
  amountMinor: BigInt(units) * 100n + BigInt(cents),
  currency: "USD",
});

describe("an amount is read as a person means it", () => {
  it.each([
    ["$120k", "USD", 12_000_000n, "USD"], // 120 × 1,000 × 100 cents
    ["€1.2m", "USD", 120_000_000n, "EUR"],
    ["120000 USD", "EUR", 12_000_000n, "USD"],
    ["usd 120,000.50", "EUR", 12_000_050n, "USD"],
    ["USD120k", "EUR", 12_000_000n, "USD"],
    ["120kUSD", "EUR", 12_000_000n, "USD"],
    ["1.5bn", "EUR", 150_000_000_000n, "EUR"],
    ["120 000 €", "USD", 12_000_000n, "EUR"],
    ["120\u202f000,50 €", "USD", 12_000_050n, "EUR"],
    ["£80k", "USD", 8_000_000n, "GBP"],
    ["¥1,200,000", "USD", 1_200_000n, "JPY"], // no minor unit
    ["¥500", "CNY", 50_000n, "CNY"],
    ["KWD 1.5", "USD", 1_500n, "KWD"], // 1,000 fils
    ["KWD 1.234", "USD", 1_234n, "KWD"], // three decimals are usual there
    ["$120k", "CAD", 12_000_000n, "CAD"],
    ["$120k", "EUR", 12_000_000n, "USD"],
    ["$120k CAD", "USD", 12_000_000n, "CAD"],
    ["CA$5", "USD", 500n, "CAD"],
    ["1,234", "USD", 123_400n, "USD"],
    ["1.234,56", "EUR", 123_456n, "EUR"],
    ["1.234.567", "EUR", 123_456_700n, "EUR"],
    ["12,50", "EUR", 1_250n, "EUR"],
    ["1'200'000", "CHF", 120_000_000n, "CHF"],
    ["12,34,567", "INR", 123_456_700n, "INR"], // 12 lakh
    ["1.234m", "USD", 123_400_000n, "USD"],
    ["1,5 million EUR", "USD", 150_000_000n, "EUR"],
    ["$0.50", "USD", 50n, "USD"],
    ["5 MMK", "USD", 500n, "MMK"], // not five million
    ["5 BND", "USD", 500n, "BND"], // not five billion
    ["$10000000000000", "USD", 1_000_000_000_000_000n, "USD"], // the most: 10^15 cents
  ])("%s in a ledger in %s is %s minor units of %s", (text, ledger, amountMinor, currency) => {
    expect(parseMoney(text, ledger)).toEqual({ ok: true, value: { amountMinor, currency } });
  });

  it.each([
    ["$0", "A deal's amount must be more than zero.", "$120,000"],
    ["-$5", "A deal's amount must be more than zero.", "$120,000"],
    ["($5)", "A deal's amount must be more than zero.", "$120,000"],
    ["$-5", "A deal's amount must be more than zero.", "$120,000"],
    ["$1.005", '"1.005" can be read in two ways.', "$1,005 or $1"],
    ["1.234", '"1.234" can be read in two ways.', "$1,234 or $1.23"],
    ["¥1.234", '"1.234" can be read in two ways.', "¥1,234"],
    ["$1.2345", '"$1.2345" has more decimals than USD has.', "$120,000"],
    ["¥1.5", '"¥1.5" has more decimals than JPY has.', "¥120,000"],
    ["$10000000000000.01", '"$10000000000000.01" is more than any deal.', "$120,000"],
    [`$${"9".repeat(200)}`, `"$${"9".repeat(58)}…" is more than any deal.`, "$120,000"],
    ["24/7", '"24/7" is not an amount of money.', "$120k"],
    ["€120 USD", '"€120 USD" is not an amount of money.', "$120k"],
    ["XYZ 5", '"XYZ 5" is not an amount of money.', "$120k"],
    ["$1,23.4", '"$1,23.4" is not an amount of money.', "$120,000"],
    ["", '"" is not an amount of money.', "$120k"],
  ])("%s is refused in words", (text, what, example) => {
    expect(parseMoney(text, "USD")).toEqual({ ok: false, what, example });
  });

  it.each([
    "3M",
    "24/7",
    "120000",
    "1.5bn",
    "m",
    "ALL4",
    "top 10",
    "TOP10",
    "54",
    "Acme",
    "$",
    "2026-11-20",
    "$80k-plan",
  ])("%s does not look like money", (text) => expect(looksLikeMoney(text)).toBe(false));

  it.each(["$120k", "120 000 €", "USD 5", "5 usd", "$0", "-$5", "TRY 500", "€1.2m", "$1.234"])(
    "%s looks like money",
    (text) => expect(looksLikeMoney(text)).toBe(true),
  );
});

describe("an amount is shown to people", () => {
  it.each([
    [usd(120_000), "$120,000"],
    [usd(120_000, 50), "$120,000.50"],
    [usd(0, 5), "$0.05"],
    [{ amountMinor: -500n, currency: "USD" }, "-$5"],
    [{ amountMinor: 120_000_000n, currency: "EUR" }, "€1,200,000"],
    [{ amountMinor: 50_000n, currency: "CHF" }, "CHF 500"],
    [{ amountMinor: 50_000n, currency: "CAD" }, "CA$500"],
    [{ amountMinor: 1_200_000n, currency: "JPY" }, "¥1,200,000"],
    [{ amountMinor: 1_500n, currency: "KWD" }, "KWD 1.500"],
  ])("in full", (money, text) => expect(formatMoney(money)).toBe(text));

  it.each([
    [usd(10_000_000), "$10.0M"],
    [usd(120_000), "$120k"],
    [usd(9_500), "$9,500"],
    [usd(9_999, 50), "$10k"], // 9,999.50 rounds to 10,000 whole dollars
    [usd(999_499), "$999k"],
    [usd(999_500), "$1.0M"], // 999.5 thousand would be "1,000k"
    [usd(999_949_999), "$999.9M"],
    [usd(999_950_000), "$1.0bn"],
    [{ amountMinor: -12_345_600n, currency: "USD" }, "-$123k"],
    [{ amountMinor: 1_250_000n, currency: "JPY" }, "¥1.3M"], // half away from zero
    [{ amountMinor: 12_000_000n, currency: "CHF" }, "CHF 120k"],
    [usd(0), "$0"],
  ])("in the width of a table", (money, text) => expect(formatMoneyShort(money)).toBe(text));

  const anyMoney = fc.record({
    amountMinor: fc.bigInt({ min: 1n, max: 10n ** 15n }),
    currency: fc.constantFrom("USD", "EUR", "JPY", "KWD", "CLF", "CHF", "TRY", "CAD", "HUF", "TOP"),
  });

  it("the printed form is read back to the same amount in any ledger", () => {
    fc.assert(
      fc.property(anyMoney, fc.constantFrom("USD", "CAD", "KWD", "JPY"), (money, ledger) => {
        expect(looksLikeMoney(printMoney(money))).toBe(true);
        expect(parseMoney(printMoney(money), ledger)).toEqual({ ok: true, value: money });
      }),
      { numRuns: 2_000 },
    );
  });

  it("the full form is read back to the same amount in a ledger of that currency", () => {
    fc.assert(
      fc.property(anyMoney, (money) => {
        expect(parseMoney(formatMoney(money), money.currency)).toEqual({ ok: true, value: money });
      }),
      { numRuns: 2_000 },
    );
  });

  it("no text makes the reader throw", () => {
    const text = fc.oneof(
      fc.string({ unit: anyLetter }),
      fc.array(fc.constantFrom("$", "€", "1", "234", ".", ",", " ", "k", "m", "USD", "-", "'", "("), {
        maxLength: 9,
      }),
    );
    fc.assert(
      fc.property(text, (parts) => {
        const read = parseMoney(typeof parts === "string" ? parts : parts.join(""), "USD");
        expect(read.ok ? read.value.amountMinor > 0n : read.what !== "" && read.example !== "").toBe(true);
      }),
      { numRuns: 5_000 },
    );
  });
});
