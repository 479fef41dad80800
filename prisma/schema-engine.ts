import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
} from "@prisma/driver-adapter-utils";
import * as glue from "@prisma/schema-engine-wasm/schema_engine_bg";
import type { QueryArrayConfig, QueryArrayResult } from "pg";
import type { Provider } from "../src/data/database-url.ts";
import type { Migration } from "../src/data/migrations.ts";

// Neither Node's types nor our `lib` name it.
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: Record<string, unknown>) => { exports: Record<string, unknown> };
};

// Prisma's schema engine as WebAssembly: the native one cannot be fetched where only the npm registry is reachable.
// Its main export imports .wasm as a module, which Node does not do; so the engine is put together by hand.
let isLoaded = false;
function loadEngine(): typeof glue.SchemaEngine {
  if (isLoaded) return glue.SchemaEngine;
  isLoaded = true;
  const file = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const engine = new WebAssembly.Module(readFileSync(file.replace(/\.js$/, ".wasm")));
  const { exports } = new WebAssembly.Instance(engine, { "./schema_engine_bg.js": { ...glue } });
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: console.error } });
  glue.__wbg_set_wasm(exports);
  if (typeof exports.__wbindgen_start === "function") exports.__wbindgen_start();
  return glue.SchemaEngine;
}

// PostgreSQL's catalogue keeps for instance a constraint's kind in its internal type "char" (oid 18). The engine
// asks for it as a character; Prisma's adapter refuses the type, and has none that it answers as a character.
const charType = 18;
const varcharType = 1043;

/** Prisma's PostgreSQL adapter, able to show the engine the catalogue of a database. */
export function createCatalogueAdapter(url: string): SqlMigrationAwareDriverAdapterFactory {
  const stock = new PrismaPg(url);
  return {
    provider: stock.provider,
    adapterName: stock.adapterName,
    connect: () => stock.connect().then(showingCharacters),
    connectToShadowDb: () => stock.connectToShadowDb().then(showingCharacters),
  };
}

function showingCharacters(adapter: Awaited<ReturnType<PrismaPg["connect"]>>): SqlDriverAdapter {
  const characters = new WeakMap<object, number[]>(); // places of "char" columns, by the rows of an answer
  const pool = adapter.underlyingDriver();
  const query: (config: QueryArrayConfig) => Promise<QueryArrayResult> = pool.query.bind(pool);
  const queryRaw = adapter.queryRaw.bind(adapter);
  const asVarchar = async (config: QueryArrayConfig) => {
    const result = await query(config);
    const places = (result.fields ?? []).flatMap(({ dataTypeID }, place) =>
      dataTypeID === charType ? place : [],
    );
    for (const field of result.fields ?? []) {
      if (field.dataTypeID === charType) field.dataTypeID = varcharType;
    }
    if (places.length > 0) characters.set(result.rows, places);
    return result;
  };
  Object.assign(pool, { query: asVarchar });
  return Object.assign(adapter, {
    queryRaw: async (asked: SqlQuery) => {
      const result = await queryRaw(asked);
      for (const place of characters.get(result.rows) ?? []) {
        result.columnTypes[place] = ColumnTypeEnum.Character;
      }
      return result;
    },
  });
}

/**
 * The SQL that leads from what a live database holds to what a schema says; "" when it is the same. Prisma's own
 * table of migrations is left out.
 */
export function diffSql(provider: Provider, url: string, schema: string): Promise<string> {
  const files = [{ path: "schema.prisma", content: schema }];
  return withEngine(provider, url, schema, async (engine) => {
    const { stdout } = await engine.diff({
      from: { tag: "schemaDatasource", files, configDir: "" }, // the database that the adapter connects to
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: null,
      filters,
    });
    return stdout === null || stdout.trim() === "-- This is an empty migration." ? "" : stdout;
  });
}

/** What `prisma migrate status` would say of a database: which migrations it finds edited, failed or missing. */
export function diagnose(provider: Provider, url: string, schema: string, landed: readonly Migration[]) {
  return withEngine(provider, url, schema, (engine) =>
    engine.diagnoseMigrationHistory({
      migrationsList: {
        baseDir: "/migrations",
        lockfile: { path: "migration_lock.toml", content: `provider = "${provider}"\n` },
        shadowDbInitScript: "",
        migrationDirectories: landed.map(({ name, sql }) => ({
          path: name,
          migrationFile: { path: "migration.sql", content: { tag: "ok", value: sql } },
        })),
      },
      optInToShadowDatabase: false,
      filters,
    }),
  );
}

const filters = { externalTables: [], externalEnums: [] };

async function withEngine<T>(
  provider: Provider,
  url: string,
  schema: string,
  work: (engine: glue.SchemaEngine) => Promise<T>,
): Promise<T> {
  const adapter = provider === "sqlite" ? new PrismaBetterSqlite3({ url }) : createCatalogueAdapter(url);
  const engine = await loadEngine().new(
    { datamodels: [["schema.prisma", schema]] },
    () => {},
    bindMigrationAwareSqlAdapterFactory(adapter),
  );
  try {
    return await work(engine);
  } finally {
    engine.free();
  }
}
