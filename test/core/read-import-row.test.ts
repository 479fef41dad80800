import { describe, expect, it } from "vitest";
import { parseAttributes, parseLookups } from "../../src/core/csv-lookup.ts";
import { parseFieldMap, parseStages } from "../../src/core/csv-mapping.ts";
import { columnsOf, fileLookupsOf, type ImportMapping } from "../../src/core/import-mapping.ts";
import { readImportRow } from "../../src/core/read-import-row.ts";
import type { Result } from "../../src/core/result.ts";

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.what);
  return result.value;
}

const columns = must(
  parseFieldMap(
    "id=opportunity_id,company=account,product=product,owner=sales_agent,stage=deal_stage," +
      "salesReady=engage_date,closed=close_date,amount=close_value,currency=currency,due=due",
    "deals",
  ),
);
const lookups = must(parseLookups("division=teams.csv:sales_agent:office", "deals", new Set(columns.keys())));
const attributes = must(parseAttributes("sector=accounts.csv:account:sector,size=size"));
const tableFor = new Map([
  ["teams.csv", new Map([["Moses Frase", "Central"]])],
  ["accounts.csv", new Map([["Cancity", "retail"]])],
]);
const mapping: ImportMapping = {
  kind: "deals",
  columns,
  stages: must(parseStages("Won=won,Lost=lost,Engaging=open,Prospecting=open", "deals")),
  dateFormat: "M/D/YYYY",
  aliases: new Map([["GTXPro", "GTX Pro"]]),
  lookups,
  attributes,
  tables: new Map(
    fileLookupsOf({ lookups, attributes }).map((each) => [each, tableFor.get(each.file) ?? new Map()]),
  ),
  bands: new Map(),
  defaultCurrency: "USD",
  timeZone: "UTC",
};
const won = {
  opportunity_id: "1C1I7A6R",
  sales_agent: "Moses Frase",
  product: "GTXPro",
  account: "Cancity",
  deal_stage: "Won",
  engage_date: "10/20/2016",
  close_date: "3/1/2017",
  close_value: "1054",
};

