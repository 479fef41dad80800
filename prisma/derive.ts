import { fileURLToPath } from "node:url";

/** The one schema that people edit, and the one derived from it. */
export const schemaPath = fileURLToPath(new URL("schema.prisma", import.meta.url));
export const derivedSchemaPath = fileURLToPath(new URL("postgresql/schema.prisma", import.meta.url));

const differences = [
  ['provider = "sqlite"', 'provider = "postgresql"'],
  [
    'output              = "../src/data/generated/sqlite"',
    'output              = "../../src/data/generated/postgresql"',
  ],
] as const;

/**
 * The PostgreSQL schema: the same text but for the provider and the folder of the generated client. Throws when
 * either line does not stand exactly once in the schema.
 */
export function deriveSchema(schema: string): string {
  return differences.reduce((text, [here, there]) => {
    if (text.split(here).length !== 2)
      throw new Error(`prisma/schema.prisma must have "${here}" exactly once.`);
    return text.replace(here, there);
  }, schema);
}
