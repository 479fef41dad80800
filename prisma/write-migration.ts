// npm run migration -- <name> [<timestamp>]: writes the migration from what has landed to prisma/schema.prisma, for
// both databases, and lists its checksum. Landed files are never changed again.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Provider } from "../src/data/database-url.ts";
import { migrate } from "../src/data/migrate.ts";
import { listMigrations, migrationsFolder } from "../src/data/migrations.ts";
import { startPostgres } from "../test/support/postgres-server.ts";
import { derivedSchemaPath, deriveSchema, schemaPath } from "./derive.ts";
import { diffSql } from "./schema-engine.ts";

const checksumsPath = fileURLToPath(new URL("../test/data/migration-checksums.json", import.meta.url));

async function writeMigration(name: string, timestamp: string): Promise<void> {
  const schema = readFileSync(schemaPath, "utf8");
  const derived = deriveSchema(schema);
  writeFileSync(derivedSchemaPath, derived);
  const folder = mkdtempSync(join(tmpdir(), "roundtrip-migration-"));
  const server = await startPostgres();
  try {
    const sqlite = await diffFromLanded("sqlite", `file:${join(folder, "landed.db")}`, schema);
    const postgresql = await diffFromLanded("postgresql", server.urlOf("postgres"), derived);
    writeOne("sqlite", `${timestamp}_${name}`, sqlite);
    writeOne("postgresql", `${timestamp}_${name}`, postgresql);
    writeChecksums();
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true });
  }
}

async function diffFromLanded(provider: Provider, url: string, schema: string): Promise<string> {
  await migrate(url);
  return diffSql(provider, url, schema);
}

function writeOne(provider: Provider, name: string, sql: string): void {
  const path = join(migrationsFolder, provider, name, "migration.sql");
  if (sql === "") {
    console.log(`${provider}: nothing to migrate`);
    return;
  }
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, sql, { flag: "wx" });
  writeFileSync(join(migrationsFolder, provider, "migration_lock.toml"), lockFile(provider));
  console.log(`${provider}: ${path}`);
}

const lockFile = (provider: Provider) =>
  `# Written by npm run migration, read by Prisma's own tools.\nprovider = "${provider}"\n`;

function writeChecksums(): void {
  const checksums = Object.fromEntries(
    (["sqlite", "postgresql"] as const).map((provider) => [
      provider,
      Object.fromEntries(listMigrations(provider).map(({ name, checksum }) => [name, checksum])),
    ]),
  );
  writeFileSync(checksumsPath, `${JSON.stringify(checksums, null, 2)}\n`);
}

const [name, timestamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14)] = process.argv.slice(2);
if (!name || !/^[a-z0-9_]+$/.test(name) || !/^\d{14}$/.test(timestamp)) {
  console.error("Type: npm run migration -- <name_in_small_letters> [<yyyymmddhhmmss>]");
  process.exitCode = 1;
} else {
  await writeMigration(name, timestamp);
}
