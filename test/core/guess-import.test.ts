import { describe, expect, it } from "vitest";
import { guessColumns } from "../../src/core/guess-columns.ts";
import { guessDayFormats, guessOutcome, isNoLead } from "../../src/core/guess-values.ts";

const guess = (...args: Parameters<typeof guessColumns>) => Object.fromEntries(guessColumns(...args));

describe("the columns of a file", () => {
  it.each([
    [
      "leads",
      ["Lead ID", "Company", "First Name", "Last Name", "E-mail", "Lead Source", "Created Date"],
      {
        ...{ id: "Lead ID", company: "Company", contact: "First Name+Last Name", email: "E-mail" },
        ...{ source: "Lead Source", day: "Created Date" },
      },
    ],
    [
      "deals",
      [
        "opportunity_id",
        "sales_agent",
        "product",
        "account",
        "deal_stage",
        "engage_date",
        "close_date",
        "close_value",
      ],
      {
        ...{ id: "opportunity_id", owner: "sales_agent", product: "product", company: "account" },
        ...{ stage: "deal_stage", salesReady: "engage_date", closed: "close_date", amount: "close_value" },
      },
    ],
    [
      "spend",
      ["Id", "Campaign", "Date", "Cost"],
      { id: "Id", campaign: "Campaign", day: "Date", amount: "Cost" },
    ],
    // An e-mail address tells the rows of a list without ids apart.
    ["leads", ["Company", "Email"], { company: "Company", email: "Email", id: "Email" }],
    // Of two columns that could be the company the likelier one is taken, and no column twice.
    ["accounts", ["Company", "Account Name"], { name: "Account Name" }],
    ["touches", ["Lead ID", "Id", "Day"], { id: "Id", lead: "Lead ID", day: "Day" }],
    ["leads", ["Spalte 1", "Spalte 2"], {}],
  ] as const)("of %s are guessed by their names: %j", (kind, headers, expected) => {
    expect(guess(kind, [...headers])).toEqual(expected);
  });
});

describe("how days are written", () => {
  it.each([
    [["2026-11-20", "", "2026-11-21T08:00:00Z"], ["ISO"]],
    [["3/4/2026", "3/25/2026"], ["M/D/YYYY"]], // there is no month 25
    [["25/3/2026"], ["D/M/YYYY"]],
    [["3/4/2026"], ["M/D/YYYY", "D/M/YYYY"]], // either: has to be asked
    [["3.4.2026"], ["D.M.YYYY"]],
    [
      ["2026-11-20", "20.11.2026"],
      ["ISO", "D.M.YYYY"],
    ], // one each: has to be asked
    [["3/25/2026", "soon", "3/4/2026"], ["M/D/YYYY"]], // 2 of 3, the rest is refused by row
    [["soon"], []],
    [[], ["ISO"]],
  ])("%j: %j", (cells, expected) => {
    expect(guessDayFormats(cells)).toEqual(expected);
  });
});

describe("what words mean", () => {
  it.each([
    ["Closed Won", "won"],
    ["closedwon", "won"],
    ["Won", "won"],
    ["Closed Lost", "lost"],
    ["closedlost", "lost"],
    ["Proposal", "open"],
    ["Wonder", "open"],
  ])("the stage %s: %s", (stage, outcome) => {
    expect(guessOutcome(stage)).toBe(outcome);
  });

  it("a status of junk is no lead", () => {
    expect(["Junk", "Duplicate record", "New", "Testing"].map(isNoLead)).toEqual([true, true, false, false]);
  });
});
