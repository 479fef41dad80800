import { describe, expect, it } from "vitest";
import { ledgerTables } from "../../src/data/ledger-tables.ts";
import { readSchema } from "../support/read-schema.ts";

/** What is the app's own, and why nobody takes it along. */
const own: Record<string, string> = {
  Workspace: "is Slack's, not the ledger's",
  LedgerChoice: "is a person's choice among ledgers",
  LeadHook: "holds hashes of secrets",
  Outbox: "is what the app has posted and will post",
  Draft: "is half a day's memory of what somebody typed",
  RequestKey: "is how a repeated request is known",
};

const kindsOf = { String: ["id", "link", "text", "subject", "change"], Int: ["count"], BigInt: ["big"] };
const typeOf = (kind: string): string =>
  Object.entries(kindsOf).find(([, kinds]) => kinds.includes(kind))?.[0] ?? "Boolean";

describe("the tables of an export", () => {
  const models = readSchema();

  it("are all tables of the schema but those that are the app's own", () => {
    const exported = ledgerTables.map(({ name }) => name);
    expect([...exported, ...Object.keys(own)].sort()).toEqual(models.map(({ name }) => name).sort());
  });

  it.each(ledgerTables.map((table) => [table.name, table] as const))("%s has every column", (name, table) => {
    const model = models.find((each) => each.name === name);
    // A ledger's key and workspace are those of the ledger it is imported into.
    const left = name === "Ledger" ? ["workspaceId", "key"] : ["ledgerId"];
    const columns = model?.columns.filter((column) => !left.includes(column.name));
    expect(
      table.columns.map(({ kind, mayBeNull, ...column }) => ({
        ...{ name: column.name, type: typeOf(kind), isOptional: mayBeNull },
      })),
    ).toEqual(columns);
    const links = model?.relations.flatMap(({ fields }) => fields).filter((field) => field !== "ledgerId");
    const expected = name === "Ledger" ? [] : links;
    expect(
      table.columns
        .filter(({ kind }) => kind === "link")
        .map((column) => column.name)
        .sort(),
    ).toEqual([...(expected ?? [])].sort());
  });

  it("come after the tables that they link to", () => {
    const order = ledgerTables.map(({ name }) => name);
    for (const { name, relations } of models.filter((model) => order.includes(model.name))) {
      for (const { target } of relations.filter((relation) => order.includes(relation.target))) {
        expect(order.indexOf(target), `${name} links to ${target}`).toBeLessThan(order.indexOf(name));
      }
    }
  });
});