describe("readImportRow", () => {
  it("reads a won deal with its aliases, lookups and attributes", () => {
    expect(readImportRow({ ...won, size: "large" }, mapping)).toEqual({
      ok: true,
      value: {
        externalId: "1C1I7A6R",
        company: "Cancity",
        contactName: null,
        productName: "GTX Pro",
        divisionName: "Central",
        ownerName: "Moses Frase",
        ...{ sourceName: null, teamName: null, campaignName: null },
        ...{ accountRef: null, campaignRef: null, leadRef: null, dealRef: null },
        ...{ email: null, day: null, note: null },
        outcome: "won",
        stageName: "Won",
        salesReadyDay: "2016-10-20",
        closedDay: "2017-03-01",
        dueDay: null,
        amount: { amountMinor: 1054_00n, currency: "USD" },
        attributes: [
          { name: "sector", value: "retail" },
          { name: "size", value: "large" },
        ],
        dataErrors: [],
      },
    });
  });

  it("reads an open deal that has no company, days or amount yet", () => {
    const row = {
      ...won,
      deal_stage: "prospecting",
      account: " ",
      engage_date: "",
      close_date: "",
      close_value: "",
    };
    expect(readImportRow(row, mapping)).toMatchObject({
      ok: true,
      value: {
        outcome: "open",
        stageName: "prospecting",
        company: null,
        salesReadyDay: null,
        closedDay: null,
        amount: null,
        attributes: [],
        dataErrors: [],
      },
    });
  });

  it.each([
    { close_value: "0", currency: "", amount: { amountMinor: 0n, currency: "USD" } },
    { close_value: "0.00", currency: "EUR", amount: { amountMinor: 0n, currency: "EUR" } },
    { close_value: "€0", currency: "", amount: { amountMinor: 0n, currency: "EUR" } },
    { close_value: "1,054.50", currency: "eur", amount: { amountMinor: 1054_50n, currency: "EUR" } },
    { close_value: "500", currency: "JPY", amount: { amountMinor: 500n, currency: "JPY" } },
  ])("reads the amount $close_value in $currency", ({ amount, ...cells }) => {
    expect(readImportRow({ ...won, ...cells }, mapping)).toMatchObject({ ok: true, value: { amount } });
  });

  it.each([
    { cells: { opportunity_id: " " }, column: "opportunity_id", reason: "the id is blank" },
    {
      cells: { deal_stage: "Signed" },
      column: "deal_stage",
      reason: '--stages does not say what "Signed" means',
    },
    { cells: { deal_stage: "" }, column: "deal_stage", reason: "the stage is blank" },
    { cells: { close_date: "" }, column: "close_date", reason: "a won deal needs the day it closed" },
    {
      cells: { close_date: "", deal_stage: "Lost" },
      column: "close_date",
      reason: "a lost deal needs the day it closed",
    },
    {
      cells: { close_date: "2/30/2017" },
      column: "close_date",
      reason: '"2/30/2017" is not a day written M/D/YYYY',
    },
    {
      cells: { engage_date: "2016-10-20" },
      column: "engage_date",
      reason: '"2016-10-20" is not a day written M/D/YYYY',
    },
    { cells: { due: "soon" }, column: "due", reason: '"soon" is not a day written M/D/YYYY' },
    {
      cells: { currency: "dollars" },
      column: "currency",
      reason: '"DOLLARS" is not a currency code of three letters such as USD',
    },
    {
      cells: { close_value: "lots" },
      column: "close_value",
      reason: '"lots" is not an amount of money',
    },
    {
      cells: { account: "x".repeat(201) },
      column: "account",
      reason: "a name of 201 characters; 200 are allowed",
    },
  ])("refuses $cells: $reason", ({ cells, column, reason }) => {
    expect(readImportRow({ ...won, ...cells }, mapping)).toEqual({
      ok: false,
      problems: [{ column, reason }],
    });
  });

  it("lists all of a row's problems at once", () => {
    const reading = readImportRow({ ...won, opportunity_id: "", deal_stage: "?", engage_date: "?" }, mapping);
    const found = reading.ok ? [] : reading.problems.map((each) => each.column);
    expect(found).toEqual(["opportunity_id", "deal_stage", "engage_date"]);
  });

  it("keeps a deal closed before it was sales-ready, as a data error", () => {
    expect(readImportRow({ ...won, engage_date: "3/2/2017" }, mapping)).toMatchObject({
      ok: true,
      value: {
        salesReadyDay: "2017-03-02",
        closedDay: "2017-03-01",
        dataErrors: [
          { column: "close_date", reason: "closed 2017-03-01, before it was sales-ready 2017-03-02" },
        ],
      },
    });
  });

  it("keeps an open deal with a closing day without that day, as a data error", () => {
    expect(readImportRow({ ...won, deal_stage: "Engaging" }, mapping)).toMatchObject({
      ok: true,
      value: {
        closedDay: null,
        dataErrors: [
          { column: "close_date", reason: "an open deal has a closing day, 2017-03-01; left out" },
        ],
      },
    });
  });

  it("keeps a deal whose lookups find nothing, as data errors", () => {
    expect(readImportRow({ ...won, sales_agent: "Jo", account: "Umbrella" }, mapping)).toMatchObject({
      ok: true,
      value: {
        ownerName: "Jo",
        divisionName: null,
        attributes: [],
        dataErrors: [
          { column: "sales_agent", reason: '"Jo" is not in teams.csv' },
          { column: "account", reason: '"Umbrella" is not in accounts.csv' },
        ],
      },
    });
  });

  it("treats names that objects are born with as plain names", () => {
    const row = { ...won, account: "__proto__", sales_agent: "constructor", product: "toString" };
    expect(readImportRow(row, mapping)).toMatchObject({
      ok: true,
      value: { company: "__proto__", ownerName: "constructor", productName: "toString", divisionName: null },
    });
  });

  it("throws when a table it needs was not loaded", () => {
    expect(() => readImportRow(won, { ...mapping, tables: new Map() })).toThrow("teams.csv was not loaded");
  });
});

describe("columnsOf", () => {
  it("lists every column of the deals file that the mapping reads, once", () => {
    expect(columnsOf(mapping)).toEqual([
      "opportunity_id",
      "account",
      "product",
      "sales_agent",
      "deal_stage",
      "engage_date",
      "close_date",
      "close_value",
      "currency",
      "due",
      "size",
    ]);
  });
});
