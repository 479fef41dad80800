import { describe, expect, it } from "vitest";
import { refused, teams } from "./commit-line-cases.ts";

describe("parseCommitLine refuses in words", () => {
  it.each([
    { text: "set marketing 101% of meetings", what: "A share cannot be over 100 %." },
    { text: "set marketing 100.01% of meetings", what: "A share cannot be over 100 %." },
    { text: "set marketing -5% of meetings", what: '"-5%" is less than nothing.' },
    { text: "set marketing 33.333% of meetings", what: "A share has at most two decimals." },
    { text: "set marketing % of meetings", what: '"%" is not a share.' },
    { text: "set marketing € 5k revenue", what: 'This ledger reports in USD, and "€ 5k" is EUR.' },
    { text: "set marketing - 5 meetings", what: '"- 5" is less than nothing.' },
    { text: "set marketing -5 meetings", what: '"-5" is less than nothing.' },
    { text: "set marketing 2.5 meetings", what: '"2.5" is not a whole number.' },
    { text: "set marketing k meetings", what: '"k" is not a number.' },
    { text: "set marketing 2000m leads", what: '"2000m" is more than anyone can reach.' },
    { text: "set marketing $5k meetings", what: '"$5k" is money, and meetings are counted.' },
    { text: "set marketing meetings", what: "The figure is missing." },
    { text: "set marketing 10 meetings and 5 deals", what: "One figure and one metric at a time." },
    {
      text: "set marketing 50%",
      what: '"50 %" of what: say how many or how much, and of leads, meetings, pipeline, deals or revenue.',
    },
    {
      text: "marketing",
      what: "The figure is missing: say how many or how much, and of leads, meetings, pipeline, deals or revenue.",
    },
  ])("refuses '$text' and shows a commitment that works", ({ text, what }) => {
    expect(refused(text)).toEqual({
      what,
      example: expect.stringMatching(/^set Marketing 50% of .+ 2026-Q4$/),
    });
  });

  it.each([
    {
      text: "target 50% of meetings 2027-Q1",
      what: "A target is a number; a share of it is a team's commitment.",
      example: "target 120 meetings 2027-Q1",
    },
    {
      text: "target 0 meetings",
      what: "A target must be more than zero.",
      example: "target 120 meetings 2026-Q4",
    },
    {
      text: "target $0 revenue",
      what: "A target must be more than zero.",
      example: "target $2.0M revenue 2026-Q4",
    },
    {
      text: "target €2m revenue",
      what: 'This ledger reports in USD, and "€2m" is EUR.',
      example: "target $2.0M revenue 2026-Q4",
    },
    { text: "target 1.234 revenue", what: '"1.234" can be read in two ways.', example: "$1,234 or $1.23" },
    {
      text: "target 120 meetings 2027-Q5",
      what: '"120 2027-Q5" is not a number.',
      example: "target 120 meetings 2026-Q4",
    },
  ])("refuses '$text' as a target", ({ text, what, example }) => {
    expect(refused(text)).toEqual({ what, example });
  });

  it.each([
    {
      text: "set markting 50% of meetings 2027-Q1",
      name: "markting",
      example: "set Marketing 50% meetings 2027-Q1",
    },
    { text: "partnres 10 deals", name: "partnres", example: "set Partners 10 deals" },
    { text: "set Acme $120k", name: "Acme", example: "set Marketing $120k" },
  ])("names the teams when '$text' names none of them", ({ text, name, example }) => {
    const known = "The teams are Marketing, Sales, Partners, Partners R&D and Target Partners.";
    expect(refused(text)).toEqual({ what: `"${name}" is not a team. ${known}`, example });
  });

  it("says that a word alone is neither a team nor a quarter, and that a team is missing", () => {
    const one = { teams: teams.slice(0, 1) };
    expect(refused("foo", one)).toEqual({
      what: '"foo" is neither a team nor a quarter. The only team is Marketing.',
      example: "set Marketing 50% of meetings",
    });
    expect(refused("50% of meetings", one)).toEqual({
      what: "The team is missing. The only team is Marketing.",
      example: "set Marketing 50% meetings",
    });
    expect(refused("foo", { teams: [] })).toMatchObject({
      what: '"foo" is neither a team nor a quarter. This ledger has no teams yet.',
    });
  });

  it.each([
    { text: "Acme $120k", example: "/deal closed Acme $120k" },
    { text: '"Acme &amp; Co" 120 000 €', example: '/deal closed "Acme & Co" 120 000 €' },
    { text: "Acme Deals $120k", example: "/deal closed Acme Deals $120k" },
    { text: "closed Acme $120k", example: "/deal closed Acme $120k" },
    { text: "won Acme", example: "/deal won Acme" },
    { text: "lost Acme because price", example: "/deal lost Acme because price" },
  ])("takes '$text' for a deal and hands the person's own words back", ({ text, example }) => {
    expect(refused(text)).toEqual({
      what: "`/commit` is for a team's commitment. To log a deal that closed, use `/deal`.",
      example,
    });
  });
});
