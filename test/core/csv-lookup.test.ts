import { describe, expect, it } from "vitest";
import { buildLookupTable, parseAliases, parseAttributes, parseLookups } from "../../src/core/csv-lookup.ts";

const offices = { file: "sales_teams.csv", keyColumn: "sales_agent", valueColumn: "regional_office" };

describe("--alias", () => {
  it("maps what is written to what is meant", () => {
    expect(parseAliases("GTXPro=GTX Pro")).toEqual({ ok: true, value: new Map([["GTXPro", "GTX Pro"]]) });
    expect(parseAliases("GTXPro")).toMatchObject({ ok: false, example: '--alias "GTXPro=GTX Pro"' });
  });
});

describe("--lookup", () => {
  it("names a field, a file and its two columns", () => {
    const lookups = parseLookups("division=sales_teams.csv:sales_agent:regional_office", "deals", new Set());
    expect(lookups).toEqual({ ok: true, value: [{ field: "division", ...offices }] });
  });

  it("keeps the colon of a drive letter in the path", () => {
    expect(parseLookups("owner=C:\\data\\teams.csv:agent:manager", "deals", new Set())).toEqual({
      ok: true,
      value: [{ field: "owner", file: "C:\\data\\teams.csv", keyColumn: "agent", valueColumn: "manager" }],
    });
  });

  it.each([
    { text: "colour=a.csv:b:c", what: '--lookup knows no field "colour"' },
    { text: "amount=a.csv:b:c", what: '--lookup cannot look up "amount"' },
    { text: "division=a.csv:b", what: '--lookup needs FILE:keyColumn:valueColumn, not "a.csv:b".' },
    { text: "owner=a.csv:b:c", what: '"owner" is given by --map and by --lookup; keep one.' },
    { text: "division=a.csv:b:c,division=a.csv:b:d", what: '--lookup gives "division" twice.' },
  ])("refuses $text", ({ text, what }) => {
    expect(parseLookups(text, "deals", new Set(["owner"]))).toMatchObject({
      ok: false,
      what: expect.stringContaining(what),
      example: '--lookup "division=sales_teams.csv:sales_agent:regional_office"',
    });
  });
});

describe("--attributes", () => {
  it("come from another file or a column of the same one", () => {
    expect(parseAttributes("sector=accounts.csv:account:sector,size=Size")).toEqual({
      ok: true,
      value: [
        { name: "sector", from: { file: "accounts.csv", keyColumn: "account", valueColumn: "sector" } },
        { name: "size", from: { column: "Size" } },
      ],
    });
    expect(parseAttributes("sector=accounts.csv:account")).toMatchObject({
      ok: false,
      what: '--attributes needs FILE:keyColumn:valueColumn or a column, not "accounts.csv:account".',
    });
    expect(parseAttributes("a=x,a=y")).toMatchObject({ ok: false, what: '--attributes gives "a" twice.' });
  });
});

describe("buildLookupTable", () => {
  it("keeps each key's value, trimmed, without rows that have no key", () => {
    const rows = [
      { sales_agent: " Anna Snelling ", regional_office: "Central" },
      { sales_agent: "Anna Snelling", regional_office: "Central" },
      { sales_agent: "", regional_office: "West" },
      { sales_agent: "", regional_office: "East" },
    ];
    expect(buildLookupTable(rows, offices)).toEqual({
      ok: true,
      value: new Map([["Anna Snelling", "Central"]]),
    });
  });

  it("refuses one key with two values", () => {
    const rows = [
      { sales_agent: "Anna", regional_office: "Central" },
      { sales_agent: "Anna", regional_office: "West" },
    ];
    expect(buildLookupTable(rows, offices)).toMatchObject({
      ok: false,
      what: 'sales_teams.csv has two values of regional_office for "Anna": "Central" and "West".',
    });
  });

  it("takes no value from a prototype", () => {
    const lookup = { file: "x.csv", keyColumn: "__proto__", valueColumn: "constructor" };
    expect(buildLookupTable([{ a: "b" }], lookup)).toEqual({ ok: true, value: new Map() });
  });
});
