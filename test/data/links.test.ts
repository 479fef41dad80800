// The database itself refuses a link from one ledger's row to another's, whatever the code above it forgets.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Database, openDatabase } from "../../src/data/client.ts";
import { type FreshDatabase, freshDatabase, providers } from "../support/databases.ts";
import { type Model, type Relation, readSchema } from "../support/read-schema.ts";

const models = readSchema();
const belongsToLedger = (name: string) => name !== "Ledger" && name !== "Workspace";
const links = models.flatMap((model) =>
  model.relations
    .filter(({ target }) => belongsToLedger(target))
    .map((relation) => ({ model, relation, name: `${model.name}.${relation.name}` })),
);

test("every link between a ledger's tables carries the ledger on both ends", () => {
  const whole = links.map(({ name, relation }) => [name, relation.fields[0], relation.references]);
  expect(whole).toEqual(links.map(({ name }) => [name, "ledgerId", ["ledgerId", "id"]]));
  expect(links.length).toBeGreaterThan(20);
});

test("every table that names a ledger is linked to it", () => {
  const unlinked = models
    .filter(({ columns, relations }) => {
      return (
        columns.some(({ name }) => name === "ledgerId") &&
        !relations.some(({ target }) => target === "Ledger")
      );
    })
    .map(({ name }) => name);
  expect(unlinked).toEqual(["RequestKey"]); // it outlives no request by more than 7 days, and points at nothing
});

describe.each(providers)("a %s database", (provider) => {
  let fresh: FreshDatabase;
  let database: Database;
  beforeAll(async () => {
    fresh = await freshDatabase(provider);
    database = await openDatabase({ url: fresh.url });
    for (const ledger of ["A", "B"]) {
      for (const model of inOrderOfLinks()) await insert(model, rowOf(model, ledger, ledger));
    }
  });
  afterAll(async () => {
    await database.close();
    await fresh.drop();
  });

  const insert = (model: Model, row: Record<string, string>) =>
    database.db.$executeRawUnsafe(
      `INSERT INTO "${model.name}" (${Object.keys(row).map((column) => `"${column}"`)}) VALUES (${Object.values(row)})`,
    );

  test.each(links)(
    "refuses a row of ledger A whose $name is ledger B's, and takes A's own",
    async ({ model, relation }) => {
      const row = rowOf(model, "A", `A-${relation.name}`);
      const crossed = { ...row, [linkColumn(relation)]: idOf(relation.target, "B") };
      await expect(insert(model, crossed)).rejects.toThrow(/foreign key constraint/i);
      expect(await insert(model, row)).toBe(1);
    },
  );
});

const linkColumn = ({ fields }: Relation) => fields.at(-1) ?? "";
const idOf = (model: string, ledger: string) => `'${model}-${ledger}'`;

let numbers = 0;
/** Never the same number twice: a number may be part of what must be unique. */
const nextNumber = () => {
  numbers += 1;
  return String(numbers);
};

/** SQL literals of a whole row of a ledger that links only to the first rows of its own ledger. */
function rowOf(model: Model, ledger: string, mark: string): Record<string, string> {
  const linked = new Map(model.relations.map((relation) => [linkColumn(relation), relation.target]));
  const literals = model.columns.map(({ name, type }) => {
    const target = linked.get(name);
    if (target) return [name, idOf(target, ledger)];
    if (name === "id") return [name, idOf(model.name, mark)];
    if (type === "Boolean") return [name, "TRUE"];
    return [name, type === "String" ? `'${name}-${mark}'` : nextNumber()];
  });
  return Object.fromEntries(literals);
}

/** Models so that those linked to come first. */
function inOrderOfLinks(): Model[] {
  const done = new Set<string>();
  const order: Model[] = [];
  while (order.length < models.length) {
    const next = models.find(
      ({ name, relations }) => !done.has(name) && relations.every(({ target }) => done.has(target)),
    );
    if (!next) throw new Error("The links of the schema go round in a circle.");
    done.add(next.name);
    order.push(next);
  }
  return order;
}
