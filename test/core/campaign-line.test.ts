import { describe, expect, it } from "vitest";
import { parseCampaignLine } from "../../src/core/campaign-line.ts";

const context = {
  today: "2026-11-23",
  currency: "USD",
  knownNames: new Set(["webinar q3", "trade show 2026", "webinar", "note pad"]),
} as const;
const read = (text: string) => {
  const line = parseCampaignLine(text, context);
  return line.ok ? line.value : `${line.what} Try: ${line.example}`;
};
const dollars = (amountMinor: bigint) => ({ amountMinor, currency: "USD" });

describe("a line after /campaign", () => {
  it.each([
    ["", { kind: "list", isAll: false }],
    ["list all", { kind: "list", isAll: true }],
    ["webinar-q3", { kind: "show", name: "webinar-q3", fields: {} }],
    [
      "new webinar-q4 source webinar team marketing product line core division emea from 2026-10-01 to 2026-10-31 lead time 45 days owner <@U1|jane>",
      {
        kind: "new",
        name: "webinar-q4",
        fields: {
          ...{ source: "webinar", team: "marketing", product: "core", division: "emea", owner: "U1" },
          ...{ startDay: "2026-10-01", endDay: "2026-10-31", leadDays: 45 },
        },
      },
    ],
    [
      "new “Spring Fair 2027” starts 2027-03-01 ends 2027-03-04 source trade show lead time 6 weeks",
      {
        kind: "new",
        name: "Spring Fair 2027",
        fields: { source: "trade show", startDay: "2027-03-01", endDay: "2027-03-04", leadDays: 42 },
      },
    ],
    [
      "spend webinar-q3 $4,000 on friday note hall and stand on two days",
      {
        kind: "spend",
        name: "webinar-q3",
        fields: { amount: dollars(400_000n), day: "2026-11-20", note: "hall and stand on two days" },
      },
    ],
    // a name that holds a figure or a keyword is known, so it comes first
    [
      "spend Trade Show 2026 2500",
      { kind: "spend", name: "Trade Show 2026", fields: { amount: dollars(250_000n) } },
    ],
    ["spend note pad $5", { kind: "spend", name: "note pad", fields: { amount: dollars(500n) } }],
    ["spend webinar-q3 -$200", { kind: "spend", name: "webinar-q3", fields: { amount: dollars(-20_000n) } }],
    ["spend webinr-q3 -$200", { kind: "spend", name: "webinr-q3", fields: { amount: dollars(-20_000n) } }],
    [
      "spend webinar-q3 €1.2k yesterday",
      {
        kind: "spend",
        name: "webinar-q3",
        fields: { amount: { amountMinor: 120_000n, currency: "EUR" }, day: "2026-11-22" },
      },
    ],
    ["end webinar-q3 2026-09-30", { kind: "end", name: "webinar-q3", fields: { day: "2026-09-30" } }],
    ["end webinr-q3 on friday", { kind: "end", name: "webinr-q3", fields: { day: "2026-11-20" } }],
    ["end webinar-q3", { kind: "end", name: "webinar-q3", fields: {} }],
  ])("%s", (text, line) => expect(read(text)).toEqual(line));

  it.each([
    ["spend", "Which campaign? Its name comes first. Try: spend webinar-q3 $4,000"],
    ["dance webinar-q3", "nothing that /campaign does"],
    ["spend webinar-q3 $4 $5", "There is more than one amount in this line"],
    ["spend webinar-q3 $0", "What is spent is more than zero."],
    ["update webinar-q3 owner jane", "Who owns it?"],
    ["new x source", 'There is nothing after "source"'],
    ["new x source webinar from 3/4", "a day in figures with slashes"],
    ["new x source webinar lead time soon", "A lead time is 0 to 730 days."],
    ["spend webinar-q3 $4 hurrah", 'I cannot place "hurrah"'],
    ["end webinar-q3 someday", '"someday" is not a day.'],
  ])("%s is refused in words", (text, words) => expect(read(text)).toContain(words));
});
