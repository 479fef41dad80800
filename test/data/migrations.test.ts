import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { derivedSchemaPath, deriveSchema, schemaPath } from "../../prisma/derive.ts";
import { diagnose, diffSql } from "../../prisma/schema-engine.ts";
import { listMigrations } from "../../src/data/migrations.ts";
import { freshDatabase, providers } from "../support/databases.ts";
import checksums from "./migration-checksums.json" with { type: "json" };

const edited = readFileSync(schemaPath, "utf8");

test("the PostgreSQL schema is the edited one but for its header", () => {
  expect(readFileSync(derivedSchemaPath, "utf8")).toBe(deriveSchema(edited));
});

describe.each(providers)("migrations for %s", (provider) => {
  const schema = provider === "sqlite" ? edited : deriveSchema(edited);

  test("make of an empty database what the schema says", async () => {
    const { url, drop } = await freshDatabase(provider);
    expect(await diffSql(provider, url, schema)).toBe("");
    await drop();
  });

  test("are missed when the schema got a column that none of them makes", async () => {
    const { url, drop } = await freshDatabase(provider);
    const ahead = schema.replace("model Team {", "model Team {\n  motto String?");
    expect(await diffSql(provider, url, ahead)).toMatch(/ALTER TABLE "Team" ADD COLUMN +"motto" TEXT;/);
    await drop();
  });

  test("are recorded so that Prisma's own tools find nothing left to do", async () => {
    const { url, drop } = await freshDatabase(provider);
    expect(await diagnose(provider, url, schema, listMigrations(provider))).toMatchObject({
      hasMigrationsTable: true,
      history: null,
      editedMigrationNames: [],
      failedMigrationNames: [],
    });
    await drop();
  });

  test("never change after they have landed", () => {
    const landed = listMigrations(provider).map(({ name, checksum }) => [name, checksum]);
    expect(Object.fromEntries(landed)).toEqual(checksums[provider]);
  });
});
